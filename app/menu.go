package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// action is one thing that can be done in the window. All of them stand in one
// table, [Window.actions]: the menus, the keys and the page that F1 opens are
// made from it, so that they cannot disagree.
type action struct {
	name string        // its words are "window.do.<name>"
	menu string        // the menu it stands in: "window.menu.<menu>"
	keys fyne.Shortcut // nil: no key with a modifier
	hint string        // a plain key that does it in its place, as shown to the user
	can  func() bool   // nil: always
	run  func()
	line bool // a separator stands before it

	words func() string // what the menu says instead, nil: the fixed words
}

func ctrl(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt}
}

// menus lists the menus in their order.
var menus = []string{"file", "meeting", "notes", "view", "help"}

// actions is the table.
func (w *Window) actions() []action {
	meeting := func() bool { return w.now.meeting != nil && w.reviewing == nil && w.over == nil }
	item := func() bool { return w.item() != nil && w.reviewing == nil && w.over == nil }
	reading := func() bool { return item() && w.mode == prepare }
	inRoom := func() bool { return item() && w.mode == meet }
	return []action{
		{name: "import", menu: "file", keys: ctrl(fyne.KeyO), run: w.askImport},
		{name: "save_review", menu: "file", keys: ctrl(fyne.KeyS), can: func() bool { return w.reviewing != nil }, run: w.acceptReview},
		{name: "verify", menu: "file", keys: ctrl(fyne.KeyU), can: func() bool { return w.reviewing == nil }, run: w.askVerify},
		{name: "evidence", menu: "file", can: func() bool { return w.reviewing == nil && w.over == nil }, run: w.showEvidence},
		{name: "trust", menu: "file", run: func() { w.askTrust(func() {}) }},
		{name: "print", menu: "file", keys: ctrl(fyne.KeyP), can: w.canPrintNow, run: w.print, line: true},
		{name: "print_direct", menu: "file", can: func() bool { return canPrint() && w.canPrintNow() }, run: w.printDirect},
		{name: "print_notes", menu: "file", keys: ctrlShift(fyne.KeyP), can: func() bool { return w.over == nil && meeting() }, run: w.printWithNotes},
		{name: "committee", menu: "file", can: func() bool { return w.reviewing == nil }, run: w.setUpCommittee, line: true},
		{name: "key", menu: "file", run: w.newKey},
		{name: "sample", menu: "file", can: func() bool { return !w.now.sample && w.reviewing == nil }, run: w.loadSample, line: true},
		{name: "no_sample", menu: "file", can: func() bool { return w.now.sample && w.reviewing == nil }, run: w.removeSample},
		{name: "remove", menu: "file", can: meeting, run: w.removeMeeting},
		{name: "quit", menu: "file", keys: ctrl(fyne.KeyQ), run: w.quit, line: true},

		{name: "next", menu: "meeting", keys: alt(fyne.KeyDown), can: meeting, run: func() { w.step(+1) }},
		{name: "previous", menu: "meeting", keys: alt(fyne.KeyUp), can: meeting, run: func() { w.step(-1) }},
		{name: "next_step", menu: "meeting", keys: ctrl(fyne.KeyReturn), can: meeting, run: w.nextStep},
		{name: "read", menu: "meeting", keys: ctrlShift(fyne.KeyL), can: reading, run: w.toggleRead, words: w.readWords},
		{name: "handled", menu: "meeting", hint: "B", can: inRoom, run: w.handle, line: true},
		{name: "here", menu: "meeting", hint: "H", can: inRoom, run: w.here},
		{name: "question", menu: "meeting", hint: "F", can: func() bool { return meeting() && w.mode == meet }, run: w.askQuestion},
		{name: "minutes", menu: "meeting", keys: ctrl(fyne.KeyM), can: meeting, run: w.makeMinutes, line: true},
		{name: "sign", menu: "meeting", keys: ctrl(fyne.KeyJ), can: meeting, run: w.sign},
		{name: "handover", menu: "meeting", can: meeting, run: w.handOver},
		{name: "takeback", menu: "meeting", can: meeting, run: w.askTakeBack},
		{name: "extract", menu: "meeting", keys: ctrl(fyne.KeyE), can: meeting, run: w.startExtract},
		{name: "extracts", menu: "meeting", can: meeting, run: w.allExtracts},
		{name: "publish", menu: "meeting", can: meeting, run: w.publish},
		{name: "notice", menu: "meeting", keys: ctrl(fyne.KeyB), can: meeting, run: w.makeNotice},
		{name: "list", menu: "meeting", keys: ctrl(fyne.KeyL), can: func() bool { return meeting() && w.hasLists() }, run: w.makeList},
		{name: "attach", menu: "meeting", can: item, run: w.attach},
		{name: "attach_new", menu: "meeting", can: func() bool { return w.notesNow() != nil }, run: w.replaceAttachment},
		{name: "export_annotated", menu: "meeting", can: func() bool { return w.notesNow() != nil }, run: w.exportAnnotated},
		{name: "rows_add", menu: "meeting", can: item, run: w.addRows},
		{name: "corrections", menu: "meeting", can: meeting, run: w.showCorrections, line: true},

		{name: "note", menu: "notes", keys: ctrl(fyne.KeyN), hint: "A", can: meeting, run: w.writeNote},
		{name: "note_item", menu: "notes", keys: ctrlShift(fyne.KeyN), can: item, run: w.addItemNote},
		{name: "note_case", menu: "notes", can: func() bool { return item() && w.hasCase() }, run: w.addCaseNote},
		{name: "underline", menu: "notes", hint: "U", can: reading, run: func() { w.typeMark('u') }},
		{name: "bookmark", menu: "notes", hint: "B", can: reading, run: func() { w.typeMark('b') }},
		{name: "page_area", menu: "notes", hint: "O", can: func() bool { return w.notesNow() != nil }, run: func() { w.typeMark('o') }},
		{name: "page_draw", menu: "notes", hint: "R", can: func() bool { return w.notesNow() != nil }, run: func() { w.typeMark('r') }},
		{name: "my_notes", menu: "notes", keys: ctrlShift(fyne.KeyA), can: func() bool { return w.reviewing == nil && len(w.now.meetings) > 0 }, run: w.showMyNotes, line: true},
		{name: "speech", menu: "notes", keys: ctrlShift(fyne.KeyT), can: meeting, run: w.showSpeech},
		{name: "note_seen", menu: "notes", hint: "K", can: reading, run: w.seeNote},
		{name: "note_place", menu: "notes", hint: "P", can: reading, run: w.placeNote},
		{name: "undo", menu: "notes", keys: &fyne.ShortcutUndo{}, run: w.undo, words: w.undoWords, line: true},
		{name: "redo", menu: "notes", keys: &fyne.ShortcutRedo{}, run: w.redo, words: w.redoWords},
		{name: "mark_next", menu: "notes", keys: ctrl(fyne.KeyDown), hint: "M", can: item, run: w.nextMark, line: true},
		{name: "mark_previous", menu: "notes", keys: ctrl(fyne.KeyUp), can: item, run: w.previousMark},
		{name: "find", menu: "notes", keys: ctrl(fyne.KeyF), can: w.canFind, run: w.find, line: true},
		{name: "find_next", menu: "notes", hint: "F3", can: w.canFind, run: func() { w.findNext(false) }},
		{name: "find_previous", menu: "notes", hint: swedish.T("window.key.shift") + "+F3", can: w.canFind, run: func() { w.findNext(true) }},

		{name: "search", menu: "view", keys: ctrl(fyne.KeyK), can: func() bool { return w.reviewing == nil && len(w.now.meetings) > 0 }, run: w.showSearch},
		{name: "prepare", menu: "view", line: true, keys: ctrl(fyne.Key1), can: meeting, run: func() { w.setMode(prepare) }},
		{name: "meet", menu: "view", keys: ctrl(fyne.Key2), can: meeting, run: func() { w.setMode(meet) }},
		{name: "adjust", menu: "view", keys: ctrl(fyne.Key3), can: meeting, run: func() { w.setMode(adjust) }},
		{name: "dispatch", menu: "view", keys: ctrl(fyne.Key4), can: meeting, run: func() { w.setMode(dispatch) }},
		{name: "tab_next", menu: "view", keys: ctrl(fyne.KeyPageDown), can: meeting, run: func() { w.stepTab(+1) }, line: true},
		{name: "tab_previous", menu: "view", keys: ctrl(fyne.KeyPageUp), can: meeting, run: func() { w.stepTab(-1) }},
		{name: "fold_where", menu: "view", keys: ctrl(fyne.KeyG), run: func() { w.toggleFold(0) }, line: true},
		{name: "fold_what", menu: "view", keys: ctrlShift(fyne.KeyG), run: func() { w.toggleFold(1) }},
		{name: "page_go", menu: "view", hint: "1–9", can: func() bool { return w.pagesNow() != nil }, run: func() { w.pagesNow().view.AskPage() }, line: true},
		{name: "page_side", menu: "view", hint: "F9", can: func() bool { return w.pagesNow() != nil }, run: func() { w.pagesNow().view.ToggleSide() }},
		{name: "larger", menu: "view", keys: ctrl(fyne.KeyPlus), run: func() { w.resizeText(+1) }, line: true},
		{name: "smaller", menu: "view", keys: ctrl(fyne.KeyMinus), run: func() { w.resizeText(-1) }},
		{name: "normal", menu: "view", keys: ctrl(fyne.Key0), run: func() { w.resizeText(0) }},
		{name: "dark", menu: "view", keys: ctrl(fyne.KeyD), run: w.toggleDark},
		{name: "settings", menu: "view", keys: ctrl(fyne.KeyComma), run: w.openSettings, line: true},

		{name: "keys", menu: "help", hint: "F1", keys: ctrl(fyne.KeyF1), run: w.showKeys},
		{name: "about", menu: "help", run: w.showAbout},
	}
}

