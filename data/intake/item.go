package intake

import (
	"regexp"
	"strings"

	"paragraf/data"
)

// itemReader reads one item.
type itemReader struct {
	doc       *document
	seg       segment
	item      data.AgendaItem
	claims    []data.Claim // paths within the item
	body      []placedBlock
	parts     []itemPart
	notes     []placedText // text that found no place, for warnings
	margin    int          // the table whose left column holds the headings
	marginCol [2]int       // the columns of such headings and their text
	agenda    bool
	inline    bool // the part being read has its text on the line of its heading
}

type placedText struct {
	text string
	span
}

// itemPart is a heading with the lines under it.
type itemPart struct {
	heading
	at    span
	lines []line
	head  bool // a heading was printed
}

// readItem turns a segment into an agenda item.
func readItem(doc *document, seg segment) *itemReader {
	r := &itemReader{doc: doc, seg: seg, agenda: doc.kind() == data.SourceAgenda}
	r.item.Section = seg.number
	r.item.Body = nil
	rest := r.header(seg.lines)
	r.split(rest)
	for i := range r.parts {
		r.part(&r.parts[i])
	}
	r.finish()
	return r
}

func (r *itemReader) claim(path string, at span, m data.Method, rule string) {
	r.claims = append(r.claims, data.Claim{Path: path, From: at.from, To: at.to, Method: m, Rule: rule})
}

func (r *itemReader) explicit(path string, at span, rule string) {
	r.claim(path, at, data.Explicit, rule)
}

var (
	reTitleTail  = regexp.MustCompile(`[ ]*[-–—:,(]*[ ]*$`)
	reEmptyParen = regexp.MustCompile(`\([ ]*(?i:dnr|diarienummer|ärendenummer)?[.:]?[ ]*\)`)
	reCaseAlone  = regexp.MustCompile(`(?i)[ ]*\(?(?:dnr|d\.nr|diarienr|diarienummer|ärendenummer|ärendenr)[.:]?[ ]*\)?$`)
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
var reWordBefore = regexp.MustCompile(`(?i)(?:^|[ ])(?:för|läsåret|läsår|åren|år|perioden|säsongen|hösten|våren|budget|nr|lag|läsårstider|vintern|verksamhetsåret|mål|prop\.?|motion|sou)$`)

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
			if k > 0 && r.presenterCell(c) {
				continue
			}
			if t != "" {
				parts = append(parts, t)
			}
		}
		text = strings.Join(parts, " ")
	}
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
	t, cases := takeCases(tidy(text), true)
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
	if endsSentence(f) && (runes(f) > 70 || len(next) == 0 && runes(f) > 40) {
		return false
	}
	if isClause(f) || strings.HasSuffix(f, " beslutar") {
		return false
	}
	return true
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

// split divides an item's lines into its parts.
func (r *itemReader) split(lines []line) {
	cur := itemPart{}
	flush := func() {
		if cur.head || len(cur.lines) > 0 {
			r.parts = append(r.parts, cur)
		}
	}
	for i, l := range lines {
		if st, ok := stateLine(l.text); ok && !(l.mark != "" && cur.part == pDecision) {
			r.state(st, l)
			continue
		}
		if sec, ok := secrecy(l.text); ok && r.item.Confidential == nil {
			r.item.Confidential = &data.Confidential{Provision: sec}
			r.explicit("confidential.provision", l.span, "secrecy")
			if secrecyAlone(l.text) {
				continue
			}
		}
		if h, ok := r.headingAt(l, lines, i, cur.part); ok {
			flush()
			cur = itemPart{heading: h, at: l.span, head: true}
			if h.rest != "" {
				rest := l
				rest.text, rest.row, rest.bold, rest.head = h.rest, 0, false, 0
				if m, n := listMark(h.rest); n > 0 {
					rest.mark, rest.text = m, h.rest[n:]
				}
				rest.cells = []cell{{span: span{l.to - min(len(h.rest), l.to-l.from), l.to}, text: h.rest, col: l.indent}}
				rest.gap = 0
				cur.lines = append(cur.lines, rest)
			}
			continue
		}
		if p, ok := r.implicit(l, lines, i, cur); ok {
			flush()
			cur = itemPart{heading: heading{part: p}, at: l.span}
		}
		cur.lines = append(cur.lines, l)
	}
	flush()
}

func (r *itemReader) state(st state, l line) {
	if st == stateImmediate {
		r.item.AdjustedImmediately = true
		r.explicit("adjusted_immediately", l.span, "state-line")
	}
	r.item.Adjusted = true
	r.explicit("adjusted", l.span, "state-line")
}

