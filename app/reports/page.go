package reports

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Note func()          // the reader wants to write a note on what is chosen
	Edit func(data.Note) // the reader wants to change a note
}

// Page is the screen.
type Page struct {
	sheet *ui.Sheet
	text  Text
}

func New(p Params) *Page {
	pg := &Page{sheet: ui.NewSheet(10)}
	pg.sheet.Inset, pg.sheet.Top = 44, 26
	return pg
}
func (p *Page) Content() fyne.CanvasObject { return ui.NewFill(look.Paper, p.sheet.Content()) }
func (p *Page) Show(m data.Meeting, it data.AgendaItem, notes []data.Note, banner fyne.CanvasObject) {
	p.text = Compose(it)
	var all []fyne.CanvasObject
	if banner != nil {
		all = append(all, banner)
	}
	for _, q := range p.text.Paras {
		all = append(all, ui.NewWords(q.Text, ui.WordsStyle{Serif: true, Bold: q.Form == Title || q.Form == Heading, Leading: 1.5, Size: look.SizeReading}))
	}
	p.sheet.Set(all...)
}
func (p *Page) Selection() (part string, start, end int, ok bool) { return }
func (p *Page) ToTop()                                            { p.sheet.ScrollToTop() }
