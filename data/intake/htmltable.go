package intake

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// htmlCell is one line of one cell of a table.
type htmlCell struct {
	text string
	col  int
	bold bool
	head int
	mark string
	gap  int
}

// table writes a table row by row. Where a row's cells have several lines,
// these are set side by side, as on paper; a table that only lays out whole
// blocks is read cell after cell.
func (r *htmlReader) table(t *html.Node) {
	r.tables++
	id := r.tables
	rows, captions := tableRows(t)
	for _, c := range captions {
		r.children(c)
		r.flush()
	}
	for _, tr := range rows {
		r.tableRow(tr, id)
	}
}

func (r *htmlReader) tableRow(tr *html.Node, id int) {
	var cells []*html.Node
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, c)
		}
	}
	full := 0
	var only *html.Node
	nested := false
	for _, c := range cells {
		if strings.TrimFunc(fold(innerText(c, 4000)), isSpace) != "" {
			full++
			only = c
		}
		nested = nested || hasElement(c, atom.Table)
	}
	if full == 0 {
		return
	}
	if nested || full == 1 && len(cells) == 1 || full == 1 && hasElement(only, atom.Li, atom.H1, atom.H2, atom.H3, atom.H4) {
		for _, c := range cells {
			r.children(c)
			r.flush()
		}
		return
	}
	r.rows++
	var stacks [][]htmlCell
	height, col := 0, 0
	for _, c := range cells {
		lines := cellLines(c, col)
		stacks = append(stacks, lines)
		height = max(height, len(lines))
		span := 1
		if n, err := strconv.Atoi(attr(c, "colspan")); err == nil && n > 0 && n < 50 {
			span = n
		}
		col += span
	}
	row := r.rows
	for k := 0; k < height; k++ {
		var out []htmlCell
		gap := 0
		for _, s := range stacks {
			if k < len(s) {
				out = append(out, s[k])
				gap = max(gap, s[k].gap)
			}
		}
		if k == 0 {
			gap = r.gap
		} else if len(out) == 1 && gap > 0 {
			gap = 1
		} else {
			gap = 0
		}
		r.gap = gap
		r.rows = row
		tables := r.tables
		r.tables = id
		r.emit(out)
		r.tables = tables
	}
}

func hasElement(n *html.Node, atoms ...atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		for _, a := range atoms {
			if c.DataAtom == a {
				return true
			}
		}
		if hasElement(c, atoms...) {
			return true
		}
	}
	return false
}

// cellLines reads a cell as lines by reading it on its own.
func cellLines(c *html.Node, col int) []htmlCell {
	sub := &htmlReader{boxes: map[*html.Node]bool{}}
	if c.DataAtom == atom.Th {
		sub.inBold++
	}
	sub.children(c)
	sub.flush()
	var out []htmlCell
	for _, l := range sub.src.lines {
		out = append(out, htmlCell{text: norm.NFC.String(l.text), col: col, bold: l.bold, head: l.head, mark: l.mark, gap: l.gap})
	}
	return out
}
