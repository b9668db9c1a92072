package mynotes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

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
	act := func(key, hint string, do func()) *ui.Button {
		b := ui.NewButton(swedish.T(key), do)
		b.Hint = hint
		return b
	}
	buttons := []fyne.CanvasObject{}
	if n.MeetingID != "" {
		buttons = append(buttons, act("mynotes.go", "Enter", func() { d.page.params.Go(n.Note) }))
	}
	buttons = append(buttons, act("mynotes.edit", "E", d.edit))
	switch {
	case n.HandedIn != nil:
		buttons = append(buttons, act("mynotes.take_back", "L", func() { d.page.params.HandIn(n.Note) }))
	case canHandIn(n):
		buttons = append(buttons, act("mynotes.hand_in", "L", func() { d.page.params.HandIn(n.Note) }))
	}
	buttons = append(buttons, act("mynotes.delete", "Delete", d.delete))
	d.sheet.Set(append(parts, ui.NewFlow(8, buttons...))...)
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