var (
	reSecrecy = regexp.MustCompile(`(?i)^\(?(?:sekretess(?:belagd|markerad|belagt|en)?(?: uppgift(?:er)?)?|omfattas av sekretess|paragrafen (?:är|omfattas av) sekretess(?:belagd)?|ärendet (?:är|omfattas av) sekretess(?:belagt)?|uppgifterna omfattas av sekretess)[ ,:–-]*(?:(?:enligt|jml|jämlikt|med stöd av|jfr|enl\.?)[ ]+)?(.*?)\)?\.?$`)
	reLaw     = regexp.MustCompile(`(?i)\d+ ?(?:a |b )?(?:kap\.?|kapitlet)[ ,]*\d+ ?(?:a |b |c )?§|\bosl\b|offentlighets- och sekretesslag|\d+ ?:\d+ ?osl|§`)
)

// secrecy reads the line that prints a secrecy provision. It is never guessed:
// the provision is the source's own words.
func secrecy(text string) (string, bool) {
	f := strings.Trim(fold(text), " *")
	if runes(f) > 160 {
		return "", false
	}
	m := reSecrecy.FindStringSubmatch(f)
	if m == nil || !reLaw.MatchString(m[1]) {
		return "", false
	}
	return strings.TrimRight(strings.TrimSpace(m[1]), ".)"), true
}

func secrecyAlone(text string) bool {
	f := fold(text)
	return !strings.Contains(strings.TrimRight(f, "."), ". ")
}

// headingAt decides whether a line is a heading inside the item.
func (r *itemReader) headingAt(l line, lines []line, i int, cur part) (heading, bool) {
	if len(l.cells) > 1 && l.mark == "" {
		// a heading in the margin, its text beside it
		if h, ok := sectionHeading(l.cells[0].text); ok && h.exact && h.rest == "" && (h.part != pBody || len(l.cells) == 2 && !listField2(l)) {
			h.rest = joinText(l.cells[1:])
			if l.row > 0 {
				r.margin = l.table
			}
			r.marginCol = [2]int{l.cells[0].col, l.cells[1].col}
			return h, true
		}
		inMargin := l.row > 0 && l.table == r.margin || l.row == 0 && r.marginCol[1] > 0 && l.cells[0].col == r.marginCol[0] && abs(l.cells[1].col-r.marginCol[1]) <= 1
		if f := l.cells[0].text; inMargin && len(l.cells) == 2 && startsUpper(f) && runes(f) < 40 && !startsOrHasDigit(f) {
			return heading{part: pBody, text: tidy(f), rest: l.cells[1].text}, true
		}
	}
	if l.mark != "" && l.head == 0 {
		return heading{}, false
	}
	if h, ok := sectionHeading(l.text); ok {
		if h.part == pAbstain && cur == pVote && strings.HasPrefix(key(h.text), "avst") && key(h.text) != "avstår från att delta i beslutet" {
			return heading{}, false
		}
		if h.part == pVote && key(h.text) == "resultat" && cur != pVote && cur != pProcedure {
			h.part = pBody
		}
		if !h.exact && h.part == pProposal && !(l.head > 0 || l.bold || l.gap > 0) && !(i+1 < len(lines) && (isClause(lines[i+1].text) || leadIn(lines[i+1].fold()) != "" || lines[i+1].mark != "")) {
			return heading{}, false
		}
		if !h.exact && (cur == pVote || cur == pProcedure) && l.head == 0 && !l.bold {
			return heading{}, false
		}
		if h.part == pBody && !r.standsAsHeading(l, lines, i) {
			return heading{}, false
		}
		if (h.part == pRecipients || h.part == pBias) && h.rest == "" && cur == pRecipients && l.gap == 0 && i > 0 && !strings.Contains(key(l.text), "till") {
			return heading{}, false
		}
		return h, true
	}
	if l.head > 0 && !isClause(l.text) && runes(l.text) < 150 {
		return heading{part: pBody, text: tidy(l.text)}, true
	}
	if (l.bold || r.standsAsHeading(l, lines, i) && l.gap > 0) && r.unknownHeading(l, lines, i, cur) {
		return heading{part: pBody, text: strings.TrimRight(tidy(l.text), ":")}, true
	}
	return heading{}, false
}

// listField2 tells whether a line of two cells is the head of a table.
func listField2(l line) bool {
	_, a := listFieldWords[key(l.cells[0].text)]
	_, b := listFieldWords[key(l.cells[1].text)]
	return a && b
}

