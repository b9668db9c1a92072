package reports

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Note                 func()                                                    // the reader wants to write a note on what is chosen
	Mark                 func(part string, start, end int, colour annotext.Colour) // the reader marks a passage without words
	Line                 func(part string, start, end int)                         // the reader underlines a passage
	Bookmark             func(part string, start, end int)                         // the reader sets a bookmark; part "" for the whole
	Unselected, Unmarked func()                                                    // no words are selected to be marked; there is no mark to go to
	NoWords              func()                                                    // what was to be marked is none of the matter's own words
	Move                 func(id, part string, start, end int)                     // a note is to stand on other words
	Writing              *annotext.Writing                                         // how notes are written; the page adds Move
	Scrolled             func(Place)                                               // another place is read
}

// Place is a place in a matter: runes into a part of it; the zero value is its
// beginning.
type Place struct {
	Part   string
	Offset int
}

// Page is the screen: the matter's text with marks and notes, under what is to
// be looked at.
type Page struct {
	params  Params
	text    Text
	shown   string // the text that the surface holds, with the item's id
	surface *annotext.Page
	find    *ui.FindBar
	head    *ui.Sheet
	around  *fyne.Container // of all of it
}

// New makes the screen.
func New(params Params) *Page {
	p := &Page{params: params, head: ui.NewSheet(0)}
	p.head.Page = true
	if params.Writing != nil {
		params.Writing.Move = func(id string, from, to int) {
			if part, start, end, ok := p.Passage(from, to); ok {
				params.Move(id, part, start, end)
			}
		}
	}
	p.surface = annotext.NewPage(annotext.Options{
		Label:  swedish.T("window.matter.label"),
		OnNote: func(int, int) { params.Note() },
		OnColour: func(from, to int, colour annotext.Colour) {
			if part, start, end, ok := p.Passage(from, to); ok {
				params.Mark(part, start, end, colour)
			} else {
				params.NoWords()
			}
		},
		OnUnderline: func(from, to int) {
			if part, start, end, ok := p.Passage(from, to); ok {
				params.Line(part, start, end)
			} else {
				params.NoWords()
			}
		},
		OnBookmark: func(from, to int) {
			part, start, end, _ := p.Passage(from, to)
			params.Bookmark(part, start, end)
		},
		OnUnselected: params.Unselected, OnUnmarked: params.Unmarked,
		OnScrolled: func() {
			if params.Scrolled != nil {
				params.Scrolled(p.Place())
			}
		},
		OnFound: func() { p.find.Count() },
		Writing: params.Writing,
	})
	p.find = ui.NewFindBar(p.surface, func() { p.around.Refresh() })
	find := ui.NewStack(0, p.find.Content())
	p.around = container.New(&headed{find, p.head, p.surface}, find, p.head.Content(), p.surface)
	return p
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.around }

// Surface is where the text is read, and what takes the keyboard.
func (p *Page) Surface() *annotext.Page { return p.surface }

// Show shows an item with the notes on it; banner, which may be nil, stands
// above the text, and what changed since the reader read it has a bar beside it.
// Another text than the one that is shown begins at a place.
func (p *Page) Show(it data.AgendaItem, notes []data.Note, banner fyne.CanvasObject, at Place, changes data.ItemChanges) {
	text := Compose(it)
	if text.Empty() && len(it.Lists) == 0 {
		text.add(Small, swedish.T("window.matter.empty"))
	}
	p.head.Top, p.head.Bottom = 0, 0
	if banner != nil {
		p.head.Top, p.head.Bottom = 16, 8
		p.head.Set(banner)
	} else {
		p.head.Set()
	}
	p.around.Layout.Layout(p.around.Objects, p.around.Size()) // the head is of another height now
	marks := marksOf(it, text, notes)
	if whole := it.ID + "\n" + text.String(); whole != p.shown {
		p.surface.Save() // what is written is on the text before
		p.text, p.shown = text, whole
		p.surface.SetText(annotext.NewText(blocks(p.text)), marks)
		p.surface.SetChanged(p.text.stretches(changes.Blocks))
		p.surface.ScrollTo(p.text.offset(at))
		p.find.Again()
		return
	}
	p.text = text
	p.surface.SetChanged(p.text.stretches(changes.Blocks))
	p.surface.SetMarks(marks)
}

