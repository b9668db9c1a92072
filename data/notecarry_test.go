package data

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"paragraf/data/anchor"
)

// noted accepts a meeting with notes on its second item: on words of the report,
// on a row, on words of a row, on the item and on the meeting.
func noted(t *testing.T, s *Store) (meetingID, itemID string) {
	t.Helper()
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1]
	for _, n := range []Note{
		{Text: "ram", ItemID: it.ID, Passage: &Passage{Part: PartBody, Start: 41, End: 44}},
		{Text: "början", ItemID: it.ID, Passage: &Passage{Part: PartBody, Start: 0, End: 14}},
		{Text: "beslut", ItemID: it.ID, Passage: &Passage{Part: PartDecisions, Start: 0, End: 7}},
		{Text: "rad 1", ItemID: it.ID, Row: &RowRef{List: "Anmälningsärenden", Number: 1}},
		{Text: "ord i rad 2", ItemID: it.ID, Row: &RowRef{List: "Anmälningsärenden", Number: 2}, Passage: &Passage{Part: PartRow, Start: 0, End: 9}},
		{Text: "ärendet", ItemID: it.ID},
		{Text: "mötet"},
	} {
		n.MeetingID = id
		if _, err := s.AddNote(ctx, n); err != nil {
			t.Fatalf("%s: %v", n.Text, err)
		}
	}
	return id, it.ID
}

// states lists what became of notes, by their texts.
func states(t *testing.T, s *Store, meetingID string) map[string]string {
	t.Helper()
	notes, err := s.Notes(context.Background(), NoteFilter{MeetingID: meetingID})
	if err != nil {
		t.Fatal(err)
	}
	_, with, err := s.MeetingWithNotes(context.Background(), meetingID)
	if err != nil || asJSON(t, with) != asJSON(t, notes) {
		t.Errorf("with the meeting come %s, %v; alone %s", asJSON(t, with), err, asJSON(t, notes))
	}
	if in, err := s.NotesIn(context.Background(), mustMeeting(t, s, meetingID)); err != nil || asJSON(t, in) != asJSON(t, notes) {
		t.Errorf("in the meeting are %s, %v; alone %s", asJSON(t, in), err, asJSON(t, notes))
	}
	all := map[string]string{}
	for _, n := range notes {
		state := "unchanged"
		if n.Carried != nil {
			state = string(n.Carried.State)
		}
		if n.Passage != nil {
			state += " " + n.Passage.Quote
		} else if n.Row != nil {
			state += " " + n.Row.Text
		}
		all[n.Text] = state
	}
	return all
}

func wantStates(t *testing.T, when string, got map[string]string, want map[string]string) {
	t.Helper()
	for text, state := range want {
		if got[text] != state {
			t.Errorf("%s: the note %q is %q, want %q", when, text, got[text], state)
		}
	}
	if len(got) != 7 {
		t.Errorf("%s: %d notes", when, len(got))
	}
}

