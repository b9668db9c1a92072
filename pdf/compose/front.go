package compose

import (
	"strings"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// masthead adds the organisation, the body and what kind of document this is.
func (p *paper) masthead(m data.Meeting, kind string) {
	p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(p.text(kind, overline))...)
	name := p.text(p.bodyOf(m), display)
	for _, smaller := range []float64{16, 12} { // a long name leaves room for the rest of the page
		if len(name.Lines(column, 0)) > 3 {
			name = p.text(p.bodyOf(m), layout.Style{Face: display.Face, Size: smaller, Leading: smaller * 1.3, Color: ink})
		}
	}
	strips := layout.Block{Role: layout.Title, Width: column, Before: 2, Keep: true}.Strips(name)
	if len(strips) > 0 {
		strips[0].Bookmark, strips[0].Anchor = p.clean.Clean(strings.TrimSpace(kind+" "+m.Date)), "start"
	}
	p.add(strips...)
	p.add(layout.Block{Role: layout.Body, Width: column, Before: 1, Keep: true}.
		Strips(p.text(m.Organization, layout.Style{Face: layout.Sans, Size: 10.5, Leading: 16, Color: muted}))...)
	p.rule(12, 8)
}

// bodyOf is the name of the body, the document's first heading, which it may
// not be without (ISO 14289-1, 7.4.2).
func (p *paper) bodyOf(m data.Meeting) string {
	return p.seen(m.Body, "(organ saknas)")
}

// seen returns a text, or what to say where nothing of it can be seen.
func (p *paper) seen(text, otherwise string) string {
	for _, l := range p.text(text, display).Lines(column, 0) {
		if strings.TrimSpace(l.String()) != "" {
			return text
		}
	}
	return otherwise
}

// facts adds what the front page says of the meeting as a whole, and which §§
// the document holds.
func (p *paper) facts(m data.Meeting, sections string) {
	p.pair("Sammanträdesdatum", or(m.Date, "(datum saknas)"), true)
	p.pair("Tid", clock(m.Start, m.End), false)
	p.pair("Plats", m.Place, false)
	p.pair("Paragrafer", sections, false)
}

// adjusting adds who adjusts and when, a batch at a time (KL 5:69).
func (p *paper) adjusting(m data.Meeting) {
	if m.Minutes == nil {
		return
	}
	for _, a := range m.Minutes.Adjustments {
		prefix := ""
		if len(m.Minutes.Adjustments) > 1 && a.Sections != "" {
			prefix = sectionRanges(a.Sections) + ": "
		}
		chosen := enumerate(a.Adjusters)
		if len(a.SubstituteAdjusters) > 0 && chosen != "" {
			chosen += " med " + enumerate(a.SubstituteAdjusters) + " som ersättare"
		}
		if chosen != "" {
			p.pair("Utsedd att justera", prefix+chosen, false)
		}
		when := a.AdjustedOn
		if when == "" && a.AdjustBy != "" {
			when = "senast " + a.AdjustBy
		}
		if a.Immediate {
			when = joinNonEmpty(when, "omedelbar justering")
		}
		if when != "" {
			p.pair("Justeringens tid", prefix+when, false)
		}
	}
}

func joinNonEmpty(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// proof adds the block ANSLAG/BEVIS for batches whose notice is known; minutes
// that are only about to be signed have none yet.
func (p *paper) proof(m data.Meeting) {
	if m.Minutes == nil {
		return
	}
	for _, a := range m.Minutes.Adjustments {
		if a.PostedOn == "" && a.RemovedOn == "" && a.StoredAt == "" {
			continue
		}
		p.rule(16, 7)
		p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(p.text("ANSLAG/BEVIS", overline))...)
		text := "Justeringen tillkännages genom anslag."
		if a.AdjustedOn != "" && a.PostedOn != "" {
			text = "Protokollet är justerat, vilket har tillkännagetts på anslagstavlan."
		}
		p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(p.text(text, running))...)
		if len(m.Minutes.Adjustments) > 1 {
			p.pair("Paragrafer", sectionRanges(a.Sections), true)
		}
		p.pair("Anslag uppsatt", a.PostedOn, true)
		p.pair("Anslag nedtaget", a.RemovedOn, true)
		p.pair("Förvaringsplats", a.StoredAt, true)
		p.pair("Underskrift", a.NoticeSignedBy, false)
	}
}
