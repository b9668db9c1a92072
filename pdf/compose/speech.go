package compose

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// The speaking sheet is read at arm's length, standing: 18 points on 25.
var (
	spoken     = layout.Style{Face: layout.Serif, Size: 18, Leading: 25, Color: ink}
	spokenBold = layout.Style{Face: layout.SerifBold, Size: 18, Leading: 25, Color: ink}
	spokenHead = layout.Style{Face: layout.SerifBold, Size: 22, Leading: 29, Color: ink}
	spokenSub  = layout.Style{Face: layout.SansBold, Size: 13, Leading: 19, Color: accent}
	spokenRef  = layout.Style{Face: layout.Sans, Size: 13, Leading: 18, Color: muted}
)

// Speech sets a member's speaking sheet (talarmanus) at 18 points. It is
// private, says so on every page, and attaches nothing.
func Speech(s data.Speech, at time.Time) (Document, error) {
	m := s.Meeting
	p := newPaper(m, Style{}, at, "PRIVAT – TALARMANUS", "Talarmanus")
	p.masthead(m, "TALARMANUS")
	p.par("Det här är dina egna anteckningar. De är privata och hör inte till handlingarna.", spokenRef, 0)
	for _, n := range s.Before {
		p.spokenPoint(n)
	}
	if len(s.Items) == 0 && len(s.Before) == 0 {
		p.par("Inga anteckningar till sammanträdet.", spoken, 18)
	}
	for i, it := range s.Items {
		p.speechItem(it, i)
	}
	return p.finish()
}

func (p *paper) speechItem(s data.SpeechItem, i int) {
	title := or(s.Item.Title, "(utan rubrik)")
	if s.Item.Section > 0 {
		title = "§ " + strconv.Itoa(s.Item.Section) + "  " + title
	} else {
		title = strconv.Itoa(s.Item.Position) + ".  " + title
	}
	strips := layout.Block{Role: layout.Heading, Width: column, Before: 26, Keep: true}.Strips(p.text(title, spokenHead))
	strips[0].Anchor, strips[0].Bookmark = "speech-"+strconv.Itoa(i), p.clean.Clean(title)
	p.add(strips...)
	if about := strings.Join(s.Item.CaseNumbers, ", "); about != "" {
		p.par(about, spokenRef, 0)
		p.keep()
	}
	switch s.Stance {
	case data.KindFor:
		p.par("Bifall", spokenBold, 6)
	case data.KindNo:
		p.par("Avslag", spokenBold, 6)
	}
	if s.Bias {
		p.par("Jäv? Anmäl det innan ärendet tas upp (KL 6:30).", spokenBold, 6)
	}
	if len(s.Item.Proposals) > 0 {
		p.spokenSub(strings.ToUpper(proposalTitle(s.Item.ForwardedTo())))
		for _, b := range s.Item.Part(data.PartProposals) {
			p.par(b.Text, spoken, 3)
		}
	}
	for _, group := range []struct {
		title  string
		points []data.SpeechPoint
	}{{"ATT SÄGA", s.Arguments}, {"FRÅGOR", s.Questions}, {"MITT YRKANDE", s.Motions}, {"MIN RESERVATION", s.Reservations}} {
		if len(group.points) == 0 {
			continue
		}
		p.spokenSub(group.title)
		for _, n := range group.points {
			p.spokenPoint(n)
		}
	}
	if len(s.Propositions) > 0 {
		p.spokenSub("PROPOSITIONSORDNING, FÖRSLAG")
		for k, q := range s.Propositions {
			p.proposition(k+1, q)
		}
	}
}

func (p *paper) spokenSub(s string) {
	p.add(layout.Block{Role: layout.Subhead, Width: column, Before: 12, Keep: true}.Strips(p.text(s, spokenSub))...)
}

// spokenPoint adds what is said and where it stands.
func (p *paper) spokenPoint(n data.SpeechPoint) {
	if ref := reference(n); ref != "" {
		p.par(ref, spokenRef, 6)
		p.keep()
	}
	for _, words := range strings.Split(n.Text, "\n") {
		if strings.TrimSpace(words) != "" {
			p.par(words, spoken, 3)
		}
	}
}

// reference says where the words of a point stand.
func reference(n data.SpeechPoint) string {
	where := ""
	switch {
	case n.Page != nil:
		where = onPage(*n.Page)
	case n.Row != nil:
		where = strings.TrimSuffix(n.Row.List, ":") + ", rad " + strconv.Itoa(n.Row.Number)
	case n.Part != "":
		where = or(partTitles[n.Part], "Underlag")
		if n.Paragraph > 0 {
			where += ", stycke " + strconv.Itoa(n.Paragraph)
		}
	case n.Case:
		where = "Om ärendet"
	}
	if n.Quote != "" {
		quote := []rune(oneLine(n.Quote))
		if len(quote) > 160 {
			quote = append(quote[:159], '…')
		}
		where += ": ”" + string(quote) + "”"
	}
	return where
}

// proposition adds one question of the chair.
func (p *paper) proposition(n int, q data.Proposition) {
	by := people(q.By)
	if by != "" {
		by = " (" + by + ")"
	}
	text := ""
	switch q.Sort {
	case data.PropositionPostpone:
		text = "Ska ärendet avgöras i dag eller bordläggas? " + q.Text + by
	case data.PropositionRefer:
		text = "Ska ärendet avgöras i dag eller återremitteras? " + q.Text + by
	case data.PropositionReject:
		text = "Bifall eller avslag? " + q.Text + by
	case data.PropositionAddition:
		text = "Tillägg, bifall eller avslag: " + q.Text + by
	default:
		text = "Huvudförslag: " + q.Text + by
	}
	p.spokenList(fmt.Sprintf("%d.", n), text)
	for _, other := range q.Against {
		p.spokenList("mot", other)
	}
	if len(q.Against) > 0 {
		p.par("Vid votering: ja för huvudförslaget, nej för motförslaget.", spokenRef, 3)
	}
}

func (p *paper) spokenList(mark, text string) {
	b := layout.Block{Role: layout.ListItem, Width: column, Before: 4, Hang: 44, Label: p.text(mark, spokenBold)}
	p.add(b.Strips(p.text(text, spoken))...)
}
