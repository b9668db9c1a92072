package compose

import (
	"sync"
	"time"

	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/compose/layout"
)

// MinutesOptions is what minutes need beside the meeting.
type MinutesOptions struct {
	Style Style
	At    time.Time // when they are made; dates the file, local time
	Draft bool      // mark as a draft even when they could be signed

	// Secret makes each § provable by itself later (package proof): random
	// bytes that never leave the store. Without it, and in a draft, nothing is.
	Secret []byte
}

// Minutes sets the minutes of a meeting: front page with a box for each
// signer, attendance, contents, and every § in order. While [Ready] names
// anything missing, or when asked to, they are a draft: marked on every page
// and without fields to sign.
func Minutes(m data.Meeting, o MinutesOptions) (Document, error) {
	o.Draft = o.Draft || len(Ready(m)) > 0
	var attached []byte
	var failed error
	var beside sync.WaitGroup
	if o.Style.Archive != ArchivePlain {
		beside.Go(func() {
			if o.Draft || len(o.Secret) == 0 {
				attached = machine{Meeting: m}.bytes()
			} else {
				attached, failed = provableJSON(withSigners(m), o.Secret)
			}
		})
	}
	p := minutesPaper(m, o)
	pages := p.paginate()
	beside.Wait()
	if failed != nil {
		return Document{}, failed
	}
	if attached != nil {
		p.attachJSON(attached)
	}
	return p.document(pages)
}

// minutesPaper sets all that the pages of minutes show.
func minutesPaper(m data.Meeting, o MinutesOptions) *paper {
	p := newPaper(m, o.Style, o.At, "PROTOKOLL", "Protokoll")
	p.draft = o.Draft
	p.masthead(m, "PROTOKOLL")
	p.facts(m, sectionsOf(m))
	p.adjusting(m)
	who := signersOf(m)
	if p.draft {
		p.pair("Sekreterare", who.secretary, false)
		p.pair("Ordförande", who.chair, false)
	} else {
		p.rule(14, 6)
		p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(p.text("UNDERSKRIFTER", overline))...)
		p.signatureGrid(minutesFields(who))
	}
	p.proof(m)
	p.add(layout.Break)
	if len(m.Attendance) > 0 {
		title := "Närvarande"
		if m.State == data.Convened && !m.Served() {
			title = "Kallade"
		}
		p.chapter(title, "attendance", 0)
		p.attendance(m)
	}
	p.frontMatter(m)
	if len(m.Items) > 1 {
		p.contents(m)
		p.add(layout.Break)
	}
	for i, item := range m.Items {
		p.section(m, item, i)
	}
	return p
}

// frontMatter adds what stood outside the §§ and has no field of its own.
func (p *paper) frontMatter(m data.Meeting) {
	blocks := intake.WithoutLooseLabels(m.FrontMatter)
	if len(blocks) == 0 {
		return
	}
	p.chapter("Övriga uppgifter", "other", 20)
	p.blocks(blocks)
}

// newPaper begins a document about a meeting. kind stands on every page, name
// begins the title of the file.
func newPaper(m data.Meeting, style Style, at time.Time, kind, name string) *paper {
	return &paper{
		style: style, kind: kind, date: m.Date, author: m.Organization, created: created(at), bottom: pageBottom,
		sender: []string{or(m.Organization, m.Body), m.Body}[:1+min(1, len(m.Organization))],
		title:  oneLine(name + " " + m.Body + " " + m.Date),
	}
}
