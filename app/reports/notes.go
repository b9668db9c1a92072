package reports

import (
	"fyne.io/fyne/v2"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Notes is the page of all own notes on one matter, or on the meeting, as
// cards under each other. A card becomes an editor in its place.
type Notes struct {
	writing *annotext.Writing
	params  NotesParams
	about   func(data.Note) string
	sheet   *ui.Sheet
	content fyne.CanvasObject
	notes   []data.Note
	editor  *annotext.Editor
}

// NotesParams is what the page needs. About says where a note stands.
type NotesParams struct {
	Writing *annotext.Writing
	About   func(data.Note) string
	Place   func(id string) // a note without a place is to get one
}

// NewNotes makes the page.
func NewNotes(p NotesParams) *Notes {
	n := &Notes{writing: p.Writing, params: p, about: p.About, sheet: ui.NewSheet(10)}
	n.sheet.Page, n.sheet.Top, n.sheet.Bottom, n.sheet.Widest = true, 24, 40, 640
	n.content = n.sheet.Content()
	return n
}

// Content returns the page.
func (n *Notes) Content() fyne.CanvasObject { return n.content }

// Show shows notes. What is being written stays.
func (n *Notes) Show(notes []data.Note) {
	n.notes = notes
	n.lay()
}

func (n *Notes) lay() {
	var all []fyne.CanvasObject
	placed := n.editor == nil
	var lost []data.Note
	for _, note := range n.notes {
		if note.Gone() && (n.editor == nil || n.editor.Draft().ID != note.ID) {
			lost = append(lost, note)
			continue
		}
		if n.editor != nil && n.editor.Draft().ID == note.ID {
			all, placed = append(all, n.editor), true
			continue
		}
		all = append(all, ui.NewNoteCard(ui.NoteCard{
			Kind: KindName(note.Kind), Text: cardText(note), About: n.about(note), Colour: note.Colour,
			OnTapped: func() { n.Edit(note.ID) },
		}))
	}
	if !placed { // a new one stands first
		all = append([]fyne.CanvasObject{n.editor}, all...)
	}
	all = append(n.tray(lost), all...)
	if len(all) == 0 {
		all = append(all, ui.NewWords(swedish.T("window.notes.empty"), ui.WordsStyle{Colour: look.Secondary}))
	}
	n.sheet.Set(all...)
}

// cardMost is how much of a note a card shows.
const cardMost = 4000

func cardText(n data.Note) string {
	if n.Text == "" && n.Kind == data.KindPlace {
		return swedish.T("window.note.bookmark")
	}
	if n.Text == "" {
		return swedish.T("window.note.mark")
	}
	return swedish.Shorten(n.Text, cardMost)
}

// Write opens an editor for a new note.
func (n *Notes) Write() {
	if n.Save() {
		kind := n.writing.Kinds[0]
		n.open(annotext.Draft{Kind: kind.ID, Colour: kind.Colour})
	}
}

// Edit opens the editor of a note.
func (n *Notes) Edit(id string) {
	if !n.Save() {
		return
	}
	for _, note := range n.notes {
		if note.ID == id && len(note.Text) <= 4*annotext.NoteLimit {
			n.open(annotext.Draft{ID: id, Kind: string(note.Kind), Text: note.Text, Colour: annotext.Colour(note.Colour), Underline: note.Style == data.Underline})
		}
	}
}

func (n *Notes) open(d annotext.Draft) {
	n.editor = annotext.NewEditor(annotext.EditorOptions{Writing: n.writing, Draft: d, Grown: n.lay, Closed: func() {
		n.editor = nil
		n.lay()
	}})
	n.lay()
	n.editor.Focus(n.content)
}

// Save saves the note that is being written; it reports false where that
// cannot be done.
func (n *Notes) Save() bool { return n.editor == nil || n.editor.Done() }

// Leave leaves the note that is being written as it was, and reports whether
// one was.
func (n *Notes) Leave() bool {
	if n.editor == nil {
		return false
	}
	n.editor.Cancel()
	return true
}

// Writing reports whether a note is being written on this page.
func (n *Notes) Writing() bool { return n.editor != nil }

// Focus gives the keyboard to the editor, if there is one.
func (n *Notes) Focus() {
	if n.editor != nil {
		n.editor.Focus(n.content)
	}
}
