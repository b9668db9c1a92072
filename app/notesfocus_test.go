package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/ui"
)

// spoken is what has the keyboard, as it is said aloud.
func (p *program) spoken() string {
	if a, ok := p.w.win.Canvas().Focused().(fyne.Accessible); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// An editor that is closed is in the window no longer; the keyboard must not
// stay in it, where no key does anything.
func TestTheKeyboardStaysOnTheNoteThatWasWrittenAmongTheNotes(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("note_item")
	p.note("Den första")
	p.w.do("tab_previous")
	p.w.do("note_item")
	p.words("Den andra")
	p.w.win.Canvas().Focused().(*ui.Entry).OnSubmitted("")
	first := p.spoken()
	if first == "" || len(p.notes()) != 2 {
		t.Fatalf("the keyboard is on %T, %d notes", p.w.win.Canvas().Focused(), len(p.notes()))
	}
	p.key(fyne.KeyReturn)
	field, ok := p.w.win.Canvas().Focused().(*ui.Entry)
	if !ok || field.Text != "Den andra" {
		t.Fatalf("Enter on the card gives %T", p.w.win.Canvas().Focused())
	}
	p.key(fyne.KeyEscape)
	if got := p.spoken(); got != first {
		t.Errorf("after Esc the keyboard is on %q, was on %q", got, first)
	}
	p.undoing()
	if got := p.spoken(); got == first || got == "" {
		t.Errorf("the note is undone, the keyboard is on %q", got)
	}
	p.undoing()
	if got, want := p.w.win.Canvas().Focused(), fyne.Focusable(p.w.agenda.List()); got != want {
		t.Errorf("no note is left, the keyboard is on %T", got)
	}
}

// A note is deleted from its card, in the margin and among the notes, by Delete
// and by the menu of a right click, and the keyboard stays in what is shown.
func TestACardDeletesItsNote(t *testing.T) {
	p := imported(t)
	p.open(46)
	c := p.w.win.Canvas()
	card := func() fyne.Focusable {
		t.Helper()
		for range 60 {
			c.FocusNext()
			if at := p.spoken(); strings.Contains(at, "Räcker det") {
				return c.Focused()
			}
		}
		t.Fatal("no card can have the keyboard")
		return nil
	}
	for _, where := range []string{"margin", "notes"} {
		p.w.matter.tabs.Select(0)
		p.w.matter.page.Surface().SelectQuote("antalet besök per pass")
		c.Focus(p.w.matter.page.Surface())
		p.w.do("note")
		p.note("Räcker det")
		if where == "notes" {
			p.w.do("tab_next")
		}
		card().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		if n := len(p.notes()); n != 0 {
			t.Errorf("%s: Delete on the card leaves %d notes", where, n)
		}
		if at := c.Focused(); at == nil || !ui.InSight(at, p.w.win.Content()) {
			t.Errorf("%s: %T has the keyboard after that", where, at)
		}
		p.undoing()
		card().(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(300, 300)})
		pressed := false
		for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
			if menu, ok := o.(*widget.PopUpMenu); ok && !pressed {
				pressed = true
				menu.Items[1].(fyne.Tappable).Tapped(nil)
			}
		}
		if n := len(p.notes()); n != 0 {
			t.Errorf("%s: the menu of the card leaves %d notes", where, n)
		}
	}
}
