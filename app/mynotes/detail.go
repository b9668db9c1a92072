package mynotes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// detail is the chosen note beside the list: the whole of it, and what can be
// done with it.
type detail struct {
	page    *Page
	note    data.ListedNote // ID "" for none
	editor  *annotext.Editor
	sheet   *ui.Sheet
	content fyne.CanvasObject
}

func newDetail(p *Page) *detail {
	d := &detail{page: p, sheet: ui.NewSheet(12)}
	d.sheet.Inset, d.sheet.Top, d.sheet.Bottom, d.sheet.Widest = ui.SideInset, 18, 30, 640
	d.content = d.sheet.Content()
	return d
}

// show shows a note, nil for none. The one that is being written stays until it
// is saved.
func (d *detail) show(n *data.ListedNote) {
	if d.editor != nil && (n == nil || n.ID != d.note.ID) && !d.save() {
		return
	}
	d.note = data.ListedNote{}
	if n != nil {
		d.note = *n
	}
	d.lay()
}

func (d *detail) lay() {
	if d.note.ID == "" {
		d.sheet.Set(ui.NewWords(swedish.T("mynotes.choose"), ui.WordsStyle{Colour: look.Secondary}))
		return
	}
	n := &d.note
	parts := []fyne.CanvasObject{
		ui.NewWords(place(n), ui.WordsStyle{Bold: true}),
	}
	if n.MeetingID != "" {
		parts = append(parts, ui.NewWords(strings.TrimSuffix(meetingName(n)+" · "+n.CaseNumber, " · "), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	if quote := quoteOf(n.Note); quote != "" {
		parts = append(parts, ui.NewWords("”"+quote+"”", ui.WordsStyle{Serif: true, Italic: true, MaxLines: 12}))
	}
	if d.editor != nil {
		d.sheet.Set(append(parts, d.editor)...)
		return
	}
	parts = append(parts, ui.NewNoteCard(ui.NoteCard{
		Kind: swedish.Capital(swedish.NoteKind(n.Kind)), Text: cut(n.Text), Colour: n.Colour,
		About: swedish.T("mynotes.written", "when", swedish.Moment(n.UpdatedAt.In(data.Stockholm))), OnTapped: d.edit,
	}))
	if h := n.HandedIn; h != nil {
		parts = append(parts, ui.NewWords(swedish.T("mynotes.handed_in", "when", swedish.Moment(h.At.In(data.Stockholm))), ui.WordsStyle{Colour: look.Secondary}))
	}
	buttons := []fyne.CanvasObject{}
	for _, a := range d.acts() {
		b := ui.NewButton(swedish.T(a.words), a.do)
		b.Hint = a.key
		buttons = append(buttons, b)
	}
	d.sheet.Set(append(parts, ui.NewFlow(8, buttons...))...)
}

// noteAct is something that can be done with the note.
type noteAct struct {
	words, key string
	do         func()
}

func (d *detail) acts() []noteAct {
	n := &d.note
	var acts []noteAct
	if n.MeetingID != "" {
		acts = append(acts, noteAct{"mynotes.go", "Enter", func() { d.page.params.Go(n.Note) }})
	}
	acts = append(acts, noteAct{"mynotes.edit", "E", d.edit})
	switch {
	case n.HandedIn != nil:
		acts = append(acts, noteAct{"mynotes.take_back", "L", func() { d.page.params.HandIn(n.Note) }})
	case canHandIn(n):
		acts = append(acts, noteAct{"mynotes.hand_in", "L", func() { d.page.params.HandIn(n.Note) }})
	}
	return append(acts, noteAct{"mynotes.delete", "Delete", d.delete})
}

// menu shows the same at a position on the canvas.
func (d *detail) menu(at fyne.Position) {
	c := ui.CanvasOf(d.content)
	if d.note.ID == "" || d.editor != nil || c == nil {
		return
	}
	m := fyne.NewMenu("")
	keys := map[*fyne.MenuItem]string{}
	for _, a := range d.acts() {
		item := fyne.NewMenuItem(swedish.T(a.words), a.do)
		m.Items, keys[item] = append(m.Items, item), a.key
	}
	ui.ShowMenuKeys(m, keys)
	widget.ShowPopUpMenuAtPosition(m, c, at)
}

// canHandIn reports whether a note's words can become part of its matter.
func canHandIn(n *data.ListedNote) bool { return n.ItemID != "" && strings.TrimSpace(n.Text) != "" }

func quoteOf(n data.Note) string {
	switch {
	case n.Passage != nil:
		return cut(n.Passage.Quote)
	case n.Row != nil:
		return cut(n.Row.Text)
	}
	return ""
}

// cut keeps what is shown of a very long text.
func cut(s string) string { return swedish.Shorten(s, 4000) }

// edit opens the editor of the note in its place.
func (d *detail) edit() {
	n := d.note.Note
	if n.ID == "" || d.editor != nil || !d.page.params.Writing.Takes(n.Text) {
		return
	}
	d.editor = annotext.NewEditor(annotext.EditorOptions{
		Writing: d.page.params.Writing, Grown: d.lay,
		Draft: annotext.Draft{ID: n.ID, Kind: string(n.Kind), Text: n.Text, Colour: annotext.Colour(n.Colour), Underline: n.Style == data.Underline},
		Closed: func() {
			d.editor = nil
			d.lay()
			ui.Focus(d.page.list)
		},
	})
	d.lay()
	d.editor.Focus(d.content)
}

func (d *detail) delete() {
	if d.note.ID != "" && d.save() {
		if err := d.page.params.Writing.Delete(d.note.ID); err != nil && d.page.params.Writing.Unsaved != nil {
			d.page.params.Writing.Unsaved(annotext.Draft{ID: d.note.ID}, err)
		}
	}
}

func (d *detail) save() bool { return d.editor == nil || d.editor.Done() }

// leave leaves the note that is being written as it was, and reports whether
// one was.
func (d *detail) leave() bool {
	if d.editor == nil {
		return false
	}
	d.editor.Cancel()
	return true
}
