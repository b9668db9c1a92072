package compose

import (
	"time"

	"paragraf/data"
	"paragraf/data/calendar"
	"paragraf/pdf/compose/layout"
)

// NoticeOptions is what a notice needs beside the meeting. Fields left empty
// are taken from the adjustment.
type NoticeOptions struct {
	Style      Style
	At         time.Time // when it is made; dates the file, local time
	Adjustment int       // which batch of §§, from 1; 0 the last
	PostedOn   string    // the day the notice is put up, YYYY-MM-DD
	StoredAt   string    // where the minutes can be read
	Clerk      string    // who certifies the posting
	ClerkTitle string
	Draft      bool // mark as a draft even when the §§ are adjusted
}

// Notice sets the notice that minutes have been adjusted, with how and until
// when their decisions can be appealed (KL 8:10, 8:12, 13:5), and the proof of
// posting that the clerk signs (field "clerk"). While the §§ are not adjusted
// it is a draft without the field.
func Notice(m data.Meeting, o NoticeOptions) (Document, error) {
	var a data.Adjustment
	if m.Minutes != nil && len(m.Minutes.Adjustments) > 0 {
		n := len(m.Minutes.Adjustments)
		if o.Adjustment >= 1 && o.Adjustment <= n {
			n = o.Adjustment
		}
		a = m.Minutes.Adjustments[n-1]
	}
	a.PostedOn = or(o.PostedOn, a.PostedOn)
	a.StoredAt = or(o.StoredAt, a.StoredAt)
	a.NoticeSignedBy = or(o.Clerk, a.NoticeSignedBy)
	sections := or(sectionRanges(a.Sections), sectionsOf(m))

	p := newPaper(m, o.Style, o.At, "ANSLAG", "Anslag")
	p.draft = o.Draft || a.AdjustedOn == ""
	p.masthead(m, "ANSLAG")
	if p.draft {
		p.par("Protokollet är inte justerat. När det är justerat tillkännages det genom detta anslag.", running, 2)
	} else {
		p.par("Protokollet är justerat. Justeringen tillkännages genom detta anslag.", running, 2)
	}
	p.gap(6)
	p.pair("Organ", m.Body, false)
	p.pair("Sammanträdesdatum", or(m.Date, "(datum saknas)"), false)
	p.pair("Paragrafer", sections, false)
	// KL 8:12 demands the day of posting and where the minutes are: a gap shows.
	p.pair("Protokollet justerat", or(a.AdjustedOn, "(inte justerat)"), false)
	p.pair("Anslaget sätts upp", or(a.PostedOn, "(datum saknas)"), false)
	last := ""
	if posted, err := calendar.Parse(a.PostedOn); err == nil {
		last = calendar.LastAppealDay(posted).String()
		p.pair("Sista dag att överklaga", last, false)
		p.pair("Anslaget tas ned", "tidigast "+calendar.TakeDownFrom(posted).String(), false)
	}
	p.pair("Anslaget nedtaget", a.RemovedOn, false)
	p.pair("Protokollet förvaras hos", or(a.StoredAt, "(uppgift saknas)"), false)
	p.appeal(last)
	p.posting(a, o)
	a.Adjusters, a.SubstituteAdjusters = nil, nil
	p.attach(onlyNotice(m, a))
	return p.finish()
}

// appeal adds how decisions are appealed (KL 13:1, 13:2, 13:5).
func (p *paper) appeal(last string) {
	p.chapter("Hur beslut överklagas", "appeal", 20)
	court := p.style.court()
	p.par("Den som är medlem av kommunen eller regionen kan få ett besluts laglighet prövad genom att överklaga det till "+court+
		" (laglighetsprövning, 13 kap. kommunallagen). Beslut som enbart förbereder ett ärende eller verkställer ett tidigare beslut kan inte överklagas.", running, 0)
	when := "Överklagandet ska vara skriftligt och ha kommit in till " + court + " inom tre veckor från den dag då justeringen tillkännagavs på anslagstavlan"
	if last != "" {
		when += ", det vill säga senast " + last
	}
	p.par(when+". Skriv vilket beslut som överklagas, varför det bör upphävas, ditt namn, din adress och ditt telefonnummer.", running, 6)
	if p.style.CourtAddress != "" {
		p.par("Skicka överklagandet till "+p.style.CourtAddress+".", running, 6)
	}
	p.par("För vissa beslut gäller andra regler. Då står det i beslutet eller i underrättelsen om det hur det överklagas.", running, 6)
}

// posting adds the proof of posting (anslagsbevis).
func (p *paper) posting(a data.Adjustment, o NoticeOptions) {
	p.chapter("Bevis om anslag", "proof", 20)
	text := "Justeringen har tillkännagivits på anslagstavlan"
	if a.PostedOn != "" {
		text += " den " + a.PostedOn
	}
	text += "."
	if p.draft {
		p.par("Beviset skrivs under när protokollet är justerat och anslaget är uppe.", running, 0)
		return
	}
	p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(p.text(text, running))...)
	s := layout.Strip{Role: layout.Form, Before: 8, Height: BoxHeight + 40}
	p.signature(&s, Field{"clerk", RoleClerk, "Underskrift", a.NoticeSignedBy}, 0, o.ClerkTitle)
	p.add(s)
}
