package compose

import (
	"strconv"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// lists adds an item's notification lists as tables.
func (p *paper) lists(item data.AgendaItem) {
	for _, l := range item.Lists {
		if len(item.Lists) > 1 || l.Title != item.Title {
			p.sub(or(l.Title, "Anmälningar"))
		}
		p.list(l)
	}
}

// list adds one list. Columns without content are left out.
func (p *paper) list(l data.NotificationList) {
	var cases, by, dates bool
	numbers := 24.0
	for _, e := range l.Entries {
		cases = cases || e.CaseNumber != ""
		by = by || e.DecidedBy != ""
		dates = dates || e.Date != ""
		for _, line := range layout.Text(strconv.Itoa(e.Number), cell).Lines(column, 0) {
			numbers = max(numbers, line.Width+10)
		}
	}
	if len(l.Entries) == 0 {
		return
	}
	t := p.table()
	type part struct {
		head  string
		width float64
		shown bool
		text  func(data.Notification) string
	}
	parts := []part{
		{"Nr", numbers, true, func(e data.Notification) string { return strconv.Itoa(e.Number) }},
		{"Innehåll", 0, true, func(e data.Notification) string { return e.Text }},
		{"Dnr", 76, cases, func(e data.Notification) string { return e.CaseNumber }},
		{"Beslutsfattare", 92, by, func(e data.Notification) string { return e.DecidedBy }},
		{"Datum", 64, dates, func(e data.Notification) string { return e.Date }},
	}
	rest := column + t.Gutter
	for _, c := range parts {
		if c.shown {
			rest -= c.width
		}
	}
	for _, c := range parts {
		if c.width == 0 {
			c.width = rest
		}
		if c.shown {
			t.Columns = append(t.Columns, layout.Column{Head: p.text(c.head, cellHead), Width: c.width})
		}
	}
	for _, e := range l.Entries {
		var row []*layout.Paragraph
		for _, c := range parts {
			if c.shown {
				row = append(row, p.text(c.text(e), cell))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	p.add(t.Strips()...)
}
