package data

import (
	"fmt"
	"slices"
	"testing"
)

// What is shown while the other notes are read is where they are shown later.
func TestTheFirstNotesAreTheBeginningOfAll(t *testing.T) {
	s := openStore(t)
	ctx := t.Context()
	for _, date := range []string{"2026-03-03", "2026-04-07", "2026-05-05"} {
		d := omsorgDraft()
		d.Meeting.Date = date
		m := mustMeeting(t, s, mustAccept(t, s, d, date, Created).MeetingID)
		for i, it := range m.Items {
			for k := range 3 {
				n := Note{MeetingID: m.ID, ItemID: it.ID, Kind: KindNote, Text: fmt.Sprint("om ", i, k)}
				if _, err := s.AddNote(ctx, n); err != nil {
					t.Fatal(err)
				}
			}
		}
		if _, err := s.AddNote(ctx, Note{MeetingID: m.ID, Kind: KindAsk, Text: "om mötet"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.AddNote(ctx, Note{CaseNumber: "ON 2026/7", Kind: KindAsk, Text: "om ärendet"}); err != nil {
		t.Fatal(err)
	}
	all, err := s.ListedNotes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	notes, err := s.Notes(ctx, NoteFilter{})
	if err != nil {
		t.Fatal(err)
	}
	words := func(n Note) string { return n.MeetingID + " " + n.Text }
	if !slices.EqualFunc(all, notes, func(l ListedNote, n Note) bool { return words(l.Note) == words(n) }) {
		t.Fatal("the listed notes are not in the order of the notes")
	}
	for least := range len(all) + 3 {
		first, count, err := s.FirstListedNotes(ctx, least)
		if err != nil {
			t.Fatal(err)
		}
		if count != len(all) || len(first) < min(least, len(all)) {
			t.Fatalf("%d of %d notes where at least %d of %d are", len(first), count, least, len(all))
		}
		for i, n := range first {
			if n.ID != all[i].ID || n.Title != all[i].Title || n.Date != all[i].Date {
				t.Fatalf("asked for %d, note %d is %q, among all it is %q", least, i, n.Text, all[i].Text)
			}
		}
	}
}
