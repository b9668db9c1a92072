package app

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// typedKey takes the keys that no focused part has a use for.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	if w.over != nil && w.reviewing == nil && w.over.key != nil && w.over.key(e) {
		return
	}
	if w.win.Canvas().Focused() == nil && e.Name != fyne.KeyEscape {
		place := w.regain()
		if _, button := place.(*ui.Button); place != nil && !button { // which is not pressed unseen
			place.TypedKey(e)
			return
		}
	}
	if _, button := w.win.Canvas().Focused().(*ui.Button); button && w.reviewing != nil && (e.Name == fyne.KeyUp || e.Name == fyne.KeyDown) {
		w.focusHome() // the questions and the facts, from the buttons under them
		w.review.Focus().TypedKey(e)
		return
	}
	switch e.Name {
	case fyne.KeyF1:
		w.showKeys()
	case fyne.KeyF3:
		w.findNext(ui.Modifiers()&fyne.KeyModifierShift != 0)
	case fyne.KeyF9:
		w.do("page_side")
	case fyne.KeyEscape:
		w.escape()
	case fyne.KeyLeft:
		w.turnItem(-1)
	case fyne.KeyRight:
		w.turnItem(+1)
	}
}

// turnItem goes to the next item or the one before while one sits in the room.
func (w *Window) turnItem(by int) {
	if w.mode == meet && w.reviewing == nil && !w.modal() {
		w.step(by)
	}
}

// typedRune takes the plain letters that do something while one reads.
func (w *Window) typedRune(r rune) { w.letter(r) }

// letter does what a plain letter means here, and reports whether it means
// anything.
func (w *Window) letter(r rune) bool {
	if w.reviewing != nil || w.over != nil || w.modal() || w.now.meeting == nil {
		return false
	}
	if w.notesNow() != nil && strings.ContainsRune("uorbm", unicode.ToLower(r)) {
		w.typeMark(r) // the tools above the pages show these letters, whoever has the keyboard
		return true
	}
	name := map[rune]string{'a': "note", 'k': "note_seen", 'p': "note_place"}[unicode.ToLower(r)]
	switch w.mode {
	case adjust, dispatch:
		return false // the screens have letters of their own
	case meet:
		name = map[rune]string{'a': "note", 'f': "question", 'b': "handled", 'h': "here"}[unicode.ToLower(r)]
	}
	if name != "" {
		w.do(name)
	}
	return name != ""
}

// escape leaves the review, or brings the keyboard back to the agenda.
func (w *Window) escape() {
	switch {
	case w.matter.leaveNote(): // a note that was being written stays as it was
	case w.reviewing != nil:
		w.leaveReview()
	case w.over != nil:
		w.end()
	case w.mode != prepare:
		w.setMode(prepare)
	default:
		if w.columns.Hidden(agendaColumn) && !w.columns.Folded(agendaColumn) {
			w.columns.Toggle(agendaColumn) // it has no room beside the text, which one leaves
		}
		w.toAgenda()
	}
}

// agendaColumn is the number of the agenda's column.
const agendaColumn = 1

// toAgenda gives the keyboard to the agenda, where it is folded away to the text.
func (w *Window) toAgenda() {
	switch {
	case !w.columns.Hidden(agendaColumn):
		w.win.Canvas().Focus(w.agenda.List())
	case w.item() != nil && w.matter.text:
		w.matter.tabs.Select(0)
		ui.Focus(w.matter.page.Surface())
	}
}

// moreKeys adds the other ways to type some shortcuts: keyboards differ in
// where plus stands, and many have a keypad.
func (w *Window) moreKeys() {
	for _, k := range []struct {
		key  fyne.KeyName
		mod  fyne.KeyModifier
		name string
	}{
		{fyne.KeyEqual, fyne.KeyModifierShortcutDefault, "larger"},
		{fyne.KeyEqual, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, "larger"},
		{fyne.KeyPlus, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, "larger"},
		{fyne.KeyZ, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift, "redo"},
	} {
		w.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: k.key, Modifier: k.mod}, func(fyne.Shortcut) { w.do(k.name) })
	}
}

func (w *Window) showAbout() {
	ui.Inform(w.win, swedish.T("window.title"), swedish.T("window.about_program", "version", w.o.Version))
}