// do runs the action of that name, if it can be run now.
func (w *Window) do(name string) {
	for _, a := range w.actions() {
		if a.name == name && (a.can == nil || a.can()) {
			w.crashes.did(name)
			a.run()
		}
	}
}

// mainMenu makes the menu bar from the table. It is made anew when what can be
// done has changed.
func (w *Window) mainMenu() *fyne.MainMenu {
	var made []*fyne.Menu
	table := w.actions()
	for _, name := range menus {
		m := fyne.NewMenu(swedish.T("window.menu." + name))
		keys := map[*fyne.MenuItem]string{}
		for _, a := range table {
			if a.menu != name {
				continue
			}
			if a.line {
				m.Items = append(m.Items, fyne.NewMenuItemSeparator())
			}
			item := w.menuItem(a)
			keys[item] = keysOf(a)
			m.Items = append(m.Items, item)
		}
		ui.ShowMenuKeys(m, keys)
		made = append(made, m)
	}
	return fyne.NewMainMenu(made...)
}

// rowMenu names what the menu of a row of the agenda offers, where it can be done.
var rowMenu = []string{"read", "here", "handled", "question", "note_item", "note_case", "attach", "rows_add"}

// agendaMenu shows what can be done with the item of the row that is chosen.
func (w *Window) agendaMenu(at fyne.Position) {
	m := fyne.NewMenu("")
	keys := map[*fyne.MenuItem]string{}
	for _, a := range w.actions() {
		if slices.Contains(rowMenu, a.name) && (a.can == nil || a.can()) {
			item := w.menuItem(a)
			item.Shortcut = nil // it belongs to the menu above
			keys[item] = keysOf(a)
			m.Items = append(m.Items, item)
		}
	}
	if len(m.Items) > 0 {
		ui.ShowMenuKeys(m, keys)
		widget.ShowPopUpMenuAtPosition(m, w.win.Canvas(), at)
	}
}

