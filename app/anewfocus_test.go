package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// What is done in the room makes its page anew; the keyboard stays there.
func TestTheRoomKeepsTheKeyboard(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("meet")
	at := func() string {
		if b, ok := p.w.win.Canvas().Focused().(*ui.Button); ok {
			return b.Text
		}
		return ""
	}
	for range 40 {
		if at() == "Mötet är här" {
			break
		}
		p.w.win.Canvas().FocusNext()
	}
	if at() != "Mötet är här" {
		t.Fatal("the page has no button for where the meeting is")
	}
	p.key(fyne.KeyReturn)
	if at() != "Fråga" {
		t.Errorf("%q has the keyboard after the button that had it is gone", at())
	}
	p.key(fyne.KeyReturn)
	for _, r := range "Vad kostar det" {
		p.w.win.Canvas().Focused().TypedRune(r)
	}
	p.shortcut(ctrl(fyne.KeyReturn))
	if ui.DialogOpen(p.w.win.Canvas()) {
		p.key(fyne.KeyReturn)
	}
	if ui.DialogOpen(p.w.win.Canvas()) {
		t.Fatal("the question is not kept")
	}
	if len(p.w.now.notes) == 0 {
		t.Fatal("no question was stored")
	}
	shown := false
	p.w.win.Canvas().FocusNext()
	shown = at() == "Läs underlaget"
	if !shown {
		t.Errorf("after a question Tab goes on to %q, as if the keyboard had been nowhere", at())
	}
}

// What makes a document makes the page beside it anew; the keyboard stays on the
// button, or goes to the step that comes next.
func TestMakingADocumentKeepsTheKeyboard(t *testing.T) {
	p := imported(t)
	at := func() string {
		if b, ok := p.w.win.Canvas().Focused().(*ui.Button); ok {
			return b.Text
		}
		return ""
	}
	to := func(text string) {
		t.Helper()
		for range 60 {
			if at() == text {
				return
			}
			p.w.win.Canvas().FocusNext()
		}
		t.Fatalf("no button %q", text)
	}
	p.w.do("adjust")
	next := "Gör protokoll"
	to(next)
	p.key(fyne.KeyReturn)
	p.w.win.Canvas().FocusNext()
	if after := at(); after == "Förbered" || after == "" {
		t.Errorf("after %q Tab goes on to %q, as if the keyboard had been nowhere", next, after)
	}
	p.w.do("dispatch")
	to("Publiceringskopia …")
	p.w.win.Canvas().FocusPrevious()
	notice := at()
	p.key(fyne.KeyReturn)
	for ui.DialogOpen(p.w.win.Canvas()) {
		p.key(fyne.KeyEscape)
	}
	p.w.refresh()
	if p.w.win.Canvas().FocusNext(); at() != "Publiceringskopia …" {
		t.Errorf("after %q Tab goes on to %q", notice, at())
	}
}

// The button above a text that leads to what changed keeps the keyboard while the
// item is shown anew, and leaves it to the text of an item that has no such button.
func TestTheButtonAboveATextKeepsTheKeyboard(t *testing.T) {
	p := start(t)
	p.changedSince()
	words := swedish.T("window.changed.next")
	var b *ui.Button
	for range 60 {
		p.w.win.Canvas().FocusNext()
		if got, ok := p.w.win.Canvas().Focused().(*ui.Button); ok && got.Text == words {
			b = got
			break
		}
	}
	if b == nil {
		t.Fatalf("no button %q", words)
	}
	p.w.refresh()
	if got, ok := p.w.win.Canvas().Focused().(*ui.Button); !ok || got.Text != words || got == b {
		t.Errorf("after the item is shown anew %T has the keyboard", p.w.win.Canvas().Focused())
	}
	p.w.do("next")
	if p.w.win.Canvas().Focused() != fyne.Focusable(p.w.matter.page.Surface()) {
		t.Errorf("in the next item %T has the keyboard", p.w.win.Canvas().Focused())
	}
}
