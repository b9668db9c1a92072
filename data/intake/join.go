package intake

import (
	"sort"
	"strings"
	"unicode"
)

// isWrapped tells whether paragraphs are broken into lines at a margin, as in
// mail and in text taken from a PDF, or stand on one line each. The evidence
// are sentences that go on, in lower case, on the next line.
func isWrapped(lines []line) bool {
	long, broken := 0, 0
	width := margin(lines)
	for i, l := range lines {
		if l.columns() {
			continue
		}
		if l.end > 125 {
			long++
		}
		if i+1 >= len(lines) || lines[i+1].gap > 0 || lines[i+1].mark != "" || lines[i+1].columns() || l.end < 24 {
			continue
		}
		next := lines[i+1].text
		if hanging(l.text) && (startsLower(next) || startsDigit(next)) && !isClause(next) || brokenWord(l.text) && startsLower(next) {
			broken++
			continue
		}
		if l.end >= 40 && startsLower(next) && !isClause(next) && !endsSentence(l.text) && !strings.HasSuffix(l.text, ",") && fullTo(l, lines[i+1], width) {
			broken++
		}
	}
	return broken >= 2 && long*3 <= broken || broken == 1 && long == 0 && width < 100
}

// hanging tells whether a line ends in a word that must be followed by another.
func hanging(s string) bool {
	f := fold(s)
	w := strings.ToLower(f[strings.LastIndexByte(f, ' ')+1:])
	switch w {
	case "till", "om", "av", "för", "och", "i", "på", "med", "den", "det", "de", "en", "ett", "att", "från", "vid", "samt", "eller", "som", "är", "har", "ska", "ytterligare", "cirka", "ca", "under", "enligt", "mellan", "över", "efter", "mot", "genom", "utan", "inom", "vecka", "senast", "högst", "minst", "nr", "§", "§§", "kl", "kl.", "dnr", "per", "sin", "sitt", "sina", "så", "inte", "kan", "hos", "än", "vars", "vilket", "vilka", "dess", "denna", "detta", "dessa", "nya", "fullmäktige":
		return w != "fullmäktige"
	}
	return false
}

// margin is the column at which broken lines end: the longest line but for a
// few that stick out.
func margin(lines []line) int {
	var ends []int
	for _, l := range lines {
		if !l.columns() && l.end <= 125 {
			ends = append(ends, l.end)
		}
	}
	if len(ends) == 0 {
		return 0
	}
	sort.Ints(ends)
	return ends[len(ends)-1-len(ends)/100]
}

// fullTo tells whether the first word of the next line had no room at the end
// of l: then the break says nothing.
func fullTo(l, next line, width int) bool {
	word := next.text
	if i := strings.IndexFunc(word, isSpace); i > 0 {
		word = word[:i]
	}
	slack := width / 12
	if strings.HasSuffix(l.text, "-") || strings.HasSuffix(l.text, "\u00AD") {
		slack += 4
	}
	return l.end+1+runes(word) > width-slack
}

// joiner undoes the breaking of paragraphs into lines.
type joiner struct {
	src   *source
	width int
	known map[string]bool // words that stand inside lines, for telling hyphens
	items bool            // past the first item
	under part            // the heading inside the item
}

// join returns the source's lines with broken paragraphs put together. Every
// line keeps its span, so the text under it is still the source's own. The
// columns of an agenda set as a table come in one order.
func join(src *source) []line {
	j := joiner{src: src, width: margin(src.lines)}
	var out []line
	for i := 0; i < len(src.lines); i++ {
		l := withoutHour(src.lines[i])
		if len(out) > 0 {
			prev := &out[len(out)-1]
			if l.gap == 0 && startsDigit(l.mark) && prev.end > 20 && hanging(prev.text) && !startsDigit(prev.mark) && !clauseBreak(prev.text) && startsUpper(l.text) && !structural(*prev) && !prev.solid && !prev.columns() {
				// "… vecka⏎45. Enligt": the number ends a sentence
				l.text, l.mark = l.mark+" "+l.text, ""
			}
			if j.continues(*prev, l) {
				j.append(prev, l)
				continue
			}
		}
		j.pass(l)
		out = append(out, l)
	}
	return agendaTables(out)
}

