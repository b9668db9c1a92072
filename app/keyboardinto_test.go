package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
)

// Enter goes on inwards: from the meetings to the agenda, from the agenda into
// what its row shows, be it a text, a list or the room.
func TestEnterGoesOnInwards(t *testing.T) {
	p := imported(t)
	c := p.w.win.Canvas()
	c.Focus(p.w.where.List())
	p.key(fyne.KeyReturn)
	if c.Focused() != fyne.Focusable(p.w.agenda.List()) {
		t.Fatalf("from the meetings Enter leads to %T", c.Focused())
	}
	p.open(46)
	c.Focus(p.w.agenda.List())
	p.key(fyne.KeyReturn)
	if c.Focused() != fyne.Focusable(p.w.matter.page.Surface()) {
		t.Errorf("from the agenda Enter leads to %T and not to the text", c.Focused())
	}
	p.w.do("meet")
	c.Focus(p.w.agenda.List())
	p.key(fyne.KeyReturn)
	if c.Focused() == fyne.Focusable(p.w.agenda.List()) || c.Focused() == nil {
		t.Errorf("in the room Enter leaves the keyboard with %T", c.Focused())
	}
}

// A key that cannot do anything with the words that are chosen says so.
func TestATitleThatCannotBeMarkedIsToldOf(t *testing.T) {
	p := imported(t)
	p.open(46)
	s := p.w.matter.page.Surface()
	p.w.win.Canvas().Focus(s)
	before := len(p.w.now.notes)
	s.Select(0, 5)
	s.TypedRune('1')
	if len(p.w.now.notes) != before || !p.shows(swedish.T("window.mark.no_words")) {
		t.Error("a title that was to be marked is not told of")
	}
}
