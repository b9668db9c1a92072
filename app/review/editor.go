package review

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// editing is a value that is being corrected in its place.
type editing struct {
	key     string // of the row it stands in
	label   string
	content fyne.CanvasObject
	focus   fyne.Focusable
	take    func() error // makes what is written the value
}

// startEdit opens the value of a path in the row of that key. Enter takes what
// is written, Esc leaves it as it was.
func (p *Page) startEdit(key, path string) {
	value := act.Value(p.draft.Meeting, path)
	if list := optionsOf(path); list != nil {
		p.startChoice(key, path, list)
		return
	}
	complaint := ui.NewWords("", ui.WordsStyle{Colour: look.Error})
	complaint.Hide()
	entry := ui.NewEntry()
	hint := swedish.T("window.review.hint.line")
	if longText(path) {
		entry = ui.NewMultiLine(3)
		entry.Limit = 0 // a paragraph is as long as it is
	} else if key := "window.review.hint." + fieldOf(path); swedish.Has(key) {
		hint = swedish.T(key) + " " + hint
	}
	entry.SetText(value)
	entry.Label = p.labelOf(path)
	entry.OnEscape = p.endEdit
	take := func() error {
		err := p.tryCorrect(path, entry.Text)
		if err != nil {
			complaint.SetText(err.Error())
			complaint.Show()
			p.list.Refresh()
			p.give(entry)
		}
		return err
	}
	entry.OnSubmitted = func(string) { take() }
	entry.OnKey = func(ev *fyne.KeyEvent) bool { // a paragraph has no line breaks
		enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter
		if enter {
			take()
		}
		return enter
	}
	p.open(&editing{key: key, label: p.labelOf(path), content: ui.NewStack(4, entry, complaint, small(hint)), focus: entry, take: take}, path)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// startChoice opens a choice among values.
func (p *Page) startChoice(key, path string, list []option) {
	choice := newOptions(p.labelOf(path), list, act.Value(p.draft.Meeting, path), func(value string) {
		if err := p.tryCorrect(path, value); err != nil {
			p.endEdit()
		}
	}, p.endEdit)
	p.open(&editing{key: key, label: p.labelOf(path), content: ui.NewStack(4, choice, small(swedish.T("window.review.hint.choice"))), focus: choice}, path)
}

// startMove asks where a line of text belongs.
func (p *Page) startMove(key, path string) {
	m := p.draft.Meeting
	list := []option{
		{act.ToAttendance, swedish.T("window.review.to.attendance")},
		{act.ToPlace, swedish.T("window.review.to.place")},
		{act.ToBody, swedish.T("window.review.to.body")},
		{act.ToOrganization, swedish.T("window.review.to.organization")},
	}
	for i, it := range m.Items {
		list = append(list, option{fmt.Sprintf("items[%d].body", i), strings.TrimSpace(numberOf(it) + " " + swedish.Shorten(it.Title, 28))})
	}
	choice := newOptions(swedish.T("window.review.answer.move"), list, "", func(to string) {
		if moved, err := act.Move(p.draft, path, to); err == nil {
			p.apply(moved)
		} else {
			p.endEdit()
		}
	}, p.endEdit)
	p.open(&editing{key: key, label: swedish.T("window.review.move_to"), content: ui.NewStack(4, choice, small(swedish.T("window.review.hint.choice"))), focus: choice}, path)
}

// open shows what is edited and gives it the keyboard.
func (p *Page) open(e *editing, path string) {
	p.edit = e
	p.source.speak([]string{path}, spokenColour, true)
	p.list.Refresh()
	p.list.ScrollTo(p.find(e.key))
	p.give(e.focus)
}

// Finish takes what is being written, if anything is, and reports whether it
// could be taken.
func (p *Page) Finish() bool {
	if p.edit == nil || p.edit.take == nil {
		p.endEdit()
		return true
	}
	return p.edit.take() == nil
}

// endEdit leaves what was being written.
func (p *Page) endEdit() {
	if p.edit == nil {
		return
	}
	p.edit = nil
	p.list.Refresh()
	p.focus()
	p.spokenNow(false)
}

// optionsOf are the values that a field is limited to, nil for a field that is
// written.
func optionsOf(path string) []option {
	var list []option
	switch fieldOf(path) {
	case "kind":
		for _, k := range act.ItemKinds {
			list = append(list, option{string(k), swedish.ItemKind(k)})
		}
	case "role":
		for _, r := range act.Roles {
			words := swedish.Role(r)
			if r == "" {
				words = swedish.T("window.review.no_role")
			}
			list = append(list, option{string(r), words})
		}
	case "capacity":
		for _, c := range act.Capacities {
			list = append(list, option{string(c), swedish.Capacity(c)})
		}
	case "serving", "remote":
		list = []option{{"true", swedish.T("ui.yes")}, {"false", swedish.T("ui.no")}}
	}
	return list
}

// longText reports whether a field holds running text.
func longText(path string) bool {
	name, _, _ := strings.Cut(fieldOf(path), "[")
	switch name {
	case "text", "clauses", "lead_in", "body", "procedure", "front_matter":
		return strings.Contains(path, "[")
	}
	return false
}

// labelOf is what a field is called.
func (p *Page) labelOf(path string) string {
	for _, r := range p.rows {
		if r.kind == fieldRow && r.path == path {
			return r.label
		}
	}
	name, _, _ := strings.Cut(fieldOf(path), "[")
	for _, key := range []string{"window.review.", "window.about."} {
		if swedish.Has(key + labelKeys[name]) {
			return swedish.T(key + labelKeys[name])
		}
	}
	return swedish.T("window.review.value")
}

// labelKeys are the words for fields that are not in sight as rows.
var labelKeys = map[string]string{
	"section": "section", "title": "item_title", "kind": "kind", "case_numbers": "case_numbers", "case_number": "case_number",
	"text": "row_text", "name": "name", "front_matter": "front_matter", "date": "date", "body": "body", "sections": "sections",
	"adjusters": "adjusters", "adjusted_on": "adjusted_on", "adjust_by": "adjust_by", "posted_on": "posted_on", "removed_on": "removed_on",
}
