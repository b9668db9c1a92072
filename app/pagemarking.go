package app

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// letter knows the keys that a text knows: A, 1 to 4, U, B and M; and O for an
// area, R to draw by hand.
func (n *pageNotes) letter(r rune) bool {
	v := n.pages.view
	if v.Len() == 0 {
		return false
	}
	words, some := n.remark()
	active := n.active()
	switch low := unicode.ToLower(r); {
	case low == 'a':
		n.write()
	case r >= '1' && r <= '4' && some:
		words.Kind, words.Colour = data.KindNote, string(annotext.Colours[r-'1'])
		n.made(words, "window.undo.marked")
	case r >= '1' && r <= '4' && active != nil:
		n.w.recolour(active.ID, annotext.Colours[r-'1'])
	case low == 'u' && some:
		words.Kind, words.Colour, words.Style = data.KindNote, "yellow", data.Underline
		n.made(words, "window.undo.underlined")
	case low == 'u' && active != nil && active.Passage != nil:
		n.w.underline(active.ID, active.Style == "")
	case low == 'u':
		n.w.sayHere(swedish.T("window.page.choose"))
	case low == 'b':
		words.Kind = data.KindPlace
		n.made(words, "window.undo.bookmarked")
	case low == 'm' && ui.Modifiers()&fyne.KeyModifierShift != 0:
		n.step(-1)
	case low == 'm':
		n.step(+1)
	case low == 'o':
		n.choose(ui.ToolArea)
	case low == 'r':
		n.choose(ui.ToolDraw)
	default:
		return false
	}
	return true
}

// step goes from mark to mark.
func (n *pageNotes) step(by int) {
	if !n.pages.view.StepMark(by) {
		n.w.sayHere(swedish.T("window.mark.none"))
	}
}

// markChosen marks what is chosen in the first colour.
func (n *pageNotes) markChosen() {
	if !n.letter('1') {
		n.w.sayHere(swedish.T("window.page.choose"))
	}
}

// key opens, deletes and leaves.
func (n *pageNotes) key(name fyne.KeyName) bool {
	v := n.pages.view
	active := n.active()
	switch {
	case name == fyne.KeyEscape && v.Tool() != ui.ToolSelect:
		v.SetTool(ui.ToolSelect)
	case name == fyne.KeyEscape && v.SelectedText() != "":
		v.Deselect()
	case name == fyne.KeyEscape && active != nil:
		v.SetActive("")
	case (name == fyne.KeyReturn || name == fyne.KeyEnter) && v.Tool() != ui.ToolSelect:
		v.SetTool(ui.ToolSelect)
	case (name == fyne.KeyReturn || name == fyne.KeyEnter) && active != nil:
		n.edit(active.ID)
	case ui.IsDelete(name) && active != nil:
		n.remove(active.ID)
	default:
		return false
	}
	return true
}

func (n *pageNotes) remove(id string) {
	if err := n.w.deleteNote(id); err != nil {
		n.w.problem(err, swedish.T("window.note.safe"))
	}
}

// active is the note whose mark is spoken of, nil for none.
func (n *pageNotes) active() *data.Note {
	id := n.pages.view.Active()
	i := slices.IndexFunc(n.notes, func(x data.Note) bool { return x.ID == id })
	if i < 0 {
		return nil
	}
	return &n.notes[i]
}

// made stores a note without words, and makes its mark the one that is spoken of.
func (n *pageNotes) made(r act.Remark, label string) (id string) {
	id, err := n.w.makeNote(r, swedish.T(label))
	if err != nil {
		n.w.problem(err, swedish.T("window.note.safe"))
		return ""
	}
	n.pages.view.Deselect()
	n.pages.view.SetActive(id)
	return id
}

// choose takes a tool, or puts it away.
func (n *pageNotes) choose(t ui.PageTool) {
	if n.pages.view.Tool() == t {
		t = ui.ToolSelect
	}
	n.pages.view.SetTool(t)
}