var reHourAndNumber = expression(`^\d{1,2}[.:]\d\d(?:[ ]?[-–][ ]?\d{1,2}[.:]\d\d)? (\d{1,3}[.)]? [A-ZÅÄÖ])`)

// withoutHour takes the hour off a line of an agenda that sets it in front of
// the item's number: "08.30    1. Upprop".
func withoutHour(l line) line {
	if m := reHourAndNumber.FindStringSubmatchIndex(l.text); m != nil && l.mark == "" {
		// the columns have grown together: "09.00 1 Upprop"
		l.cells = append([]cell(nil), l.cells...)
		l.cells[0].text, l.text = l.cells[0].text[min(m[2], len(l.cells[0].text)):], l.text[m[2]:]
		return l
	}
	if len(l.cells) < 2 || l.mark != "" {
		return l
	}
	first, next := fold(l.cells[0].text), l.cells[1]
	cs := findClocks(first)
	if len(cs) == 0 || leftover(first) {
		return l
	}
	m, n := listMark(next.text)
	_, start := parseItemStart(next.text)
	start = start || len(l.cells) > 2 && isNumber(strings.TrimRight(fold(next.text), ".)")) && startsUpper(l.cells[2].text)
	if !(n > 0 && startsDigit(m)) && !start {
		return l
	}
	l.cells = append([]cell(nil), l.cells[1:]...)
	l.indent = next.col
	if n > 0 {
		l.mark = m
		l.cells[0].text = next.text[n:]
	}
	l.text = l.cells[0].text
	if len(l.cells) > 1 {
		l.text = joinText(l.cells)
	}
	return l
}

// continues tells whether next goes on with the paragraph that l ends.
func (j *joiner) continues(l, next line) bool {
	if l.glue {
		return true
	}
	if !l.solid && !next.solid && l.columns() && j.columnContinues(l, next) {
		return true
	}
	if l.solid || next.solid || l.columns() || next.columns() || next.mark != "" || l.row != next.row {
		return false
	}
	text, after := l.text, next.text
	soft := strings.HasSuffix(text, "\u00AD") || strings.HasSuffix(text, "\uFFFE")
	hyphen := soft || brokenWord(text)
	if next.gap > 0 {
		// only a page break may stand inside a paragraph
		return next.page && (startsLower(after) || startsDigit(after) && hanging(text)) && !endsSentence(text) && l.end > 30 && !isClause(after) && !structural(next) && !structural(l)
	}
	if l.head > 0 && next.head == l.head && l.bold == next.bold && j.src.wrapped && fullTo(l, next, j.width) {
		_, start := parseItemStart(next.text)
		if h, known := sectionHeading(next.text); !start && !(known && h.exact) {
			return true
		}
	}
	if end := lastRune(text); (end == ')' || end >= '0' && end <= '9') && startsUpper(after) && strings.Contains(text, "(") && strings.Contains(after, "(") && nameCount(after) > 1 {
		return false // another person of a list
	}
	if !hasContent(after) || !hasContent(text) {
		return false
	}
	if hanging(text) && runes(text) > 16 && !structural(l) && (startsLower(after) || startsDigit(after)) && !isClause(after) && abs(next.indent-l.indent) <= 8 {
		if _, start := parseItemStart(after); !start && !strings.HasSuffix(strings.ToLower(fold(text)), " att") {
			return true
		}
	}
	if j.src.wrapped && startsLower(after) && !isClause(after) && !endsSentence(text) && l.head == next.head && fullTo(l, next, j.width) && l.end > j.width/2 && abs(next.indent-l.indent) <= 8 {
		return true // in the middle of a sentence, whatever the word
	}
	if endsSentence(text) && startsUpper(after) && reNamedParty.MatchString(after) {
		return false // the next speaker
	}
	if startsUpper(after) && reNamedParty.MatchString(after) && strings.Contains(text, "(") && startsPerson(text) && !hanging(text) && !strings.HasSuffix(text, ",") {
		return false // another row of a list
	}
	if structural(next) || structural(l) && !hyphen && l.mark == "" || orgName(fold(after)) && !hanging(text) {
		return false
	}
	if soft {
		return true
	}
	if hyphen && startsLower(after) && (j.src.wrapped || !keepsHyphen(after)) {
		return true
	}
	if hyphen && startsUpper(after) && nameBroken(text, after) {
		return true
	}
	if j.ragged(l, next) {
		return true
	}
	if !j.src.wrapped {
		return false
	}
	if l.bold != next.bold || l.head != next.head {
		return false
	}
	full := fullTo(l, next, j.width)
	if isClause(after) {
		return full && !endsSentence(text) && !clauseBreak(text) && next.indent >= l.indent && l.bullet() == isClause(l.text)
	}
	if l.mark == "" && (next.indent > l.indent+5 || next.indent+5 < l.indent) {
		return false
	}
	if (startsLower(after) || startsDigit(after) && full) && !endsSentence(text) && (full || l.end > j.width/2 || strings.HasSuffix(text, ",")) {
		return true
	}
	if strings.HasSuffix(text, ",") && l.end > j.width/2 {
		return true
	}
	if isClause(text) && endsSentence(text) {
		return false
	}
	return full && l.end > j.width/2
}

