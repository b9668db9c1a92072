package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// section adds one § whole: its heading, and then each part under its own
// heading where there is content (KL 5:67).
func (p *paper) section(m data.Meeting, item data.AgendaItem, i int) {
	p.sectionHeading(item, i)
	if c := item.Confidential; c != nil {
		p.secrecy(*c)
	}
	if len(item.Presenters) > 0 {
		p.par("Föredragande: "+enumerate(item.Presenters), italic, 2)
	}
	p.body(item)
	p.proposals(item)
	p.motions(item)
	if len(item.Procedure) > 0 {
		p.unlessHeaded("Beslutsgång", item.Procedure)
		p.blocks(item.Procedure)
	}
	p.votes(item)
	p.decisions(item)
	if len(item.Disqualified) > 0 {
		p.sub("Jäv")
		p.par(people(item.Disqualified)+" deltar inte i handläggning eller beslut på grund av jäv.", running, 1)
	}
	if len(item.Reservations) > 0 {
		p.sub("Reservationer")
		for _, r := range item.Reservations {
			p.voice(r.By, r.Text, "")
		}
	}
	p.statements(item, data.SeparateStatement, "Särskilt yttrande")
	p.statements(item, data.MinuteNote, "Protokollsanteckning")
	p.lists(item)
	p.attachments(item)
	if len(item.Recipients) > 0 {
		p.recipients("Beslutet skickas till", item.Recipients)
	}
	if s := statusOf(m, item).words(); s != "" {
		p.keep()
		p.par(s, italic, 12)
	}
}

// sectionHeading adds "§ 23  Title" with the case numbers beside it, or below
// where they are long or many, or the title takes several lines that they
// would be read in between.
func (p *paper) sectionHeading(item data.AgendaItem, i int) {
	const room = 92.0 // for case numbers beside the title
	name := p.text(number(item, i), heading)
	hang := 46.0
	for _, l := range name.Lines(column, 0) {
		hang = max(hang, l.Width+10)
	}
	hang = min(hang, column/3)
	title := p.text(titleOf(item), heading)
	cases := &layout.Paragraph{}
	beside := len(item.CaseNumbers) > 0 && len(item.CaseNumbers) <= 2
	if beside {
		cases = p.text("Dnr "+strings.Join(item.CaseNumbers, "\nDnr "), small)
		lines := cases.Lines(column, 0)
		beside = len(lines) == len(item.CaseNumbers) && len(title.Lines(column-room-12-hang, 0)) < 2
		for _, l := range lines {
			beside = beside && l.Width <= room
		}
	}
	b := layout.Block{Role: layout.Heading, Width: column, Before: 24, Keep: true, Label: name, Hang: hang}
	if beside {
		b.Width, b.Aside, b.AsideX = column-room-12, cases, column
	}
	strips := b.Strips(title)
	strips[0].Anchor = anchor(i)
	strips[0].Bookmark = oneLine(p.clean.Clean(number(item, i) + " " + titleOf(item)))
	p.add(strips...)
	if !beside && len(item.CaseNumbers) > 0 {
		p.add(layout.Block{Role: layout.Body, X: hang, Width: column - hang, Keep: true}.
			Strips(p.text("Dnr "+strings.Join(item.CaseNumbers, ", "), small))...)
	}
	var guessed []string
	if item.SectionInferred && item.Section > 0 {
		guessed = append(guessed, "Paragrafnumret står inte i källan utan följer av ordningen.")
	}
	if item.TitleInferred {
		guessed = append(guessed, "Rubriken står inte i källan.")
	}
	if len(guessed) > 0 {
		p.add(layout.Block{Role: layout.Body, X: hang, Width: column - hang, Keep: true}.Strips(p.text(strings.Join(guessed, " "), small))...)
	}
	p.gap(4)
}

// secrecy adds the mark of a secret matter.
func (p *paper) secrecy(c data.Confidential) {
	text := "Sekretess"
	if c.Provision != "" {
		text += " enligt " + c.Provision
	}
	strips := layout.Block{Role: layout.Body, X: 10, Width: column - 10, Keep: true}.Strips(p.text(text, smallKey))
	for i := range strips {
		strips[i].Rules = []layout.Rule{{X: 1, X2: 1, Y: 0, Y2: strips[i].Height, Weight: 2, Color: accent}}
	}
	p.add(strips...)
	p.gap(4)
}

// body adds the report or narrative. It gets the heading Sammanfattning only
// where other parts follow that it must be told from and there is something to
// sum up: not in matters of procedure, nor over a single short sentence.
func (p *paper) body(item data.AgendaItem) {
	blocks := withoutLooseHeadings(item)
	if len(blocks) == 0 {
		return
	}
	const sentence = 90 // runes
	short := len(blocks) == 1 && utf8.RuneCountInString(blocks[0].Text) < sentence
	if item.Kind != data.KindProcedural && !short && len(item.Proposals)+len(item.Motions)+len(item.Procedure)+len(item.Votes)+len(item.Decisions) > 0 {
		p.unlessHeaded("Sammanfattning", blocks)
	}
	p.blocks(blocks)
}

