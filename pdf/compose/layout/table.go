package layout

import "paragraf/pdf/tagged"

// Column is a column of a [Table].
type Column struct {
	Head  *Paragraph
	Width float64
}

// Table is rows of cells under a head that is repeated on every page.
type Table struct {
	X       float64
	Columns []Column
	Rows    [][]*Paragraph // as long as Columns; nil for an empty cell
	Before  float64
	Gutter  float64 // between columns
	Pad     float64 // above and below the text of a row
	Rule    Rule    // weight and colour of the lines between rows
	Tallest float64 // a row taller than this is broken over pages

	FirstIsHead bool // the first row is what the columns are called, though it is set as the others
}

// Strips sets the table, a strip a row. A row taller than Tallest becomes
// several strips.
func (t Table) Strips() []Strip {
	heads := make([]*Paragraph, len(t.Columns))
	titled := false
	for i, c := range t.Columns {
		heads[i] = c.Head
		titled = titled || c.Head != nil
	}
	table := &tagged.Element{Type: "Table"}
	var head []Strip
	if titled {
		head = t.row(heads, TableHead, table)
		for i := range head {
			head[i].Keep = true
		}
		last := &head[len(head)-1]
		last.Rules[len(last.Rules)-1].Weight *= 2
	}
	again := repeated(head)
	var strips []Strip
	for i, row := range t.Rows {
		role := TableRow
		if i == 0 && !titled && t.FirstIsHead {
			role = TableHead
		}
		for _, s := range t.row(row, role, table) {
			s.Role, s.head = TableRow, again
			strips = append(strips, s)
		}
	}
	strips = append(head[:len(head):len(head)], strips...)
	if len(strips) > 0 {
		strips[0].Before = t.Before
		strips[0].Elements = []*tagged.Element{table}
	}
	return strips
}

// repeated is the head as it stands on the pages after the first: to be seen,
// but not to be read out again.
func repeated(head []Strip) []Strip {
	var again []Strip
	for _, s := range head {
		s.Before, s.Anchor, s.Bookmark, s.Elements = 0, "", "", nil
		texts := make([]Placed, len(s.Texts))
		for i, p := range s.Texts {
			p.In = nil
			texts[i] = p
		}
		s.Texts = texts
		again = append(again, s)
	}
	return again
}

// row sets one row as one strip, or a strip a line where it is too tall.
func (t Table) row(cells []*Paragraph, role Role, table *tagged.Element) []Strip {
	tr := &tagged.Element{Type: "TR"}
	table.Add(tr)
	in := make([]*tagged.Element, len(t.Columns))
	for i := range in {
		in[i] = &tagged.Element{Type: "TD"}
		if role == TableHead {
			in[i] = &tagged.Element{Type: "TH", Scope: "Column"}
		}
		tr.Add(in[i])
	}
	total := 0.0
	lines := make([][]Line, len(t.Columns))
	count := 0
	height := 0.0
	for i, c := range t.Columns {
		total += c.Width
		if cells[i] == nil {
			continue
		}
		lines[i] = cells[i].Lines(c.Width-t.Gutter, 0)
		count = max(count, len(lines[i]))
		h := 0.0
		for _, l := range lines[i] {
			h += l.Leading
		}
		height = max(height, h)
	}
	split := height+2*t.Pad > t.Tallest
	strips := []Strip{{Role: role, Height: t.Pad}}
	y := t.Pad
	for n := range count {
		s := &strips[len(strips)-1]
		leading, base := 0.0, 0.0
		for i := range t.Columns {
			if n < len(lines[i]) {
				leading = max(leading, lines[i][n].Leading)
				base = max(base, lines[i][n].baseline())
			}
		}
		x := t.X
		for i, c := range t.Columns {
			if n < len(lines[i]) && len(lines[i][n].Fragments) > 0 {
				s.Texts = append(s.Texts, Placed{x, y + base, lines[i][n], in[i]})
			}
			x += c.Width
		}
		s.Height = y + leading
		y += leading
		if split && n < count-1 {
			strips = append(strips, Strip{Role: role})
			y = 0
		}
	}
	last := &strips[len(strips)-1]
	last.Height += t.Pad
	rule := t.Rule
	rule.X, rule.X2, rule.Y, rule.Y2 = t.X, t.X+total-t.Gutter, last.Height, last.Height
	last.Rules = append(last.Rules, rule)
	return strips
}
