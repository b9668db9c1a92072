package ui

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// caret is where the next character belongs in a field that breaks lines.
//
// Fyne keeps its caret as a row and a column, and no row holds the space that a
// line is broken at: after such a space it takes the caret to stand before it, so
// that all that is written then is put before the space, which ends up last.
// Whoever writes quickly loses spaces that way without seeing it. So the field
// remembers the place itself, as long as nothing but writing has moved the caret.
type caret struct {
	at   int    // in runes from the beginning; -1: Fyne's place holds
	text string // of the field at that time
}

// mend puts Fyne's caret where the next character belongs.
func (e *Entry) mend() {
	if !e.MultiLine || e.caret.at < 0 || e.caret.text != e.Text || e.SelectedText() != "" {
		return
	}
	e.CursorColumn += e.caret.at - e.CursorTextOffset()
}

// written does what writes or removes characters at the caret, and remembers
// that it stands so many further on.
func (e *Entry) written(by int, write func()) {
	e.mend()
	at, plain := e.CursorTextOffset(), e.SelectedText() == ""
	before := utf8.RuneCountInString(e.Text)
	write()
	e.caret = caret{at: -1}
	if plain && utf8.RuneCountInString(e.Text) == before+by { // else it did something else
		e.caret = caret{at + by, e.Text}
	}
}

// MouseDown moves the caret.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.caret.at = -1
	e.Entry.MouseDown(ev)
}

// moved hands a key to Fyne that moves the caret, or changes what stands at it.
func (e *Entry) moved(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyBackspace:
		e.written(-1, func() { e.Entry.TypedKey(ev) })
	case isEnter(ev.Name) && e.MultiLine:
		e.written(+1, func() { e.Entry.TypedKey(ev) })
	default:
		e.mend()
		e.caret.at = -1
		e.Entry.TypedKey(ev)
	}
}
