package data

import (
	"index/suffixarray"
	"slices"
	"strings"
	"unicode/utf8"
)

// textIndex is a text of sections in which the words of many notes are sought.
type textIndex struct {
	text   string
	starts []int // the rune at which each section starts

	squeezed string // text with one space between words, once something was counted
	bytes    []int  // the byte at which each section starts, once something was sought
	index    *suffixarray.Index
	words    map[string][]int // of each word, which ones of the text it is, once some were looked for
}

// count is how often words stand in the text, whatever the space between them.
func (t *textIndex) count(words string) int {
	if t.squeezed == "" {
		t.squeezed = strings.Join(strings.Fields(t.text), " ")
	}
	return strings.Count(t.squeezed, strings.Join(strings.Fields(words), " "))
}

// provingWords is how many words that stand nowhere else are proof enough of
// where a note stands.
const provingWords = 5

// once is the rune at which words stand, if they are enough to prove it and
// stand there only.
func (t *textIndex) once(words string) (start int, ok bool) {
	if len(strings.Fields(words)) < provingWords {
		return 0, false
	}
	if t.index == nil {
		t.index = suffixarray.New([]byte(t.text))
		rune, next := 0, 0
		for at := range t.text {
			if next < len(t.starts) && rune == t.starts[next] {
				t.bytes = append(t.bytes, at)
				next++
			}
			rune++
		}
	}
	found := t.index.Lookup([]byte(words), 2)
	if len(found) != 1 {
		return 0, false
	}
	section, exact := slices.BinarySearch(t.bytes, found[0])
	if !exact {
		section--
	}
	if section < 0 {
		return 0, false
	}
	return t.starts[section] + utf8.RuneCountInString(t.text[t.bytes[section]:found[0]]), true
}

// seldom is how often a word stands in a text at most that can tell a place.
const seldom = 8

// likely is which word of the text a passage is most likely to begin about: where
// most of its seldom words stand together.
func (t *textIndex) likely(passage string) int {
	if t.words == nil {
		t.words = map[string][]int{}
		for i, word := range strings.Fields(t.text) {
			t.words[word] = append(t.words[word], i)
		}
	}
	sought := strings.Fields(passage)
	var starts []int // of the passage, if each of its words were the one in the text
	for i, word := range sought {
		if at := t.words[word]; len(at) <= seldom {
			for _, place := range at {
				starts = append(starts, place-i)
			}
		}
	}
	slices.Sort(starts)
	best, most := 0, 0
	for first, next := 0, 0; first < len(starts); first++ {
		for next < len(starts) && starts[next]-starts[first] <= len(sought) {
			next++
		}
		if next-first > most {
			best, most = starts[(first+next)/2], next-first
		}
	}
	return best
}
