package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// pageNotes lets notes be made on the pages of an attachment, by the keys that a
// text has: marks on the pages, cards beside them, and a line of tools above.
type pageNotes struct {
	w       *Window
	pages   *preview
	content fyne.CanvasObject
	tools   map[ui.PageTool]*ui.Button
	row     *ui.ToolRow     // with all the tools
	item    string          // id of the item whose attachment is shown
	of      data.Attachment // that is shown
	notes   []data.Note     // on it, with those that have no place
	editor  *annotext.Editor
	about   act.Remark // what a new note that is being written stands on
	drawing string     // the note that strokes go to, as long as one draws
	wanted  func()     // shows what is to be shown when the pages are there; nil for nothing
}

// newMark is the id of the mark of a note that was never stored.
const newMark = "new"

func newPageNotes(w *Window) *pageNotes {
	n := &pageNotes{w: w, pages: newPreview(w.win, swedish.T("window.attachment.label")), tools: map[ui.PageTool]*ui.Button{}}
	v := n.pages.view
	v.OnArea, v.OnStroke, v.OnTool, v.OnMenu = n.area, n.stroke, n.tool, n.menu
	v.OnRune, v.OnKey = n.letter, n.key
	button := func(words, key string, act func()) *ui.Button {
		b := ui.NewQuiet(swedish.T(words), func() {
			act()
			ui.Focus(v.Pages)
		})
		b.Hint = key
		return b
	}
	toggle := func(t ui.PageTool) func() {
		return func() { n.choose(t) }
	}
	n.tools[ui.ToolArea] = button("window.page.area", "O", toggle(ui.ToolArea))
	n.tools[ui.ToolDraw] = button("window.page.draw", "R", toggle(ui.ToolDraw))
	n.row = ui.NewToolRow(
		button("window.page.mark", "1–4", n.markChosen), button("window.page.underline", "U", func() { n.letter('u') }),
		n.tools[ui.ToolArea], n.tools[ui.ToolDraw],
		button("window.page.bookmark", "B", func() { n.letter('b') }),
		button("window.page.export", "", func() { w.do("export_annotated") }))
	tools := ui.NewStack(0, n.row)
	tools.Inset, tools.Top, tools.Bottom = ui.Edge, 2, 2
	head := ui.NewStack(0, tools, ui.NewRule())
	n.content = ui.NewEdged(head, nil, v.Content())
	return n
}

// show shows the notes on the attachment.
func (n *pageNotes) show(item string, a data.Attachment, own []data.Note) {
	n.item, n.of = item, a
	n.notes = slices.DeleteFunc(slices.Clone(own), func(x data.Note) bool { return !onAttachment(x, a) })
	slices.SortStableFunc(n.notes, byPage)
	n.lay()
}

// onAttachment reports whether a note stands on an attachment, and has a place.
func onAttachment(n data.Note, a data.Attachment) bool {
	return n.Page != nil && !n.Gone() && n.Page.File == a.SHA256
}

func byPage(a, b data.Note) int {
	if d := a.Page.Page - b.Page.Page; d != 0 {
		return d
	}
	at := func(x data.Note) int {
		switch {
		case x.Passage != nil:
			return 1 + x.Passage.Start
		case x.Page.Drawn():
			return 1<<24 + int(x.Page.Bounds().Top)
		}
		return 0
	}
	return at(a) - at(b)
}

// lay makes the marks and the cards anew.
func (n *pageNotes) lay() {
	var marks []ui.NoteMark
	var cards []ui.PageCard
	editing := ""
	if n.editor != nil {
		d := n.editor.Draft()
		if editing = d.ID; editing == "" {
			editing = newMark
			m := markOnPage(data.Note{ID: newMark, Colour: string(d.Colour), Page: n.about.Page, Passage: n.about.Passage, Kind: data.NoteKind(d.Kind)})
			m.Underline = d.Underline
			marks = append(marks, m)
			cards = append(cards, ui.PageCard{Mark: newMark, Page: m.Page, Card: n.editor, Written: true})
		}
	}
	for _, note := range n.notes {
		m := markOnPage(note)
		if note.ID == editing {
			d := n.editor.Draft()
			m.Colour, m.Underline = string(d.Colour), d.Underline
			cards = append(cards, ui.PageCard{Mark: note.ID, Page: m.Page, Card: n.editor, Written: true})
		} else if change := reports.ChangeText(note); note.Text != "" || change != "" {
			card := ui.NewNoteCard(ui.NoteCard{Kind: reports.KindName(note.Kind), Text: swedish.Shorten(note.Text, 600), About: change,
				Colour: m.Colour, OnTapped: func() { n.edit(note.ID) }, OnDelete: func() { n.remove(note.ID) }})
			if sized, ok := card.(interface {
				fyne.CanvasObject
				HeightFor(float32) float32
			}); ok {
				cards = append(cards, ui.PageCard{Mark: note.ID, Page: m.Page, Card: sized})
			}
		}
		marks = append(marks, m)
	}
	n.pages.view.SetMarks(marks)
	n.pages.view.SetCards(cards)
}

// markOnPage is how a note is drawn.
func markOnPage(n data.Note) ui.NoteMark {
	m := ui.NoteMark{ID: n.ID, Page: n.Page.Page, Colour: n.Colour, Underline: n.Style == data.Underline, Bookmark: n.Kind == data.KindPlace}
	if m.Colour == "" { // written on the command line
		m.Colour = reports.ColourOf(n.Kind)
	}
	if p := n.Passage; p != nil {
		m.Start, m.End = p.Start, p.End
	}
	if a := n.Page.Area; a != nil {
		m.Area = &ui.PageBox{Left: float32(a.Left), Top: float32(a.Top), Right: float32(a.Right), Bottom: float32(a.Bottom)}
	}
	for _, s := range n.Page.Strokes {
		var points []fyne.Position
		for _, at := range s {
			points = append(points, fyne.NewPos(float32(at.X), float32(at.Y)))
		}
		m.Strokes = append(m.Strokes, points)
	}
	return m
}

