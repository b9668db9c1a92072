package compose

import (
	"paragraf/data"
	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// fact is a label and what it says; one without a value is left out.
type fact struct{ label, value string }

// extractBottom leaves an extract more of the page than minutes have, as it
// should stand on one.
const extractBottom = pageHeight - 46

// extractHead adds the organisation, the body and the meeting in less room
// than a front page takes.
func (p *paper) extractHead(m data.Meeting, sections []int) {
	const kind = "PROTOKOLLSUTDRAG"
	over := p.text(kind, overline)
	if m.Organization != "" {
		over.Add(p.clean.Clean("\u2002\u2002"+m.Organization), underline)
	}
	p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(over)...)
	name := layout.Style{Face: display.Face, Size: 17, Leading: 24, Color: ink}
	if body := p.text(m.Body, name); len(body.Lines(column, 0)) > 2 {
		name.Size, name.Leading = 12, 16
	}
	strips := layout.Block{Role: layout.Title, Width: column, Keep: true}.Strips(p.text(p.bodyOf(m), name))
	if len(strips) > 0 {
		strips[0].Bookmark, strips[0].Anchor = p.clean.Clean(oneLine(kind+" "+m.Date)), "start"
	}
	p.add(strips...)
	p.rule(7, 5)
	facts := []fact{{"Sammanträdesdatum", or(m.Date, "(datum saknas)")}, {"Tid", clock(m.Start, m.End)}, {"Plats", m.Place}}
	p.across(facts, 112, 98, column-210)
	if len(sections) > 1 {
		p.gap(3)
		p.across([]fact{{"Paragrafer", sectionList(sections)}}, column)
	}
}

// across adds facts beside each other, each label above what it says, in
// columns of the given widths; below each other where one is too long.
func (p *paper) across(facts []fact, widths ...float64) {
	const gutter, most = 12.0, 120.0
	s := layout.Strip{Role: layout.Body, Keep: true}
	x := 0.0
	for i, f := range facts {
		if f.value == "" {
			continue
		}
		y := 0.0
		width := widths[i] - gutter
		if i == len(widths)-1 {
			width = column - x
		}
		in := &tagged.Element{Type: "P"}
		s.Elements = append(s.Elements, in)
		for _, part := range []*layout.Paragraph{p.text(f.label, small), p.text(f.value, smallInk)} {
			for _, l := range part.Lines(width, 0) {
				if len(l.Fragments) > 0 {
					s.Texts = append(s.Texts, layout.Placed{X: x, Y: y + smallInk.Baseline(), Line: l, In: in})
				}
				y += l.Leading
			}
		}
		s.Height = max(s.Height, y)
		x += widths[i]
	}
	if s.Height <= most {
		p.add(s)
		return
	}
	for _, f := range facts {
		p.pair(f.label, f.value, true)
	}
}

// beside places facts below each other from x on, each label beside what it
// says, level with the caption of a signature box. It returns how far down
// they reach.
func (p *paper) beside(facts []fact, x, width float64) (texts []layout.Placed, begun []*tagged.Element, height float64) {
	const labels, between = 68.0, 3.0
	y := captionY
	for _, f := range facts {
		lines := p.text(f.value, smallInk).Lines(width-labels, 0)
		if len(lines) == 0 {
			continue
		}
		in := &tagged.Element{Type: "P"}
		begun = append(begun, in)
		for _, l := range p.text(f.label, small).Lines(labels, 0) {
			texts = append(texts, layout.Placed{X: x, Y: y, Line: l, In: in})
		}
		for _, l := range lines {
			if len(l.Fragments) > 0 {
				texts = append(texts, layout.Placed{X: x + labels, Y: y, Line: l, In: in})
			}
			y += l.Leading
		}
		y += between
		height = y - between - captionY/2
	}
	return texts, begun, height
}
