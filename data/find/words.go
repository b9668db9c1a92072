package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is one word or number of a text: a run of letters or of digits, so that
// a case number is the same words however it is written.
type Word struct {
	Text       string // lower case, NFC; a number without zeros before it
	Start, End int    // in runes of the text
	glued      bool   // nothing, or one hyphen between two letters, stands before it
	onward     bool   // a number that goes on from the word before: the 4 of 123-4
}

// Words takes a text apart. Offsets count the runes of the text as it is given;
// in NFC they are those of notes and marks.
func Words(text string) []Word {
	words := make([]Word, 0, len(text)/6+1)
	var past [2]rune // the two runes before the word
	for at, count := 0, 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		kind := kindOf(r)
		if kind == space || kind == mark {
			past = [2]rune{past[1], r}
			at, count = at+size, count+1
			continue
		}
		w, from, plain := Word{Start: count}, at, true
		w.glued, w.onward = glued(past, kind), kind == digit && strings.ContainsRune("-/:", past[1]) && kindOf(past[0]) == digit
		before := past
		for at < len(text) {
			next, size := utf8.DecodeRuneInString(text[at:])
			k := kindOf(next)
			if k != kind && k != mark {
				break
			}
			plain = plain && k == kind
			before = [2]rune{before[1], next}
			at, count = at+size, count+1
		}
		past, w.End = before, count
		w.Text = normal(text[from:at], kind, plain)
		words = append(words, w)
	}
	return words
}

// kind is what a rune is in a word.
type kind int

const (
	space kind = iota
	letter
	digit
	mark // a combining mark, or a soft hyphen, which belong to the word that they stand in
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80:
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return letter
		case r >= '0' && r <= '9':
			return digit
		}
		return space
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\u200b':
		return mark
	}
	return space
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// glued reports whether nothing, or one hyphen between two letters, stands
// between a word of a kind and the one before.
func glued(past [2]rune, k kind) bool {
	return past[1] != 0 && kindOf(past[1]) != space || isHyphen(past[1]) && k == letter && kindOf(past[0]) == letter
}

func normal(text string, k kind, plain bool) string {
	if !plain {
		text = strings.Map(func(r rune) rune {
			if r == '\u00ad' || r == '\u200b' {
				return -1
			}
			return r
		}, norm.NFC.String(text))
	}
	if k == digit {
		if short := strings.TrimLeft(text, "0"); short != "" {
			return short
		}
		return "0"
	}
	return strings.ToLower(text)
}

// Stems are the words of a text as an index keeps them, in their order, with a
// space between them; at the end the words that are written with a hyphen, as
// "e-tjänst", once more in one.
func Stems(text string) string { return new(Stemmer).Stems(text) }

// Stemmer is for many texts: it remembers the stems of the words that it met.
// It is not for several goroutines.
type Stemmer struct{ known map[string]string }

// Stem is the stem of one word in the form of [Word.Text].
func (s *Stemmer) Stem(word string) string {
	if stem, ok := s.known[word]; ok {
		return stem
	}
	if s.known == nil || len(s.known) > 1<<17 {
		s.known = map[string]string{}
	}
	stem := Stem(word)
	s.known[strings.Clone(word)] = stem
	return stem
}

// Stems is [Stems].
func (s *Stemmer) Stems(text string) string {
	var b, joined strings.Builder
	words := Words(text)
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.Stem(w.Text))
		if whole, ok := hyphened(words, i); ok {
			joined.WriteByte(' ')
			joined.WriteString(s.Stem(whole))
		}
	}
	return b.String() + joined.String()
}

// hyphened is the word that ends at i and is written with hyphens, in one.
func hyphened(words []Word, i int) (string, bool) {
	if !isWord(words[i].Text) || i+1 < len(words) && words[i+1].glued && isWord(words[i+1].Text) {
		return "", false
	}
	first := i
	for first > 0 && words[first].glued && isWord(words[first-1].Text) {
		first--
	}
	if first == i {
		return "", false
	}
	var whole strings.Builder
	for _, w := range words[first : i+1] {
		whole.WriteString(w.Text)
	}
	return whole.String(), true
}

// isWord reports whether a word is of letters.
func isWord(text string) bool { return text != "" && (text[0] < '0' || text[0] > '9') }

// Searchable reports whether a stem of an index is a word that queries are
// widened over.
func Searchable(stem string) bool {
	return isWord(stem) && len(stem) > 1 && len(stem) <= longest
}

// longest is the length in bytes above which nothing is a word.
const longest = 120