// standsAsHeading tells whether a short line stands over text.
func (r *itemReader) standsAsHeading(l line, lines []line, i int) bool {
	if l.head > 0 || l.bold {
		return true
	}
	if i+1 >= len(lines) || len(l.cells) > 1 {
		return false
	}
	return true
}

// unknownHeading recognises a heading that is none of the known words.
func (r *itemReader) unknownHeading(l line, lines []line, i int, cur part) bool {
	f := l.fold()
	if !startsUpper(f) || runes(f) > 70 || strings.ContainsAny(f, ".!?;,") || l.mark != "" || len(l.cells) > 1 || isClause(f) || leadIn(f) != "" {
		return false
	}
	if len(strings.Fields(f)) > 8 || i+1 >= len(lines) {
		return false
	}
	if startsPerson(f) && nameCount(f) == len(strings.Fields(f)) {
		return false
	}
	next := lines[i+1]
	if l.bold {
		return !next.bold
	}
	nf := next.fold()
	prose := runes(nf) > 60 || endsSentence(nf)
	if cur == pDecision || cur == pProposal {
		return next.gap == 0 && prose && !endsSentence(f) && !isClause(nf) && next.mark == "" && !strings.HasSuffix(f, ":")
	}
	if listHeading(l, lines[i+1:]) {
		return false
	}
	return next.gap == 0 && prose && next.mark == "" && !strings.HasSuffix(f, ":")
}

var reLeadIn = regexp.MustCompile(`(?i)^(.{2,160}?)\b(beslutar|beslutade|beslöt|föreslår|föreslås|föreslås besluta|förslår|rekommenderar|hemställer)\b(.*)$`)

// leadIn returns the lead-in that a line is or starts with: "Nämnden beslutar",
// "Styrelsen föreslår regionfullmäktige besluta"; "" if it is none.
func leadIn(f string) string {
	f = strings.TrimRight(f, " :")
	m := reLeadIn.FindStringSubmatchIndex(f)
	if m == nil {
		return ""
	}
	subject := strings.TrimSpace(f[m[2]:m[3]])
	if !subjectLike(subject) {
		return ""
	}
	tail := f[m[6]:m[7]]
	// up to the att of the first clause
	if i := strings.Index(tail, " att "); i >= 0 {
		tail = tail[:i]
	} else if strings.HasSuffix(tail, " att") {
		tail = strings.TrimSuffix(tail, " att")
	}
	return strings.TrimRight(f[:m[6]]+tail, " ,:")
}

// subjectLike tells whether words can be the body that decides.
func subjectLike(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 14 || !startsUpper(s) {
		return false
	}
	switch strings.ToLower(fields[0]) {
	case "att", "när", "om", "ordföranden", "ordförande", "den", "det", "som", "detta", "därefter", "direktören", "vid":
		if !bodyWord(fields[0]) {
			return false
		}
	}
	for _, w := range fields {
		if bodyWord(w) || officeWord(w) {
			return true
		}
	}
	return false
}

// officeWord tells whether a word names an administration, which proposes.
func officeWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ",.:;"))
	for _, e := range []string{"förvaltningen", "kontoret", "avdelningen", "direktören", "förvaltning", "kansliet", "staben", "enheten"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// implicit recognises the part that a line opens without a heading: a lead-in
// with its clauses.
func (r *itemReader) implicit(l line, lines []line, i int, cur itemPart) (part, bool) {
	f := l.fold()
	if l.mark != "" || cur.part == pDecision || cur.part == pProposal || cur.part == pProcedure || cur.part == pVote || cur.part == pMotion {
		if !(cur.part == pDecision || cur.part == pProposal) || l.gap == 0 {
			return 0, false
		}
		return 0, false
	}
	if cur.part != pBody {
		return 0, false
	}
	lead := leadIn(f)
	if lead == "" {
		return 0, false
	}
	low := strings.ToLower(lead)
	proposal := strings.Contains(low, "föreslås") || strings.HasSuffix(low, "föreslår") && !strings.Contains(low, "besluta")
	whole := runes(strings.TrimRight(f, " :")) == runes(lead)
	attNext := i+1 < len(lines) && (isClause(lines[i+1].text) || lines[i+1].mark != "" && whole)
	withAtt := strings.HasPrefix(strings.TrimLeft(f[len(lead):], " ,"), "att ")
	switch {
	case whole && attNext, withAtt && startsLower("x") && runes(lead) < 100 && strings.Contains(low, "beslutar"):
		if proposal || r.agenda {
			return pProposal, true
		}
		if strings.Contains(low, "beslut") {
			return pDecision, true
		}
	}
	return 0, false
}
