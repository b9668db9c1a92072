package reports

import (
	"fyne.io/fyne/v2"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Note func()                                                    // the reader wants to write a note on what is chosen
	Mark func(part string, start, end int, colour annotext.Colour) // the reader marks a passage without words
	Edit func(data.Note)                                           // the reader wants to change a note
}

// Page is the screen: the matter's text with marks and notes, under what is to
// be looked at.
type Page struct {
	params  Params
	text    Text
	shown   string // the text that the surface holds, with the item's id
	notes   map[string]data.Note
	surface *annotext.Page
	head    *ui.Stack
	content fyne.CanvasObject
}

// New makes the screen.
func New(params Params) *Page {
	p := &Page{params: params, head: ui.NewStack(0)}
	p.head.Inset = 46
	p.surface = annotext.NewPage(annotext.Options{
		Label:  swedish.T("window.matter.label"),
		OnNote: func(int, int) { params.Note() },
		OnColour: func(from, to int, colour annotext.Colour) {
			if part, start, end, ok := p.text.Passage(from, to); ok {
				params.Mark(part, start, end, colour)
			}
		},
		OnMark: func(id string) {
			if n, ok := p.notes[id]; ok {
				params.Edit(n)
			}
		},
	})
	p.content = ui.NewFill(look.Paper, ui.NewEdged(p.head, nil, p.surface))
	return p
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Surface is where the text is read, and what takes the keyboard.
func (p *Page) Surface() *annotext.Page { return p.surface }

// Show shows an item with the notes on it; banner, which may be nil, stands
// above the text.
func (p *Page) Show(it data.AgendaItem, notes []data.Note, banner fyne.CanvasObject) {
	p.text = Compose(it)
	if p.text.Empty() && len(it.Lists) == 0 {
		p.text.add(Small, swedish.T("window.matter.empty"))
	}
	p.notes = map[string]data.Note{}
	for _, n := range notes {
		p.notes[n.ID] = n
	}
	p.head.Top = 0
	if banner != nil {
		p.head.Top = 16
		p.head.Set(banner)
	} else {
		p.head.Set()
	}
	marks := marksOf(it, p.text, notes)
	if whole := it.ID + "\n" + p.text.String(); whole != p.shown {
		p.shown = whole
		p.surface.SetText(annotext.NewText(blocks(p.text)), marks)
		return
	}
	p.surface.SetMarks(marks)
}

// marksOf makes the marks and cards of an item's notes. A note on the item as a
// whole stands beside the title; so does one whose words are gone, and says it.
func marksOf(it data.AgendaItem, text Text, notes []data.Note) []annotext.Mark {
	var marks []annotext.Mark
	for _, n := range notes {
		if n.Row != nil {
			continue
		}
		m := annotext.Mark{ID: n.ID, Colour: annotext.Colour(n.Colour)}
		about := ""
		if n.Passage != nil {
			if m.Colour == annotext.None { // written on the command line
				m.Colour = annotext.Colour(ColourOf(n.Kind))
			}
			from, to, ok := text.Place(it, *n.Passage)
			m.Start, m.End = from, to
			if !ok {
				m.Start, m.End = 0, 0
				about = swedish.T("window.note.lost", "words", n.Passage.Quote)
			}
		}
		if n.Text != "" || about != "" {
			m.Note = &annotext.Note{Kind: capital(swedish.NoteKind(n.Kind)), Text: n.Text, About: about}
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

// Selection returns the chosen words as a passage of the item: a part and the
// runes in it. ok is false while nothing of the item's own text is chosen.
func (p *Page) Selection() (part string, start, end int, ok bool) {
	from, to := p.surface.Selection()
	if from >= to {
		return "", 0, 0, false
	}
	return p.text.Passage(from, to)
}

// Unselect ends the choice of words; the place in the text stays.
func (p *Page) Unselect() {
	if _, to := p.surface.Selection(); to > 0 {
		p.surface.Select(to, to)
	}
}

// ToTop shows the beginning.
func (p *Page) ToTop() { p.surface.ScrollTo(0) }
