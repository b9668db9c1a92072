package anchor

import (
	"math"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// word is a word or a mark of a text.
type word struct {
	start, end int32   // runes in the text
	id         int32   // the same for words that differ only in case and typography
	ends       bool    // a sentence, a heading or a paragraph ends after it
	line       bool    // a line ends after it
	mark       bool    // neither letter nor digit
	part       float32 // how much of what stands between two spaces it is: 1/3 of 2026-05-07
}

// vocabulary gives each word a number.
type vocabulary struct {
	ids   map[string]int32
	terms []term
}

// term is what is known of a word whatever its place.
type term struct {
	text   string // folded
	digits bool
	mark   bool
	count  int32 // in both texts
	weight int32 // what a match of it proves: from 1 for a mark to about 10 for a rare word
}

func newVocabulary() *vocabulary { return &vocabulary{ids: map[string]int32{}} }

func (v *vocabulary) id(folded []byte, digits, mark bool) int32 {
	if id, ok := v.ids[string(folded)]; ok {
		v.terms[id].count++
		return id
	}
	id := int32(len(v.terms))
	text := string(folded)
	v.ids[text] = id
	v.terms = append(v.terms, term{text: text, digits: digits, mark: mark, count: 1})
	return id
}

// short is how few words are too few to say what is rare among them.
const short = 400

// weigh sets what a match of each word proves.
func (v *vocabulary) weigh(total int) {
	once := math.Log2(float64(total) / 2 / 16) // of a word that each version has once
	for i := range v.terms {
		t := &v.terms[i]
		share := math.Log2(max(float64(total)/float64(t.count)/16, 1))
		if total >= short {
			share *= max(1, 9/once)
		}
		t.weight = min(1+int32(share), 10)
		switch {
		case t.mark:
			t.weight = 1
		case total < short:
			t.weight = max(t.weight, min(int32(len(t.text)), 6))
		}
	}
}

// read takes a text apart into words and marks. A word that a line's end has
// divided, or that has a hyphen in it, is one word without the hyphen.
func (v *vocabulary) read(text []rune) []word {
	words := make([]word, 0, len(text)/5)
	var folded []byte
	for i := 0; i < len(text); {
		r := text[i]
		if unicode.IsSpace(r) || isSoft(r) {
			i++
			continue
		}
		if !isWordRune(r) {
			folded = append(folded[:0], string(plainMark(r))...)
			words = append(words, word{start: int32(i), end: int32(i + 1), id: v.id(folded, false, true), mark: true})
			i++
			continue
		}
		start, end, digits, marks := i, i, true, false
		folded = folded[:0]
		for {
			for i < len(text) && (isWordRune(text[i]) || isSoft(text[i])) {
				r := text[i]
				i++
				if isSoft(r) {
					continue
				}
				digits = digits && unicode.IsDigit(r)
				marks = marks || r >= 0x300 && unicode.Is(unicode.M, r)
				folded = appendFolded(folded, r)
				end = i
			}
			next := joined(text, i)
			if next < 0 {
				break
			}
			i = next
		}
		if marks {
			folded = norm.NFC.AppendString(nil, string(folded))
		}
		words = append(words, word{start: int32(start), end: int32(end), id: v.id(folded, digits, false)})
		i = end
	}
	v.endings(text, words)
	shares(text, words)
	return words
}

// joined gives the place where a word goes on after a hyphen at i, -1 if it
// does not.
func joined(text []rune, i int) int {
	if i == 0 || i >= len(text) || !isHyphen(text[i]) {
		return -1
	}
	j := i + 1
	if j < len(text) && unicode.IsLetter(text[j]) {
		return j
	}
	for j < len(text) && unicode.IsSpace(text[j]) {
		j++
	}
	if j == i+1 || j >= len(text) || !unicode.IsLower(text[j]) {
		return -1
	}
	k := j
	for k < len(text) && isWordRune(text[k]) {
		k++
	}
	switch string(text[j:k]) {
	case "och", "eller", "samt", "respektive", "resp", "men", "till", "som", "and", "or":
		return -1 // "för- och eftermiddag"
	}
	return j
}

// shares says of each word how much it is of what stands between two spaces; a
// mark is nothing of it unless it stands alone, and then little.
func shares(text []rune, words []word) {
	for i := 0; i < len(words); {
		from, letters := i, 0
		for ; i < len(words); i++ {
			if i > from && words[i].start > words[i-1].end && slices.ContainsFunc(text[words[i-1].end:words[i].start], unicode.IsSpace) {
				break
			}
			if !words[i].mark {
				letters++
			}
		}
		for k := from; k < i; k++ {
			switch {
			case letters == 0:
				words[k].part = markPart / float32(i-from)
			case !words[k].mark:
				words[k].part = 1 / float32(letters)
			}
		}
	}
}

// markPart is how much a mark that stands alone counts beside a word.
const markPart = 0.25

// endings marks the words after which a sentence, a heading or a paragraph ends.
func (v *vocabulary) endings(text []rune, words []word) {
	for i := range words {
		if i+1 == len(words) {
			words[i].ends, words[i].line = true, true
			break
		}
		space, line := false, false
		for _, r := range text[words[i].end:words[i+1].start] {
			space = space || unicode.IsSpace(r)
			line = line || r == '\n'
		}
		if !space {
			continue
		}
		words[i].line = line
		next := text[words[i+1].start]
		small := unicode.IsLower(next)
		switch text[words[i].end-1] {
		case '.', '!', '?', ':':
			number := i > 0 && !line && text[words[i].end-1] == '.' && v.terms[words[i-1].id].digits && (i == 1 || words[i-2].line)
			words[i].ends = (!small || line) && !number // that of a row belongs to it
		case ';', ',':
		default:
			words[i].ends = line && !small
		}
	}
	lines, ended := 0, 0
	for _, w := range words {
		if w.line {
			lines++
			if w.ends {
				ended++
			}
		}
	}
	if float64(ended) < wholeLines*float64(lines) {
		return // lines as a PDF breaks them
	}
	for i := range words {
		words[i].ends = words[i].ends || words[i].line
	}
}

// wholeLines is the share of the lines that seem to end a sentence in a text where
// they all do: its paragraphs or rows are lines.
const wholeLines = 0.75

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r >= 0x300 && unicode.Is(unicode.M, r)
}

// isSoft reports whether a rune is one that is not seen: a soft hyphen, a joiner
// or a mark of byte order.
func isSoft(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff'
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// plainMark gives marks that stand for one another the same form.
func plainMark(r rune) rune {
	switch r {
	case '”', '“', '„', '»', '«', '″':
		return '"'
	case '’', '‘', '´', '‚', '′':
		return '\''
	case '–', '—', '‑', '−', '‐', '‒', '―':
		return '-'
	case '•', '·', '▪', '●', '◦', '‣', '∙', '\uf0b7':
		return '•'
	}
	return r
}

func appendFolded(b []byte, r rune) []byte {
	switch r {
	case 'ﬀ':
		return append(b, "ff"...)
	case 'ﬁ':
		return append(b, "fi"...)
	case 'ﬂ':
		return append(b, "fl"...)
	case 'ﬃ':
		return append(b, "ffi"...)
	case 'ﬄ':
		return append(b, "ffl"...)
	case 'ﬅ', 'ﬆ':
		return append(b, "st"...)
	}
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	}
	return append(b, string(unicode.ToLower(r))...)
}
