package app

import (
	"testing"

	"fyne.io/fyne/v2"

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
