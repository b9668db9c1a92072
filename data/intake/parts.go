package intake

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"paragraf/data"
)

func itoa(n int) string { return strconv.Itoa(n) }

// part reads one part of the item into its fields.
func (r *itemReader) part(p *itemPart) {
	switch p.part.kind() {
	case pProposal:
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
	rePresents = regexp.MustCompile(`^((?:[\p{L}-]+ )*?)((?:[A-ZÅÄÖ][\p{L}.-]+ ?){2,4})(?:, [^.]{3,60},)? (?:föredrar|föredrog|redogör för ärendet|redovisar ärendet|presenterar ärendet|redogjorde för ärendet|redovisade ärendet|presenterade ärendet|informerar om ärendet)(?:[ .,]|$)|(?i:föredragning av|föredras av|föredrogs av) ((?:[\p{Ll}]+ )*)((?:[A-ZÅÄÖ][\p{L}.-]+ ?){2,4})`)
	// "N N redogör för …", "Socialdirektör N N informerar om …"
	reReports = regexp.MustCompile(`^((?:[A-ZÅÄÖ]?[\p{Ll}-]+ ){0,3}?)((?:[A-ZÅÄÖ][\p{L}.'-]+ ){1,3}[A-ZÅÄÖ][\p{L}.'-]+)(?:, [^.,]{3,60},)? (?:föredrar|föredrog|redogör|redogjorde|redovisar|redovisade|presenterar|presenterade|informerar|informerade|berättar|berättade|går igenom|gick igenom|visar|visade|lämnar en lägesrapport)(?:[ .,]|$)`)
	reJavPart = regexp.MustCompile(`(?i)\bjäv(?:ig|iga|et)?\b`)
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

var reOtherSection = regexp.MustCompile(`(?i)jäv[^.]{0,60}§|§[^.]{0,60}jäv`)

func (r *itemReader) disqualify(f string, at span) {
	people := peopleIn(f)
	if len(people) == 0 {
		for _, p := range namesIn(f) {
			people = append(people, p)
		}
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

// recipients reads to whom the decision goes: one on a line, or several
// divided by commas on one.
func (r *itemReader) recipients(p *itemPart) {
	for k, l := range p.lines {
		f := l.fold()
		if k > 0 && (l.gap > 0 && runes(f) > 110 || endsSentence(f) && runes(f) > 60 && !strings.HasSuffix(f, ":")) {
			r.text(p.lines[k:], data.Paragraph)
			return
		}
		if isDash(f) || !hasContent(f) {
			continue
		}
		var parts []string
		switch {
		case len(l.cells) > 1:
			for _, c := range l.cells {
				parts = append(parts, c.text)
			}
		case len(p.lines) == 1 || strings.Count(f, ",") > 1 && !strings.ContainsAny(f, "("):
			parts = splitRecipients(f)
		default:
			parts = splitEvident(f)
		}
		for _, t := range parts {
			t = strings.Trim(tidy(t), " .,;•")
			if !hasLetters(t) {
				continue
			}
			r.item.Recipients = append(r.item.Recipients, t)
			r.explicit("recipients["+itoa(len(r.item.Recipients)-1)+"]", l.span, "recipient")
		}
	}
}

// splitRecipients divides "Socialnämnden, ekonomichefen och revisorerna". What
// only says why ("för kännedom") stays with its recipient.
func splitRecipients(f string) []string {
	var parts []string
	for _, t := range splitTop(f) {
		t = strings.TrimSpace(t)
		low := strings.ToLower(t)
		if len(parts) > 0 && (strings.HasPrefix(low, "för ") || strings.HasPrefix(low, "akt") && low != "akten" && low != "akt" || strings.HasPrefix(low, "via ") || strings.HasPrefix(low, "att ") || strings.HasPrefix(low, "med ") || startsDigit(t)) {
			parts[len(parts)-1] += ", " + t
			continue
		}
		parts = append(parts, t)
	}
	if n := len(parts); n > 0 {
		last := parts[n-1]
		for _, sep := range []string{" och ", " samt ", " & "} {
			if i := strings.LastIndex(last, sep); i > 0 && last[i-1] != '-' && !strings.Contains(last[:i], "- och") || i > 0 && last[i-1] != '-' {
				left, right := strings.TrimSpace(last[:i]), strings.TrimSpace(last[i+len(sep):])
				if n > 1 && !compound(left, right) || recipientWord(left) && recipientWord(right) {
					parts = append(parts[:n-1], left, right)
				}
				break
			}
		}
	}
	return parts
}

// splitEvident divides a line of several recipients only where each part is
// one beyond doubt.
func splitEvident(f string) []string {
	parts := splitTop(f)
	if len(parts) < 2 {
		return []string{f}
	}
	for _, t := range parts {
		if !recipientWord(strings.TrimSpace(t)) {
			return []string{f}
		}
	}
	return parts
}

// compound tells whether "a och b" is one name: "Kultur och fritid".
func compound(left, right string) bool {
	return !recipientWord(left) && startsLower(right) && len(strings.Fields(left)) == 1 && !strings.HasSuffix(left, "n")
}

var recipientEndings = []string{"nämnden", "nämnd", "styrelsen", "utskottet", "fullmäktige", "förvaltningen", "avdelningen", "kontoret", "enheten", "chefen", "chef", "direktören", "direktör", "bolaget", "ab", "verket", "stiftelsen", "kommun", "regionen", "revisorerna", "revisionen", "kansliet", "sekreteraren", "handläggaren", "sökanden", "sökande", "skolan", "rektor", "rektorer", "rådet", "gruppen", "förbundet", "beredningen", "departementet", "länsstyrelsen", "polisen", "akten", "föreningen", "klaganden", "fastighetsägaren", "entreprenören", "ekonomi", "ansvarig", "teamet", "byrån", "staben", "handläggare", "kommunikatör"}

func recipientWord(s string) bool {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 || len(f) > 6 {
		return false
	}
	for _, w := range f {
		for _, e := range recipientEndings {
			if strings.HasSuffix(w, e) {
				return true
			}
		}
	}
	return false
}

// finish orders the body as it stood, and gives kind and claims.
func (r *itemReader) finish() {
	sort.SliceStable(r.body, func(i, j int) bool { return r.body[i].from < r.body[j].from })
	for i, b := range r.body {
		r.item.Body = append(r.item.Body, b.Block)
		r.explicit("body["+itoa(i)+"]", b.span, "text")
	}
	r.proposeTitle()
	kind, rule := kindOf(&r.item, r.agenda)
	if strings.Contains(r.seg.group, "information") && len(r.item.Decisions) == 0 && len(r.item.Proposals) == 0 && (kind == "" || kind == data.KindInformation || kind == data.KindDecision) {
		kind, rule = data.KindInformation, "kind-by-group"
	}
	r.item.Kind = kind
	if kind != "" {
		r.claim("kind", r.seg.lines[0].span, data.Inferred, rule)
	}
}

// proposeTitle gives an item without title one from its text.
func (r *itemReader) proposeTitle() {
	if r.item.Title != "" {
		return
	}
	if len(r.item.Lists) > 0 && r.item.Lists[0].Title != "" {
		r.item.Title, r.item.TitleInferred = r.item.Lists[0].Title, true
		r.claim("title", r.seg.lines[0].span, data.Inferred, "title-from-list")
		return
	}
	for _, b := range r.body {
		if b.Type == data.Heading {
			continue
		}
		r.item.Title, r.item.TitleInferred = firstSentence(b.Text), true
		r.claim("title", b.span, data.Inferred, "title-from-first-sentence")
		return
	}
	for _, d := range r.item.Decisions {
		for _, c := range d.Clauses {
			r.item.Title, r.item.TitleInferred = firstSentence(c), true
			r.claim("title", r.seg.lines[0].span, data.Inferred, "title-from-decision")
			return
		}
	}
	r.item.TitleInferred = false
}

// firstSentence is the first sentence of a text, cut at a word to at most 100
// characters.
func firstSentence(s string) string {
	s = fold(s)
	for i, c := range s {
		if (c == '.' || c == '?' || c == '!') && (i+1 == len(s) || s[i+1] == ' ') && i > 20 && !strings.HasSuffix(s[:i], " kl") && !strings.HasSuffix(s[:i], "bl.a") && !strings.HasSuffix(s[:i], "t.ex") {
			s = s[:i]
			break
		}
	}
	if runes(s) <= 100 {
		return s
	}
	rs := []rune(s)[:100]
	cut := strings.LastIndexByte(string(rs), ' ')
	if cut < 40 {
		cut = len(string(rs))
	}
	return string(rs)[:cut] + "…"
}