func TestNotesFollowTheirTexts(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id, itemID := noted(t, s)
	d := omsorgDraft()
	it := &d.Meeting.Items[1]
	body := JoinBlocks(it.Body)
	start := string([]rune(body)[:14])
	decision := string([]rune(JoinBlocks(it.Part(PartDecisions)))[:7])
	rows := it.Lists[0].Entries
	row2 := string([]rune(rows[1].Text)[:9])
	wantStates(t, "at first", states(t, s, id), map[string]string{"ram": "unchanged ram", "rad 1": "unchanged " + rows[0].Text})
	it.Body = append([]Block{{Paragraph, "Ett nytt stycke står före de andra."}}, it.Body...)
	for i := range it.Body {
		it.Body[i].Text = strings.Replace(it.Body[i].Text, "en ram", "en kostnadsram", 1)
	}
	rows[0].Text += " med tillägg"
	rows[0], rows[1] = rows[1], rows[0]
	rows[0].Number, rows[1].Number = 1, 2
	mustAccept(t, s, d, "b", Updated)
	after := map[string]string{"ram": "edited kostnadsram", "början": "unchanged " + start, "beslut": "unchanged " + decision,
		"rad 1": "edited " + rows[1].Text, "ärendet": "unchanged", "mötet": "unchanged"}
	wantStates(t, "after a new version", states(t, s, id), after)
	if got := states(t, s, id)["ord i rad 2"]; !strings.HasSuffix(got, row2) || strings.HasPrefix(got, "gone") {
		t.Errorf("the words in the row: %q", got)
	}

	// What was not seen stays so in a version that changes nothing of it.
	d.Meeting.Items[1].Body = append(d.Meeting.Items[1].Body, Block{Paragraph, "Till sist."})
	mustAccept(t, s, d, "c", Updated)
	wantStates(t, "after another", states(t, s, id), after)
	notes, _ := s.Notes(ctx, NoteFilter{ItemID: itemID})
	var ram Note
	for _, n := range notes {
		if n.Text == "ram" {
			ram = n
		}
	}
	if ram.Carried == nil || ram.Carried.Was.Quote != "ram" || ram.Carried.Was.Start != 41 {
		t.Fatalf("%s", asJSON(t, ram))
	}
	if err := s.SetSeen(ctx, ram.ID, true); err != nil {
		t.Fatal(err)
	}
	after["ram"] = "unchanged kostnadsram"
	wantStates(t, "seen", states(t, s, id), after)
	if err := s.SetSeen(ctx, ram.ID, false); err != nil {
		t.Fatal(err)
	}
	after["ram"] = "edited kostnadsram"
	wantStates(t, "seen no more", states(t, s, id), after)
}