// remark is what a new note stands on: the selected words, else the page that is
// looked at.
func (n *pageNotes) remark() (r act.Remark, words bool) {
	v := n.pages.view
	r = act.Remark{MeetingID: n.w.now.meeting.ID, ItemID: n.item,
		Page: &data.PageRef{Attachment: n.of.Name, File: n.of.SHA256, Page: max(v.Page(), 1)}}
	if s, ok := v.Selection(); ok {
		r.Page.Page = s.Page
		r.Passage = &data.Passage{Part: data.PartAttachment, Start: s.Start, End: s.End, Quote: s.Words, Prefix: s.Before, Suffix: s.Behind}
	}
	return r, r.Passage != nil
}

// write opens the editor of a new note beside what it stands on.
func (n *pageNotes) write() {
	if !n.save() || n.pages.view.Len() == 0 {
		return
	}
	kind := noteKinds()[0]
	d := annotext.Draft{Kind: kind.ID, Colour: kind.Colour}
	var words bool
	if n.about, words = n.remark(); words {
		d.End = 1
	}
	n.open(d)
	n.pages.view.Deselect()
}

// edit opens the editor of a note in the place of its card.
func (n *pageNotes) edit(id string) {
	i := slices.IndexFunc(n.notes, func(x data.Note) bool { return x.ID == id })
	if i < 0 || !n.save() {
		return
	}
	note := n.notes[i]
	if !n.writing().Takes(note.Text) {
		return
	}
	d := annotext.Draft{ID: id, Kind: string(note.Kind), Text: note.Text, Colour: annotext.Colour(note.Colour), Underline: note.Style == data.Underline}
	if note.Passage != nil {
		d.End = 1
	}
	n.pages.view.SetActive(id)
	n.open(d)
}

func (n *pageNotes) writing() *annotext.Writing {
	return n.w.writing(func(annotext.Draft) act.Remark { return n.about })
}

func (n *pageNotes) open(d annotext.Draft) {
	var e *annotext.Editor
	e = annotext.NewEditor(annotext.EditorOptions{
		Writing: n.writing(), Draft: d,
		Grown: n.lay, Shown: n.lay,
		Closed: func() {
			if n.editor == e {
				n.editor = nil
				n.lay()
				ui.Focus(n.pages.view.Pages)
			}
		},
	})
	n.editor = e
	n.lay()
	n.pages.view.ShowCard()
	e.Focus(n.content)
}

// save saves the note that is being written; it reports false where that cannot
// be done.
func (n *pageNotes) save() bool { return n.editor == nil || n.editor.Done() }

// leave leaves the note that is being written as it was, and reports whether one
// was.
func (n *pageNotes) leave() bool {
	if n.editor == nil {
		return false
	}
	n.editor.Cancel()
	return true
}

// showNote brings a note into view, now or when the pages are there.
func (n *pageNotes) showNote(id string) {
	n.showThere(func() { n.pages.view.ShowMark(id) })
}

// showThere shows something on the pages, as soon as they are there.
func (n *pageNotes) showThere(show func()) {
	n.wanted = show
	if n.pages.view.Len() > 0 {
		n.arrived()
	}
}

// arrived shows what waited for the pages.
func (n *pageNotes) arrived() {
	if show := n.wanted; show != nil {
		n.wanted = nil
		show()
	}
}

// place lets a note without a place stand on the selected words; one that was
// drawn, or is on a page as a whole, as it is on the page that is looked at. It
// reports whether it could.
func (n *pageNotes) place(lost data.Note) bool {
	r, some := n.remark()
	if !some && (lost.Passage != nil || lost.Page == nil) || n.pages.view.Len() == 0 {
		return false
	}
	err := n.w.changeNote(lost.ID, func(x *data.Note) {
		at := *r.Page
		if !some {
			at.Area, at.Strokes = lost.Page.Area, lost.Page.Strokes
		}
		x.Page, x.Passage, x.Row = &at, r.Passage, nil
	}, swedish.T("window.undo.note_moved"))
	if err != nil {
		n.w.problem(err, swedish.T("window.note.safe"))
		return false
	}
	n.pages.view.Deselect()
	n.pages.view.SetActive(lost.ID)
	return true
}

// showAttachment shows the pages of an attachment of the item that is shown, and
// reports whether there are any of that name.
func (m *matter) showAttachment(name string) bool {
	i := m.attachmentAt(name)
	if i < 0 {
		return false
	}
	m.tabs.Select(m.firstPages + i)
	ui.Focus(m.pages[i].pages.view.Pages)
	return true
}

// showPage shows a page of an attachment of the item that is shown, with the line
// in which one goes on looking for words that are on it.
func (m *matter) showPage(name string, page int, words string) {
	if i := m.attachmentAt(name); i >= 0 {
		m.tabs.Select(m.firstPages + i)
		n := m.pages[i]
		n.showThere(func() { n.pages.view.FindOn(page, words) })
	}
}

// attachmentAt is which of the pages an attachment of the item that is shown has,
// -1 where it has none.
func (m *matter) attachmentAt(name string) int {
	shown := m.pages[:min(len(m.pages), m.tabs.Len()-m.firstPages)]
	return slices.IndexFunc(shown, func(p *pageNotes) bool { return p.item == m.itemID && strings.EqualFold(p.of.Name, name) })
}
