package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func readingOf(t *testing.T, s *Store, meetingID, itemID string) ReadingState {
	t.Helper()
	states, err := s.ReadingStates(context.Background(), meetingID)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range states {
		if r.ItemID == itemID {
			return r
		}
	}
	return ReadingState{}
}

// changesOf collects what the store tells while f runs.
func changesOf(s *Store, f func()) (changes []Change) {
	cancel := s.Subscribe(func(c Change) { changes = append(changes, c) })
	defer cancel()
	f()
	return changes
}

func TestHowFarAReaderHasCome(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	first, second := m.Items[0].ID, m.Items[1].ID
	told := changesOf(s, func() {
		if err := s.SavePlace(ctx, id, second, PartBody, 12); err != nil {
			t.Fatal(err)
		}
	})
	if len(told) != 0 {
		t.Errorf("scrolling told %v", told)
	}
	told = changesOf(s, func() {
		for _, err := range []error{s.SetRead(ctx, id, second, true), s.SetRead(ctx, id, "", true), s.SetHandled(ctx, id, second, true),
			s.SetNow(ctx, id, first), s.SetNow(ctx, id, second)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	if len(told) != 5 || told[0] != (Change{ReadingChanged, id}) {
		t.Errorf("told %v", told)
	}
	r := readingOf(t, s, id, second)
	if r.Part != PartBody || r.Place != 12 || r.ReadAt.IsZero() || r.HandledAt.IsZero() || !r.Now || r.Digest != m.Items[1].Digest() {
		t.Errorf("%+v", r)
	}
	if r := readingOf(t, s, id, first); r.Now || !r.ReadAt.IsZero() {
		t.Errorf("of the first item: %+v", r)
	}
	if r := readingOf(t, s, id, ""); r.ReadAt.IsZero() {
		t.Errorf("of the meeting's page: %+v", r)
	}
	for _, err := range []error{s.SetRead(ctx, id, second, false), s.SetHandled(ctx, id, second, false), s.SetNow(ctx, id, "")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if r := readingOf(t, s, id, second); !r.ReadAt.IsZero() || !r.HandledAt.IsZero() || r.Now || r.Digest != "" || r.Place != 12 {
		t.Errorf("taken back: %+v", r)
	}
	for name, err := range map[string]error{
		"read": s.SetRead(ctx, id, newID(), true), "place": s.SavePlace(ctx, newID(), second, "", 0), "now": s.SetNow(ctx, newID(), first)} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%s of what does not exist: %v", name, err)
		}
	}
}

// What is read is told from what only got another number or was adjusted.
func TestDigestOfAnItemIsOfWhatIsRead(t *testing.T) {
	it := omsorgDraft().Meeting.Items[1]
	other := it
	other.ID, other.Position, other.Section, other.SectionInferred, other.Adjusted = "x", 9, 99, true, true
	if it.Digest() != other.Digest() {
		t.Error("a number changed the digest")
	}
	if it.Basis() == other.Basis() {
		t.Error("another number has the same basis")
	}
	for name, change := range map[string]func(*AgendaItem){
		"title":    func(it *AgendaItem) { it.Title += "." },
		"report":   func(it *AgendaItem) { it.Body = append([]Block{{Paragraph, "Nytt."}}, it.Body...) },
		"decision": func(it *AgendaItem) { it.Decisions = nil },
		"case":     func(it *AgendaItem) { it.CaseNumbers = []string{"ON 2025/32"} },
		"row":      func(it *AgendaItem) { it.Lists = it.Lists[:1] },
	} {
		changed := it
		change(&changed)
		if changed.Digest() == it.Digest() || changed.Basis() == it.Basis() {
			t.Errorf("a changed %s has the same digest", name)
		}
	}
	s := openStore(t)
	m := mustMeeting(t, s, mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID)
	if alone, err := s.item(context.Background(), m.ID, m.Items[1].ID); err != nil || alone.Digest() != m.Items[1].Digest() {
		t.Errorf("an item read alone has another digest (%v)", err)
	}
}

func TestMarksFollowTheirRows(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1].ID
	list := "Anmälningsärenden"
	mark := func(number int, read, raised bool) RowMark {
		return RowMark{MeetingID: id, ItemID: it, Row: RowRef{List: list, Number: number}, Read: read, Raised: raised}
	}
	told := changesOf(s, func() {
		if err := s.SetRowMarks(ctx, []RowMark{mark(1, true, false), mark(2, true, true)}); err != nil {
			t.Fatal(err)
		}
	})
	if len(told) != 1 || told[0] != (Change{ReadingChanged, id}) {
		t.Errorf("told %v", told)
	}
	if err := s.SetRowMarks(ctx, []RowMark{mark(1, true, false), mark(77, true, false)}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a row that does not exist: %v", err)
	}
	later := omsorgDraft()
	entries := &later.Meeting.Items[1].Lists[0].Entries
	*entries = append([]Notification{{Number: 1, Text: "Ny rad"}}, *entries...)
	for i := range *entries {
		(*entries)[i].Number = i + 1
	}
	mustAccept(t, s, later, "b", Updated)
	find := func(number int) (RowMark, bool) {
		marks, err := s.RowMarks(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marks {
			if m.Row.Number == number {
				return m, true
			}
		}
		return RowMark{}, false
	}
	if m, ok := find(3); !ok || !m.Raised || m.Row.Changed || m.Row.Text != "Protokoll från rådet" {
		t.Errorf("the second row is now the third: %+v", m)
	}
	if m, ok := find(1); ok {
		t.Errorf("the new row is marked: %+v", m)
	}
	if err := s.SetRowMarks(ctx, []RowMark{mark(3, false, false), mark(2, true, true)}); err != nil {
		t.Fatal(err)
	}
	if marks, err := s.RowMarks(ctx, id); err != nil || len(marks) != 1 || !marks[0].Raised || marks[0].Row.Number != 2 {
		t.Errorf("%+v, %v", marks, err)
	}
}

func TestApprovalOfASection(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1]
	if err := s.SetApproval(ctx, Approval{MeetingID: id, ItemID: it.ID, State: Objected, Text: "Fel belopp"}); err != nil {
		t.Fatal(err)
	}
	told := changesOf(s, func() {
		if err := s.SetApproval(ctx, Approval{MeetingID: id, ItemID: it.ID, State: Approved}); err != nil {
			t.Fatal(err)
		}
	})
	if len(told) != 1 || told[0] != (Change{ApprovalChanged, id}) {
		t.Errorf("told %v", told)
	}
	got, err := s.Approvals(ctx, id)
	if err != nil || len(got) != 1 || got[0].State != Approved || got[0].Text != "" || got[0].Basis != it.Basis() || got[0].At.IsZero() {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.SetApproval(ctx, Approval{MeetingID: id, ItemID: it.ID, State: "perhaps"}); !errors.Is(err, ErrInvalid) {
		t.Errorf("an unknown state: %v", err)
	}
	if err := s.SetApproval(ctx, Approval{MeetingID: id, ItemID: it.ID}); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.Approvals(ctx, id); len(got) != 0 {
		t.Errorf("taken back: %+v", got)
	}
}

// What a reader keeps of a meeting goes with it, from the file as well.
func TestPrivateStateGoesWithTheMeeting(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1].ID
	for _, err := range []error{
		s.SetRead(ctx, id, it, true), s.SetApproval(ctx, Approval{MeetingID: id, ItemID: it, State: Objected, Text: "Hemlig invändning"}),
		s.SetRowMarks(ctx, []RowMark{{MeetingID: id, ItemID: it, Row: RowRef{List: "Anmälningsärenden", Number: 1}, Read: true}})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.RemoveMeeting(ctx, id); err != nil {
		t.Fatal(err)
	}
	if r := readingOf(t, s, id, it); r.MeetingID != "" {
		t.Errorf("%+v", r)
	}
	if a, _ := s.Approvals(ctx, id); len(a) != 0 {
		t.Errorf("%+v", a)
	}
	s.Close()
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, file := range files {
		if raw, _ := os.ReadFile(file); strings.Contains(string(raw), "Hemlig invändning") {
			t.Errorf("%s still holds the objection", file)
		}
	}
}

func TestDeletedNoteIsRestoredAsItWas(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1].ID
	n, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: it, Text: "Ramen?", Kind: KindAsk, Colour: "red", Passage: &Passage{Part: PartBody, Start: 41, End: 44}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.RestoreNote(ctx, n); !errors.Is(err, ErrConflict) {
		t.Errorf("a note that is there: %v", err)
	}
	if err := s.DeleteNote(ctx, n.ID); err != nil {
		t.Fatal(err)
	}
	changed := omsorgDraft()
	changed.Meeting.Items[1].Body = []Block{{Paragraph, "Kort."}} // the words are gone meanwhile
	mustAccept(t, s, changed, "b", Updated)
	back, err := s.RestoreNote(ctx, n)
	if err != nil || back.Version <= n.Version || !back.Gone() {
		t.Fatalf("%+v, %v", back, err)
	}
	stored, err := s.Notes(ctx, NoteFilter{MeetingID: id})
	if err != nil || len(stored) != 1 || asJSON(t, stored[0]) != asJSON(t, back) || asJSON(t, stored[0].Passage) != asJSON(t, n.Passage) {
		t.Errorf("restored %s, %v", asJSON(t, stored), err)
	}
	back.Text = "Ramen!"
	if _, err := s.SaveNote(ctx, back); err != nil {
		t.Errorf("an edit after it: %v", err)
	}
	n.MeetingID = newID()
	if _, err := s.RestoreNote(ctx, n); !errors.Is(err, ErrNotFound) {
		t.Errorf("of an unknown meeting: %v", err)
	}
}

// Marking all rows of a long list as read is one act, and quick: its time goes
// by the number of rows, not by its square.
func BenchmarkMarkAllRows(b *testing.B) {
	s := openStore(b)
	d := omsorgDraft()
	list := &d.Meeting.Items[1].Lists[0]
	list.Entries = nil
	for i := range 10_000 {
		list.Entries = append(list.Entries, Notification{Number: i + 1, Text: fmt.Sprintf("Delegationsbeslut nummer %d.", i)})
	}
	id := mustAccept(b, s, d, "a", Created).MeetingID
	it := mustMeeting(b, s, id).Items[1]
	var marks []RowMark
	for _, e := range it.Lists[0].Entries {
		marks = append(marks, RowMark{MeetingID: id, ItemID: it.ID, Row: RowRef{List: it.Lists[0].Title, Number: e.Number}, Read: true})
	}
	for b.Loop() {
		if err := s.SetRowMarks(context.Background(), marks); err != nil {
			b.Fatal(err)
		}
		if got, err := s.RowMarks(context.Background(), id); err != nil || len(got) != len(marks) {
			b.Fatal(len(got), err)
		}
	}
}

func TestRowsThatAreNumberedAlikeHaveMarksAndNotesOfTheirOwn(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	draft := omsorgDraft()
	draft.Meeting.Items[1].Lists[0].Entries = []Notification{{Number: 1, Text: "Avtal om hissar"}, {Number: 2, Text: "Brev om bussar"}, {Number: 2, Text: "Remiss om broar"}}
	id := mustAccept(t, s, draft, "a", Created).MeetingID
	item := mustMeeting(t, s, id).Items[1]
	list := item.Lists[0]
	ref := func(e Notification) RowRef { return RowRef{List: list.Title, Number: e.Number, Text: e.Text} }
	on := func() (read string) {
		marks, err := s.RowMarks(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list.Entries {
			if slices.ContainsFunc(marks, func(m RowMark) bool { return m.Read && m.Row.On(list.Title, e) }) {
				read += e.Text + ". "
			}
		}
		return read
	}
	set := func(e Notification, read bool) {
		if err := s.SetRowMarks(ctx, []RowMark{{MeetingID: id, ItemID: item.ID, Row: ref(e), Read: read}}); err != nil {
			t.Fatal(err)
		}
	}
	set(list.Entries[2], true)
	if got := on(); got != "Remiss om broar. " {
		t.Errorf("one of two rows is marked, read are: %s", got)
	}
	set(list.Entries[1], true)
	set(list.Entries[2], false)
	if got := on(); got != "Brev om bussar. " {
		t.Errorf("the other's mark goes with it, read are: %s", got)
	}
	row := ref(list.Entries[2])
	n, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: item.ID, Row: &row, Kind: KindAsk, Text: "Vilka broar?"})
	if err != nil || n.Row.Text != "Remiss om broar" {
		t.Errorf("%v: the note stands on %+v", err, n.Row)
	}
}
