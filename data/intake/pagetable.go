package intake

import (
	"sort"
	"strings"
)

// pageTable is a table with a head on a PDF page: the places of its columns,
// by which the lines of its cells are put together.
type pageTable struct {
	head []piece
	xs   []float64 // left edges of the columns, points
}

// tableHead recognises a row as the head of a table of notifications or
// persons. Words of two columns that the engine gives as one are divided.
func tableHead(row []piece) *pageTable {
	if len(row) < 2 {
		return nil
	}
	var head []piece
	known := 0
	for _, p := range row {
		parts := []string{p.Text}
		if m, ok := matchLabel(p.Text); !headWord(p.Text) && !(ok && m.rest == "") {
			if f := strings.Fields(p.Text); len(f) == 2 && headWord(f[0]) && headWord(f[1]) {
				parts = f
			}
		}
		x := p.X
		for _, t := range parts {
			q := p
			q.Text, q.X = t, x
			q.Width = p.Width * float64(len(t)) / float64(max(len(p.Text), 1))
			x += q.Width + 4
			if headWord(t) {
				known++
			}
			head = append(head, q)
		}
	}
	if len(head) < 3 || known < len(head)-1 || known < 3 {
		return nil
	}
	t := &pageTable{head: head}
	for _, p := range head {
		t.xs = append(t.xs, p.X)
	}
	return t
}

func headWord(s string) bool {
	k := key(s)
	_, a := listFieldWords[k]
	_, b := fieldWords[k]
	return a || b
}

// measure moves the columns to where the cells below start.
func (t *pageTable) measure(cells []piece) {
	for i := range t.xs {
		next := 1e9
		if i+1 < len(t.head) {
			next = t.head[i+1].X
		}
		if i+2 < len(t.head) && next-t.xs[i] < 30 {
			next = t.head[i+2].X - 6
		}
		best := -1.0
		for _, c := range cells {
			if c.X > t.head[i].X-3 && c.X < next-2 && (i == 0 || c.X > t.xs[i-1]+6) {
				if best < 0 || c.X < best {
					best = c.X
				}
			}
		}
		if best >= 0 && i > 0 {
			t.xs[i] = best
			t.head[i].X = best
		}
	}
}

func (t *pageTable) column(p piece) int {
	best := 0
	for i, x := range t.xs {
		if p.X >= x-4 {
			best = i
		}
	}
	return best
}

// holds tells whether a band goes on with the table: each piece starts at a
// column, and none runs across the whole.
func (t *pageTable) holds(ps []piece) bool {
	cols := map[int]bool{}
	for _, p := range ps {
		i := t.column(p)
		if p.X > t.xs[i]+14 && i > 0 && p.X > t.xs[i]+40 {
			return false
		}
		if i+2 < len(t.xs) && p.right() > t.xs[i+2]+4 && p.Width > 150 {
			return false
		}
		cols[i] = true
	}
	if len(ps) == 1 {
		return t.column(ps[0]) > 0 && ps[0].X >= t.xs[t.column(ps[0])]-4 && !ps[0].Bold
	}
	return len(cols) > 1
}

var reNumberFirst = expression(`^(\d{1,4}[.)]?)[ ]+(\S.*)$`)

// rows puts the pieces of a band into table rows, each cell whole. The head of
// the table that a new page repeats is dropped.
func (t *pageTable) rows(ps []piece) [][]piece {
	var split []piece
	for _, p := range ps {
		if m := reNumberFirst.FindStringSubmatch(p.Text); m != nil && t.column(p) == 0 && len(t.xs) > 1 && key(t.head[0].Text) == "nr" {
			a, b := p, p
			a.Text, b.Text = m[1], m[2]
			a.Width = float64(len(m[1])) * p.Width / float64(len(p.Text))
			b.X = t.xs[1]
			b.Width = max(p.right()-b.X, 1)
			split = append(split, a, b)
			continue
		}
		split = append(split, p)
	}
	var out [][]piece
	for _, group := range t.groups(split) {
		if r := rows(group); len(r) > 0 && tableHead(r[0]) != nil {
			group = group[:0]
			for _, more := range r[1:] {
				group = append(group, more...)
			}
		}
		cells := map[int]*piece{}
		var order []int
		sort.SliceStable(group, func(i, j int) bool { return group[i].Y < group[j].Y })
		for _, p := range group {
			i := t.column(p)
			if c := cells[i]; c != nil {
				c.Text = joinCell(c.Text, p.Text)
				continue
			}
			q := p
			q.X = t.xs[i]
			cells[i] = &q
			order = append(order, i)
		}
		sort.Ints(order)
		var row []piece
		for _, i := range order {
			row = append(row, *cells[i])
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// groups divides a band that holds several rows at the numbers of its first
// column.
func (t *pageTable) groups(ps []piece) [][]piece {
	var anchors []float64
	for _, p := range ps {
		if t.column(p) == 0 && isNumber(strings.TrimRight(p.Text, ".)")) {
			anchors = append(anchors, p.Y)
		}
	}
	if len(anchors) < 2 {
		return [][]piece{ps}
	}
	sort.Float64s(anchors)
	out := make([][]piece, len(anchors))
	for _, p := range ps {
		k := 0
		for i, y := range anchors {
			if p.Y >= y-3 {
				k = i
			}
		}
		out[k] = append(out[k], p)
	}
	return out
}

// joinCell joins two lines of a cell; a date or number that was divided at its
// hyphen comes together without space.
func joinCell(a, b string) string {
	switch {
	case strings.HasSuffix(a, "-") && len(a) > 1 && a[len(a)-2] >= '0' && a[len(a)-2] <= '9' && startsDigit(b):
		return a + b
	case strings.HasSuffix(a, "/") && startsDigit(b), strings.HasSuffix(a, "/"):
		return a + b
	case strings.HasSuffix(a, "\uFFFE"):
		a = strings.TrimSuffix(a, "\uFFFE") + "-"
		fallthrough
	case brokenWord(a) && startsLower(b) && !keepsHyphen(b):
		return strings.TrimRight(a, "-\u2010") + b
	}
	return a + " " + b
}
