package intake

import (
	"strings"

	"paragraf/data"
)

var (
	reEmptyParen = expression(`\([ ]*(?i:dnr|diarienummer|ärendenummer)?[.:]?[ ]*\)`)
	reCaseAlone  = expression(`(?i)[ ]*\(?(?:dnr|d\.nr|diarienr|diarienummer|ärendenummer|ärendenr)[.:]?[ ]*\)?$`)
)

// takeCases takes the item's own case numbers out of its heading: those behind
// a label, in parentheses, or at either end. It returns what is left.
func takeCases(s string, ends bool) (string, []string) {
	if m := reParenCase.FindStringSubmatchIndex(s); ends && m != nil && !notCases[strings.ToUpper(s[m[4]:m[5]])] {
		rest, more := takeCases(s[:m[0]], false)
		return rest, append(more, s[m[2]:m[3]])
	}
	hits := findCases(s)
	if len(hits) == 0 {
		return s, nil
	}
	var out []string
	rest := s
	for k := len(hits) - 1; k >= 0; k-- {
		h := hits[k]
		before, after := strings.TrimRight(rest[:h.from], " \u00A0\t"), strings.TrimLeft(rest[h.to:], " \u00A0\t")
		labelled := caseLabel.MatchString(before+" ") && reCaseAlone.MatchString(before)
		if strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]") {
			before, after = strings.TrimSuffix(before, "[")+"(", ")"+strings.TrimPrefix(after, "]")
		}
		paren := strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")")
		atEnd := after == "" || after == ")" || strings.HasPrefix(after, ",") && k < len(hits)-1 || len(out) > 0 && (after == "" || strings.Trim(after, " ,;/") == "")
		atStart := before == ""
		plain := h.text == strings.TrimLeft(h.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ") && h.text[0] >= '0' && h.text[0] <= '9' && !strings.ContainsAny(h.text, "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
		if !labelled && !paren && !(ends && (atStart || atEnd && !(plain && reWordBefore.MatchString(before)))) {
			continue
		}
		out = append([]string{fold(h.text)}, out...)
		if labelled {
			before = reCaseAlone.ReplaceAllString(before, "")
		}
		if paren || strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") {
			before = strings.TrimSuffix(before, "(")
			after = strings.TrimPrefix(after, ")")
		}
		before = strings.TrimRight(before, " ,;–—\t\u00A0")
		if strings.HasSuffix(before, " -") || before == "-" {
			before = strings.TrimSuffix(before, "-")
		}
		if before == "" {
			after = strings.TrimLeft(after, " ,;:–—-\t\u00A0")
		}
		rest = strings.TrimSpace(strings.TrimSpace(before) + " " + after)
	}
	return strings.TrimSpace(reEmptyParen.ReplaceAllString(rest, "")), out
}

// reWordBefore guards a plain pair of numbers at the end of a title: "för 2024".
var reWordBefore = expression(`(?i)(?:^|[ ])(?:för|läsåret|läsår|åren|år|perioden|säsongen|hösten|våren|budget|nr|lag|läsårstider|vintern|verksamhetsåret|mål|prop\.?|motion|sou)$`)

// header reads the item's number, title and case numbers, and returns the
// lines that follow them.
func (r *itemReader) header(lines []line) []line {
	head := lines[0]
	if r.seg.start.style == styleBullet && r.seg.number == 0 {
		return r.unnumberedHeader(lines)
	}
	numberAt := head.span
	rule := "section-heading"
	if r.seg.number > 0 {
		r.explicit("section", numberAt, rule)
	}
	title := r.headTitle(head)
	at := head.span
	i := 1
	for i < len(lines) {
		l := lines[i]
		if n := len(l.cells); n > 1 && caseLineOnly(fold(l.cells[0].text)) && len(findCases(fold(joinPlain(l.cells[1:])))) == 0 {
			// the number in the margin, text beside it
			for _, h := range findCases(fold(l.cells[0].text)) {
				r.addCases([]string{h.text}, l.cells[0].span)
			}
			l.cells = l.cells[1:]
			l.text = joinText(l.cells)
			lines = append(append(append([]line(nil), lines[:i]...), l), lines[i+1:]...)
		}
		if r.caseLine(l) {
			i++
			continue
		}
		if _, ok := stateLine(l.text); ok {
			break
		}
		if title == "" {
			if !r.canBeTitle(l, lines[i+1:]) {
				break
			}
			t, cases := r.titleOf(l)
			r.addCases(cases, l.span)
			title, at = t, l.span
			i++
			continue
		}
		// a title broken over lines
		if l.gap == 0 && i <= 3 && r.goesOn(lines[i-1], l, title) {
			t, cases := r.titleOf(l)
			r.addCases(cases, l.span)
			title += " " + t
			at.to = l.to
			i++
			continue
		}
		break
	}
	r.setTitle(title, at)
	return lines[i:]
}