func TestNoteWithoutAPlaceGetsOneAgain(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	_, itemID := noted(t, s)
	d := omsorgDraft()
	d.Meeting.Items[1].Body = []Block{{Paragraph, "Allt är skrivet på nytt, och ingenting är sig likt."}}
	mustAccept(t, s, d, "b", Updated)
	find := func() Note {
		t.Helper()
		notes, err := s.Notes(ctx, NoteFilter{ItemID: itemID})
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range notes {
			if n.Text == "ram" {
				return n
			}
		}
		t.Fatal("the note is lost")
		return Note{}
	}
	lost := find()
	if !lost.Gone() || lost.Passage.Quote != "ram" || lost.Carried.Was.Start != 41 {
		t.Fatalf("%s", asJSON(t, lost))
	}
	moved := lost
	moved.Passage = &Passage{Part: PartBody, Start: 0, End: 4}
	saved, err := s.SaveNote(ctx, moved)
	if err != nil || saved.Carried != nil || saved.Passage.Quote != "Allt" || asJSON(t, find()) != asJSON(t, saved) {
		t.Fatalf("%s, %v", asJSON(t, saved), err)
	}
	saved.Passage = lost.Passage // undone
	if saved, err = s.SaveNote(ctx, saved); err != nil || !saved.Gone() || asJSON(t, find().Carried) != asJSON(t, lost.Carried) {
		t.Fatalf("%s, %v", asJSON(t, saved), err)
	}
	if err := s.DeleteNote(ctx, lost.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreNote(ctx, saved); err != nil || !find().Gone() {
		t.Fatalf("restored %s, %v", asJSON(t, find()), err)
	}
}

// A text that is emptied and comes back as it was has its notes as they were, also
// on words that stand in it many times.
func TestATextThatComesBackHasItsNotesAsTheyWere(t *testing.T) {
	s := openStore(t)
	id, itemID := noted(t, s)
	d := omsorgDraft()
	body := JoinBlocks(d.Meeting.Items[1].Body)
	at := len([]rune(body[:strings.LastIndex(body, "en")]))
	again, err := s.AddNote(t.Context(), Note{Text: "en", MeetingID: id, ItemID: itemID, Passage: &Passage{Part: PartBody, Start: at, End: at + 2}})
	if err != nil || strings.Count(body, "en") < 2 {
		t.Fatalf("%v, or %q does not recur", err, "en")
	}
	empty := omsorgDraft()
	empty.Meeting.Items[1].Body = nil
	mustAccept(t, s, empty, "b", Updated)
	notes, _ := s.Notes(t.Context(), NoteFilter{ItemID: itemID})
	for _, n := range notes {
		if n.Passage != nil && n.Passage.Part == PartBody && !n.Gone() {
			t.Errorf("%s of a text that is no more: %s", n.Text, asJSON(t, n.Carried))
		}
	}
	d.Meeting.Items[1].Lists = nil // another part may have changed
	mustAccept(t, s, d, "c", Updated)
	notes, _ = s.Notes(t.Context(), NoteFilter{ItemID: itemID})
	seen := 0
	for _, n := range notes {
		if n.Passage == nil || n.Passage.Part != PartBody {
			continue
		}
		if seen++; n.Carried != nil {
			t.Errorf("%s: %s", n.Text, asJSON(t, n.Carried))
		}
		if n.ID == again.ID && n.Passage.Start != at {
			t.Errorf("the note on %q is at %d, was at %d", "en", n.Passage.Start, at)
		}
	}
	if seen != 3 {
		t.Errorf("%d notes stand in the text", seen)
	}
}

// The program stops after the meeting was stored and before its notes were
// carried: they are carried when it is opened again, and not twice.
func TestInterruptedCarryingIsFinishedAtOpen(t *testing.T) {
	for _, how := range []string{"opened", "read"} {
		dir := t.TempDir()
		s := openHome(t, dir)
		ctx := context.Background()
		id, _ := noted(t, s)
		if err := s.notes.write.Exec(`CREATE TRIGGER stop BEFORE UPDATE ON notes BEGIN SELECT RAISE(ABORT, 'stop'); END`).Error; err != nil {
			t.Fatal(err)
		}
		d := omsorgDraft()
		for i := range d.Meeting.Items[1].Body {
			b := &d.Meeting.Items[1].Body[i]
			b.Text = strings.Replace(b.Text, "en ram", "en kostnadsram", 1)
		}
		mustAccept(t, s, d, "b", Updated)
		var stored int64
		s.notes.read.Model(&notePlaceRecord{}).Count(&stored)
		if stored != 0 {
			t.Fatalf("%d places were stored", stored)
		}
		if err := s.notes.write.Exec(`DROP TRIGGER stop`).Error; err != nil {
			t.Fatal(err)
		}
		if how == "opened" {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openHome(t, dir)
		} else if _, _, err := s.MeetingWithNotes(ctx, id); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			wantStates(t, how, states(t, s, id), map[string]string{"ram": "edited kostnadsram", "rad 1": "unchanged " + d.Meeting.Items[1].Lists[0].Entries[0].Text})
			if err := s.carryNotes(ctx, id); err != nil {
				t.Fatal(err)
			}
		}
		var places []notePlaceRecord
		s.notes.read.Find(&places)
		numbers := map[string]int{}
		for _, p := range places {
			numbers[p.NoteID]++
		}
		for note, n := range numbers {
			if n != 2 {
				t.Errorf("%s: note %s has %d places, want one for each version", how, note, n)
			}
		}
	}
}