// tool shows which tool is taken and says how it is used.
func (n *pageNotes) tool(t ui.PageTool) {
	n.drawing = ""
	for of, b := range n.tools {
		b.Kind = ui.QuietButton
		if of == t {
			b.Kind = ui.PrimaryButton
		}
	}
	n.row.Refresh()
	how := map[ui.PageTool]string{ui.ToolArea: swedish.T("window.page.area_how"), ui.ToolDraw: swedish.T("window.page.draw_how")}
	if words := how[t]; words != "" {
		n.w.sayHere(words)
	} else if said := n.w.toasts.Message(); said == how[ui.ToolArea] || said == how[ui.ToolDraw] {
		n.w.toasts.Clear() // it may cover the note that is written now
	}
}

// area stores an area that was drawn and asks for its words.
func (n *pageNotes) area(page int, b ui.PageBox) {
	r, _ := n.remark()
	r.Passage, r.Kind, r.Colour = nil, data.KindNote, "yellow"
	r.Page = &data.PageRef{Attachment: n.of.Name, File: n.of.SHA256, Page: page,
		Area: &data.Area{Left: tenth(b.Left), Top: tenth(b.Top), Right: tenth(b.Right), Bottom: tenth(b.Bottom)}}
	id := n.made(r, "window.undo.marked")
	n.pages.view.SetTool(ui.ToolSelect)
	if id != "" {
		n.edit(id)
	}
}

// stroke stores a stroke at once: as a new note, or in the one that is being
// drawn on the same page.
func (n *pageNotes) stroke(page int, points []fyne.Position) {
	var s data.Stroke
	for _, p := range points {
		s = append(s, data.Point{X: tenth(p.X), Y: tenth(p.Y)})
	}
	if i := slices.IndexFunc(n.notes, func(x data.Note) bool { return x.ID == n.drawing && x.Page.Page == page }); i >= 0 {
		err := n.w.changeNote(n.drawing, func(note *data.Note) {
			at := *note.Page
			at.Strokes = append(slices.Clone(at.Strokes), s)
			note.Page = &at
		}, swedish.T("window.undo.drawn"))
		if err != nil {
			n.w.problem(err, swedish.T("window.note.safe"))
		}
		return
	}
	r, _ := n.remark()
	r.Passage, r.Kind, r.Colour = nil, data.KindNote, "red"
	r.Page = &data.PageRef{Attachment: n.of.Name, File: n.of.SHA256, Page: page, Strokes: []data.Stroke{s}}
	n.drawing = n.made(r, "window.undo.drawn")
}

// tenth is a coordinate to a tenth of a point.
func tenth(v float32) float64 { return float64(int(v*10+0.5)) / 10 }

// menu shows what can be done with what is selected or marked.
func (n *pageNotes) menu(_ int, at fyne.Position) {
	_, some := n.remark()
	var items []*fyne.MenuItem
	add := func(words string, r rune) {
		items = append(items, fyne.NewMenuItem(words, func() { n.letter(r) }))
	}
	add(swedish.T("annotext.note"), 'a')
	active := n.active()
	if some || active != nil {
		for i, c := range annotext.Colours {
			add(swedish.T("annotext.mark", "colour", swedish.T("annotext.colour."+string(c)), "key", i+1), rune('1'+i))
		}
		add(swedish.T("annotext.underline"), 'u')
	}
	add(swedish.T("annotext.bookmark"), 'b')
	if some {
		items = append(items, fyne.NewMenuItem(swedish.T("annotext.copy"), func() { n.pages.view.TypedShortcut(&fyne.ShortcutCopy{}) }))
	}
	if active != nil {
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(swedish.T("annotext.edit"), func() { n.edit(active.ID) }),
			fyne.NewMenuItem(swedish.T("annotext.remove"), func() { n.key(fyne.KeyDelete) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), n.w.win.Canvas(), at)
}
