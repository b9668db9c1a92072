// Package speech is the screen of the speaking sheet: a member's own notes on a
// meeting in the order of the agenda, at a size to read from while one stands
// and speaks. It only shows; what it shows is private.
package speech

import (
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window. The words of places and
// questions are the window's, which the command line shares.
type Params struct {
	Title       func(data.AgendaItem) string
	Place       func(data.SpeechPoint) string
	Proposition func(data.Proposition) string
	Chair       func(on bool) // with or without what only the chair needs
	PDF         func()        // the sheet as a PDF at 18 points
	Leave       func()
}

// Page is the screen.
type Page struct {
	params  Params
	chair   *ui.Check
	sheet   *ui.Sheet
	back    *ui.Button
	content fyne.CanvasObject
}

// widest is the sheet without its margins, at text size 100 %.
const widest = 1000

// New makes the screen.
func New(params Params) *Page {
	p := &Page{params: params, sheet: ui.NewSheet(10)}
	p.sheet.Page, p.sheet.Top, p.sheet.Bottom, p.sheet.Widest = true, 24, 80, widest
	p.chair = ui.NewCheck(swedish.T("speech.chair"), params.Chair)
	p.back = ui.NewButton(swedish.T("mynotes.back"), params.Leave)
	p.back.Hint = "Esc"
	head := ui.NewStack(8, ui.NewToolLine(p.chair, ui.NewButton(swedish.T("speech.pdf"), params.PDF), p.back))
	head.Page, head.Top, head.Bottom = true, 10, 10
	p.content = ui.NewFill(look.Paper, ui.NewMiddle(widest+2*ui.PageEdge(widest), ui.NewEdged(head, nil, p.sheet.Content())))
	return p
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus returns who has the keyboard first.
func (p *Page) Focus() fyne.Focusable { return p.back }

// Show shows a sheet.
func (p *Page) Show(s data.Speech) {
	var all []fyne.CanvasObject
	add := func(text string, style ui.WordsStyle) {
		if strings.TrimSpace(text) != "" {
			all = append(all, ui.NewWords(text, style))
		}
	}
	big := ui.WordsStyle{Size: look.SizeRoomText, Serif: true, Leading: 1.5}
	loud := ui.WordsStyle{Size: look.SizeRoomText, Serif: true, Bold: true, Leading: 1.5}
	small := ui.WordsStyle{Size: "subHeadingText", Colour: look.Secondary}
	label := ui.WordsStyle{Size: "subHeadingText", Bold: true, Colour: look.Accent}
	point := func(n data.SpeechPoint) {
		add(p.params.Place(n), small)
		add(n.Text, big)
	}
	add(s.Meeting.Body+" "+swedish.Date(s.Meeting.Date), small)
	for _, n := range s.Before {
		point(n)
	}
	if len(s.Items) == 0 && len(s.Before) == 0 {
		add(swedish.T("speech.empty"), big)
	}
	for i, it := range s.Items {
		if i > 0 || len(s.Before) > 0 {
			all = append(all, ui.NewRule())
		}
		add(p.params.Title(it.Item), ui.WordsStyle{Size: look.SizeRoom, Serif: true, Bold: true})
		add(strings.Join(it.Item.CaseNumbers, ", "), small)
		add(swedish.Capital(swedish.NoteKind(it.Stance)), loud)
		if it.Bias {
			add(swedish.T("speech.bias"), loud)
		}
		if blocks := it.Item.Part(data.PartProposals); len(blocks) > 0 {
			add(swedish.Proposed(it.Item.ForwardedTo()), label)
			for _, b := range blocks {
				add(b.Text, big)
			}
		}
		for _, g := range []struct {
			key    string
			points []data.SpeechPoint
		}{{"speech.arguments", it.Arguments}, {"speech.questions", it.Questions}, {"speech.motions", it.Motions}, {"speech.reservations", it.Reservations}} {
			if len(g.points) > 0 {
				add(swedish.T(g.key), label)
			}
			for _, n := range g.points {
				point(n)
			}
		}
		if len(it.Propositions) > 0 {
			add(swedish.T("speech.order"), label)
		}
		for k, q := range it.Propositions {
			add(swedish.T("speech.number", "n", k+1, "text", p.params.Proposition(q)), big)
			for _, other := range q.Against {
				add(swedish.T("speech.against", "text", other), big)
			}
			if len(q.Against) > 0 {
				add(swedish.T("speech.vote"), small)
			}
		}
	}
	p.sheet.Set(all...)
}
