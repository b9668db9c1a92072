package intake

import (
	"strings"
)

// tailStart returns where, in an item's lines, the closing pages of the
// minutes begin: signatures, notice, attendance set last. 0 if nowhere.
func tailStart(lines []line, last bool) int {
	for i := 1; i < len(lines); i++ {
		l := lines[i]
		if last && l.gap > 0 && signedPairs(lines, i) > 0 {
			return i
		}
		c, strong := closingLabel(l)
		if !strong && isList(c) && last && listFollows(lines[i+1:]) {
			strong = true
		}
		if last && closesLetter(l) && len(lines)-i < 8 {
			return i
		}
		if !strong && c == cNone {
			continue
		}
		if last && signersLine(l) {
			if p := lines[i-1]; i > 1 && len(p.cells) == len(l.cells) && startsPerson(p.cells[0].text) {
				return i - 1 // the names stand above their offices
			}
			return i
		}
		if strong && (last || c == cSecretary || closingFollows(lines[i+1:], 2)) {
			return i
		}
		if !strong && last && l.gap > 0 && closingFollows(lines[i+1:], 1) {
			return i
		}
	}
	return 0
}

var reCloses = expression(`(?i)^(?:(?:varmt |hjärtligt )?välkom(?:na|men)|(?:med )?vänliga? hälsning(?:ar)?|hälsningar)[!.,]?$|^(?:vänligen )?(?:meddela|anmäl)\b.{0,60}(?:förhinder|frånvaro)|^(?:eventuell?a?|ev\.?) (?:förhinder|frånvaro)|^förhinder (?:anmäls|meddelas)`)

// closesLetter tells whether a line is the greeting that ends a letter.
func closesLetter(l line) bool { return l.gap > 0 && reCloses.MatchString(l.fold()) }

// signersLine tells whether every column of a line is the office of a signer.
func signersLine(l line) bool {
	if len(l.cells) < 2 {
		return false
	}
	for _, c := range l.cells {
		m, ok := matchLabel(c.text)
		if !ok || m.rest != "" || m.concept != cSecretary && m.concept != cChair && m.concept != cAdjuster {
			return false
		}
	}
	return true
}

// closingLabel tells whether a line is a label of the closing pages, and
// whether it can be nothing else.
func closingLabel(l line) (concept, bool) {
	text := l.text
	if len(l.cells) > 1 {
		text = l.cells[0].text
	}
	if reSignedBy.MatchString(fold(text)) && runes(text) < 120 {
		return cSignature, true
	}
	if f := fold(text); runes(f) < 160 && reNoticeSentence.MatchString(f) && len(findDates(f, false)) > 0 {
		return cPosted, true
	}
	if f := fold(text); strings.HasPrefix(f, "Anslaget har satts upp av") || strings.HasPrefix(f, "Detta anslag har satts upp") {
		return cPosted, true
	}
	m, ok := matchLabel(text)
	if !ok {
		return cNone, false
	}
	alone := m.rest == ""
	switch m.concept {
	case cNotice:
		k := key(m.label)
		return cNotice, alone && (strings.Contains(k, "bevis") || k == "anslag" && l.gap > 0 || strings.HasPrefix(k, "tillkännagivande"))
	case cSignature:
		return cSignature, alone && strings.HasSuffix(key(m.label), "er") || m.colon && alone
	case cSecretary:
		k := key(m.label)
		if k == "vid protokollet" {
			return cSecretary, true
		}
		return cSecretary, false
	case cAdjusted:
		if alone && l.head > 0 {
			return m.concept, true
		}
		d := findDates(fold(m.rest), true)
		return m.concept, l.gap > 0 && len(d) > 0 && runes(m.rest) < 40 && len(fold(m.rest))-d[0].to < 12 && !endsSentence(m.rest)
	case cPosted, cRemoved, cStored:
		if d := findDates(fold(m.rest), true); len(d) > 0 && d[0].from == 0 && runes(m.rest) < 50 && !endsSentence(m.rest) {
			return m.concept, true
		}
		if m.concept == cStored && key(m.label) == "förvaring" || runes(key(m.label)) < 10 {
			return cNone, false
		}
		return m.concept, m.colon || len(l.cells) > 1 && alone || !alone && len(findDates(fold(m.rest), true)) > 0 && runes(m.rest) < 40
	case cChair, cAdjuster:
		if !alone && !m.colon && !startsPerson(m.rest) {
			return cNone, false
		}
		return m.concept, false
	case cServing, cServingDeputy, cDeputy, cPresent:
		k := key(m.label)
		if !alone {
			return cNone, false
		}
		return m.concept, l.gap > 0 && (k == "närvarande" || k == "närvarolista" || k == "närvaroförteckning" || k == "tjänstgörande ledamöter" || k == "beslutande")
	}
	return cNone, false
}

var reNoticeSentence = expression(`(?i)^(?:justeringen?|protokollet|det justerade protokollet|anslaget|anslag|beviset)\b.{0,70}(?:tillkännag|anslås|anslagits|anslogs|anslagstavl|publicera|uppsatt|sätts upp|satts upp|nedtas|tas ned)`)

var reSignedBy = expression(`(?i)^(?:(?:detta |justerat |det justerade )?(?:protokoll(?:et)?|dokument(?:et)?)(?: har| är)? (?:undertecknats|signerats|undertecknat|signerat|(?:elektroniskt|digitalt) (?:undertecknat|signerat|justerat)|justerats (?:digitalt|elektroniskt))|(?:elektroniska|digitala) (?:underskrifter|signaturer)|justering och underskrifter|bevis om (?:justering|anslag)|protokollets underskrifter)`)

// listFollows tells whether a list of members comes next.
func listFollows(lines []line) bool {
	people := 0
	for i := 0; i < len(lines) && i < 5; i++ {
		if m, ok := matchLabel(lines[i].text); ok && isList(m.concept) && m.rest == "" {
			people++
			continue
		}
		if ps, lead := splitPeople(lines[i].text); len(ps) > 0 && lead == "" && ps[0].party != "" && !endsSentence(lines[i].text) {
			people++
		}
	}
	return people >= 2
}

// closingFollows tells whether among the next lines there are n more labels of
// the closing pages.
func closingFollows(lines []line, n int) bool {
	found := 0
	for i := 0; i < len(lines) && i < 14; i++ {
		if c, _ := closingLabel(lines[i]); c != cNone {
			found++
			if found >= n {
				return true
			}
		}
	}
	return false
}
