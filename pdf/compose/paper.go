package compose

import (
	"fmt"
	"strings"
	"time"

	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// draftMark stands on every page of what is not adjusted.
const draftMark = "UTKAST – EJ JUSTERAT"

// paper is one document in the making: content is added from top to bottom as
// strips, and finish turns them into pages.
type paper struct {
	clean  layout.Cleaner
	style  Style
	strips []layout.Strip
	fields []Field

	structure []*tagged.Element   // what was added, in reading order
	files     []tagged.Attachment // the same for programs, by name

	title   string   // of the file
	author  string   // the organisation
	sender  []string // top left on every page: organisation and body
	kind    string   // top right: PROTOKOLL
	date    string   // top right, before the page number
	draft   bool
	dense   bool    // set a little closer, to save a page
	bottom  float64 // where pages end
	failed  error   // what could not be set
	created time.Time
}

// text returns cleaned text in a style, empty for blank text.
func (p *paper) text(s string, style layout.Style) *layout.Paragraph {
	return layout.Text(p.clean.Clean(s), p.dress(style))
}

// dress returns a style as this paper sets it: running text and headings of a
// dense one are a shade smaller, labels are small already.
func (p *paper) dress(s layout.Style) layout.Style {
	if p.dense && s.Size >= running.Size {
		s.Size, s.Leading = s.Size*10.5/11, s.Leading*14.5/16
	}
	return s
}

func (p *paper) add(strips ...layout.Strip) {
	n := len(p.strips)
	p.strips = append(p.strips, strips...)
	for _, s := range strips {
		for _, e := range s.Elements {
			p.element(e)
		}
	}
	if p.dense {
		for i := n; i < len(p.strips); i++ {
			p.strips[i].Before *= 0.7
		}
	}
}

// element adds an element to the structure: points that follow each other are
// one list, entries one table of contents.
func (p *paper) element(e *tagged.Element) {
	whole := map[string]string{"LI": "L", "TOCI": "TOC"}[e.Type]
	if whole == "" {
		p.structure = append(p.structure, e)
		return
	}
	n := len(p.structure)
	if n == 0 || p.structure[n-1].Type != whole || p.structure[n-1].Marks != e.Marks {
		p.structure = append(p.structure, &tagged.Element{Type: whole, Marks: e.Marks})
		n++
	}
	e.Marks = ""
	p.structure[n-1].Add(e)
}

// par adds a paragraph of running text with the given space above.
func (p *paper) par(s string, style layout.Style, before float64) {
	p.add(layout.Block{Role: layout.Body, Width: column, Before: before}.Strips(p.text(s, style))...)
}

// sub adds a heading inside a §, which stays with what follows.
func (p *paper) sub(s string) {
	p.add(layout.Block{Role: layout.Subhead, Width: column, Before: 11, Keep: true}.Strips(p.text(s, subhead))...)
}

// keep makes the next strip stay with the one before it.
func (p *paper) keep() {
	if n := len(p.strips); n > 0 {
		p.strips[n-1].Keep = true
	}
}

// chapter adds a heading over a part of the document, with a bookmark.
func (p *paper) chapter(s, anchor string, before float64) {
	strips := layout.Block{Role: layout.Heading, Width: column, Before: before, Keep: true}.Strips(p.text(s, heading))
	strips[0].Anchor, strips[0].Bookmark = anchor, s
	p.add(strips...)
	p.gap(3)
}

// gap adds space that the next strip stays under.
func (p *paper) gap(height float64) {
	p.add(layout.Strip{Role: layout.Artifact, Height: height, Keep: true})
}

// rule adds a thin line across the column.
func (p *paper) rule(before, after float64) {
	p.add(layout.Strip{Role: layout.Artifact, Before: before, Height: after, Keep: true,
		Rules: []layout.Rule{{X2: column, Weight: 0.5, Color: hair}}})
}

// pair adds a label and what it says beside it; nothing where value is empty.
func (p *paper) pair(key, value string, keep bool) {
	if value == "" {
		return
	}
	p.add(layout.Block{Role: layout.Body, Width: column, Before: 1.5, Keep: keep, Label: p.text(key, label), Hang: labelWidth}.
		Strips(p.text(value, running))...)
}

// labelWidth is the column that labels of the front page stand in.
const labelWidth = 132.0

// header places what stands above and around every page and returns where the
// text may begin.
func (p *paper) header() (top float64, furniture func(page, pages int) layout.Page) {
	const leftWidth, y0 = 280.0, 46.0
	var left []layout.Line
	for i, s := range p.sender {
		style := topKey
		if i > 0 {
			style = topMuted
		}
		left = append(left, shorten(p.text(oneLine(s), style).Lines(leftWidth, 0), 2, leftWidth)...)
	}
	kind := p.text(p.kind, topKey).Lines(column-leftWidth, 0)
	rows := max(len(left), 2)
	below := y0 + float64(rows)*topKey.Leading + 6
	band := 0.0
	if p.draft {
		band = 26
	}
	var marked *tagged.Element
	if p.draft { // said once, seen on every page
		marked = &tagged.Element{Type: "P"}
		p.structure = append([]*tagged.Element{marked}, p.structure...)
	}
	furniture = func(page, pages int) layout.Page {
		s := layout.Strip{Role: layout.Artifact}
		in := marked
		if page > 1 {
			in = nil
		}
		for i, l := range left {
			s.Texts = append(s.Texts, layout.Placed{X: 0, Y: y0 + float64(i)*topKey.Leading, Line: l})
		}
		right := func(y float64, lines []layout.Line) {
			for _, l := range lines {
				s.Texts = append(s.Texts, layout.Placed{X: column - l.Width, Y: y, Line: l})
			}
		}
		right(y0, kind)
		number := fmt.Sprintf("%d (%d)", page, pages)
		if p.date != "" {
			number = p.date + "\u2002\u2002" + number
		}
		right(y0+topKey.Leading, p.text(number, topMuted).Lines(column, 0))
		s.Rules = append(s.Rules, layout.Rule{X: 0, Y: below - 9, X2: column, Y2: below - 9, Weight: 0.6, Color: line})
		if p.draft {
			mark := p.text(draftMark, draft).Lines(column, 0)
			s.Boxes = append(s.Boxes,
				layout.Box{X: 0, Y: below, W: column, H: 19, Color: cream},
				layout.Box{X: 0, Y: below, W: column, H: 19, Weight: 0.7, Color: amber})
			for _, l := range mark {
				s.Texts = append(s.Texts, layout.Placed{X: (column - l.Width) / 2, Y: below + 12.9, Line: l, In: in})
			}
		}
		return layout.Page{{Strip: &s, X: margin}}
	}
	return below + band + 14, furniture
}

// oneLine folds a text's line ends to spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// shorten keeps at most n lines, the last with an ellipsis where more follow.
func shorten(lines []layout.Line, n int, width float64) []layout.Line {
	if len(lines) <= n {
		return lines
	}
	last := []rune(lines[n-1].String())
	if len(last) == 0 {
		return lines[:n]
	}
	style := lines[n-1].Fragments[0].Style
	for len(last) > 0 {
		cut := layout.Text(string(last)+"…", style).Lines(2*width, 0)
		if len(cut) == 1 && cut[0].Width <= width {
			return append(lines[:n-1:n-1], cut[0])
		}
		last = last[:len(last)-1]
	}
	return lines[:n]
}