// withoutLooseHeadings returns the body less headings at its end that have
// nothing under them and are printed over the part that follows.
func withoutLooseHeadings(item data.AgendaItem) []data.Block {
	follows := map[string]bool{
		"förslag till beslut": len(item.Proposals) > 0, "yrkanden": len(item.Motions) > 0, "beslutsgång": len(item.Procedure) > 0,
		"omröstning": len(item.Votes) == 1, "beslut": len(item.Decisions) > 0, "reservationer": len(item.Reservations) > 0,
		"beslutet skickas till": len(item.Recipients) > 0,
	}
	blocks := item.Body
	for n := len(blocks); n > 0 && blocks[n-1].Type == data.Heading && follows[strings.ToLower(strings.TrimRight(blocks[n-1].Text, ": "))]; n-- {
		blocks = blocks[:n-1]
	}
	return blocks
}

// unlessHeaded adds a heading over blocks that do not begin with their own.
func (p *paper) unlessHeaded(title string, blocks []data.Block) {
	if blocks[0].Type != data.Heading {
		p.sub(title)
	}
}

func (p *paper) proposals(item data.AgendaItem) {
	if len(item.Proposals) == 0 {
		return
	}
	title, before := "", 1.0
	for _, proposal := range item.Proposals {
		if t := proposalTitle(proposal.ForwardedTo()); t != title {
			p.sub(t)
			title, before = t, 1
		}
		if proposal.By != "" && !beginsWith(proposal.LeadIn, proposal.By) {
			p.add(layout.Block{Role: layout.Body, Width: column, Before: before, Keep: true}.Strips(p.text(proposal.By, italic))...)
			before = 1
		}
		p.clauses(proposal.LeadIn, proposal.Clauses, before)
		before = 9
	}
}

// proposalTitle is the heading over proposals that the meeting decides on, or
// that it puts to a higher body.
func proposalTitle(to string) string {
	if to == "" {
		return "Förslag till beslut"
	}
	return "Förslag till " + to
}

// beginsWith reports whether a text's first words are those given, however
// they are capitalised.
func beginsWith(text, words string) bool {
	return strings.HasPrefix(strings.ToLower(oneLine(text)), strings.ToLower(oneLine(words)))
}

func (p *paper) decisions(item data.AgendaItem) {
	if len(item.Decisions) == 0 {
		return
	}
	p.sub("Beslut")
	for i, d := range item.Decisions {
		p.clauses(d.LeadIn, d.Clauses, 1+8*float64(min(i, 1)))
	}
}

var motionResults = map[string]string{"adopted": "bifallet", "rejected": "avslaget", "withdrawn": "återtaget"}

func (p *paper) motions(item data.AgendaItem) {
	if len(item.Motions) == 0 {
		return
	}
	p.sub("Yrkanden")
	for _, m := range item.Motions {
		p.voice(m.By, m.Text, motionResults[m.Result])
	}
}

func (p *paper) statements(item data.AgendaItem, kind, title string) {
	first := true
	for _, s := range item.Statements {
		if s.Kind != kind && (kind != data.MinuteNote || s.Kind == data.SeparateStatement) {
			continue
		}
		if first {
			p.sub(title)
		}
		first = false
		p.voice(s.By, s.Text, "")
	}
}

// voice adds what someone said, after the names that the text does not hold
// itself, and with what became of it.
func (p *paper) voice(by []data.Person, text, result string) {
	unnamed := slices.DeleteFunc(slices.Clone(by), func(who data.Person) bool { return strings.Contains(text, who.Name) })
	if result != "" {
		text = strings.TrimRight(text, " ") + " (" + result + ")"
	}
	paragraph := &layout.Paragraph{}
	if len(unnamed) > 0 {
		paragraph.Add(p.clean.Clean(people(unnamed)), p.dress(strong))
		if text != "" {
			paragraph.Add(p.clean.Clean(": "), p.dress(strong))
		}
	}
	paragraph.Add(p.clean.Clean(text), p.dress(running))
	p.add(layout.Block{Role: layout.Body, Width: column, Before: 3}.Strips(paragraph)...)
}

// recipients adds a list of names, a line each, none of them alone on a page.
func (p *paper) recipients(title string, names []string) {
	p.sub(title)
	for i, name := range names {
		p.add(layout.Block{Role: layout.Body, Width: column, Keep: len(names) > 1 && (i == 0 || i == len(names)-2)}.Strips(p.text(name, running))...)
	}
}

func (p *paper) attachments(item data.AgendaItem) {
	if len(item.Attachments) == 0 {
		return
	}
	p.sub("Bilagor")
	for _, a := range item.Attachments {
		p.add(layout.Block{Role: layout.ListItem, Width: column, Before: 2, Keep: a.SHA256 != ""}.Strips(p.text(a.Name, running))...)
		if a.SHA256 != "" {
			p.add(layout.Block{Role: layout.Body, Width: column}.Strips(p.text("SHA-256 "+a.SHA256, small))...)
		}
	}
}