func (w *Window) menuItem(a action) *fyne.MenuItem {
	words := swedish.T("window.do." + a.name)
	if a.words != nil {
		words = a.words()
	}
	it := fyne.NewMenuItem(words, func() {
		w.regain()
		if w.typing(a) {
			return
		}
		if w.modal() && a.name != "quit" {
			return // a dialog is open: first it is answered
		}
		w.do(a.name)
	})
	it.Shortcut = a.keys
	it.IsQuit = a.name == "quit"
	it.Disabled = a.can != nil && !a.can()
	return it
}

// typing hands a key that also means something in a text field to the field
// that has the focus, and reports whether it did.
func (w *Window) typing(a action) bool {
	switch a.keys.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
	default:
		if a.name != "next_step" { // whose key hands in what is written
			return false
		}
		if w.matter.finishNote() {
			return true
		}
	}
	field, ok := w.win.Canvas().Focused().(interface {
		fyne.Shortcutable
		SelectedText() string
		TypedRune(rune)
		SetPlaceHolder(string)
	})
	if ok {
		field.TypedShortcut(a.keys)
	}
	return ok
}

// keysOf writes a shortcut as the user reads it: "Ctrl+O".
func keysOf(a action) string {
	var names []string
	switch s := a.keys.(type) {
	case *desktop.CustomShortcut:
		for _, m := range []struct {
			mod  fyne.KeyModifier
			name string
		}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "Cmd"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, swedish.T("window.key.shift")}} {
			if s.Modifier&m.mod != 0 {
				names = append(names, m.name)
			}
		}
		names = append(names, keyName(s.KeyName))
	case *fyne.ShortcutUndo:
		names = []string{"Ctrl", "Z"}
	case *fyne.ShortcutRedo:
		names = []string{"Ctrl", "Y"}
	}
	text := strings.Join(names, "+")
	if a.hint != "" && text != "" {
		return a.hint + "  " + swedish.T("window.key.or") + "  " + text
	}
	return a.hint + text
}

func keyName(k fyne.KeyName) string {
	if key := "window.key." + strings.ToLower(string(k)); swedish.Has(key) {
		return swedish.T(key)
	}
	return string(k)
}
