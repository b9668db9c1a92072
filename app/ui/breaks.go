package ui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pieces are what a line is broken between: words, with what does not stand alone
// at the end or the beginning of a line kept together, as "§ 12", "kl. 13.00" and
// the dot before which something follows.
func pieces(text string) []string {
	words := strings.Split(text, " ")
	kept := words[:0]
	for i, word := range words {
		if i > 0 && StaysWith(words[i-1], word) {
			kept[len(kept)-1] += " " + word
			continue
		}
		kept = append(kept, word)
	}
	return kept
}

// StaysWith tells whether a word stands on the same line as the one before it: a
// mark that does not begin a line, a number that its "§" is nothing without, or
// the month of a day.
func StaysWith(before, next string) bool {
	if next == "·" || next == "–" {
		return true
	}
	if isDay(before) {
		return months[strings.ToLower(strings.TrimRight(next, ".,;:)"))]
	}
	switch strings.ToLower(strings.TrimLeft(before, "(")) {
	case "§", "§§", "kl.":
		return next != "" && unicode.IsDigit([]rune(next)[0])
	}
	return false
}

// months are those of both languages; what is read is Swedish, whatever the
// interface speaks.
var months = func() map[string]bool {
	all := map[string]bool{}
	for _, m := range strings.Fields("januari februari mars april maj juni juli augusti september oktober november december " +
		"january february march may june july august october") {
		all[m] = true
	}
	return all
}()

// isDay tells whether a word may be the day of a month: 1 to 31, or the second of
// two such, as in "8–9".
func isDay(word string) bool {
	if word == "" || len(word) > 8 || !unicode.IsDigit(rune(word[len(word)-1])) {
		return false
	}
	word = strings.TrimLeft(word, "(")
	if i := strings.LastIndexAny(word, "–-"); i >= 0 {
		_, size := utf8.DecodeRuneInString(word[i:])
		word = word[i+size:]
	}
	n, err := strconv.Atoi(word)
	return err == nil && n >= 1 && n <= 31 && len(word) <= 2
}

// parting finds where to part a word that has room for n of its letters: a place
// that a Swede would choose, if there is one in the second half of what fits, and
// whether a hyphen is to stand there. What is no word, as the name of a file, gets
// none: it would seem to belong to the name.
func parting(r []rune, n int) (at int, hyphen bool) {
	least := max(2, n/2)
	if slices.ContainsFunc(r, func(c rune) bool { return strings.ContainsRune(`/\_@`, c) || unicode.IsDigit(c) }) {
		for at := n; at >= least; at-- {
			if strings.ContainsRune(`/\_-.`, r[at-1]) {
				return at, false
			}
		}
		return n, false
	}
	for at := n; at >= least; at-- {
		if r[at-1] == '-' {
			return at, false
		}
	}
	for at := n; at >= least; at-- {
		if goodPlace(r, at) {
			return at, true
		}
	}
	return n, true
}

// goodPlace tells whether a word may be parted before letter at by the rule of one
// consonant: the last of those before a vowel goes with it.
func goodPlace(r []rune, at int) bool {
	if !slices.ContainsFunc(r[:at], vowel) {
		return false
	}
	pair := func(i int) string { return strings.ToLower(string(r[max(0, i-1) : i+1])) }
	if p := pair(at - 1); (p == "ng" || p == "ck") && vowel(r[at]) { // one sound, and with what is before it
		return true
	}
	if at+1 >= len(r) || !unicode.IsLetter(r[at]) || vowel(r[at]) || !vowel(r[at+1]) {
		return false
	}
	switch pair(at) {
	case "ng", "ck", "ch", "sj", "tj", "kj", "sk", "st": // not between these
		return false
	}
	return true
}

func vowel(c rune) bool { return strings.ContainsRune("aeiouyåäöéAEIOUYÅÄÖÉ", c) }
