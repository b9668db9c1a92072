package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// Whoever goes to another tab or item from within the one before has the keyboard
// in what is shown: it must not stay in what one sees no more.
func TestTheKeyboardGoesAlongToWhatIsShown(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("note_item")
	p.note("En anteckning på ärendet")
	p.w.do("tab_previous")
	seen := func(at string) fyne.Focusable {
		t.Helper()
		f := p.w.win.Canvas().Focused()
		if f == nil || !ui.InSight(f, p.w.win.Content()) {
			t.Fatalf("%s: %T has the keyboard, which is not shown", at, f)
		}
		return f
	}
	ui.Focus(p.w.matter.page.Surface())
	p.w.do("tab_next")
	for i := 0; p.w.matter.tabs.Selected() < p.w.matter.tabs.Len()-1 && i < 9; i++ {
		seen("another tab")
		p.w.do("tab_next")
	}
	seen("the notes")
	p.key(fyne.KeyReturn)
	if e, ok := p.w.win.Canvas().Focused().(*ui.Entry); !ok || e.Text != "En anteckning på ärendet" {
		t.Fatalf("Enter on the first note opens %T", p.w.win.Canvas().Focused())
	}
	p.key(fyne.KeyEscape)
	for p.w.matter.tabs.Selected() > 0 {
		p.w.do("tab_previous")
	}
	if f := seen("the text again"); f != fyne.Focusable(p.w.matter.page.Surface()) {
		t.Errorf("%T has the keyboard, not the text", f)
	}
	rows := -1
	for i, it := range p.w.now.meeting.Items {
		if len(it.Lists) > 0 && i > 0 {
			rows = i
		}
	}
	if rows < 0 {
		t.Fatal("control: no item has rows")
	}
	p.w.OpenItem(p.w.now.meeting.Items[rows].ID)
	for i := 0; p.w.matter.rows() == nil && i < 5; i++ {
		p.w.do("tab_next")
	}
	p.w.win.Canvas().Focus(p.w.matter.rows().List())
	p.w.do("previous")
	seen("the item before the rows")
	p.w.do("meet")
	seen("the room")
	p.w.do("adjust")
	seen("the minutes")
	p.w.win.Canvas().Focus(p.w.minutes.Focus())
	p.w.do("my_notes")
	seen("all notes")
	p.w.end()
	seen("back again")
	// From the agenda it stays in the agenda, whatever is opened.
	p.w.do("prepare")
	p.w.win.Canvas().Focus(p.w.agenda.List())
	p.w.do("next")
	if f := seen("the next item"); f != fyne.Focusable(p.w.agenda.List()) {
		t.Errorf("%T has the keyboard, not the agenda", f)
	}
}
