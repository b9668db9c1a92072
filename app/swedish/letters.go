package swedish

import (
	"strings"
	"unicode/utf8"
)

// Capital returns a text with its first letter as a capital, as it begins a
// line: "sekreterare" as "Sekreterare".
func Capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// Shorten returns at most so many characters of a text; where some were left
// out, "…" is the last.
func Shorten(s string, most int) string {
	// Of a very long text no more is looked at than can be kept.
	if r := []rune(s[:min(len(s), utf8.UTFMax*(most+1))]); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return s
}
