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

func (p piece) right() float64 { return p.X + p.Width }

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
		for _, l := range divided(page.Lines) {
			l.Text = strings.TrimFunc(norm.NFC.String(strings.ReplaceAll(strings.ToValidUTF8(l.Text, "\uFFFD"), "\u0002", "\uFFFE")), isSpace)
			l.Text = strings.ReplaceAll(l.Text, "\n", " ")
			if t := l.Text; hasContent(t) || isDash(t) || bulletSign(t) {
				ps = append(ps, piece{l, i})
			}
		}
		ps = withBullets(ps)
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

func gapAt(k, gap int) int {
	if k > 0 {
		return 0
	}
	return gap
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
		// the engine measures a line by its tallest letters
		large = large || p.Size > w.body*1.25 || p.Bold && p.Size > w.body*1.12
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
