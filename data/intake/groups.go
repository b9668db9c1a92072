package intake

import (
	"strings"
)

// caseAbove tells whether the line above an item's heading holds its case
// number.
func caseAbove(lines []line, at int) bool {
	if at == 0 || at >= len(lines) || lines[at].gap > 0 {
		return false
	}
	l := lines[at-1]
	f := l.fold()
	if l.gap == 0 || runes(f) > 60 {
		return false
	}
	hits := findCases(f)
	return len(hits) > 0 && onlyCases(f, hits)
}

var reGroup = expression(`(?i)^(?:formalia|formaliaärenden|inledning|inledande ärenden|avslutning|avslutande ärenden|val|valärenden|motioner|interpellationer|interpellationer och frågor|frågor|enkla frågor|medborgarförslag|remisser|remisser och yttranden|yttranden|rapporter|delgivningar|delegationsbeslut|anmälningar|anmälningsärenden|meddelanden|övrigt|dialog|diskussion|[\p{L}- ]{0,40}(?:ärenden|punkter|frågor)(?: (?:för|till|från|med|på|i) [\p{L}- ]{2,40})?|ärenden [\p{L}- ]{2,50}|[A-D]\.? [\p{L}- ]{0,30}ärenden)$`)

// reGroupLetter is the letter or numeral before the name of a group.
var reGroupLetter = expression(`^(?:[A-H]|[IVX]{1,4})[.)]? `)

// groupHeading takes a heading that stands over the next items off the end of
// an item.
func (lay *layout) groupHeading(ls []line, more bool) []line {
	if !more || len(ls) < 2 {
		return ls
	}
	l := ls[len(ls)-1]
	f := strings.TrimRight(l.fold(), ":")
	name := reGroupLetter.ReplaceAllString(f, "")
	apart := l.gap > 0 || l.head > 0 || l.bold || name != f || f == strings.ToUpper(f)
	if !apart || l.mark != "" && name == f || len(l.cells) > 1 || !reGroup.MatchString(name) {
		return ls
	}
	lay.groups = append(lay.groups, l)
	lay.group = key(l.text)
	return ls[:len(ls)-1]
}

func repeatsHeading(first, again line) bool {
	a, _ := parseItemStart(first.text)
	b, _ := parseItemStart(again.text)
	return b.rest == "" && again.page || again.page && key(a.rest) == key(b.rest) || hasPrefixFold(b.rest, "forts") || hasPrefixFold(b.rest, "(forts")
}

func hasPrefixFold(s, prefix string) bool {
	k := key(s)
	return len(k) >= len(prefix) && k[:len(prefix)] == prefix
}
