package intake

import (
	"strconv"
	"strings"

	"paragraf/data"
)

func itoa(n int) string { return strconv.Itoa(n) }

// part reads one part of the item into its fields.
func (r *itemReader) part(p *itemPart) {
	switch p.part.kind() {
	case pProposal:
		if moved(p.lines) {
			r.motions(p)
			break
		}
		r.proposals(p)
	case pDecision:
		r.decisions(p)
	case pMotion:
		r.motions(p)
	case pProcedure:
		r.procedure(p)
	case pVote:
		r.vote(p)
	case pAbstain:
		r.abstain(p)
	case pBias:
		r.bias(p)
	case pReservation:
		r.reservations(p)
	case pNote, pSeparate:
		r.statements(p)
	case pRecipients:
		r.recipients(p)
	case pPresenters:
		r.presenters(p)
	case pAttachments:
		r.attachments(p)
	case pSecrecy:
		r.secrecyPart(p)
	case pCase:
		for i, l := range p.lines {
			if !r.caseLine(l) {
				if i == 0 {
					r.addCases([]string{l.fold()}, l.span)
					continue
				}
				r.text(p.lines[i:], data.Paragraph)
				break
			}
		}
	case pImmediate:
		r.item.AdjustedImmediately, r.item.Adjusted = true, true
		r.explicit("adjusted_immediately", p.at, "state-heading")
		r.text(p.lines, data.Paragraph)
	case pBasis:
		r.heading(p)
		r.text(p.lines, data.ListItem)
	default:
		r.bodyPart(p)
	}
}

func (p part) kind() part { return p }

// heading keeps a part's heading in the body.
func (r *itemReader) heading(p *itemPart) {
	if p.head && p.text != "" {
		r.body = append(r.body, placedBlock{data.Block{Type: data.Heading, Text: p.text}, p.at, false})
	}
}

// text keeps lines in the body; plain ones as the given type.
func (r *itemReader) text(lines []line, plain data.BlockType) {
	for _, l := range lines {
		r.block(l, plain)
	}
}

func (r *itemReader) block(l line, plain data.BlockType) {
	text := tidy(l.text)
	typ := plain
	switch {
	case l.row > 0 && len(l.cells) > 1, len(l.cells) > 2:
		typ = data.TableRow
		text = tidyCells(l.cells)
	case l.mark != "":
		typ = data.ListItem
		if startsDigit(l.mark) || len(l.mark) == 2 && l.mark[1] == ')' {
			text = l.mark + " " + text
		}
	case l.head > 0:
		typ = data.Heading
	}
	if !hasContent(text) {
		return
	}
	r.body = append(r.body, placedBlock{data.Block{Type: typ, Text: text}, l.span, false})
}

