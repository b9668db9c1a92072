package compose

import (
	"slices"
	"strconv"
	"strings"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// participation adds who took part in deciding the §§, and nobody else: §§ of
// the same members share a paragraph.
func (p *paper) participation(m data.Meeting, items []int) {
	type group struct {
		members  string
		sections []int
	}
	var groups []group
	for _, i := range items {
		members := strings.Join(servingFor(m, m.Items[i]), "; ")
		if members == "" {
			continue
		}
		same := slices.IndexFunc(groups, func(g group) bool { return g.members == members })
		if same < 0 {
			same, groups = len(groups), append(groups, group{members: members})
		}
		groups[same].sections = append(groups[same].sections, m.Items[i].Section)
	}
	for n, g := range groups {
		title := "Tjänstgörande ledamöter"
		if len(items) > 1 {
			title += " vid " + sectionList(g.sections)
		}
		b := layout.Block{Role: layout.Body, Width: column, Keep: true, Before: 6 * float64(min(n, 1))}
		p.add(b.Strips(p.text(title, small))...)
		b.Before, b.Keep = 0, n == len(groups)-1
		p.add(b.Strips(p.text(g.members, smallInk))...)
	}
}

// adjusted tells when the §§ were adjusted, and who kept, led and adjusted
// them.
func (p *paper) adjusted(m data.Meeting, items []int) []fact {
	who := signersOf(m)
	var facts []fact
	if !p.draft {
		var adjusters []string
		type batch struct {
			on       string
			sections []int
		}
		var batches []batch
		for _, i := range items {
			s := statusOf(m, m.Items[i])
			same := slices.IndexFunc(batches, func(b batch) bool { return b.on == s.on })
			if same < 0 {
				same, batches = len(batches), append(batches, batch{on: s.on})
			}
			batches[same].sections = append(batches[same].sections, m.Items[i].Section)
			for _, name := range s.adjusters {
				if !slices.Contains(adjusters, name) {
					adjusters = append(adjusters, name)
				}
			}
		}
		if len(adjusters) > 0 {
			who.adjusters = adjusters
		}
		var lines []string
		for _, b := range batches {
			line := "Justerat"
			switch {
			case len(batches) > 1 && len(b.sections) > 1:
				line = sectionList(b.sections) + " justerade"
			case len(batches) > 1:
				line = "§ " + strconv.Itoa(b.sections[0]) + " justerad"
			}
			if b.on == "" { // the minutes say that they are adjusted, and not when
				b.on = "– dagen framgår inte av protokollet"
			}
			lines = append(lines, line+" "+b.on)
		}
		facts = append(facts, fact{"Status", strings.Join(lines, "\n")})
	}
	return append(facts, fact{"Vid protokollet", who.secretary}, fact{"Ordförande", who.chair}, fact{"Justerande", enumerate(who.adjusters)})
}

// certification adds the statement that the extract is true to the minutes and
// the field that the clerk signs, with the facts beside it. A draft has the
// facts alone.
func (p *paper) certification(facts []fact, o ExtractOptions) {
	const gap, x = 9.0, BoxWidth + boxGap
	p.gap(gap)
	if p.draft {
		p.across(facts, column/3, column/3, column/3)
		return
	}
	beside, begun, height := p.beside(facts, x, column-x)
	if height > 2*BoxHeight { // more names than stand beside a box
		for _, f := range facts {
			p.pair(f.label, f.value, true)
		}
		p.gap(gap)
		beside, begun, height = nil, nil, 0
	}
	s := layout.Strip{Role: layout.Form, Height: BoxHeight + 32, Keep: true, Texts: beside, Elements: begun}
	field, title := Field{"clerk", RoleClerk, p.style.certification(), o.Clerk}, o.ClerkTitle
	if date := day(o.At); date != "" {
		used := 0.0
		for _, l := range p.text(field.Label, label).Lines(column, 0) {
			used += l.Width
		}
		set := p.text("Datum "+date, small).Lines(column, 0)[0]
		if used+12+set.Width <= BoxWidth {
			made := &tagged.Element{Type: "P"}
			s.Elements = append(s.Elements, made)
			s.Texts = append(s.Texts, layout.Placed{X: BoxWidth - set.Width, Y: captionY, Line: set, In: made})
		} else {
			title = joinNonEmpty(title, date)
		}
	}
	p.signature(&s, field, 0, title)
	s.Height = max(s.Height, height)
	p.add(s)
}
