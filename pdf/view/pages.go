package view

import (
	"context"
	"fmt"
	"strings"

	"paragraf/data/intake"
	"paragraf/pdf/object"
)

// Pages reads the text of a PDF, line by line with its place on the page. A
// line that a wide gap divides, as in columns and tables, comes as several
// lines at the same height. A hyphen that ends a line stays there. After each
// page progress, where it is given, is told how many of them are read. Errors:
// ErrPassword, ErrDamaged, ErrNoText, ErrTooLong, ErrDeep, or that of ctx.
func Pages(ctx context.Context, file []byte, progress ...func(page, of int)) ([]intake.Page, error) {
	if object.TooDeep(file) {
		return nil, ErrDeep
	}
	doc, done, err := open(ctx, file)
	if err != nil {
		return nil, err
	}
	defer done()
	if doc.pages > MaxPages {
		return nil, ErrTooLong
	}
	pages := make([]intake.Page, 0, doc.pages)
	some := false
	for i := range doc.pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		page, err := readPage(&doc, i)
		if err != nil {
			return nil, fmt.Errorf("%w (page %d: %v)", ErrDamaged, i+1, err)
		}
		some = some || len(page.Lines) > 0
		pages = append(pages, page)
		for _, tell := range progress {
			tell(i+1, doc.pages)
		}
	}
	if !some {
		return nil, ErrNoText
	}
	return pages, nil
}

func readPage(doc *document, index int) (intake.Page, error) {
	text, err := doc.text(index)
	if err != nil {
		return intake.Page{}, err
	}
	defer text.close()
	page := intake.Page{Width: text.width, Height: text.height}
	var l line
	flush := func() {
		if l.text.Len() > 0 {
			page.Lines = append(page.Lines, l.finish(text))
		}
		l = line{}
	}
	for i := range text.count {
		c, err := text.char(i)
		if err != nil {
			return intake.Page{}, err
		}
		switch {
		case c.r == '\r' || c.r == '\n':
			flush()
		case c.r == 0:
			// a glyph without meaning
		case c.placed && l.breaksBefore(c):
			flush()
			l.add(i, c)
		default:
			l.add(i, c)
		}
	}
	flush()
	return page, nil
}

// line gathers the characters of one line.
type line struct {
	text                     strings.Builder
	left, right, top, bottom float64
	first                    int // index of the first character that is placed
	placed                   bool
	space                    bool // a space waits to be written
	gaps                     []intake.Gap
}

// gap is how many line heights of white divide one column from the next.
const gap = 1.4

// wide is how many line heights of white are more than a space between words
// usually is. Such a gap may divide columns that stand close: package intake
// tells by what stands above and below.
const wide = 0.42

// breaksBefore tells whether c stands on another line or in another column.
func (l *line) breaksBefore(c char) bool {
	if !l.placed {
		return false
	}
	height := max(l.bottom-l.top, c.bottom-c.top)
	middle := (c.top + c.bottom) / 2
	if middle < l.top-0.2*height || middle > l.bottom+0.2*height {
		return true
	}
	if isSpace(c.r) {
		return false
	}
	return c.left > l.right+gap*height || c.right < l.left-height
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' }

func (l *line) add(i int, c char) {
	if isSpace(c.r) {
		l.space = l.text.Len() > 0
		return
	}
	if l.space {
		l.text.WriteByte(' ')
		l.space = false
		if height := l.bottom - l.top; l.placed && c.placed && c.left > l.right+wide*height {
			l.gaps = append(l.gaps, intake.Gap{At: l.text.Len(), From: l.right, To: c.left})
		}
	}
	switch c.r {
	case 0x02, 0xFFFE: // PDFium's marks for a hyphen at the end of a line
		l.text.WriteByte('-')
	default:
		l.text.WriteRune(c.r)
	}
	if !c.placed {
		return
	}
	if !l.placed {
		l.left, l.right, l.top, l.bottom, l.first, l.placed = c.left, c.right, c.top, c.bottom, i, true
		return
	}
	l.left, l.right = min(l.left, c.left), max(l.right, c.right)
	// A raised or lowered character must not stretch the line over its
	// neighbours, so only what overlaps the middle counts.
	if c.bottom-c.top <= 1.5*(l.bottom-l.top) {
		l.top, l.bottom = min(l.top, c.top), max(l.bottom, c.bottom)
	}
}

func (l *line) finish(page *textPage) intake.Line {
	out := intake.Line{Text: l.text.String(), X: l.left, Y: l.top, Width: l.right - l.left, Height: l.bottom - l.top, Size: l.bottom - l.top, Gaps: l.gaps}
	if l.placed {
		out.Bold = page.bold(l.first)
	}
	return out
}
