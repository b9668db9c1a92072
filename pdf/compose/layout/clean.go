package layout

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Replacement tells of a character that no typeface can set and what stands in
// its place: its code point in brackets, or nothing for invisible controls.
type Replacement struct {
	Rune  rune
	With  string
	Count int
}

// Cleaner makes text settable and remembers what it had to replace. The zero
// value is ready to use.
type Cleaner struct {
	replaced map[rune]*Replacement
}

// Clean returns text in NFC in which every character can be set. Line ends
// become "\n", tabs and the spaces of other widths become plain spaces (the
// unbreakable ones U+00A0); control characters, direction marks and variation
// selectors are left out, and what the typefaces lack becomes "[U+1F600]".
// Soft hyphens, zero-width spaces and word joiners stay, for the line breaker.
func (c *Cleaner) Clean(text string) string {
	if plain(text) {
		return text
	}
	text = norm.NFC.String(strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte('\n')
		case r == '\t':
			b.WriteByte(' ')
		case r == softHyphen || r == zeroSpace || r == wordJoiner:
			b.WriteRune(r)
		case r == 0xFEFF: // a byte order mark left inside a text
		case unicode.Is(unicode.Co, r): // the faces keep ornaments of their own there
			c.replace(&b, r)
		case Settable(r) && !unicode.IsControl(r):
			b.WriteRune(r)
		case r == 0x2007 || r == 0x202F:
			b.WriteRune(noBreak)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			c.note(r, "")
		default:
			c.replace(&b, r)
		}
	}
	cleaned := b.String()
	if !norm.NFC.IsNormalString(cleaned) { // what was left out stood between a letter and its accent
		return c.Clean(cleaned)
	}
	return cleaned
}

// plain reports whether text holds nothing but printable ASCII and Swedish.
func plain(text string) bool {
	for _, r := range text {
		if (r < ' ' || r > '~') && !strings.ContainsRune("åäöÅÄÖ§–\u00a0", r) {
			return false
		}
	}
	return true
}

func (c *Cleaner) replace(b *strings.Builder, r rune) {
	with := fmt.Sprintf("[U+%04X]", r)
	b.WriteString(with)
	c.note(r, with)
}

func (c *Cleaner) note(r rune, with string) {
	if c.replaced == nil {
		c.replaced = map[rune]*Replacement{}
	}
	if c.replaced[r] == nil {
		c.replaced[r] = &Replacement{Rune: r, With: with}
	}
	c.replaced[r].Count++
}

// Replaced lists what was replaced so far, in the order of code points.
func (c *Cleaner) Replaced() []Replacement {
	var list []Replacement
	for _, r := range c.replaced {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b Replacement) int { return int(a.Rune - b.Rune) })
	return list
}
