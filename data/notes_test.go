package data

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNotesComeInTheOrderOfTheAgendaAndTheText(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	later := omsorgDraft()
	later.Meeting.Date = "2025-04-01"
	next := mustAccept(t, s, later, "b", Created).MeetingID
	first, second := m.Items[0].ID, m.Items[1].ID
	add := func(text string, n Note) {
		t.Helper()
		n.Text = text
		if n.MeetingID == "" {
			n.MeetingID = id
		}
		if _, err := s.AddNote(ctx, n); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	add("8 rad 2", Note{ItemID: second, Row: &RowRef{List: "Anmälningsärenden", Number: 2}})
	add("7 rad 1", Note{ItemID: second, Row: &RowRef{List: "Anmälningsärenden", Number: 1}, Passage: &Passage{Part: PartRow, Start: 0, End: 2}})
	add("6 beslut", Note{ItemID: second, Passage: &Passage{Part: PartDecisions, Start: 0, End: 3}})
	add("5 längre fram", Note{ItemID: second, Passage: &Passage{Part: PartBody, Start: 20, End: 25}})
	add("4 början", Note{ItemID: second, Passage: &Passage{Part: PartBody, Start: 0, End: 3}})
	add("3 hela ärendet", Note{ItemID: second})
	add("2 första ärendet", Note{ItemID: first})
	add("1 mötet", Note{})
	add("0 senare möte", Note{MeetingID: next})
	notes, err := s.Notes(ctx, NoteFilter{})
	if err != nil || len(notes) != 9 {
		t.Fatalf("%d notes, %v", len(notes), err)
	}
	for i, n := range notes {
		if n.Text[0] != byte('0'+i) {
			t.Errorf("place %d has %q", i, n.Text)
		}
	}
	_, with, err := s.MeetingWithNotes(ctx, id)
	if err != nil || asJSON(t, with) != asJSON(t, notes[1:]) {
		t.Errorf("with the meeting come %s, %v", asJSON(t, with), err)
	}
	if of, _ := s.Notes(ctx, NoteFilter{ItemID: first}); len(of) != 1 || of[0].Text != "2 första ärendet" {
		t.Errorf("of the first item: %v", of)
	}
	if of, _ := s.Notes(ctx, NoteFilter{MeetingID: next}); len(of) != 1 {
		t.Errorf("of the next meeting: %v", of)
	}
}

// A meeting read with its notes gives the same as each alone, whatever a later
// version did to its items.
func TestMeetingWithNotes(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	for i, it := range mustMeeting(t, s, id).Items {
		for _, n := range []Note{{ItemID: it.ID}, {}, {ItemID: it.ID, Row: &RowRef{List: "Anmälningsärenden", Number: 2}}} {
			if n.Row != nil && i == 0 {
				continue
			}
			n.MeetingID, n.Text = id, "om "+it.Title
			if _, err := s.AddNote(ctx, n); err != nil {
				t.Fatal(err)
			}
		}
	}
	same := func(when string) {
		t.Helper()
		notes, err := s.Notes(ctx, NoteFilter{MeetingID: id})
		if err != nil || len(notes) != 5 {
			t.Fatal(len(notes), err)
		}
		m, with, err := s.MeetingWithNotes(ctx, id)
		if err != nil || asJSON(t, with) != asJSON(t, notes) || asJSON(t, m) != asJSON(t, mustMeeting(t, s, id)) {
			t.Errorf("%s: %v; got %s, want %s", when, err, asJSON(t, with), asJSON(t, notes))
		}
	}
	same("at first")
	later := omsorgDraft()
	later.Meeting.Items = later.Meeting.Items[1:]
	later.Meeting.Items[0].Lists[0].Entries[1].Number = 7
	mustAccept(t, s, later, "b", Updated)
	same("with an item dropped")
	if _, _, err := s.MeetingWithNotes(ctx, newID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown meeting: %v", err)
	}
}

func TestNoteKnowsWhatItStandsOn(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1]
	n, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: it.ID, Text: "Ramen?", Colour: "yellow",
		Passage: &Passage{Part: PartBody, Start: 41, End: 44, Quote: "ram"}})
	if err != nil {
		t.Fatal(err)
	}
	p := n.Passage
	if n.Section != 13 || n.CaseNumber != "ON 2025/31" || n.Kind != KindNote || p.Quote != "ram" ||
		p.Revision != digestOf([]byte(JoinBlocks(it.Body))) || !strings.HasSuffix(p.Prefix, "föreslår en ") ||
		!strings.HasPrefix(p.Suffix, " på 412") || len([]rune(p.Prefix)) != 32 {
		t.Errorf("%s", asJSON(t, n))
	}
	row, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: it.ID, Text: "x", Row: &RowRef{List: "Anmälningsärenden", Number: 1}})
	if err != nil || row.CaseNumber != "ON 2025/7" {
		t.Errorf("%s, %v", asJSON(t, row), err)
	}
	stored, err := s.Notes(ctx, NoteFilter{})
	if err != nil || len(stored) != 2 || asJSON(t, stored[0]) != asJSON(t, n) {
		t.Errorf("stored %s, %v", asJSON(t, stored), err)
	}
}

