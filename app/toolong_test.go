package app

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

func TestANoteTooLongToEditSaysSoEverywhere(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	words := strings.Repeat("Nämnden beslutar att godkänna. ", 1400) // 43,400 characters
	n, err := p.store.AddNote(context.Background(), data.Note{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Kind: data.KindNote, Text: words})
	if err != nil {
		t.Fatal(err)
	}
	p.w.watch.read()
	for name, edit := range map[string]func(){
		"beside the text": func() { p.w.matter.page.Surface().Edit(n.ID) },
		"among the notes": func() { p.w.matter.notes.Edit(n.ID) },
		"in the room":     func() { p.w.jot(n) },
	} {
		edit()
		if !p.w.modal() || !p.dialog("för lång att ändra här") || !p.dialog(swedish.Thousands(utf8.RuneCountInString(n.Text))+" tecken") {
			t.Fatalf("%s: nothing says why it is not edited", name)
		}
		if p.w.matter.isWriting() {
			t.Errorf("%s: it is edited", name)
		}
		p.w.win.Canvas().Focused().(*ui.Button).Tapped(nil)
		if got := p.app.Clipboard().Content(); got != n.Text {
			t.Errorf("%s: %d characters were copied", name, len(got))
		}
		p.app.Clipboard().SetContent("")
	}
	if got := p.notes(); len(got) != 1 || got[0].Text != n.Text {
		t.Errorf("the note was changed")
	}
}

// A line that begins with a letter of a script from right to left would be laid
// out from the right as a whole.
func TestAReplacedCharacterStandsAfterItsCodePoint(t *testing.T) {
	for r, want := range map[rune]string{'א': "U+05D0  א ", '😀': "U+1F600  😀 ", '\u202e': "U+202E", '\u0301': "U+0301", '\u00a0': "U+00A0"} {
		if got := codePoint(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