// headTitle reads the title and the case numbers of the line with the number.
func (r *itemReader) headTitle(head line) string {
	text := r.seg.start.rest
	if len(head.cells) > 1 {
		var parts []string
		for k, c := range head.cells {
			t := fold(c.text)
			if k == 0 {
				if s, ok := parseItemStart(t); ok {
					t = s.rest
				} else if s, ok := parseNumberStart(line{text: t}, true); ok && r.seg.point > 0 {
					t = s.rest
				} else if isNumber(strings.TrimRight(t, ".)")) {
					t = ""
				}
			} else if cs := findCases(t); k > 0 && len(cs) > 0 && onlyCases(t, cs) || reCaseAlone.MatchString(" "+t) && reCaseAlone.ReplaceAllString(" "+t, "") == "" {
				for _, h := range cs {
					r.addCases([]string{h.text}, c.span)
				}
				continue
			}
			if k > 0 && caseLabel.MatchString(t) && len(findCases(t)) == 0 && caseLabel.FindStringIndex(t)[0] == 0 {
				if m := caseLabel.FindStringIndex(t); m[1] < len(t) {
					r.addCases([]string{strings.TrimSpace(t[m[1]:])}, c.span)
				}
				continue
			}
			if k > 0 && reference(t) {
				r.addCases([]string{t}, c.span)
				continue
			}
			if k > 0 && r.doc.paged && k == len(head.cells)-1 && isNumber(strings.Trim(t, " .()")) {
				continue
			}
			if k > 0 && r.presenterCell(c) {
				continue
			}
			if t != "" {
				parts = append(parts, t)
			}
		}
		text = strings.Join(parts, " ")
	}
	if m := reLeader.FindStringIndex(text); r.doc.paged && m != nil && strings.ContainsAny(text[m[0]:], ".…·_") {
		text = text[:m[0]]
	}
	text = r.takePresenters(strings.TrimSpace(text), head.span)
	title, cases := takeCases(text, true)
	r.addCases(cases, head.span)
	title = r.takeState(title)
	return strings.TrimSpace(title)
}

// presenterCell reads a cell of a "Föredragande" or "Tid" column beside a title.
func (r *itemReader) presenterCell(c cell) bool {
	t := fold(c.text)
	if cs := findClocks(t); len(cs) > 0 && !leftover(t) {
		return true
	}
	if r.doc.presenterCol > 0 && abs(c.col-r.doc.presenterCol) <= 8 {
		if people, lead := splitPeople(t); len(people) > 0 && lead == "" {
			for _, p := range people {
				r.addPresenter(p.name, c.span)
			}
			return true
		}
	}
	return false
}

// takeState takes "(omedelbar justering)" and "Sekretess" marks out of a title's end.
func (r *itemReader) takeState(title string) string {
	for _, tail := range []string{"(omedelbar justering)", "(omedelbart justerad)", "– omedelbar justering", "- omedelbar justering", "(direktjustering)", "(direktjusterad)", "(omedelbart justerad paragraf)"} {
		if strings.HasSuffix(strings.ToLower(title), tail) {
			r.item.AdjustedImmediately, r.item.Adjusted = true, true
			r.explicit("adjusted_immediately", r.seg.lines[0].span, "state-in-title")
			title = strings.TrimSpace(title[:len(title)-len(tail)])
		}
	}
	return title
}

func onlyCases(t string, cs []caseHit) bool {
	b := []byte(t)
	for _, h := range cs {
		for i := h.from; i < h.to; i++ {
			b[i] = ' '
		}
	}
	left := strings.ToLower(string(b))
	for _, w := range []string{"dnr", "d.nr", "diarienr", "diarienummer", "ärendenummer", "ärendenr", "ärende", "nr", "och"} {
		left = strings.ReplaceAll(left, w, "")
	}
	return !hasContent(left)
}

func (r *itemReader) titleOf(l line) (string, []string) {
	text := l.text
	if len(l.cells) > 1 {
		var parts []string
		var all []string
		for _, c := range l.cells {
			t, cases := takeCases(fold(c.text), true)
			all = append(all, cases...)
			if t != "" && hasContent(t) {
				parts = append(parts, t)
			}
		}
		return r.takeState(strings.Join(parts, " ")), all
	}
	t, cases := takeCases(r.takePresenters(tidy(text), l.span), true)
	return r.takeState(t), cases
}

func (r *itemReader) setTitle(title string, at span) {
	if title == "" {
		return
	}
	r.item.Title = tidy(title)
	r.explicit("title", at, "item-title")
}

func (r *itemReader) addCases(cases []string, at span) {
	for _, c := range cases {
		c = strings.TrimRight(fold(c), ".,;")
		known := false
		for _, old := range r.item.CaseNumbers {
			known = known || old == c
		}
		if !known && c != "" {
			r.item.CaseNumbers = append(r.item.CaseNumbers, c)
			r.explicit("case_numbers["+itoa(len(r.item.CaseNumbers)-1)+"]", at, "case-number")
		}
	}
}

// caseLineOnly tells whether a line is a label with a case number, no more.
func caseLineOnly(f string) bool {
	m := caseLabel.FindStringIndex(f)
	if m == nil || m[0] != 0 || runes(f) > 60 {
		return false
	}
	hits := findCases(f)
	return len(hits) > 0 && onlyCases(f, hits)
}

