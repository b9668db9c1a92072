package intake

import (
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// piece is a line of a PDF page that is being laid out.
type piece struct {
	Line
	page int
}

func (p piece) bottom() float64 { return p.Y + p.Height }
func (p piece) right() float64  { return p.X + p.Width }

// pageWriter turns the lines of a PDF into the lines that every source gives.
type pageWriter struct {
	src   source
	out   strings.Builder
	body  float64 // the size of running text, points
	table *pageTable
	left  float64 // the leftmost text, points
}

// readPages turns the lines of a PDF into lines of text. Pieces of one height
// that stand side by side become the cells of one line; the rows of a table are
// told by the white space between them; two columns of running text or of
// lists with headings of their own are read one after the other.
func readPages(name string, pages []Page) source {
	w := &pageWriter{src: source{name: name, wrapped: true}, body: bodySize(pages)}
	w.left = 1e9
	for _, p := range pages {
		for _, l := range p.Lines {
			w.left = min(w.left, l.X)
		}
	}
	for i, page := range pages {
		var ps []piece
		for _, l := range page.Lines {
			l.Text = strings.TrimFunc(norm.NFC.String(strings.ReplaceAll(l.Text, "\u0002", "\uFFFE")), isSpace)
			l.Text = strings.ReplaceAll(l.Text, "\n", " ")
			if t := l.Text; hasContent(t) || isDash(t) {
				ps = append(ps, piece{l, i})
			}
		}
		w.pageLines(page, ps, i > 0)
	}
	w.src.text = w.out.String()
	return w.src
}

// bodySize is the size that most characters are set in, in points.
func bodySize(pages []Page) float64 {
	count := map[int]int{}
	for _, p := range pages {
		for _, l := range p.Lines {
			count[int(l.Size*10+0.5)] += len(l.Text)
		}
	}
	best, most := 110, 0
	for s, n := range count {
		if n > most || n == most && s < best {
			best, most = s, n
		}
	}
	return float64(best) / 10
}

func (w *pageWriter) pageLines(page Page, ps []piece, broken bool) {
	if len(ps) == 0 {
		return
	}
	if twoColumns(page, ps) {
		prev := 0.0
		for k, p := range ps {
			gap := w.gapAfter(prev, p.Y, p.Height)
			if k == 0 {
				gap = 1
			}
			w.row([]piece{p}, gap, broken && k == 0)
			prev = p.bottom()
		}
		return
	}
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].Y < ps[j].Y })
	first := true
	prev := 0.0
	for _, band := range mergeColumns(w.bands(ps)) {
		gap := 1
		if !first {
			gap = w.gapAfter(prev, band[0].Y, band[0].Height)
		}
		w.band(band, gap, broken && first)
		first = false
		for _, p := range band {
			prev = max(prev, p.bottom())
		}
	}
}

// mergeColumns puts bands together that are one block of two columns, each
// with labels of its own.
func mergeColumns(bands [][]piece) [][]piece {
	var out [][]piece
	for i := 0; i < len(bands); i++ {
		all := append([]piece(nil), bands[i]...)
		best := i
		if len(gutters(bands[i])) <= 2 {
			for j := i + 1; j < len(bands) && j < i+40; j++ {
				all = append(all, bands[j]...)
				cols := gutters(all)
				if len(cols) > 2 || j == i+1 && len(cols) < 2 && len(gutters(bands[i])) == 2 {
					break
				}
				if len(cols) != 2 {
					break
				}
				right := false
				for _, p := range bands[j] {
					right = right || p.X >= cols[1][0].X-1
				}
				if right && ownLabels(cols) {
					best = j
				}
			}
		}
		if best > i {
			best = tailBands(bands, i, best)
		}
		block := append([]piece(nil), bands[i]...)
		for j := i + 1; j <= best; j++ {
			block = append(block, bands[j]...)
		}
		out = append(out, block)
		i = best
	}
	return out
}

// tailBands takes to a block of two columns what goes on in its first column
// at the same pace.
func tailBands(bands [][]piece, from, to int) int {
	pace := 0.0
	bottom := 0.0
	for j := from; j <= to; j++ {
		if j > from {
			pace = max(pace, bands[j][0].Y-bottom)
		}
		for _, p := range bands[j] {
			bottom = max(bottom, p.bottom())
		}
	}
	for to+1 < len(bands) {
		p := bands[to+1][0]
		if len(bands[to+1]) != 1 || p.Y-bottom > pace*1.2+1 || p.X > bands[from][0].X+4 || !startsPerson(p.Text) {
			break
		}
		bottom = p.bottom()
		to++
	}
	return to
}

