package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// keyRow is one line of the page of keys: a heading, or something that can be
// done with the key for it.
type keyRow struct {
	heading bool
	words   string
	keys    string
	action  string // name in the table of actions, "" for what only a part knows
	can     bool
	search  string // all that is searched, in small letters
}

// partKeys are the keys that lists, texts, fields and screens have by themselves, which no
// menu shows: by group, the name of each key's words.
var partKeys = []struct {
	group string
	keys  []string
}{
	{"everywhere", []string{"tab", "back", "enter", "escape", "menus", "all"}},
	{"list", []string{"arrows", "page", "ends", "letters", "open", "menu"}},
	{"text", []string{"caret", "space", "select", "word", "copy", "colours", "note", "mark", "delete"}},
	{"rows", []string{"read", "raise", "note", "find"}},
	{"review", []string{"answer", "letter", "old", "correct", "remove", "fold"}},
	{"walks", []string{"turn", "approve", "object", "tick"}},
	{"pages", []string{"zoom", "number"}},
	{"field", []string{"leave", "hand_in", "choice"}},
	{"layout", []string{"tabs", "divider"}},
}

// keyRows is the whole page: the table of actions by menu, then the parts.
func (w *Window) keyRows() []keyRow {
	var rows []keyRow
	add := func(group, words, keys, action string, can bool) {
		rows = append(rows, keyRow{words: words, keys: keys, action: action, can: can,
			search: strings.ToLower(words + " " + keys + " " + group)})
	}
	table := w.actions()
	for _, menu := range menus {
		group := swedish.T("window.menu." + menu)
		rows = append(rows, keyRow{heading: true, words: group})
		for _, a := range table {
			if a.menu == menu {
				add(group, swedish.T("window.do."+a.name), keysOf(a), a.name, a.can == nil || a.can())
			}
		}
	}
	for _, part := range partKeys {
		group := swedish.T("window.keys." + part.group)
		rows = append(rows, keyRow{heading: true, words: group})
		for _, name := range part.keys {
			keys, words, _ := strings.Cut(swedish.T("window.keys."+part.group+"."+name), ": ")
			add(group, words, keys, "", true)
		}
	}
	return rows
}

// matching returns the rows that have all the words, each under its heading.
func matching(rows []keyRow, typed string) []keyRow {
	words := strings.Fields(strings.ToLower(typed))
	var kept []keyRow
	var heading *keyRow
	for i, r := range rows {
		if r.heading {
			heading = &rows[i]
			continue
		}
		if slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(r.search, word) }) {
			continue
		}
		if heading != nil {
			kept = append(kept, *heading)
			heading = nil
		}
		kept = append(kept, r)
	}
	return kept
}

// showKeys shows everything that can be done, with its key. Typing finds, Enter
// does what is chosen.
func (w *Window) showKeys() {
	if w.modal() {
		return
	}
	all := w.keyRows()
	now := all
	var d *ui.Dialog
	run := func(i int) {
		if i < 0 || now[i].action == "" || !now[i].can {
			return
		}
		d.Close()
		w.do(now[i].action)
	}
	list := ui.NewList(ui.ListOptions{
		Length: func() int { return len(now) }, Create: newKeyRow,
		Update:   func(i int, o fyne.CanvasObject) { fillKeyRow(now[i], o) },
		Text:     func(i int) string { return now[i].words + ", " + now[i].keys },
		Skip:     func(i int) bool { return now[i].heading },
		Bare:     func(i int) bool { return now[i].heading },
		OnOpened: run,
		Empty:    swedish.T("window.keys.none"), Label: swedish.T("window.do.keys"),
	})
	search := ui.NewEntry()
	search.Label = swedish.T("window.keys.search")
	search.SetPlaceHolder(search.Label)
	search.OnChanged = func(typed string) {
		now = matching(all, typed)
		list.Select(-1)
		list.Refresh()
		if strings.TrimSpace(typed) != "" && len(now) > 1 {
			list.Select(1) // the first after its heading
		}
	}
	search.OnSubmitted = func(string) { run(list.Selected()) }
	search.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
			list.TypedKey(ev)
			return true
		}
		return false
	}
	rows := ui.NewElastic(fyne.NewSize(0, 620), list)
	d = ui.Custom(w.win, ui.DialogOptions{
		Title: swedish.T("window.do.keys"), Width: 640, Focus: search, Gives: rows,
		Content: ui.NewStack(8, search, ui.NewWords(swedish.T("window.keys.hint"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
			rows.Content()),
	})
}

// newKeyRow is an empty row: words at the left, the key at the right.
func newKeyRow() fyne.CanvasObject {
	pad := theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(pad*0.6, pad*0.6, pad*1.5, pad),
		container.NewBorder(nil, nil, nil, container.NewCenter(ui.NewKeyCap("Ctrl")), ui.NewLine("", ui.LineStyle{})))
}

func fillKeyRow(r keyRow, o fyne.CanvasObject) {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container)
	line, side := row.Objects[0].(*ui.Line), row.Objects[1].(*fyne.Container)
	key := side.Objects[0].(*ui.KeyCap)
	switch {
	case r.heading:
		line.Set(strings.ToUpper(r.words), ui.LineStyle{Size: look.SizeBadge, Color: look.Secondary, Bold: true})
	case !r.can:
		line.Set(r.words+" "+swedish.T("window.keys.not_now"), ui.LineStyle{Color: look.Secondary})
	default:
		line.Set(r.words, ui.LineStyle{})
	}
	key.SetText(r.keys)
	row.Refresh()
}
