package intake

import (
	"sort"
)

// bulletSign tells whether text is the sign of a list point and nothing else.
func bulletSign(t string) bool {
	_, n := listMark(t + " x")
	return n > 0 && runes(t) == 1 && !hasContent(t) && !isDash(t)
}

// withBullets puts the signs of list points, which stand apart, to their text.
func withBullets(ps []piece) []piece {
	var out []piece
	var signs []piece
	for _, p := range ps {
		if bulletSign(p.Text) {
			signs = append(signs, p)
		} else {
			out = append(out, p)
		}
	}
	for _, s := range signs {
		best := -1
		for i, p := range out {
			tol := 0.5 * max(min(p.Height, s.Height), 4)
			d := (p.Y + p.Height/2) - (s.Y + s.Height/2)
			if d < tol && d > -tol && p.X >= s.X && p.X-s.right() < 45 && (best < 0 || p.X < out[best].X) {
				best = i
			}
		}
		if best >= 0 {
			p := &out[best]
			p.Text = s.Text + " " + p.Text
			p.Width, p.X = p.right()-s.X, s.X
		}
	}
	return out
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