// gapAfter tells how many blank lines a distance stands for.
func (w *pageWriter) gapAfter(bottom, top, height float64) int {
	step := max(min(height, w.body*1.3), 6)
	switch space := top - bottom; {
	case space > 2.4*step:
		return 2
	case space > 0.62*step, space < -2*step:
		return 1
	}
	return 0
}

// bands divides a page where white space runs across it.
func (w *pageWriter) bands(ps []piece) [][]piece {
	var out [][]piece
	bottom := -1e9
	for _, p := range ps {
		if len(out) == 0 || p.Y-bottom > 0.42*w.body {
			out = append(out, nil)
			bottom = p.bottom()
		}
		out[len(out)-1] = append(out[len(out)-1], p)
		bottom = max(bottom, p.bottom())
	}
	return out
}

// rows puts the pieces of one height together.
func rows(ps []piece) [][]piece {
	var out [][]piece
	for _, p := range ps {
		if n := len(out); n > 0 {
			ref := out[n-1][0]
			tol := 0.45 * max(min(ref.Height, p.Height), 4)
			d := (p.Y + p.Height/2) - (ref.Y + ref.Height/2)
			if d < tol && d > -tol && !overlapsAny(out[n-1], p) {
				out[n-1] = append(out[n-1], p)
				continue
			}
		}
		out = append(out, []piece{p})
	}
	for _, r := range out {
		sort.SliceStable(r, func(i, j int) bool { return r[i].X < r[j].X })
	}
	return out
}

func overlapsAny(row []piece, p piece) bool {
	for _, o := range row {
		if p.X < o.right()-1 && o.X < p.right()-1 {
			return true
		}
	}
	return false
}

// band writes what stands between two stretches of white space.
func (w *pageWriter) band(ps []piece, gap int, page bool) {
	if w.table != nil && w.table.holds(ps) {
		for k, r := range w.table.rows(ps) {
			g := gap
			if k > 0 {
				g = 0
			}
			w.row(r, g, page && k == 0)
		}
		return
	}
	rs := rows(ps)
	for k, r := range rs {
		if t := tableHead(r); t != nil {
			for j := 0; j < k; j++ {
				w.row(rs[j], gapAt(j, gap), page && j == 0)
			}
			w.table = t
			var rest []piece
			for _, more := range rs[k+1:] {
				rest = append(rest, more...)
			}
			w.table.measure(rest)
			w.row(w.table.head, gapAt(k, gap), page && k == 0)
			if len(rest) > 0 {
				w.band(rest, 0, false)
			}
			return
		}
	}
	w.table = nil
	cols := gutters(ps)
	switch {
	case len(rs) < 2 || len(cols) < 2:
		prev := 0.0
		for k, r := range rs {
			g := gap
			if k > 0 {
				g = w.gapAfter(prev, r[0].Y, r[0].Height)
			}
			w.row(r, g, page && k == 0)
			prev = r[0].bottom()
		}
	case ownLabels(cols):
		for k, col := range cols {
			prev := 0.0
			for j, p := range col {
				g := 1
				if k == 0 && j == 0 {
					g = gap
				} else if j > 0 {
					g = w.gapAfter(prev, p.Y, p.Height)
				}
				w.row([]piece{p}, g, page && k == 0 && j == 0)
				prev = p.bottom()
			}
		}
	case len(cols[0]) == 1 && len(cols) == 2 && len(cols[1]) > 1 && cols[0][0].Y > cols[1][0].Y+2:
		// a label set in the middle of its row
		for j, p := range cols[1] {
			if j == 0 {
				w.row([]piece{cols[0][0], p}, gap, page)
			} else {
				w.row([]piece{p}, 0, false)
			}
		}
	default:
		for k, r := range wholeCells(rs) {
			w.row(r, gapAt(k, gap), page && k == 0)
		}
	}
}

