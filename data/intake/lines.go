package intake

import (
	"strings"
)

// span is a range of bytes of a source's text.
type span struct{ from, to int }

// cell is one column of a line: of a table row, or of text set apart by tabs
// or wide spaces.
type cell struct {
	span
	text string
	col  int // where it starts: characters in text and PDF, 100 × the column in a table
	tab  int // tabs before it on the line
}

// line is one line of the source as the parser sees it: a printed line, a
// paragraph of HTML or DOCX, or the row of a table.
type line struct {
	span
	text   string // without list mark
	mark   string // the list mark printed before it: "•", "-", "1.", "a)"
	indent int    // as cell.col, of the text or its mark
	gap    int    // blank lines before
	page   bool   // first line of a page
	head   int    // heading level by markup, 0 for none
	bold   bool
	solid  bool // a whole paragraph: not joined with the next
	glue   bool // belongs together with the next line
	list   int  // depth in lists by markup, 0 outside
	item   int  // number of the list or box item by markup that starts here, 0 for none
	row    int  // number of the table row that it is part of, 0 outside tables
	table  int  // number of the table
	cells  []cell
	end    int // column where the text ends, for telling broken lines from short ones
}

// source is a read file: its text and its lines.
type source struct {
	name    string
	text    string
	lines   []line
	leftOut []string // the frame of a web page
	removed []string // tracked deletions and hidden text of a Word document
	heads   []string // heads and feet of pages, once each
	title   string   // the title that markup gives the document
	web     bool     // a web page
	wrapped bool     // paragraphs are broken into lines
}

func (l line) fold() string { return fold(l.text) }
func (l line) key() string  { return key(l.text) }

// columns tells whether the line is set in two or more columns.
func (l line) columns() bool { return len(l.cells) > 1 }

// bullet tells whether the line is a list point.
func (l line) bullet() bool { return l.mark != "" }

// numbered returns the number of a mark as "1." or "12)".
func (l line) numbered() (int, bool) {
	m := strings.TrimRight(l.mark, ".)")
	if m == l.mark || m == "" {
		return 0, false
	}
	return atoi(m)
}

func atoi(s string) (int, bool) {
	if s == "" || len(s) > 6 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
