package intake

import (
	"sort"
	"strings"
)

// usualGap is the width, in points, below which a gap is a space like the others
// on its page: in a typeface whose letters are all equally wide every space
// looks wide, and words stand under each other by chance. It is 0 where few
// spaces are gaps.
func usualGap(lines []Line) float64 {
	spaces := 0
	var widths []float64
	for _, l := range lines {
		spaces += strings.Count(l.Text, " ")
		for _, g := range l.Gaps {
			widths = append(widths, g.To-g.From)
		}
	}
	if len(widths)*3 < spaces || len(widths) < 6 {
		return 0
	}
	sort.Float64s(widths)
	return widths[len(widths)/2] * 1.8
}

// reSectionAlone is the number of a §, which stands before its title at a tab
// stop and is no column of its own.
var reSectionAlone = expression(`^(?:§§?[ ]?\d{1,4}|\d{1,4}[ ]?§)[ ]*$`)

// divided parts the lines of a page where a gap is the white between two
// columns that stand close: words above and below begin at the same place.
// Elsewhere a wide space is only a space.
func divided(lines []Line) []Line {
	const (
		same  = 1.5 // points that edges of one column may differ
		least = 2   // other lines that begin at a column's edge
	)
	usual := usualGap(lines)
	type edge struct{ x, y float64 }
	var edges []edge
	for _, l := range lines {
		edges = append(edges, edge{l.X, l.Y})
		for _, g := range l.Gaps {
			if g.To-g.From < usual {
				continue
			}
			edges = append(edges, edge{g.To, l.Y})
		}
	}
	column := func(l Line, g Gap) bool {
		var rows []float64
		for _, e := range edges {
			if e.x < g.To-same || e.x > g.To+same || e.y > l.Y-1 && e.y < l.Y+1 {
				continue
			}
			counted := false
			for _, y := range rows {
				counted = counted || e.y > y-1 && e.y < y+1
			}
			if !counted {
				rows = append(rows, e.y)
			}
		}
		return len(rows) >= least
	}
	out := make([]Line, 0, len(lines))
	for _, l := range lines {
		right, from := l.X+l.Width, 0
		part := l
		part.Gaps = nil
		for _, g := range l.Gaps {
			if g.To-g.From < usual || g.At <= from || g.At >= len(l.Text) || from == 0 && reSectionAlone.MatchString(l.Text[:g.At]) || !column(l, g) {
				continue
			}
			part.Text = strings.TrimRight(l.Text[from:g.At], " ")
			part.Width = g.From - part.X
			out = append(out, part)
			from = g.At
			part.X = g.To
		}
		part.Text = l.Text[from:]
		part.Width = right - part.X
		out = append(out, part)
	}
	return out
}