func TestNotesThatCannotBe(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1].ID
	for name, c := range map[string]struct {
		note Note
		want error
	}{
		"no meeting":            {Note{Text: "x", MeetingID: "y"}, ErrNotFound},
		"no item":               {Note{Text: "x", MeetingID: id, ItemID: "y"}, ErrNotFound},
		"no row":                {Note{Text: "x", MeetingID: id, ItemID: it, Row: &RowRef{List: "Anmälningsärenden", Number: 9}}, ErrNotFound},
		"a row without an item": {Note{Text: "x", MeetingID: id, Row: &RowRef{List: "Anmälningsärenden", Number: 1}}, ErrInvalid},
		"no words":              {Note{Text: " ", MeetingID: id}, ErrInvalid},
		"no such kind":          {Note{Text: "x", MeetingID: id, Kind: "hemlig"}, ErrInvalid},
		"no such colour":        {Note{Text: "x", MeetingID: id, Colour: "rosa"}, ErrInvalid},
		"no such part":          {Note{Text: "x", MeetingID: id, ItemID: it, Passage: &Passage{Part: "fotnot", End: 1}}, ErrInvalid},
		"beyond the text":       {Note{Text: "x", MeetingID: id, ItemID: it, Passage: &Passage{Part: PartBody, End: 9999}}, ErrInvalid},
		"an empty passage":      {Note{Text: "x", MeetingID: id, ItemID: it, Passage: &Passage{Part: PartBody}}, ErrInvalid},
		"other words":           {Note{Text: "x", MeetingID: id, ItemID: it, Passage: &Passage{Part: PartBody, End: 3, Quote: "abc"}}, ErrInvalid},
	} {
		if got, err := s.AddNote(ctx, c.note); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
	if notes, _ := s.Notes(ctx, NoteFilter{}); len(notes) != 0 {
		t.Errorf("stored %v", notes)
	}
}

