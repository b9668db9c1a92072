package find

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/swedish"
)

// Stem is what the forms of a Swedish word have in common, by Snowball's rules
// for Swedish after the forms that no rule knows (see irregular.go). word is in
// the form of [Word.Text]. Numbers are their own stems.
func Stem(word string) string {
	if !isWord(word) {
		return word
	}
	if base, ok := regular(word); ok {
		word = base
	}
	env := snowballstem.NewEnv(word)
	swedish.Stem(env)
	stem := env.Current()
	if before, ok := strings.CutSuffix(stem, "remitter"); ok {
		return before + "remiss"
	}
	for _, short := range shortened { // reglerna, läkemedlet: the e came back in "regel"
		if before, ok := strings.CutSuffix(stem, short); ok {
			return before + short[:len(short)-1] + "el"
		}
	}
	return stem
}
