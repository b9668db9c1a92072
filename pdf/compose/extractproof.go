package compose

import (
	"fmt"
	"strings"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
	"paragraf/pdf/proof"
	"paragraf/pdf/tagged"
)

// qrSize is that of the QR code with the white around it, in points (23 mm).
const qrSize = 66.0

// provable tells whether a document carries its proof: one that must not hold
// attachments cannot.
func provable(of *proof.Proof, style Style) bool { return of != nil && style.Archive != ArchivePlain }

func (o ExtractOptions) proves() bool { return provable(o.Proof, o.Style) }

// source adds from which minutes the extract is and what shows it, so that
// anyone can check it against the original.
func (p *paper) source(m data.Meeting, sections []int, o ExtractOptions) {
	source := strings.TrimSpace("Källa: protokoll " + m.Date + " " + sectionsOf(m))
	if m.ID != "" {
		source += ", id " + m.ID
	}
	made := "Utdrag"
	if o.Number > 0 {
		made = fmt.Sprintf("Utdrag nr %d", o.Number)
	}
	if !o.At.IsZero() {
		made += " framställt " + day(o.At)
	}
	var parts []string
	for _, part := range []string{made, source} {
		if part != "Utdrag" {
			parts = append(parts, part)
		}
	}
	first := strings.Join(parts, ". ")
	if o.SourceSHA256 != "" {
		first += "\nProtokollets SHA-256 " + o.SourceSHA256
	}
	if !o.proves() {
		p.par(first, tiny, 7)
		if !p.draft {
			rests := "Utdraget vilar på bestyrkandet ovan"
			if o.SourceSHA256 != "" {
				rests += " och på protokollets kontrollsumma"
			}
			p.par(rests+". Det bevisar inte av sig självt att texten är den som undertecknades.", tiny, 2)
		}
		return
	}
	words := []string{first, provedBy(*o.Proof, "Texten i "+sectionList(sections), o.Beside)}
	codes := o.Proof.Codes()
	var list []string
	for _, n := range sections {
		code := "Kontrollkod "
		if len(sections) > 1 {
			code = fmt.Sprintf("§ %d: ", n)
		}
		list = append(list, code+codes[n])
	}
	alt := "QR-kod med kontrollkoden för " + sectionList(sections) + ": " + strings.Join(list, ", ")
	const few = 4 // §§ whose codes stand beside the figure
	if len(sections) <= few {
		words = append(words, strings.Join(list, "\n"))
	}
	p.checkable(append(words, howToCheck), qrText(m, *o.Proof, sections, codes), alt)
	if len(sections) > few {
		p.par("Kontrollkoder. "+strings.Join(list, ", "), tiny, 4)
	}
}

// withSigners names in the minutes themselves who keeps and leads them.
func withSigners(m data.Meeting) data.Meeting {
	who := signersOf(m)
	minutes := data.Minutes{}
	if m.Minutes != nil {
		minutes = *m.Minutes
	}
	minutes.Secretary, minutes.Chair = who.secretary, who.chair
	m.Minutes = &minutes
	return m
}

// howToCheck stands beside every code.
const howToCheck = "Kontrollera filen eller koden i Paragraf, eller utan Paragraf enligt paragraf-proof-1 med den bifogade filen bevis.json."

// provedBy says who signed what is shown.
func provedBy(of proof.Proof, what string, beside []string) string {
	var names []string
	for _, s := range of.Signatures {
		said := s.Said()
		who := said.Name
		if label := fieldLabels[said.Role]; label != "" {
			who += " (" + strings.ToLower(label) + ")"
		}
		if at, err := time.Parse(time.RFC3339, said.Time); err == nil {
			who += " " + day(at)
		}
		names = append(names, who)
	}
	text := what + " är ord för ord vad som undertecknades av " + enumerate(names) + ", vilket kan kontrolleras."
	if len(beside) > 0 {
		text += " " + enumerate(beside) + " har undertecknat protokollet men inte förteckningen över paragraferna; för det svarar bestyrkandet."
	}
	return text
}

// qrText is what a QR code says: the codes of the §§ (0: of all), and of which
// minutes.
func qrText(m data.Meeting, of proof.Proof, sections []int, codes map[int]string) string {
	lines := []string{"PARAGRAF 1", strings.TrimSpace(m.Date + " " + m.ID), of.ListDigest()}
	const most = 30 // lines that a code of this size can hold
	for _, n := range sections[:min(most, len(sections))] {
		lines = append(lines, fmt.Sprintf("%d %s", n, codes[n]))
	}
	return strings.Join(lines, "\n")
}

// checkable adds paragraphs beside a QR code.
func (p *paper) checkable(paragraphs []string, code, alt string) {
	const gap, between = 8.0, 2.0
	figure, err := qrFigure(code, alt, qrSize)
	if err != nil {
		p.failed = err
		return
	}
	s := layout.Strip{Role: layout.Body, Before: 7, Height: qrSize}
	y := tiny.Baseline()
	for _, text := range paragraphs {
		in := &tagged.Element{Type: "P"}
		s.Elements = append(s.Elements, in)
		for _, l := range p.text(text, tiny).Lines(column-qrSize-gap, 0) {
			s.Texts = append(s.Texts, layout.Placed{X: qrSize + gap, Y: y, Line: l, In: in})
			y += l.Leading
		}
		y += between
	}
	s.Height = max(s.Height, y-tiny.Baseline())
	s.Elements = append(s.Elements, figure.In)
	s.Figures = []layout.Figure{figure}
	p.add(s)
}

// attachExtract adds what the extract shows, for programs, and its proof.
func (p *paper) attachExtract(m data.Meeting, sections []int, o ExtractOptions) {
	if !o.proves() {
		p.attach(m)
		return
	}
	p.attachWith(machine{Meeting: m, Document: &settings{
		Kind: extractKind, Pages: PagesVersion, Made: o.At.Format(time.RFC3339), Sections: sections, Number: o.Number, Clerk: o.Clerk, Title: o.ClerkTitle,
		Recipients: o.Recipients, Appeal: o.Appeal, Source: o.SourceSHA256, Beside: o.Beside,
		Clauses: o.Style.Clauses, Certification: o.Style.Certification, State: m.State,
	}})
	p.attachProof(o.Proof)
}
