package compose

import (
	"fmt"
	"slices"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
	"paragraf/pdf/proof"
)

// MaskNote says why something is left out of a publishing copy. Number is what
// stands in the text, from 1; Section the § that is left out whole, 0 for words.
type MaskNote struct {
	Number  int    `json:"number"`
	Section int    `json:"section,omitempty"`
	Reason  string `json:"reason"`
}

// PublicationOptions is what a publishing copy needs beside the meeting.
type PublicationOptions struct {
	Style        Style
	At           time.Time // when it is made; printed and dates the file
	SourceSHA256 string    // of the signed minutes
	Masks        []MaskNote

	// Proof shows that the text is that of the signed minutes; the meeting must
	// then be the one that it proves. Nil where there is none.
	Proof  *proof.Proof
	Beside []string // who signed the minutes but not the list
}

func (o PublicationOptions) proves() bool { return provable(o.Proof, o.Style) }

// Publication sets a copy of signed minutes for the notice board or the web:
// without fields and certificates, with who signed it and when, and with the
// reason of every mask. m holds only what is shown: words that are left out
// stand in it as [proof.Gap], §§ that are left out whole are named by the masks
// alone. Nothing else of them reaches the file.
func Publication(m data.Meeting, o PublicationOptions) (Document, error) {
	p := newPaper(m, o.Style, o.At, "PROTOKOLL", "Publiceringskopia av protokoll")
	whole := withMasked(m, o)
	p.masthead(whole, "PROTOKOLL")
	p.facts(whole, sectionsOf(whole))
	p.adjusting(whole)
	p.rule(14, 6)
	p.add(layout.Block{Role: layout.Body, Width: column, Keep: true}.Strips(p.text("PUBLICERINGSKOPIA", overline))...)
	p.published(whole, o)
	p.proof(whole)
	p.add(layout.Break)
	if len(whole.Attendance) > 0 {
		p.chapter("Närvarande", "attendance", 0)
		p.attendance(whole)
	}
	p.frontMatter(whole)
	if len(whole.Items) > 1 {
		p.contents(whole)
		p.add(layout.Break)
	}
	for i, item := range whole.Items {
		p.section(whole, item, i)
	}
	if len(o.Masks) > 0 {
		p.chapter("Maskat i den här kopian", "masks", 24)
		p.par("Det som inte visas är ersatt med en siffra inom hakparentes. Originalet är oförändrat.", running, 0)
		for _, n := range o.Masks {
			what := proof.Gap(n.Number)
			if n.Section > 0 {
				what += fmt.Sprintf(" § %d", n.Section)
			}
			p.hanging(what, n.Reason, 3)
		}
	}
	if !o.proves() {
		p.attach(m)
		return p.finish()
	}
	p.attachWith(machine{Meeting: m, Document: &settings{
		Kind: publicationKind, Pages: PagesVersion, Made: o.At.Format(time.RFC3339), Source: o.SourceSHA256, Beside: o.Beside, Masks: o.Masks,
		Clauses: o.Style.Clauses, State: m.State,
	}})
	p.attachProof(o.Proof)
	return p.finish()
}

// withMasked puts the §§ that are left out whole in their places, as their
// numbers and the reason.
func withMasked(m data.Meeting, o PublicationOptions) data.Meeting {
	m.Items = slices.Clone(m.Items)
	for _, n := range o.Masks {
		if n.Section == 0 {
			continue
		}
		masked := data.AgendaItem{
			Section: n.Section, Title: proof.Gap(n.Number),
			Body: []data.Block{{Type: data.Paragraph, Text: "Paragrafen visas inte i den här kopian. Skäl: " + n.Reason}},
		}
		at := slices.IndexFunc(m.Items, func(it data.AgendaItem) bool { return it.Section > n.Section })
		if at < 0 {
			at = len(m.Items)
		}
		m.Items = slices.Insert(m.Items, at, masked)
	}
	return m
}

// published adds what the copy is, who signed the original, and how it is
// checked.
func (p *paper) published(m data.Meeting, o PublicationOptions) {
	p.par("Det här är en kopia för publicering. De undertecknade sidorna finns i originalet.", running, 2)
	if o.Proof != nil {
		for _, s := range o.Proof.Signatures {
			said := s.Said()
			text := said.Name + ", elektroniskt undertecknat"
			if at, err := time.Parse(time.RFC3339, said.Time); err == nil {
				text += " " + at.Format("2006-01-02 15.04")
			}
			p.pair(or(fieldLabels[said.Role], said.Role), text, false)
		}
	}
	p.pair("Maskat", maskSummary(o.Masks), false)
	first := "Publiceringskopia"
	if d := day(o.At); d != "" {
		first += " framställd " + d
	}
	if m.ID != "" {
		first += ". Protokollets id " + m.ID
	}
	if o.SourceSHA256 != "" {
		first += "\nProtokollets SHA-256 " + o.SourceSHA256
	}
	if !o.proves() {
		p.par(first+"\nKopian bevisar inte av sig själv att texten är den som undertecknades.", tiny, 8)
		return
	}
	code := o.Proof.WholeCode()
	p.checkable([]string{first, provedBy(*o.Proof, "Det som visas", o.Beside), "Kontrollkod " + code, howToCheck},
		qrText(m, *o.Proof, []int{0}, map[int]string{0: code}),
		"QR-kod med protokollets kontrollkod: "+code)
}

// maskSummary says on the front page that something is left out.
func maskSummary(masks []MaskNote) string {
	if len(masks) == 0 {
		return "Inget"
	}
	var sections []int
	words := false
	for _, n := range masks {
		if n.Section > 0 {
			sections = append(sections, n.Section)
		} else {
			words = true
		}
	}
	var parts []string
	if len(sections) > 0 {
		parts = append(parts, sectionList(sections))
	}
	if words {
		parts = append(parts, "ord som är utmärkta i texten")
	}
	return enumerate(parts) + ". Skälen står sist."
}