// reNamedParty is a person with party letters at the start of a line.
var reNamedParty = expression(`^[A-ZÅÄÖ][\p{L}.'-]+(?:[ \x{00A0}][\p{L}.'-]+){1,3}[ \x{00A0}]\([A-ZÅÄÖ-][\p{L}]{0,4}\)`)

// columnContinues tells whether next goes on with the last column of l: it
// stands right under it and the break there says nothing.
func (j *joiner) columnContinues(l, next line) bool {
	last := l.cells[len(l.cells)-1]
	overPage := next.page && (hanging(last.text) || startsLower(next.text) && !endsSentence(last.text))
	if next.gap > 0 && !overPage || next.columns() || next.mark != "" || abs(next.indent-last.col) > 1 || last.col < 3 || structural(next) {
		return false
	}
	if isClause(next.text) || !hasLetters(last.text) || endsSentence(last.text) {
		return false
	}
	width := max(j.width, 50)
	if brokenWord(last.text) && (startsLower(next.text) || nameBroken(last.text, next.text)) {
		return true
	}
	if overPage {
		return true
	}
	full := fullTo(l, next, width)
	if startsLower(next.text) {
		return full || isAttCell(l)
	}
	if !full {
		return false
	}
	_, count := nameAt(next.text)
	return count < 2 && !strings.HasSuffix(last.text, ")")
}

// nameBroken tells whether a name is broken at its hyphen: "Rickard Ek- / Hall (L)".
func nameBroken(text, after string) bool {
	n, count := nameAt(fold(text))
	if count < 2 || n != len(fold(text)) {
		return false
	}
	n, count = nameAt(fold(after))
	return count == 1 && (n == len(fold(after)) || strings.HasPrefix(fold(after)[n:], " (") || strings.HasPrefix(fold(after)[n:], ","))
}

// brokenWord tells whether s ends with a letter and a hyphen.
func brokenWord(s string) bool {
	if !strings.HasSuffix(s, "-") && !strings.HasSuffix(s, "\u2010") {
		return false
	}
	s = strings.TrimRight(s, "-\u2010")
	return s != "" && unicode.IsLetter(lastRune(s))
}

