package anchor_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// revision is a way of changing a text. Rates are shares of the words,
// sentences or paragraphs of the text.
type revision struct {
	name                        string
	typos, marks, numbers       float64 // of the words
	sentencesOut, sentencesIn   float64
	moved, split, merged        float64 // of the paragraphs
	paragraphsOut, paragraphsIn float64
	rewritten                   float64 // of the sentences
	pdf                         bool
	times                       int // how often; 0 is once
}

// light is the revisions of one kind, heavy all kinds together.
var (
	lightRevisions = []revision{
		{name: "typos and typography", typos: 0.02, marks: 0.15, numbers: 0.1},
		{name: "sentences in and out", sentencesOut: 0.06, sentencesIn: 0.06},
		{name: "paragraphs moved, split, merged", moved: 0.06, split: 0.08, merged: 0.08},
		{name: "paragraphs in and out", paragraphsOut: 0.05, paragraphsIn: 0.05},
		{name: "15 % rewritten", rewritten: 0.15},
		{name: "PDF text", pdf: true},
	}
	heavyRevision = revision{name: "all of it", typos: 0.02, marks: 0.1, numbers: 0.1, sentencesOut: 0.05, sentencesIn: 0.05,
		moved: 0.05, split: 0.06, merged: 0.06, rewritten: 0.15}
	pdfRevision = revision{name: "all of it as PDF text", typos: 0.02, marks: 0.1, numbers: 0.1, sentencesOut: 0.05, sentencesIn: 0.05,
		moved: 0.05, split: 0.06, merged: 0.06, rewritten: 0.15, pdf: true}
	tenSmall = revision{name: "ten small ones in a row", typos: 0.003, marks: 0.01, numbers: 0.01, sentencesOut: 0.008, sentencesIn: 0.008,
		moved: 0.008, split: 0.01, merged: 0.01, rewritten: 0.015, times: 10}
)

// revise gives the next version of a text; the text stays as it is.
func (b *book) revise(r revision) *book {
	n := &book{rng: b.rng, genre: b.genre, next: b.next, common: b.common}
	for _, p := range b.paragraphs {
		q := paragraph{}
		for _, s := range p.sentences {
			q.sentences = append(q.sentences, slices.Clone(s))
		}
		n.paragraphs = append(n.paragraphs, q)
	}
	n.changeSentences(r)
	n.changeParagraphs(r)
	n.changeWords(r)
	return n
}

func (b *book) chance(p float64) bool { return p > 0 && b.rng.Float64() < p }

func (b *book) changeSentences(r revision) {
	for i := range b.paragraphs {
		var kept [][]piece
		for _, s := range b.paragraphs[i].sentences {
			switch {
			case b.chance(r.sentencesOut):
			case b.chance(r.rewritten):
				kept = append(kept, b.rewrite(s)...)
			default:
				kept = append(kept, s)
			}
			if b.chance(r.sentencesIn) {
				kept = append(kept, b.sentence())
			}
		}
		b.paragraphs[i].sentences = apart(kept)
	}
	b.paragraphs = slices.DeleteFunc(b.paragraphs, func(p paragraph) bool { return len(p.sentences) == 0 })
}

// rewrite writes a sentence anew: some of its words, one of its halves, the
// order of its clauses, or all of it.
func (b *book) rewrite(s []piece) [][]piece {
	fresh := func(n int) []piece {
		var all []piece
		for len(all) < n {
			all = append(all, b.pieces(b.phrase())...)
		}
		return all[:n]
	}
	switch b.rng.IntN(9) {
	case 0, 1:
		return [][]piece{b.another(s)}
	case 2, 3: // a half
		h := len(s) / 2
		return [][]piece{slices.Concat(s[:h], fresh(1+h))}
	case 4: // turned round
		if h := len(s) / 2; h > 1 {
			return [][]piece{slices.Concat(s[h:], s[:h])}
		}
		return [][]piece{s}
	case 5, 6: // something is put in
		h := b.rng.IntN(len(s) + 1)
		return [][]piece{slices.Concat(s[:h], fresh(1+b.rng.IntN(6)), s[h:])}
	}
	share := 0.15 + 0.45*b.rng.Float64()
	var out []piece
	for _, w := range s {
		switch {
		case !b.chance(share):
			out = append(out, w)
		case b.chance(0.7):
			out = append(out, fresh(1)...)
		}
	}
	return [][]piece{out}
}

// another is a sentence that does not say the same as one: a sentence that is
// written anew word for word has not been deleted.
func (b *book) another(s []piece) []piece {
	same := func(s, t piece) bool { return s.text == t.text }
	for {
		if n := b.sentence(); !slices.EqualFunc(s, n, same) {
			return n
		}
	}
}

