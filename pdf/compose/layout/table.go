package layout

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
	var head []Strip
	if titled {
		head = t.row(heads, TableHead)
		for i := range head {
			head[i].Keep = true
		}
		last := &head[len(head)-1]
		last.Rules[len(last.Rules)-1].Weight *= 2
	}
	var strips []Strip
	for _, row := range t.Rows {
		for _, s := range t.row(row, TableRow) {
			s.head = head
			strips = append(strips, s)
		}
	}
	strips = append(head[:len(head):len(head)], strips...)
	if len(strips) > 0 {
		strips[0].Before = t.Before
	}
	return strips
}

// row sets one row as one strip, or a strip a line where it is too tall.
func (t Table) row(cells []*Paragraph, role Role) []Strip {
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
				s.Texts = append(s.Texts, Placed{x, y + base, lines[i][n]})
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