// keepsHyphen knows the words before which a hyphen stands for a left-out
// word: "Hälso- och sjukvård".
func keepsHyphen(next string) bool {
	w := strings.TrimRight(next, " ")
	if i := strings.IndexFunc(next, isSpace); i > 0 {
		w = next[:i]
	}
	switch strings.ToLower(strings.Trim(w, ",.;")) {
	case "och", "eller", "samt", "till", "respektive", "än", "resp", "alternativt", "men":
		return true
	}
	return false
}

func (j *joiner) append(l *line, next line) {
	text := l.text
	switch {
	case strings.HasSuffix(text, "\u00AD"):
		l.text = strings.TrimSuffix(text, "\u00AD") + next.text
	case strings.HasSuffix(text, "\uFFFE"):
		l.text = j.hyphenate(strings.TrimSuffix(text, "\uFFFE"), next.text)
	case brokenWord(text) && startsLower(next.text):
		l.text = j.hyphenate(strings.TrimRight(text, "-\u2010"), next.text)
	case strings.HasSuffix(text, "-") && !strings.HasSuffix(text, " -") && len(text) > 1 && !startsLower(next.text):
		l.text = text + next.text
	default:
		l.text = text + " " + next.text
	}
	l.to, l.end, l.glue = next.to, next.end, next.glue
	if n := len(l.cells); n > 1 {
		c := &l.cells[n-1]
		part := joiner{src: j.src, known: j.known}
		sub := line{text: c.text}
		part.append(&sub, line{text: next.text, span: next.span})
		c.text, c.to = sub.text, next.to
		return
	}
	l.cells = []cell{{span: span{l.from, l.to}, text: l.text, col: l.indent}}
}

// hyphenate puts a divided word together. Which reading is right shows in the
// rest of the text, where the word may stand undivided.
func (j *joiner) hyphenate(a, b string) string {
	if keepsHyphen(b) {
		return a + "- " + b
	}
	if j.known == nil {
		j.known = map[string]bool{}
		for _, l := range j.src.lines {
			for _, w := range strings.FieldsFunc(strings.ToLower(l.text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				j.known[strings.Trim(w, "-")] = true
			}
		}
	}
	left := a
	if i := strings.LastIndexFunc(a, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		left = strings.TrimLeftFunc(a[i:], func(r rune) bool { return !unicode.IsLetter(r) })
	}
	right := b
	if i := strings.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		right = b[:i]
	}
	joined, kept := strings.ToLower(left+right), strings.ToLower(left+"-"+right)
	if !j.known[joined] && (j.known[kept] || runes(left) == 1 || left == strings.ToUpper(left)) {
		return a + "-" + b
	}
	return a + b
}

// isClause tells whether s starts an att-clause.
func isClause(s string) bool {
	f := strings.ToLower(fold(s[:min(len(s), 12)]))
	return strings.HasPrefix(f, "att ") || f == "att" || strings.HasPrefix(f, "dels att ") || strings.HasPrefix(f, "att: ")
}

// clauseBreak tells whether a line ends as a clause or the lead-in to one does.
func clauseBreak(s string) bool {
	f := strings.ToLower(strings.TrimRight(fold(s), " "))
	for _, e := range []string{",", " samt", " och", "beslutar", "besluta", "beslutade", "beslut", "föreslås besluta", "föreslås", "föreslår", ":", ";", "följande", "dels"} {
		if strings.HasSuffix(f, e) {
			return true
		}
	}
	return false
}

// structural tells whether a line opens something of its own and never goes on
// with the line before: a heading, a label with its value, a § or a state.
func structural(l line) bool {
	if l.head > 0 {
		return true
	}
	if _, ok := sectionHeading(l.text); ok {
		return true
	}
	if _, ok := parseItemStart(l.text); ok {
		return true
	}
	if _, ok := stateLine(l.text); ok {
		return true
	}
	if m, ok := matchLabel(l.text); ok && (m.rest == "" && startsUpper(l.text) || m.colon) {
		return true
	}
	if loc := caseLabel.FindStringIndex(l.text); loc != nil && loc[0] == 0 && runes(l.text) < 40 {
		return true
	}
	return false
}