func TestEditedNoteAndItsConflict(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	n, err := s.AddNote(ctx, Note{MeetingID: id, Text: "Först"})
	if err != nil {
		t.Fatal(err)
	}
	mine, theirs := n, n
	mine.Text, mine.Kind = "Sedan", KindAsk
	saved, err := s.SaveNote(ctx, mine)
	if err != nil || saved.Text != "Sedan" || saved.Kind != KindAsk || !saved.CreatedAt.Equal(n.CreatedAt) || saved.UpdatedAt.Before(n.UpdatedAt) {
		t.Errorf("%+v, %v", saved, err)
	}
	theirs.Text = "Skriver över"
	if _, err := s.SaveNote(ctx, theirs); !errors.Is(err, ErrConflict) {
		t.Errorf("an old version was saved: %v", err)
	}
	saved.Text = "En gång till"
	if _, err := s.SaveNote(ctx, saved); err != nil {
		t.Error(err)
	}
	if notes, _ := s.Notes(ctx, NoteFilter{}); len(notes) != 1 || notes[0].Text != "En gång till" {
		t.Errorf("stored %v", notes)
	}
	if _, err := s.SaveNote(ctx, Note{ID: "x", Text: "y"}); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// filesWith lists the files under a folder that hold the bytes.
func filesWith(t *testing.T, dir, words string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if strings.Contains(string(raw), words) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestDeletedNoteIsInNoFile(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	const secret = "kvastfening i handfatet"
	var ids []string
	for i := range 40 { // enough for several pages
		n, err := s.AddNote(ctx, Note{MeetingID: id, Text: strings.Repeat("annat ", i*10) + secret})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, n.ID)
	}
	n, err := s.AddNote(ctx, Note{MeetingID: id, Text: "en annan anteckning"})
	if err != nil {
		t.Fatal(err)
	}
	n.Text = "ändrad: " + secret
	if n, err = s.SaveNote(ctx, n); err != nil {
		t.Fatal(err)
	}
	// A backup from before a migration has them too.
	db, _ := s.notes.write.DB()
	if err := backup(ctx, db, s.notes.path, filepath.Join(s.dir, "backups"), 1); err != nil {
		t.Fatal(err)
	}
	if found := filesWith(t, s.dir, secret); len(found) < 2 {
		t.Fatalf("control: the words are only in %v", found)
	}
	for _, id := range append(ids, n.ID) {
		if err := s.DeleteNote(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if found := filesWith(t, s.dir, secret); len(found) != 0 {
		t.Errorf("the deleted words are still in %v", found)
	}
	if err := s.DeleteNote(ctx, n.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("deleting again: %v", err)
	}
}

func TestManyNotesAreDeletedAsOneAndComeBackAsOne(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	item := mustMeeting(t, s, id).Items[0]
	const secret = "ugglemossa bakom vedboden"
	var many []Note
	for i := range 1200 {
		many = append(many, Note{ID: newID(), MeetingID: id, ItemID: item.ID, Text: strings.Repeat("annat ", i%30) + secret})
	}
	if _, err := s.ImportNotes(ctx, many); err != nil {
		t.Fatal(err)
	}
	kept, err := s.AddNote(ctx, Note{MeetingID: id, Text: "den som blir kvar"})
	if err != nil {
		t.Fatal(err)
	}
	db, _ := s.notes.write.DB()
	if err := backup(ctx, db, s.notes.path, filepath.Join(s.dir, "backups"), 1); err != nil {
		t.Fatal(err)
	}
	if found := filesWith(t, s.dir, secret); len(found) < 2 {
		t.Fatalf("control: the words are only in %v", found)
	}
	before, err := s.Notes(ctx, NoteFilter{ItemID: item.ID})
	if err != nil || len(before) != len(many) {
		t.Fatalf("control: %d notes, %v", len(before), err)
	}
	told := map[string]bool{}
	defer s.Subscribe(func(c Change) { told[c.ID] = true })()
	gone, err := s.DeleteNotes(ctx, append(NoteIDs(before), newID())...)
	if err != nil || gone != len(many) || !told[before[0].ID] || !told[before[len(before)-1].ID] {
		t.Errorf("%d of %d are deleted, %d changes told, %v", gone, len(many), len(told), err)
	}
	if found := filesWith(t, s.dir, secret); len(found) != 0 {
		t.Errorf("the deleted words are still in %v", found)
	}
	left, _ := s.Notes(ctx, NoteFilter{})
	if len(left) != 1 || left[0].ID != kept.ID {
		t.Errorf("left: %v", NoteIDs(left))
	}
	if err := s.RestoreNotes(ctx, append(before, kept)...); !errors.Is(err, ErrConflict) {
		t.Errorf("one that is there is restored: %v", err)
	}
	if left, _ := s.Notes(ctx, NoteFilter{}); len(left) != 1 {
		t.Errorf("%d notes came back with one that could not", len(left)-1)
	}
	if err := s.RestoreNotes(ctx, before...); err != nil {
		t.Fatal(err)
	}
	after, err := s.Notes(ctx, NoteFilter{ItemID: item.ID})
	if err != nil || len(after) != len(before) {
		t.Fatalf("%d of %d came back, %v", len(after), len(before), err)
	}
	for i := range after {
		if before[i].Version++; pack(after[i]) != pack(before[i]) {
			t.Fatalf("note %d came back as %+v, was %+v", i, after[i], before[i])
		}
	}
}

func TestNotesAreInTheirOwnFileOnly(t *testing.T) {
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	if _, err := s.AddNote(context.Background(), Note{MeetingID: id, Text: "endast för mina ögon"}); err != nil {
		t.Fatal(err)
	}
	for _, path := range filesWith(t, s.dir, "endast för mina ögon") {
		if !strings.HasPrefix(filepath.Base(path), "notes.db") {
			t.Errorf("the note is in %s", path)
		}
	}
}

func TestRemovedMeetingTakesEverythingWithIt(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	sample, err := s.AcceptSample(ctx, omsorgDraft(), []byte("provtext som ska bort"))
	if err != nil {
		t.Fatal(err)
	}
	own := omsorgDraft()
	own.Meeting.Date = "2025-04-01"
	kept := mustAccept(t, s, own, "egen text", Created).MeetingID
	for _, id := range []string{sample.MeetingID, kept} {
		if _, err := s.AddNote(ctx, Note{MeetingID: id, Text: "anteckning"}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: MinutesDocument, Name: "p.pdf"}, []byte("%PDF "+id)); err != nil {
			t.Fatal(err)
		}
	}
	list, _ := s.Meetings(ctx)
	if len(list) != 2 || list[0].Sample || !list[1].Sample {
		t.Fatalf("list %+v", list)
	}
	if err := s.RemoveSample(ctx); err != nil {
		t.Fatal(err)
	}
	list, _ = s.Meetings(ctx)
	notes, _ := s.Notes(ctx, NoteFilter{})
	if len(list) != 1 || list[0].ID != kept || len(notes) != 1 || notes[0].MeetingID != kept {
		t.Errorf("left: %+v, %+v", list, notes)
	}
	for _, words := range []string{"provtext som ska bort", "%PDF " + sample.MeetingID} {
		if found := filesWith(t, s.dir, words); len(found) != 0 {
			t.Errorf("%q is still in %v", words, found)
		}
	}
	if docs, err := s.Documents(ctx, kept); err != nil || len(docs) != 1 {
		t.Errorf("documents %v, %v", docs, err)
	} else if _, err := s.File(docs[0].SHA256); err != nil {
		t.Error(err)
	}
	if err := s.RemoveMeeting(ctx, kept); err != nil {
		t.Fatal(err)
	}
	if notes, _ := s.Notes(ctx, NoteFilter{}); len(notes) != 0 {
		t.Errorf("notes left: %v", notes)
	}
	// The same file can be read in again.
	mustAccept(t, s, own, "egen text", Created)
}

func TestFileOfTwoMeetingsOutlivesOne(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	shared := digestOf([]byte("gemensam bilaga"))
	if _, err := s.putFile([]byte("gemensam bilaga")); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, date := range []string{"2025-01-01", "2025-02-01"} {
		d := omsorgDraft()
		d.Meeting.Date = date
		d.Meeting.Items[0].Attachments = []Attachment{{Name: "b.txt", SHA256: shared}}
		ids = append(ids, mustAccept(t, s, d, date, Created).MeetingID)
	}
	if err := s.RemoveMeeting(ctx, ids[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.File(shared); err != nil {
		t.Errorf("the other meeting's attachment: %v", err)
	}
	if err := s.RemoveMeeting(ctx, ids[1]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.File(shared); !errors.Is(err, ErrNotFound) {
		t.Errorf("after the last: %v", err)
	}
}

func TestInterruptedRemovalIsFinishedAtOpen(t *testing.T) {
	dir := t.TempDir()
	ctx := context.Background()
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	if _, err := s.AddNote(ctx, Note{MeetingID: id, Text: "föräldralös"}); err != nil {
		t.Fatal(err)
	}
	// The machine stops after the meeting went, before its notes did.
	err = s.committee.write.Exec("DELETE FROM meetings").Error
	if err == nil {
		err = s.committee.write.Create(&removedRecord{ID: id, RemovedAt: 1}).Error
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	openHome(t, dir)
	if found := filesWith(t, dir, "föräldralös"); len(found) != 0 {
		t.Errorf("the note is still in %v", found)
	}
}

func TestNotesSurviveTheLossOfTheCommitteeDatabase(t *testing.T) {
	dir := t.TempDir()
	ctx := context.Background()
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	if _, err := s.AddNote(ctx, Note{MeetingID: id, Text: "det enda som är kvar"}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.Remove(filepath.Join(dir, "paragraf.db")); err != nil {
		t.Fatal(err)
	}
	s = openHome(t, dir)
	notes, err := s.Notes(ctx, NoteFilter{})
	if err != nil || len(notes) != 1 || notes[0].Text != "det enda som är kvar" {
		t.Errorf("%v, %v", notes, err)
	}
}
