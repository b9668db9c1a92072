package intake

import (
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// readPages turns the lines of a PDF into lines of text. The engine's order is
// kept where it reads column by column; pieces at one height that stand side
// by side, as in a table, become the cells of one line.
func readPages(name string, pages []Page) source {
	src := source{name: name, wrapped: true}
	var out strings.Builder
	body := bodySize(pages)
	for pi, page := range pages {
		rows := pageRows(page)
		prevBottom := 0.0
		for i, row := range rows {
			first := row[0]
			l := line{page: i == 0 && pi > 0}
			gap := 0
			if i > 0 {
				space := first.Y - prevBottom
				step := first.Height
				if step <= 0 {
					step = body
				}
				switch {
				case space > 2.2*step:
					gap = 2
				case space > 0.62*step:
					gap = 1
				case space < -2*step:
					gap = 1 // the top of the next column
				}
			} else if pi > 0 {
				gap = 1
			}
			l.gap = gap
			out.WriteString(strings.Repeat("\n", gap))
			l.indent = int(first.X)
			l.from = out.Len()
			bold := true
			large := false
			for k, piece := range row {
				if k > 0 {
					out.WriteByte('\t')
				}
				text := strings.TrimFunc(norm.NFC.String(strings.ReplaceAll(piece.Text, "\u0002", "\uFFFE")), isSpace)
				from := out.Len()
				out.WriteString(text)
				l.cells = append(l.cells, cell{span: span{from, out.Len()}, text: text, col: int(piece.X)})
				bold = bold && piece.Bold
				large = large || piece.Size > body*1.12
			}
			l.to = out.Len()
			out.WriteByte('\n')
			last := row[len(row)-1]
			l.end = int(last.X + last.Width)
			l.bold = bold
			if (large || bold && first.Size >= body*1.05) && len(row) == 1 {
				l.head = 2
			}
			l.text = out.String()[l.from:l.to]
			if len(row) == 1 {
				if m, n := listMark(l.text); n > 0 {
					l.mark, l.text = m, l.text[n:]
					l.cells[0].text = l.text
					l.head = 0
				}
			} else if m, n := listMark(l.cells[0].text + " x"); n > 0 && len(l.cells[0].text) < 5 && len(row) == 2 && row[1].X-first.X < 40 {
				// the mark of a list point, set apart from its text
				l.mark, l.text = m, l.cells[1].text
				l.cells = l.cells[1:]
			}
			prevBottom = first.Y + first.Height
			src.lines = append(src.lines, l)
		}
	}
	src.text = out.String()
	pdfMargins(&src)
	return src
}

// bodySize is the size that most characters are set in.
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

// pageRows puts the pieces of a page that stand at one height together. Two
// columns of running text, which the engine reads one after the other, stay
// apart.
func pageRows(p Page) [][]Line {
	var lines []Line
	for _, l := range p.Lines {
		if hasContent(l.Text) || strings.TrimSpace(l.Text) == "-" || strings.TrimSpace(l.Text) == "–" {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	if twoColumns(p, lines) {
		var rows [][]Line
		for _, l := range lines {
			rows = append(rows, []Line{l})
		}
		return rows
	}
	sorted := append([]Line(nil), lines...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Y < sorted[j].Y })
	var rows [][]Line
	for _, l := range sorted {
		if n := len(rows); n > 0 {
			ref := rows[n-1][0]
			tol := 0.45 * max(min(ref.Height, l.Height), 4)
			mid, refMid := l.Y+l.Height/2, ref.Y+ref.Height/2
			if d := mid - refMid; d < tol && d > -tol && !overlapsAny(rows[n-1], l) {
				rows[n-1] = append(rows[n-1], l)
				continue
			}
		}
		rows = append(rows, []Line{l})
	}
	for _, r := range rows {
		sort.SliceStable(r, func(i, j int) bool { return r[i].X < r[j].X })
	}
	return rows
}

func overlapsAny(row []Line, l Line) bool {
	for _, o := range row {
		if l.X < o.X+o.Width-1 && o.X < l.X+l.Width-1 {
			return true
		}
	}
	return false
}

// twoColumns tells whether a page sets its running text in two columns: many
// long lines left and right of one gutter.
func twoColumns(p Page, lines []Line) bool {
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
		case l.X+l.Width <= mid+p.Width*0.03:
			left++
		case l.X >= mid-p.Width*0.03:
			right++
		default:
			across++
		}
	}
	return left > 8 && right > 8 && across*4 < left+right
}

// pdfMargins measures columns in characters of body text, as plain text does,
// so that the same rules hold for both.
func pdfMargins(src *source) {
	if len(src.lines) == 0 {
		return
	}
	least := src.lines[0].indent
	for _, l := range src.lines {
		least = min(least, l.indent)
	}
	const unit = 5
	for i := range src.lines {
		l := &src.lines[i]
		l.indent = (l.indent - least) / unit
		l.end = (l.end - least) / unit
		for k := range l.cells {
			l.cells[k].col = (l.cells[k].col - least) / unit
		}
	}
}
