package app

import (
	"fmt"
	"slices"
	"testing"

	"paragraf/data"
)

// Of very many notes on one item the first are laid out when they are seen, and
// the others are a press away.
func TestVeryManyNotesAreShownSomeAtATime(t *testing.T) {
	p := imported(t)
	it := p.open(47)
	for i := range 90 {
		if _, err := p.w.store.AddNote(t.Context(), data.Note{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Text: fmt.Sprintf("fråga nummer %02d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	p.w.matter.showNotes()
	if n := len(p.w.now.notes); n != 90 {
		t.Fatalf("%d notes are read", n)
	}
	for shown, next := range []string{"Visa 40 anteckningar till", "Visa 10 anteckningar till", ""} {
		last := min(40*(shown+1), 90)
		if !p.shows(fmt.Sprintf("fråga nummer %02d", last-1)) || p.shows(fmt.Sprintf("fråga nummer %02d", last)) {
			t.Errorf("after %d presses number %d is not the last one shown", shown, last-1)
		}
		if next != "" {
			p.press(next)
		} else if p.shows("anteckningar till") {
			t.Error("more is offered where there is no more")
		}
	}
}

// A note whose words are gone is seen first, however many others there are.
func TestANoteWithoutAPlaceIsSeenAmongManyOthers(t *testing.T) {
	p := imported(t)
	it := p.open(47)
	ctx := t.Context()
	for i := range 60 {
		if _, err := p.w.store.AddNote(ctx, data.Note{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Text: fmt.Sprintf("fråga nummer %02d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	text := data.JoinBlocks(it.Part(data.PartBody))
	n, err := p.w.store.AddNote(ctx, data.Note{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Text: "om det som togs bort",
		Passage: &data.Passage{Part: data.PartBody, Start: 0, End: len([]rune(text))}})
	if err != nil {
		t.Fatal(err)
	}
	m := *p.w.now.meeting
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		if m.Items[i].ID == it.ID {
			m.Items[i].Body = []data.Block{{Type: data.Paragraph, Text: "Helt andra ord står i den nya handlingen."}}
		}
	}
	if _, err := p.w.store.SaveMeeting(ctx, m); err != nil {
		t.Fatal(err)
	}
	if p.w.now.notes == nil || !slices.ContainsFunc(p.w.now.notes, func(x data.Note) bool { return x.ID == n.ID && x.Gone() }) {
		t.Fatalf("the note is not gone: %+v", p.w.now.notes)
	}
	p.w.matter.showNotes()
	if !p.shows("om det som togs bort") || !p.shows("fråga nummer 38") || p.shows("fråga nummer 39") {
		t.Error("what has no place does not come before what has one")
	}
}
