package layout

import (
	"strings"
	"unicode"
)

const (
	noBreak    = '\u00a0'
	softHyphen = '\u00ad'
	zeroSpace  = '\u200b'
	wordJoiner = '\u2060'
)

// unit is a stretch of text that is not broken inside: runes from to to,
// with the spaces that follow it up to next.
type unit struct {
	from, to, next int
	soft           bool // ends in a soft hyphen: shown only if the line ends here
	hard           bool // a line end follows
}

// nextUnit returns the unit that starts at from. The rules are a light form of
// Unicode Standard Annex 14 with the habits of Swedish official print: a line
// may end at spaces, zero-width spaces and soft hyphens, and after a hyphen or
// dash inside a word; never at a no-break space, nor inside "§ 4", "100 000",
// "12 kr" and "Ellen Fjällvik (C)".
func nextUnit(text []rune, from int) unit {
	i := from
	for i < len(text) {
		r := text[i]
		switch {
		case r == '\n':
			return unit{from, i, i + 1, false, true}
		case r == zeroSpace:
			return unit{from, i, i + 1, false, false}
		case r == softHyphen:
			return unit{from, i, i + 1, true, false}
		case r == ' ':
			end := i
			for i < len(text) && text[i] == ' ' {
				i++
			}
			if i < len(text) && text[i] == '\n' {
				return unit{from, end, i + 1, false, true}
			}
			if end > from && i == end+1 && clings(text, from, end, i) {
				continue
			}
			return unit{from, end, i, false, false}
		case afterHyphen(text, from, i):
			return unit{from, i + 1, i + 1, false, false}
		}
		i++
	}
	return unit{from, len(text), len(text), false, false}
}

// afterHyphen reports whether a line may end after the hyphen or dash at i:
// between letters, with at least two before it and one after.
func afterHyphen(text []rune, from, i int) bool {
	switch text[i] {
	case '-', '\u2010', '–', '—', '/':
	default:
		return false
	}
	return i-2 >= from && i+2 < len(text) && unicode.IsLetter(text[i-1]) && unicode.IsLetter(text[i-2]) &&
		unicode.IsLetter(text[i+1]) && unicode.IsLetter(text[i+2])
}

// before lists short words that stay with a number after them, after those
// that stay with a number before them.
var (
	before = words("§ §§ nr kl kl. kap. art. p. s. dnr Dnr mom. bil. prop. SFS")
	after  = words("§ §§ kap. kr kronor tkr mkr mnkr mdkr % ‰ € st st. mom. p. MSEK")
)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// clings reports whether the single space at end must not be broken: the word
// before it ends at end, the word after it starts at next.
func clings(text []rune, from, end, next int) bool {
	digitBefore, digitAfter := unicode.IsDigit(text[end-1]), next < len(text) && unicode.IsDigit(text[next])
	party := next < len(text) && text[next] == '(' && unicode.IsLetter(text[end-1]) // after a name
	if !digitBefore && !digitAfter && !party {
		return false
	}
	left := end
	for left > from && left > end-8 && text[left-1] != ' ' && text[left-1] != noBreak {
		left--
	}
	right := next
	for right < len(text) && right < next+9 && text[right] != ' ' && text[right] != '\n' {
		right++
	}
	if right == next {
		return false
	}
	prev, word := string(text[left:end]), string(text[next:right])
	switch {
	case digitAfter && before[strings.TrimLeft(prev, "(")]:
		return true
	case digitBefore && after[strings.TrimRight(word, ".,;:)")], digitBefore && after[word]:
		return true
	case digitBefore && digitAfter: // groups of three digits
		return end-left <= 3 && threeDigits(word)
	case party:
		return right-next <= 5 && strings.HasSuffix(strings.TrimRight(word, ".,;:"), ")")
	}
	return false
}

func threeDigits(word string) bool {
	word = strings.TrimRight(word, ".,;:)%")
	return len(word) == 3 && strings.Trim(word, "0123456789") == ""
}

// preferred reports whether an overlong word is better broken after r than
// elsewhere, as in an address.
func preferred(r rune) bool { return strings.ContainsRune("/.-_?&=,;:@])+", r) }

// joins reports whether r belongs to the character before it.
func joins(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) }
