package compose

import (
	"slices"
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
	if len(l.Entries) == 0 {
		return
	}
	t := p.table()
	type part struct {
		head        string
		least, most float64 // width; 0 for what the others leave
		text        func(data.Notification) string
		width       float64
	}
	parts := []part{
		{head: "Nr", least: 24, most: 60, text: func(e data.Notification) string { return strconv.Itoa(e.Number) }},
		{head: "Innehåll", text: func(e data.Notification) string { return e.Text }},
		{head: "Dnr", least: 60, most: 100, text: func(e data.Notification) string { return e.CaseNumber }},
		{head: "Beslutsfattare", least: 80, most: 96, text: func(e data.Notification) string { return e.DecidedBy }},
		{head: "Datum", least: 62, most: 66, text: func(e data.Notification) string { return e.Date }},
	}
	parts = slices.DeleteFunc(parts, func(c part) bool {
		return c.least > 0 && !slices.ContainsFunc(l.Entries, func(e data.Notification) bool { return c.text(e) != "" })
	})
	const text = 110.0 // the least that is left for what the entries say
	rest := column + t.Gutter
	for _, whole := range []bool{true, false} { // words, where they leave room
		rest = column + t.Gutter
		for i, c := range parts {
			if c.least == 0 {
				continue
			}
			texts := []string{c.head}
			for _, e := range l.Entries {
				texts = append(texts, c.text(e))
			}
			parts[i].width = fit(c.least, c.most, texts...)
			if !whole {
				parts[i].width = min(parts[i].width, c.most)
			}
			rest -= parts[i].width
		}
		if rest >= text {
			break
		}
	}
	for _, c := range parts {
		if c.least == 0 {
			c.width = rest
		}
		t.Columns = append(t.Columns, layout.Column{Head: p.text(c.head, cellHead), Width: c.width})
	}
	for _, e := range l.Entries {
		var row []*layout.Paragraph
		for _, c := range parts {
			row = append(row, p.text(c.text(e), cell))
		}
		t.Rows = append(t.Rows, row)
	}
	p.add(t.Strips()...)
}
