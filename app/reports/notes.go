package reports

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

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
	stale   bool // the notes are not laid out as they are now
	most    int  // how many are laid out at most

	cards map[string]fyne.CanvasObject // by id of the note
	parts []fyne.CanvasObject          // all that can have the keyboard, but for the editor
}

// notesAtOnce is how many notes are laid out at once; the others are asked for.
const notesAtOnce = 40

// NotesParams is what the page needs. About says where a note stands.
type NotesParams struct {
	Writing *annotext.Writing
	About   func(data.Note) string
	Place   func(id string) // a note without a place is to get one
	Home    func()          // the keyboard has nowhere to be here
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

// Show shows notes, once the page is seen. What is being written stays.
func (n *Notes) Show(notes []data.Note) {
	if len(notes) == 0 || len(n.notes) == 0 || notes[0].MeetingID != n.notes[0].MeetingID || notes[0].ItemID != n.notes[0].ItemID {
		n.most = notesAtOnce
	}
	n.notes, n.stale = notes, true
}

// Seen lays out what is shown, if it has changed: the page has come into sight.
func (n *Notes) Seen() {
	if n.stale {
		n.lay()
	}
}

func (n *Notes) lay() {
	n.stale = false
	if at, had := n.keyboard(); had { // its card is made anew
		defer n.focusOn(at)
	}
	n.cards, n.parts = map[string]fyne.CanvasObject{}, nil
	var all []fyne.CanvasObject
	placed := n.editor == nil
	var lost []data.Note
	lostFirst := slices.Clone(n.notes)
	slices.SortStableFunc(lostFirst, func(a, b data.Note) int { return cmp.Compare(shelf(a), shelf(b)) })
	n.most = max(n.most, notesAtOnce)
	gone := 0
	for i, note := range lostFirst {
		if n.editor != nil && n.editor.Draft().ID == note.ID {
			n.most = max(n.most, i+1)
		}
		gone += 1 - shelf(note)
	}
	shown := lostFirst[:min(len(lostFirst), n.most)]
	for _, note := range shown {
		if note.Gone() && (n.editor == nil || n.editor.Draft().ID != note.ID) {
			lost = append(lost, note)
			continue
		}
		if n.editor != nil && n.editor.Draft().ID == note.ID {
			all, placed = append(all, n.editor), true
			continue
		}
		all = append(all, n.card(note.ID, ui.NoteCard{
			Kind: KindName(note.Kind), Text: cardText(note), About: n.about(note), Colour: note.Colour,
			OnTapped: func() { n.Edit(note.ID) }, OnDelete: func() { n.remove(note.ID) },
		}))
	}
	if !placed { // a new one stands first
		all = append([]fyne.CanvasObject{n.editor}, all...)
	}
	all = append(n.tray(lost, gone), all...)
	if more := len(lostFirst) - len(shown); more > 0 {
		all = append(all, container.NewHBox(n.button(swedish.N("window.notes.more", min(more, notesAtOnce)), func() {
			n.most += notesAtOnce
			n.lay()
		})))
	}
	if len(all) == 0 {
		all = append(all, ui.NewWords(swedish.T("window.notes.empty"), ui.WordsStyle{Colour: look.Secondary}))
	}
	n.sheet.Set(all...)
}

// shelf is where a note lies: those without a place come first.
func shelf(n data.Note) int {
	if n.Gone() {
		return 0
	}
	return 1
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

// Write opens an editor for a new note. It gets the keyboard by [Notes.Focus],
// once the tab that it stands in is there.
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
		if note.ID == id && n.writing.Takes(note.Text) {
			n.open(annotext.Draft{ID: id, Kind: string(note.Kind), Text: note.Text, Colour: annotext.Colour(note.Colour), Underline: note.Style == data.Underline})
			n.Focus()
		}
	}
}

func (n *Notes) open(d annotext.Draft) {
	writing, id := *n.writing, d.ID
	writing.Save = func(d annotext.Draft) (string, error) {
		saved, err := n.writing.Save(d)
		if err == nil {
			id = saved
		}
		return saved, err
	}
	n.editor = annotext.NewEditor(annotext.EditorOptions{Writing: &writing, Draft: d, Grown: n.lay, Closed: func() {
		had := n.editor.HasFocus()
		n.editor = nil
		n.lay()
		if had {
			n.focusOn(id)
		}
	}})
	n.lay()
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
