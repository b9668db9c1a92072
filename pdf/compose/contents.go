package compose

import (
	"strconv"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// contents adds the table of contents, each row a link with its page number.
func (p *paper) contents(m data.Meeting) {
	p.chapter("Innehållsförteckning", "contents", 20)
	const numbers = 34.0 // room for page numbers
	hang := 0.0
	for i, item := range m.Items {
		for _, l := range p.text(number(item, i), running).Lines(column, 0) {
			hang = max(hang, l.Width+10)
		}
	}
	hang = min(hang, column/3)
	for i, item := range m.Items {
		strips := layout.Block{Role: layout.Entry, Width: column - numbers, Label: p.text(number(item, i), running), Hang: hang, Before: 1}.
			Strips(p.text(titleOf(item), running))
		for n := range strips {
			strips[n].Link = anchor(i)
			strips[n].LinkSays = oneLine(p.clean.Clean("Till " + number(item, i) + " " + titleOf(item)))
			strips[n].Keep = n < len(strips)-1
		}
		last := &strips[len(strips)-1]
		last.PageOf, last.PageX, last.PageIn = anchor(i), column, running
		last.PageY = running.Baseline()
		p.add(strips...)
	}
}

// anchor names the place where item i stands.
func anchor(i int) string { return "item-" + strconv.Itoa(i) }

// number is what an item is called by: its § or, before there is one, its
// place on the agenda.
func number(item data.AgendaItem, i int) string {
	if item.Section > 0 {
		return "§ " + strconv.Itoa(item.Section)
	}
	if item.Position > 0 {
		return strconv.Itoa(item.Position) + "."
	}
	return strconv.Itoa(i+1) + "."
}

func titleOf(item data.AgendaItem) string { return or(item.Title, "(rubrik saknas)") }
