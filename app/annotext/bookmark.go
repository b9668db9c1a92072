package annotext

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// drawBookmarks shows a ribbon in the left margin beside each bookmark in view:
// a strip with a notch at its foot, so that its form tells it from a flag.
func (s *sheet) drawBookmarks() {
	p := s.p
	p.between(int(p.lay.lines[s.first].start), int(p.lay.lines[s.last].end), func(m Mark) {
		n := p.lay.of(m.Start)
		if !m.Bookmark || n < s.first || n > s.last {
			return
		}
		line := p.lay.lines[n]
		wide := float32(int(p.faces[Paragraph].size * 0.55))
		x := max(1, p.geo.left-p.faces[Paragraph].size*1.5)
		y := p.geo.top + line.y + line.h*0.05
		ink := themed(look.Accent)
		s.rect(x, y, wide, line.h*0.62, ink)
		for i := range int(wide) { // the notch, column by column
			from := float32(i)
			tail := line.h * 0.3 * abs(from+0.5-wide/2) / (wide / 2)
			s.rect(x+from, y+line.h*0.62, 1, tail, ink)
		}
	})
}

// lineOf is the passage that a bookmark without a selection stands on: the block
// that the caret is in.
func (p *Page) lineOf(offset int) (start, end int) {
	if p.text.Blocks() == 0 {
		return 0, 0
	}
	return p.text.Span(p.text.Block(offset))
}

// menuMarks is what a passage can be marked with, beside colours.
func (p *Page) menuMarks(start, end int) (items []*fyne.MenuItem) {
	if p.o.OnUnderline != nil && start < end {
		items = append(items, fyne.NewMenuItem(swedish.T("annotext.underline"), func() { p.underline(start, end) }))
	}
	if p.o.OnBookmark != nil {
		items = append(items, fyne.NewMenuItem(swedish.T("annotext.bookmark"), func() { p.bookmark(start, end) }))
	}
	return items
}

// bookmark asks for a bookmark on the selection, or on the caret's block.
func (p *Page) bookmark(start, end int) {
	if start == end {
		start, end = p.lineOf(start)
	}
	p.o.OnBookmark(start, end)
}
