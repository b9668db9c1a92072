package intake

// columns are the columns of a table, as its head sets them.
type columns struct {
	cols []int
	tabs []int
}

func columnsOf(l line) columns {
	var c columns
	for _, cl := range l.cells {
		c.cols = append(c.cols, cl.col)
		c.tabs = append(c.tabs, cl.tab)
	}
	return c
}

// spread tells for each cell of a line in which column it stands: by counting
// tabs where tabs divide the columns, else by where it starts.
func (c columns) spread(l line) []int {
	out := make([]int, len(l.cells))
	n := len(c.cols)
	if n == 0 {
		return out
	}
	tabbed := c.tabs[n-1] > 0 && l.cells[len(l.cells)-1].tab > 0
	for i, cl := range l.cells {
		best := 0
		switch {
		case tabbed && len(l.cells) == n:
			best = i
		case tabbed:
			for k, t := range c.tabs {
				if cl.tab >= t {
					best = k
				}
			}
		default:
			for k, col := range c.cols {
				if cl.col >= col-2 {
					best = k
				}
			}
			// text set to the right or the middle of its column ends before the next
			if best+1 < n && cl.col < c.cols[best+1] && cl.col+runes(cl.text) > c.cols[best+1]+2 && c.cols[best+1]-cl.col < cl.col-c.cols[best] {
				best++
			}
		}
		out[i] = best
	}
	return out
}