// wholeCells puts the further lines of a table's cells to their row: a row of
// three columns or more goes on where only some of its columns do.
func wholeCells(rs [][]piece) [][]piece {
	var out [][]piece
	for _, r := range rs {
		n := len(out)
		if n == 0 || len(out[n-1]) < 3 || len(r) >= len(out[n-1]) || !cellsUnder(out[n-1], r) {
			out = append(out, append([]piece(nil), r...))
			continue
		}
		for _, p := range r {
			for k := range out[n-1] {
				if c := &out[n-1][k]; p.X > c.X-3 && p.X < c.X+3 {
					c.Text = joinCell(c.Text, p.Text)
				}
			}
		}
	}
	return out
}

func cellsUnder(above, below []piece) bool {
	for _, p := range below {
		found := false
		for _, c := range above {
			found = found || p.X > c.X-3 && p.X < c.X+3
		}
		if !found || !startsLower(p.Text) && !brokenWord(p.Text) && !startsDigit(p.Text) {
			return false
		}
	}
	return true
}

func gapAt(k, gap int) int {
	if k > 0 {
		return 0
	}
	return gap
}

// gutters divides a band into columns where white space runs down it.
func gutters(ps []piece) [][]piece {
	byX := append([]piece(nil), ps...)
	sort.SliceStable(byX, func(i, j int) bool { return byX[i].X < byX[j].X })
	var cols [][]piece
	right := -1e9
	for _, p := range byX {
		if len(cols) == 0 || p.X-right > 8 {
			cols = append(cols, nil)
		}
		cols[len(cols)-1] = append(cols[len(cols)-1], p)
		right = max(right, p.right())
	}
	for _, c := range cols {
		sort.SliceStable(c, func(i, j int) bool { return c[i].Y < c[j].Y })
	}
	return cols
}

// ownLabels tells whether each of two columns holds lists under labels of its
// own: the attendance in two columns.
func ownLabels(cols [][]piece) bool {
	if len(cols) != 2 {
		return false
	}
	for _, col := range cols {
		labels, others := 0, 0
		for _, p := range col {
			if m, ok := matchLabel(p.Text); ok && m.rest == "" && isList(m.concept) {
				labels++
			} else {
				others++
			}
		}
		if labels == 0 || others == 0 || labels > others+1 {
			return false
		}
	}
	return true
}

// twoColumns tells whether a page sets its running text in two columns: many
// long lines left and right of one gutter.
func twoColumns(p Page, lines []piece) bool {
	if p.Width <= 0 {
		return false
	}
	left, right, across := 0, 0, 0
	mid := p.Width / 2
	for _, l := range lines {
		if l.Width < p.Width*0.28 {
			continue
		}
		switch {
		case l.right() <= mid+p.Width*0.03:
			left++
		case l.X >= mid-p.Width*0.03:
			right++
		default:
			across++
		}
	}
	return left > 8 && right > 8 && across*4 < left+right
}

// pageUnit is the width of a character of running text in points; columns are
// counted in it, as plain text counts characters.
const pageUnit = 5

// row writes the pieces of one height as one line.
func (w *pageWriter) row(row []piece, gap int, page bool) {
	l := line{page: page, gap: gap}
	w.out.WriteString(strings.Repeat("\n", gap))
	unit := func(x float64) int { return int(x-w.left) / pageUnit }
	l.indent = unit(row[0].X)
	l.from = w.out.Len()
	l.bold = true
	large := false
	for k, p := range row {
		if k > 0 {
			w.out.WriteByte('\t')
		}
		from := w.out.Len()
		w.out.WriteString(p.Text)
		l.cells = append(l.cells, cell{span: span{from, w.out.Len()}, text: p.Text, col: unit(p.X)})
		l.bold = l.bold && p.Bold
		large = large || p.Size > w.body*1.12
	}
	l.to = w.out.Len()
	w.out.WriteByte('\n')
	l.end = unit(row[len(row)-1].right())
	l.text = w.out.String()[l.from:l.to]
	if (large || l.bold && row[0].Size >= w.body*1.05) && len(row) == 1 {
		l.head = 2
	}
	switch {
	case len(row) == 1:
		if m, n := listMark(l.text); n > 0 {
			l.mark, l.text, l.head = m, l.text[n:], 0
			l.cells[0].text = l.text
		}
	case len(row) == 2 && runes(row[0].Text) < 5 && row[1].X-row[0].X < 40:
		if m, n := listMark(row[0].Text + " x"); n > 0 {
			// the mark of a list point, set apart from its text
			l.mark, l.text, l.cells = m, l.cells[1].text, l.cells[1:]
		}
	}
	w.src.lines = append(w.src.lines, l)
}
