package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/data"
)

// What is handed in and taken back can be undone and redone in its order, and the
// button says which of the two it does.
func TestHandingInAndTakingBackAreUndoneInTheirOrder(t *testing.T) {
	p := imported(t)
	var it data.AgendaItem
	for _, x := range p.w.now.meeting.Items {
		if x.Section > 0 {
			it = x
		}
	}
	n, err := act.Annotate(t.Context(), p.store, act.Remark{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Kind: data.KindNote, Text: "att ärendet återremitteras"})
	if err != nil {
		t.Fatal(err)
	}
	p.w.do("my_notes")
	p.key(fyne.KeyDown)
	motions := func() int {
		m, err := p.store.Meeting(t.Context(), p.w.now.meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range m.Items {
			if x.ID == it.ID {
				return len(x.Motions) + len(x.Statements) + len(x.Reservations)
			}
		}
		return -1
	}
	before := motions()
	if !p.shows("Lämna in …") {
		t.Fatal("control: nothing can be handed in")
	}
	if err := p.w.handIn(n.ID, "motion", "Ellen Fjällvik (C)", "Ellen Fjällvik (C) yrkar återremiss"); err != nil {
		t.Fatal(err)
	}
	if motions() != before+1 || !p.shows("Ta tillbaka …") || p.shows("Lämna in …") {
		t.Errorf("%d motions; the button does not say that it takes back", motions()-before)
	}
	p.w.takeBack(n.ID)
	for i, step := range []struct {
		do   func()
		want int
	}{{func() {}, 0}, {p.w.undo, 1}, {p.w.undo, 0}, {p.w.redo, 1}, {p.w.redo, 0}} {
		step.do()
		if got := motions() - before; got != step.want {
			t.Fatalf("step %d: %d are handed in, want %d (%s)", i, got, step.want, p.w.toasts.Message())
		}
		handed, err := act.FindNote(t.Context(), p.store, n.ID)
		if err != nil || (handed.HandedIn != nil) != (step.want == 1) {
			t.Errorf("step %d: the note says %v, %v", i, handed.HandedIn, err)
		}
	}
}
