package compose

import (
	"regexp"
	"strconv"
	"strings"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// blocks adds running text in its own order: headings, paragraphs, lists and
// tables.
func (p *paper) blocks(blocks []data.Block) {
	for i := 0; i < len(blocks); {
		b := blocks[i]
		switch b.Type {
		case data.Heading:
			p.sub(b.Text)
		case data.ListItem:
			p.item(b.Text, "•")
		case data.TableRow:
			end := i
			for end < len(blocks) && blocks[end].Type == data.TableRow {
				end++
			}
			p.rows(blocks[i:end])
			i = end
			continue
		default:
			p.par(b.Text, running, spaceBefore(blocks, i))
		}
		i++
	}
}

// spaceBefore is the space above a paragraph: none right after its heading.
func spaceBefore(blocks []data.Block, i int) float64 {
	if i == 0 || blocks[i-1].Type == data.Heading {
		return 0
	}
	return 6
}

// marker finds what a list item begins with: a dash, a bullet, a number or a
// letter.
var marker = regexp.MustCompile(`^(?:[-–—•*·▪◦]|\(?(?:\d{1,3}|[a-zåäö])[.)])[ \x{00A0}\t]+`)

// item adds a point of a list. A mark of its own hangs in the margin; one
// without gets the given mark.
func (p *paper) item(text, mark string) {
	if own := marker.FindString(text); own != "" {
		mark, text = strings.TrimSpace(own), text[len(own):]
	}
	p.hanging(mark, text, 3)
}

// hanging adds a paragraph with a mark to its left.
func (p *paper) hanging(mark, text string, before float64) {
	const least = 16.0
	b := layout.Block{Role: layout.ListItem, Width: column, Before: before, Hang: least}
	if mark != "" {
		b.Label = p.text(mark, running)
		for _, l := range b.Label.Lines(column, 0) {
			b.Hang = max(b.Hang, l.Width+7)
		}
		b.Hang = min(b.Hang, column/3)
	}
	p.add(b.Strips(p.text(text, running))...)
}

// clauses adds a lead-in and its points in the organisation's way. The words
// are never changed: "att" hangs in the margin where the text has it.
func (p *paper) clauses(leadIn string, clauses []string, before float64) {
	if leadIn != "" {
		p.add(layout.Block{Role: layout.Body, Width: column, Before: before, Keep: len(clauses) > 0}.Strips(p.text(leadIn, running))...)
	}
	for i, clause := range clauses {
		own := marker.FindString(clause)
		rest, att := strings.CutPrefix(clause, "att ")
		switch {
		case own != "" && p.style.Clauses != ClausesPlain:
			p.item(clause, "")
		case p.style.Clauses == ClausesNumbered:
			p.hanging(strconv.Itoa(i+1)+".", clause, 4)
		case att && p.style.Clauses != ClausesPlain:
			p.hanging("att", rest, 4)
		default:
			p.par(clause, running, 4)
		}
	}
}

// rows adds table rows whose cells are parted by tabs or bars; rows of one
// cell stand as paragraphs.
func (p *paper) rows(blocks []data.Block) {
	var rows [][]string
	width := 0
	for _, b := range blocks {
		cells := strings.Split(b.Text, "\t")
		if len(cells) == 1 {
			cells = strings.Split(b.Text, " | ")
		}
		rows = append(rows, cells)
		width = max(width, len(cells))
	}
	const most = 8 // columns that still leave room for words
	if width == 1 || width > most {
		for _, b := range blocks {
			p.par(b.Text, running, 3)
		}
		return
	}
	needs := make([]float64, width)
	for _, row := range rows {
		for i, c := range row {
			needs[i] = max(needs[i], longest(c))
		}
	}
	t := p.table()
	t.FirstIsHead = true // as it nearly always is in a report
	for _, w := range shares(needs) {
		t.Columns = append(t.Columns, layout.Column{Width: w})
	}
	for _, row := range rows {
		cells := make([]*layout.Paragraph, width)
		for i, c := range row {
			cells[i] = p.text(strings.TrimSpace(c), cell)
		}
		t.Rows = append(t.Rows, cells)
	}
	p.add(t.Strips()...)
}

// table returns an empty table in the house's dress.
func (p *paper) table() layout.Table {
	return layout.Table{Before: 4, Gutter: cellGutter, Pad: 3.5, Rule: layout.Rule{Weight: 0.5, Color: hair}, Tallest: 500}
}

// fit returns the width of a column that holds its texts on one line where
// that takes no more than most, and its longest word whole where that takes no
// more than a third of the page. It is never less than least.
func fit(least, most float64, texts ...string) float64 {
	width := least
	for _, s := range texts {
		for _, l := range measured(s).Lines(unbroken, 0) {
			if l.Width+cellGutter <= most {
				width = max(width, l.Width+cellGutter)
			} else {
				width = max(width, most)
			}
		}
		if w := longest(s); w <= column/3 {
			width = max(width, w)
		}
	}
	return width
}

// longest is the width of a column that breaks no word of a text.
func longest(s string) float64 {
	const slack = 0.5 // so that rounding breaks nothing either
	width := 0.0
	for word := range strings.FieldsSeq(s) {
		for _, l := range measured(word).Lines(unbroken, 0) {
			width = max(width, l.Width+cellGutter+slack)
		}
	}
	return width
}

// measured is text for its width alone: what it has replaced is not counted.
func measured(s string) *layout.Paragraph {
	var clean layout.Cleaner
	return layout.Text(clean.Clean(s), cell)
}

const (
	cellGutter = 10.0 // between columns of a table
	unbroken   = 1e4  // wider than any line
)

// shares divides the page among columns: evenly, but none narrower than its
// longest word while that takes no more than a third of the page and the
// others keep half of what is theirs.
func shares(needs []float64) []float64 {
	const total = column + cellGutter
	even := total / float64(len(needs))
	widths := make([]float64, len(needs))
	rest, others := total, len(needs)
	for grown := true; grown; {
		grown = false
		for i, need := range needs {
			if widths[i] > 0 || others == 1 || need <= rest/float64(others) || need > column/3 {
				continue
			}
			if (rest-need)/float64(others-1) >= even/2 {
				widths[i], grown = need, true
				rest, others = rest-need, others-1
			}
		}
	}
	for i := range widths {
		if widths[i] == 0 {
			widths[i] = rest / float64(others)
		}
	}
	return widths
}