// Notes from before texts were kept follow their report from version to version.
func TestOldNotesAreCarried(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	id, _ := noted(t, s)
	d := omsorgDraft()
	second := d.Meeting.Items[1].Body
	for i := range second {
		second[i].Text = strings.Replace(second[i].Text, "en ram", "en kostnadsram", 1)
	}
	mustAccept(t, s, d, "b", Updated)
	// As an earlier program left it: the words where they were, and nothing else.
	for _, statement := range []string{"DELETE FROM note_places", "DELETE FROM note_texts", "DELETE FROM note_meetings",
		"UPDATE notes SET item_digest = '', start_rune = 41, end_rune = 44, quote = 'ram', revision = '" + digestOf([]byte(JoinBlocks(omsorgDraft().Meeting.Items[1].Body))) + "' WHERE text = 'ram'",
		"UPDATE notes SET item_digest = ''"} {
		if err := s.notes.write.Exec(statement).Error; err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	s = openHome(t, dir)
	wantStates(t, "opened", states(t, s, id), map[string]string{"ram": "edited kostnadsram", "ärendet": "unchanged", "mötet": "unchanged"})
}

// Whatever the versions, no note is lost, changed in its words, or outside its text.
func TestNotesSurviveRandomVersions(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id, itemID := noted(t, s)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 25 {
		m := mustMeeting(t, s, id)
		it := &m.Items[1]
		body := append([]Block{}, it.Body...)
		rng.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
		if len(body) > 1 && rng.IntN(3) == 0 {
			body = body[1:]
		}
		if rng.IntN(3) == 0 {
			body = append(body, omsorgDraft().Meeting.Items[1].Body...)
		}
		it.Body = body
		if rng.IntN(4) == 0 {
			it.Lists = nil
		} else if rng.IntN(3) == 0 {
			it.Lists = omsorgDraft().Meeting.Items[1].Lists
		}
		if _, err := s.SaveMeeting(ctx, m); err != nil {
			t.Fatal(err)
		}
		notes, err := s.Notes(ctx, NoteFilter{MeetingID: id})
		if err != nil || len(notes) != 7 {
			t.Fatalf("%d notes, %v", len(notes), err)
		}
		text := noteTextOf(mustMeeting(t, s, id).Items[1])
		for _, n := range notes {
			if n.ItemID != itemID || n.Gone() || n.Row == nil && n.Passage == nil {
				continue
			}
			if !readText(text).has(noteToRecord(n)) {
				t.Fatalf("%s does not stand in %v", asJSON(t, n), text)
			}
			if n.Carried != nil && n.Carried.State != anchor.Moved && n.Carried.State != anchor.Edited {
				t.Fatalf("state %q", n.Carried.State)
			}
		}
	}
}

// A meeting without notes on its words costs its saving no write among them, and
// a note that comes later is followed all the same.
func TestSavingWithoutNotesWritesNothingAmongThem(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	if _, err := s.AddNote(ctx, Note{MeetingID: id, Text: "mötet"}); err != nil {
		t.Fatal(err)
	}
	change := func(old, new string) {
		t.Helper()
		m := mustMeeting(t, s, id)
		body := m.Items[1].Body
		for i := range body {
			body[i].Text = strings.Replace(body[i].Text, old, new, 1)
		}
		if _, err := s.SaveMeeting(ctx, m); err != nil {
			t.Fatal(err)
		}
	}
	change("en ram", "en kostnadsram")
	if _, _, err := s.MeetingWithNotes(ctx, id); err != nil {
		t.Fatal(err)
	}
	var carried int64
	if err := s.notes.read.Model(&noteMeetingRecord{}).Count(&carried).Error; err != nil || carried != 0 {
		t.Errorf("%d meetings are said to be carried, %v", carried, err)
	}
	it := mustMeeting(t, s, id).Items[1]
	at := strings.Index(JoinBlocks(it.Body), "kostnadsram")
	start := len([]rune(JoinBlocks(it.Body)[:at]))
	if _, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: it.ID, Text: "ram", Passage: &Passage{Part: PartBody, Start: start, End: start + 11}}); err != nil {
		t.Fatal(err)
	}
	change("en kostnadsram", "en något större kostnadsram")
	m, notes, err := s.MeetingWithNotes(ctx, id)
	if err != nil || len(notes) != 2 {
		t.Fatalf("%d notes, %v", len(notes), err)
	}
	now := []rune(JoinBlocks(m.Items[1].Body))
	for _, n := range notes {
		if p := n.Passage; p != nil && (p.Start == start || string(now[p.Start:p.End]) != "kostnadsram") {
			t.Errorf("the later note stands on %q", string(now[p.Start:p.End]))
		}
	}
}
