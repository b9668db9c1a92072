package annotext

import (
	"slices"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// SetChanged shows which stretches are new or changed since the reader last read
// the text: a bar in the margin, with a plus at its head, and words for
// those who hear the text. Each is [start, end) in runes, in order.
func (p *Page) SetChanged(stretches [][2]int) {
	changed := make([]span, len(stretches))
	for i, s := range stretches {
		changed[i] = span{p.text.clamp(s[0]), p.text.clamp(s[1])}
	}
	if !slices.Equal(changed, p.changed) {
		p.changed = changed
		p.relay()
	}
}

// Changed reports whether the block at an offset has such a bar.
func (p *Page) Changed(offset int) bool {
	return slices.ContainsFunc(p.changed, func(c span) bool { return offset >= c.start && offset <= c.end })
}

// NextChanged goes to the first such stretch after the caret, round to the
// beginning; false where there is none.
func (p *Page) NextChanged() bool {
	if len(p.changed) == 0 {
		return false
	}
	at := max(slices.IndexFunc(p.changed, func(c span) bool { return c.start > p.caret }), 0)
	p.anchor, p.caret, p.goal = p.changed[at].start, p.changed[at].start, -1
	p.revealSpan(p.changed[at].start, p.changed[at].end)
	p.sync()
	return true
}

// drawChanged draws the bars in view, each from its first line to its last.
func (s *sheet) drawChanged() {
	p := s.p
	size := p.faces[Paragraph].size
	ink, wide := themed(look.Accent), max(2, size/7)
	x := max(0, p.geo.left-size*0.42)
	for _, c := range p.changed {
		first, last := p.lay.of(c.start), p.lay.of(max(c.start, c.end-1))
		if last < s.first || first > s.last {
			continue
		}
		top, end := p.lay.lines[first].y, p.lay.lines[last].y+p.lay.lines[last].h
		s.rect(x, p.geo.top+top, wide, end-top, ink)
		arm := max(7, size*0.5) // the plus
		y := p.geo.top + top + p.lay.lines[first].h/2
		left := max(0, x-arm-3)
		s.rect(left, y-wide/2, arm, wide, ink)
		s.rect(left+arm/2-wide/2, y-arm/2, wide, arm, ink)
	}
}

// changedLabel is what is said of the block at the caret.
func (p *Page) changedLabel() string {
	if p.Changed(p.caret) {
		return swedish.T("annotext.changed") + ": "
	}
	return ""
}