func tidyCells(cells []cell) string {
	var parts []string
	for _, c := range cells {
		if t := tidy(c.text); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\t")
}

// bodyPart reads running text: blocks, lists of notifications, and what a
// sentence says about presenters, jäv and the adjusters.
func (r *itemReader) bodyPart(p *itemPart) {
	if r.lists(p) {
		return
	}
	r.heading(p)
	for _, l := range p.lines {
		r.sentenceFacts(l)
		r.block(l, data.Paragraph)
	}
}

var (
	rePresents = expression(`^((?:[\p{L}-]+ )*?)((?:[A-ZÅÄÖ][\p{L}.-]+ ?){2,4})(?:, [^.]{3,60},)? (?:föredrar|föredrog|redogör för ärendet|redovisar ärendet|presenterar ärendet|redogjorde för ärendet|redovisade ärendet|presenterade ärendet|informerar om ärendet)(?:[ .,]|$)|(?i:föredragning av|föredras av|föredrogs av) ((?:[\p{Ll}]+ )*)((?:[A-ZÅÄÖ][\p{L}.-]+ ?){2,4})`)
	// "N N redogör för …", "Socialdirektör N N informerar om …"
	reReports = expression(`^((?:[A-ZÅÄÖ]?[\p{Ll}-]+ ){0,3}?)((?:[A-ZÅÄÖ][\p{L}.'-]+ ){1,3}[A-ZÅÄÖ][\p{L}.'-]+)(?:, [^.,]{3,60},)? (?:föredrar|föredrog|redogör|redogjorde|redovisar|redovisade|presenterar|presenterade|informerar|informerade|berättar|berättade|går igenom|gick igenom|visar|visade|lämnar en lägesrapport)(?:[ .,]|$)`)
	reJavPart = expression(`(?i)\bjäv(?:ig|iga|et)?\b`)
)

// sentenceFacts takes from running text what has a field of its own; the text
// itself stays in the body.
func (r *itemReader) sentenceFacts(l line) {
	f := l.fold()
	if m := reReports.FindStringSubmatch(f); m != nil && nameCount(m[2]) == len(strings.Fields(m[2])) {
		r.addPresenter(strings.TrimSpace(m[2]), l.span)
	} else if !strings.Contains(f, "föredr") && !strings.Contains(f, "öredragning av") {
		// nobody presents
	} else if m := rePresents.FindStringSubmatch(f); m != nil {
		name := m[2]
		if name == "" {
			name = m[4]
		}
		r.addPresenter(strings.TrimSpace(name), l.span)
	}
	if strings.Contains(f, "jäv") && reJavPart.MatchString(f) && (strings.Contains(f, "deltar") || strings.Contains(f, "anmäler") || strings.Contains(f, "anmälde") || strings.Contains(f, "deltog") || strings.Contains(f, "lämna")) && !reOtherSection.MatchString(f) {
		r.disqualify(f, l.span)
	}
}

// reLeaves tells the sentence that names who has jäv from its neighbours.
var reLeaves = expression(`(?i)jäv|deltar (?:inte|ej|varken)|deltog (?:inte|ej)|lämna`)

var reOtherSection = expression(`(?i)jäv[^.]{0,60}§|§[^.]{0,60}jäv`)

func (r *itemReader) disqualify(f string, at span) {
	if parts := strings.Split(f, ". "); len(parts) > 1 {
		for _, s := range parts {
			if reLeaves.MatchString(s) {
				r.disqualify(s, at)
			}
		}
		return
	}
	people := peopleIn(f)
	if len(people) == 0 {
		people = append(people, namesIn(f)...)
	}
	for _, p := range people {
		known := false
		for _, old := range r.item.Disqualified {
			known = known || old.Name == p.Name
		}
		if !known {
			r.item.Disqualified = append(r.item.Disqualified, p)
			r.explicit("disqualified["+itoa(len(r.item.Disqualified)-1)+"]", at, "jav")
		}
	}
}

func (r *itemReader) bias(p *itemPart) {
	for _, l := range p.lines {
		r.disqualify(l.fold(), l.span)
	}
	r.heading(p)
	r.text(p.lines, data.Paragraph)
}

func (r *itemReader) abstain(p *itemPart) {
	r.heading(p)
	r.text(p.lines, data.Paragraph)
}

func (r *itemReader) addPresenter(name string, at span) {
	name = strings.Trim(tidy(name), " .,;:")
	if name == "" {
		return
	}
	for _, old := range r.item.Presenters {
		if old == name {
			return
		}
	}
	r.item.Presenters = append(r.item.Presenters, name)
	r.explicit("presenters["+itoa(len(r.item.Presenters)-1)+"]", at, "presenter")
}

func (r *itemReader) presenters(p *itemPart) {
	for k, l := range p.lines {
		f := l.fold()
		if k > 0 && l.gap > 0 && (runes(f) > 90 || endsSentence(f)) {
			r.text(p.lines[k:], data.Paragraph)
			return
		}
		for _, c := range findClocks(f) {
			f = strings.TrimRight(f[:c.from], " ,") + strings.Repeat(" ", len(f)-len(f[:c.from])-len(f[c.to:])) + f[c.to:]
			break
		}
		f = strings.TrimSuffix(strings.TrimSpace(fold(f)), " kl")
		people, _ := splitPeople(f)
		plain := true
		for _, q := range people {
			r.addPresenter(q.name, l.span)
			plain = plain && q.title == "" && q.party == "" && q.presence == "" && len(q.rest) == 0 && q.role == ""
		}
		if len(people) == 0 && runes(f) < 60 && !endsSentence(f) && startsUpper(f) && !startsOrHasDigit(f) {
			r.addPresenter(f, l.span)
			continue
		}
		if len(people) == 0 || !plain {
			if k == 0 && p.rest == "" || k > 0 && len(people) == 0 {
				r.block(l, data.Paragraph)
			} else {
				r.body = append(r.body, placedBlock{data.Block{Type: data.Paragraph, Text: p.text + ": " + tidy(l.text)}, l.span, false})
			}
		}
	}
}

func (r *itemReader) attachments(p *itemPart) {
	for _, l := range p.lines {
		name := strings.TrimRight(tidy(l.text), ",;")
		if !hasContent(name) {
			continue
		}
		if runes(name) > 200 {
			r.block(l, data.Paragraph)
			continue
		}
		r.item.Attachments = append(r.item.Attachments, data.Attachment{Name: name})
		r.explicit("attachments["+itoa(len(r.item.Attachments)-1)+"].name", l.span, "attachment")
	}
}

func (r *itemReader) secrecyPart(p *itemPart) {
	for k, l := range p.lines {
		f := l.fold()
		if r.item.Confidential == nil && reLaw.MatchString(f) && runes(f) < 120 {
			if s, ok := secrecy(l.text); ok {
				f = s
			}
			f = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(f, "enligt "), "Enligt "))
			r.item.Confidential = &data.Confidential{Provision: strings.TrimRight(f, ".")}
			r.explicit("confidential.provision", l.span, "secrecy")
			continue
		}
		r.text(p.lines[k:k+1], data.Paragraph)
	}
}
