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

// A click beside everything, or on the line of menus, takes the keyboard away; the
// next key or what is chosen in a menu finds it where it was.
func TestTheKeyboardComesBackAfterAClickBesideEverything(t *testing.T) {
	p := imported(t)
	p.open(46)
	c := p.w.win.Canvas()
	c.Focus(p.w.agenda.List())
	was := p.w.at
	c.Unfocus()
	p.key(fyne.KeyDown)
	if p.w.at == was || c.Focused() != fyne.Focusable(p.w.agenda.List()) {
		t.Errorf("Down after a click beside everything leaves the agenda at the same item, and %T has the keyboard", c.Focused())
	}
	text := fyne.Focusable(p.w.matter.page.Surface())
	c.Focus(text)
	c.Unfocus()
	p.shortcut(ctrl(fyne.KeyD))
	if c.Focused() != text {
		t.Errorf("after a menu was used %T has the keyboard, not the text", c.Focused())
	}
	p.w.do("find")
	field, ok := c.Focused().(*ui.Entry)
	if !ok {
		t.Fatalf("control: %T has the keyboard when one looks for words", c.Focused())
	}
	field.TypedRune('v')
	c.Unfocus()
	p.shortcut(&fyne.ShortcutUndo{})
	if field.Text != "" || c.Focused() != fyne.Focusable(field) {
		t.Errorf("Undo in the menu leaves %q in the field that one wrote in", field.Text)
	}
}

// A key that finds nobody with the keyboard must not press a button.
func TestNoButtonIsPressedUnseen(t *testing.T) {
	p := start(t)
	c := p.w.win.Canvas()
	c.Unfocus()
	p.key(fyne.KeyReturn)
	if len(p.w.now.meetings) > 0 {
		t.Error("Enter after a click beside everything reads in the sample")
	}
	if _, ok := c.Focused().(*ui.Button); !ok {
		t.Errorf("%T has the keyboard on the first page", c.Focused())
	}
}