// caseLine reads a line that holds nothing but the item's case numbers.
func (r *itemReader) caseLine(l line) bool {
	f := l.fold()
	if runes(f) > 90 {
		return false
	}
	hits := findCases(f)
	if len(hits) > 0 && onlyCases(f, hits) {
		for _, h := range hits {
			r.addCases([]string{h.text}, l.span)
		}
		return true
	}
	if reference(f) && len(r.item.CaseNumbers) == 0 {
		r.addCases([]string{f}, l.span)
		return true
	}
	m := caseLabel.FindStringIndex(f)
	if m == nil || m[0] != 0 {
		return false
	}
	rest := strings.TrimSpace(f[m[1]:])
	if rest == "" || isDash(rest) {
		return true
	}
	if len(strings.Fields(rest)) <= 3 && startsOrHasDigit(rest) {
		r.addCases([]string{rest}, l.span)
		return true
	}
	if len(hits) == 1 && len(r.item.CaseNumbers) == 0 {
		r.addCases([]string{hits[0].text}, l.span)
		left := strings.Trim(f[hits[0].to:], " ,;–-")
		if hasContent(left) {
			r.body = append(r.body, placedBlock{data.Block{Type: data.Paragraph, Text: left}, l.span, false})
		}
		return true
	}
	return false
}

// canBeTitle tells whether a line under a bare number is the item's title.
func (r *itemReader) canBeTitle(l line, next []line) bool {
	f := l.fold()
	if l.mark != "" && l.item == 0 || runes(f) > 230 || !hasLetters(f) {
		return false
	}
	if h, ok := sectionHeading(l.text); ok && h.exact {
		// a word that is also a heading is the title where text of another
		// kind, or nothing, follows
		if h.rest != "" || !titleWordAlone[key(f)] {
			return false
		}
	}
	if endsSentence(f) && (runes(f) > 70 || len(next) == 0) {
		return false
	}
	if strings.HasSuffix(f, ".") && len(strings.Fields(f)) > 4 && hasVerb(f) {
		return false
	}
	if isClause(f) || strings.HasSuffix(f, " beslutar") {
		return false
	}
	return true
}

// hasVerb tells whether words are a sentence about what was done.
func hasVerb(f string) bool {
	for _, w := range words(f) {
		switch w {
		case "redogör", "informerar", "presenterar", "redovisar", "föredrar", "är", "har", "ska", "beslutar", "godkänner", "föreslår", "utser", "redogjorde", "informerade", "beslutade", "lämnar", "berättar", "får", "finns", "tackar", "anmäler", "gås", "utses":
			return true
		}
	}
	return false
}

// titleWordAlone are titles that are also headings inside a §.
var titleWordAlone = map[string]bool{"information": true, "frågor": true, "rapport": true, "jäv": true, "redovisning": true, "interpellation": true, "anmälan om jäv": true, "anmälan av jäv": true, "uppföljning": true, "fråga": true, "motion": true, "debatt": true, "delegation": true}

// goesOn tells whether l continues a title.
func (r *itemReader) goesOn(prev, l line, title string) bool {
	f := l.fold()
	if h, ok := sectionHeading(l.text); ok && h.exact {
		return false
	}
	headed := prev.head > 0 && l.head == prev.head
	if l.mark != "" || !headed && structural(l) || endsSentence(title) || len(l.cells) > 1 && !startsLower(f) {
		return false
	}
	if prev.head > 0 || prev.bold {
		return l.head == prev.head && l.bold == prev.bold && l.gap == 0 && runes(f) < 120 && l.item == 0
	}
	if startsLower(f) && runes(f) < 100 && !isClause(f) && !endsSentence(f) {
		return true
	}
	return strings.HasSuffix(title, ",") || strings.HasSuffix(title, "-") || strings.HasSuffix(title, " och") || strings.HasSuffix(title, " för") || strings.HasSuffix(title, " av") || strings.HasSuffix(title, " i")
}

// unnumberedHeader reads an item that shows no number. Its first line is its
// title only if it is formed like one.
func (r *itemReader) unnumberedHeader(lines []line) []line {
	head := lines[0]
	f := head.fold()
	next := line{}
	if len(lines) > 1 {
		next = lines[1]
	}
	isTitle := head.head > 0 || head.bold || runes(f) < 120 && !endsSentence(f) && (len(lines) == 1 || next.mark == "" || head.head > 0)
	if h, ok := sectionHeading(head.text); ok && h.exact && !titleWordAlone[key(f)] {
		isTitle = false
	}
	if listHeading(head, lines[1:]) {
		isTitle = false
	}
	if !isTitle {
		return lines
	}
	t, cases := r.titleOf(head)
	r.addCases(cases, head.span)
	r.setTitle(t, head.span)
	i := 1
	for i < len(lines) && r.caseLine(lines[i]) {
		i++
	}
	return lines[i:]
}
