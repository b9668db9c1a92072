package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// runningText is a page of an attachment as one line, with the words whole that
// its lines divide.
func runningText(page string) string {
	running := ""
	for line := range strings.Lines(page) {
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case line == "" || running == "":
			running += line
		case divided(running, line):
			running = strings.TrimSuffix(running, "-") + line
		default:
			running += " " + line
		}
	}
	return running
}

// leftOut are the words before which a hyphen stands for what is left out, as in
// "hälso- och sjukvård".
var leftOut = []string{"och", "eller", "samt", "till", "respektive", "resp.", "alternativt", "men", "än"}

// divided reports whether a line ends in the middle of the word that the next
// one begins with.
func divided(line, next string) bool {
	stem, hyphen := strings.CutSuffix(line, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(next)
	word, _, _ := strings.Cut(next, " ")
	return hyphen && unicode.IsLetter(last) && unicode.IsLower(first) && !slices.Contains(leftOut, strings.TrimRight(word, ","))
}
