package app

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// typedKey takes the keys that no focused part has a use for.
func (w *Window) typedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyF1:
		w.showKeys()
	case fyne.KeyEscape:
		w.escape()
	case fyne.KeyLeft:
		w.turn(-1)
	case fyne.KeyRight:
		w.turn(+1)
	}
}

// turn goes to the next item or the one before while one sits in the room.
func (w *Window) turn(by int) {
	if w.mode == meet && w.reviewing == nil && !w.modal() {
		w.step(by)
	}
}

// typedRune takes the plain letters that do something while one reads.
func (w *Window) typedRune(r rune) { w.letter(r) }

// letter does what a plain letter means here, and reports whether it means
// anything.
func (w *Window) letter(r rune) bool {
	if w.reviewing != nil || w.modal() || w.now.meeting == nil {
		return false
	}
	name := map[rune]string{'a': "note"}[unicode.ToLower(r)]
	if w.mode == meet {
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
	case w.reviewing != nil:
		w.leaveReview()
	case w.mode != prepare:
		w.setMode(prepare)
	default:
		w.win.Canvas().Focus(w.agenda.List())
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
	} {
		w.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: k.key, Modifier: k.mod}, func(fyne.Shortcut) { w.do(k.name) })
	}
}

// showKeys shows every action with its key, made from the table.
func (w *Window) showKeys() {
	if w.modal() {
		return
	}
	sheet := ui.NewSheet(0)
	sheet.Inset, sheet.Bottom = 12, 12
	var all []fyne.CanvasObject
	table := w.actions()
	for _, menu := range menus {
		all = append(all, ui.NewSpace(10), ui.Overline(swedish.T("window.menu."+menu)), ui.NewSpace(2))
		for _, a := range table {
			if keys := keysOf(a); a.menu == menu && keys != "" {
				all = append(all, ui.NewLined(ui.NewWords(swedish.T("window.do."+a.name), ui.WordsStyle{}), container.NewHBox(ui.NewKeyCap(keys))))
			}
		}
	}
	all = append(all, ui.NewSpace(12), ui.NewWords(swedish.T("window.keys.more"), ui.WordsStyle{}))
	sheet.Set(all...)
	ui.Custom(w.win, ui.DialogOptions{Title: swedish.T("window.do.keys"), Content: ui.NewSized(fyne.NewSize(520, 520), sheet.Content()), Width: 560})
}

func (w *Window) showAbout() {
	ui.Inform(w.win, swedish.T("window.title"), swedish.T("window.about_program", "version", w.o.Version))
}
