package app

import (
	"fmt"
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