// Place returns the place at the top of the view.
func (p *Page) Place() Place { return p.text.place(p.surface.Place()) }

// Find opens the line in which one looks for words in the text.
func (p *Page) Find() { p.find.Open() }

// FindNext goes to the next hit, with back to the one before.
func (p *Page) FindNext(back bool) { p.find.Next(back) }

// Write opens the editor of a new note: on the chosen words, else on the matter
// as a whole.
func (p *Page) Write() {
	from, to := p.surface.Selection()
	if _, _, _, ok := p.text.Passage(from, to); !ok || from == to {
		p.WriteOnWhole()
		return
	}
	p.surface.Write(from, to, string(Kinds[0]))
}

// WriteOnWhole opens the editor of a new note on the matter as a whole.
func (p *Page) WriteOnWhole() { p.surface.Write(0, 0, string(Kinds[0])) }

// Passage returns the part of the item and the runes in it that a stretch of
// the page shows, without the space around its words that goes along when one
// selects word by word.
func (p *Page) Passage(from, to int) (part string, start, end int, ok bool) {
	for from < to && p.isSpace(from) {
		from++
	}
	for from < to && p.isSpace(to-1) {
		to--
	}
	if from >= to {
		return "", 0, 0, false
	}
	return p.text.Passage(from, to)
}

func (p *Page) isSpace(at int) bool {
	return strings.TrimSpace(p.surface.Text().Slice(at, at+1)) == ""
}

// FindFrom shows words of the item that is shown, with the line in which one goes
// on looking for them in its text.
func (p *Page) FindFrom(it data.AgendaItem, words data.Passage) {
	if from, to, ok := p.text.Place(it, words); ok {
		p.surface.Select(from, to)
		p.find.Open()
	}
}

// Reveal shows a passage of the item that is shown.
func (p *Page) Reveal(it data.AgendaItem, passage data.Passage) {
	if from, _, ok := p.text.Place(it, passage); ok {
		p.surface.Select(from, from)
	}
}

// marksOf makes the marks and cards of an item's notes. A note on the item as a
// whole stands beside the title; so does one whose words are gone, and says it.
func marksOf(it data.AgendaItem, text Text, notes []data.Note) []annotext.Mark {
	var marks []annotext.Mark
	for _, n := range notes {
		if n.Row != nil || n.Page != nil {
			continue
		}
		m := annotext.Mark{ID: n.ID, Colour: annotext.Colour(n.Colour), Underline: n.Style == data.Underline, Bookmark: n.Kind == data.KindPlace}
		about := ""
		if n.MeetingID == "" {
			about = swedish.T("window.note.on_case", "case", n.CaseNumber)
		}
		if n.Passage != nil {
			if m.Colour == annotext.None { // written on the command line
				m.Colour = annotext.Colour(ColourOf(n.Kind))
			}
			from, to, ok := text.Place(it, *n.Passage)
			ok = ok && !n.Gone()
			m.Start, m.End = from, to
			if !ok {
				m.Start, m.End = 0, 0
				about = swedish.T("window.note.lost", "words", n.Passage.Quote)
			}
		}
		if change := ChangeText(n); n.Text != "" || about != "" || change != "" {
			m.Note = &annotext.Note{Kind: string(n.Kind), Text: n.Text, About: about, Change: change}
		}
		marks = append(marks, m)
	}
	return marks
}

var styles = map[Form]annotext.Style{
	Title: annotext.Title, Meta: annotext.Small, Heading: annotext.Heading, Body: annotext.Paragraph,
	Clause: annotext.ListItem, Row: annotext.TableRow, Small: annotext.Small,
}

func blocks(t Text) []annotext.Block {
	list := make([]annotext.Block, len(t.Paras))
	for i, p := range t.Paras {
		list[i] = annotext.Block{Style: styles[p.Form], Text: p.Text}
	}
	return list
}