func (b *book) changeParagraphs(r revision) {
	var kept, moving []paragraph
	for _, p := range b.paragraphs {
		switch {
		case b.chance(r.paragraphsOut):
		case b.chance(r.moved):
			moving = append(moving, p)
		case b.chance(r.split) && len(p.sentences) > 1:
			at := 1 + b.rng.IntN(len(p.sentences)-1)
			kept = append(kept, paragraph{p.sentences[:at]}, paragraph{p.sentences[at:]})
		case !b.genre.rows && b.chance(r.merged) && len(kept) > 0:
			last := &kept[len(kept)-1]
			last.sentences = slices.Concat(last.sentences, p.sentences)
		default:
			kept = append(kept, p)
		}
		if b.chance(r.paragraphsIn) {
			kept = append(kept, b.paragraph())
		}
	}
	for _, p := range moving {
		kept = slices.Insert(kept, b.rng.IntN(len(kept)+1), p)
	}
	b.paragraphs = kept
}

func (b *book) changeWords(r revision) {
	for i := range b.paragraphs {
		for _, s := range b.paragraphs[i].sentences {
			for k := range s {
				w := &s[k]
				switch {
				case b.chance(r.typos):
					w.text = typo(b.rng, w.text)
				case b.chance(r.marks):
					w.text = typography(b.rng, w.text)
				case strings.IndexFunc(w.text, unicode.IsDigit) >= 0 && b.chance(r.numbers):
					w.text = strings.Map(func(r rune) rune {
						if unicode.IsDigit(r) {
							return '0' + rune(b.rng.IntN(10))
						}
						return r
					}, w.text)
				}
			}
		}
	}
}

func typo(rng *rand.Rand, word string) string {
	r := []rune(word)
	if len(r) < 3 {
		return word
	}
	i := rng.IntN(len(r) - 1)
	switch rng.IntN(4) {
	case 0:
		r[i], r[i+1] = r[i+1], r[i]
	case 1:
		r = slices.Delete(r, i, i+1)
	case 2:
		r = slices.Insert(r, i, r[i])
	case 3:
		r[i] = []rune("aeinrstå")[rng.IntN(8)]
	}
	return string(r)
}

func typography(rng *rand.Rand, word string) string {
	switch rng.IntN(4) {
	case 0:
		return strings.NewReplacer("”", `"`, "–", "-").Replace(word)
	case 1:
		return strings.NewReplacer("”", "»").Replace(word)
	case 2:
		return strings.ToLower(word)
	}
	if strings.HasSuffix(word, ",") {
		return strings.TrimSuffix(word, ",")
	}
	return word + ","
}

// page is a text as it is written out, with the place of each piece.
type page struct {
	text   string
	words  []Span
	ids    []int
	starts []int // of each paragraph, the first word
	ends   []bool
}

// print writes a text out, each paragraph a line, or as lines of a PDF with
// divided words, and with the foot of each page.
func (b *book) print(pdf bool) page {
	var p page
	var out []rune
	column, lines := 0, 0
	width := 62 + b.rng.IntN(30)
	newline := func() {
		out = append(out, '\n')
		column = 0
		if lines++; pdf && lines%44 == 0 {
			out = append(out, []rune(fmt.Sprintf("Tjänsteskrivelse %d (%d)\n", lines/44, 99))...)
		}
	}
	for i, para := range b.paragraphs {
		if i > 0 {
			newline()
		}
		p.starts = append(p.starts, len(p.words))
		first := true
		for _, s := range para.sentences {
			for k, w := range s {
				r := []rune(w.text)
				if !first {
					if pdf && column+len(r) >= width {
						if cut := hyphenation(r); cut > 0 && column+cut+1 <= width+4 && b.chance(0.8) {
							start := len(out) + 1
							out = append(out, ' ')
							out = append(out, r[:cut]...)
							out = append(out, '-')
							newline()
							out = append(out, r[cut:]...)
							column = len(r) - cut
							p.words, p.ids, p.ends = append(p.words, Span{start, len(out)}), append(p.ids, w.id), append(p.ends, k == len(s)-1)
							continue
						}
						newline()
					} else {
						out = append(out, ' ')
						column++
					}
				}
				first = false
				start := len(out)
				out = append(out, r...)
				column += len(r)
				p.words, p.ids, p.ends = append(p.words, Span{start, len(out)}), append(p.ids, w.id), append(p.ends, k == len(s)-1)
			}
		}
	}
	p.text = string(out)
	return p
}

// hyphenation is where a long word is divided, 0 for nowhere.
func hyphenation(r []rune) int {
	if len(r) < 9 || strings.IndexFunc(string(r), func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
		return 0
	}
	return len(r) / 2
}
