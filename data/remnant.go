package data

import (
	"cmp"
	"slices"
	"strings"
)

// remnant is what a note tells of an earlier version of a text that is not kept:
// its own words and those round them.
type remnant struct {
	note     int
	version  string // names the version
	at       int    // where words begin in it, then in an [earlier] text
	words    []rune
	from, to int // the note's own in words
}

// remnant is what the note tells of its section.
func (r noteRecord) remnant() remnant {
	if r.OnRow && r.RowText != "" {
		words := []rune(r.RowText)
		x := remnant{version: r.RowList, at: r.RowNumber << 20, words: words, to: len(words)}
		if r.Part != "" {
			x.from, x.to = r.StartRune, r.EndRune
		}
		return x
	}
	x := remnant{version: r.Revision, words: []rune(r.Prefix + r.Quote + r.Suffix)}
	x.from = len([]rune(r.Prefix))
	x.to = x.from + len([]rune(r.Quote))
	x.at = r.StartRune - x.from
	return x
}

// earlier is what remnants of an earlier version are put together to, so that it
// can be aligned as one text. Where something is missing between them a line ends.
type earlier struct {
	text      []rune
	of        []remnant
	end       int             // the rune of the version after the last one of text
	sequences map[string]bool // of three words
}

// fewRemnants is how many remnants of one version are too few to be worth a text
// of their own.
const fewRemnants = 8

// putTogether puts remnants together that were in the same version, as far as
// they do not gainsay each other. Those that do, and those of versions of which
// little is known, are put into texts with others that have other words, in the
// order in which most of their words stand in the text of now: a word can only go
// to one place, and they may all be the same words.
func putTogether(remnants []remnant, now *textIndex) (all []*earlier) {
	sorted := slices.Clone(remnants)
	slices.SortStableFunc(sorted, func(a, b remnant) int {
		return cmp.Or(cmp.Compare(a.version, b.version), cmp.Compare(a.at, b.at))
	})
	var loose []remnant
	for len(sorted) > 0 {
		n := slices.IndexFunc(sorted, func(r remnant) bool { return r.version != sorted[0].version })
		if n < 0 {
			n = len(sorted)
		}
		version := sorted[:n]
		sorted = sorted[n:]
		if n < fewRemnants {
			loose = append(loose, version...)
			continue
		}
		e := &earlier{}
		for _, r := range version {
			if !e.add(r) {
				loose = append(loose, r)
			}
		}
		all = append(all, e)
	}
	for i := range loose {
		loose[i].at = now.likely(string(loose[i].words))
	}
	slices.SortStableFunc(loose, func(a, b remnant) int { return cmp.Compare(a.at, b.at) })
	var texts []*earlier
	for _, r := range loose {
		sequences := r.sequences()
		free := slices.IndexFunc(texts, func(e *earlier) bool {
			return !slices.ContainsFunc(sequences, func(s string) bool { return e.sequences[s] })
		})
		if free < 0 {
			free = len(texts)
			texts = append(texts, &earlier{sequences: map[string]bool{}})
		}
		texts[free].append(r)
		for _, s := range sequences {
			texts[free].sequences[s] = true
		}
	}
	return append(all, texts...)
}

// add puts a remnant of the same version, which begins no earlier than those
// before, in its place, unless other words stand there.
func (e *earlier) add(r remnant) bool {
	if len(e.of) == 0 || r.at > e.end {
		e.append(r)
		return true
	}
	common := min(e.end-r.at, len(r.words)) // that both tell of
	begin := len(e.text) - (e.end - r.at)
	if begin < 0 || !slices.Equal(e.text[begin:begin+common], r.words[:common]) {
		return false
	}
	e.text = append(e.text, r.words[common:]...)
	e.end = max(e.end, r.at+len(r.words))
	r.at = begin
	e.of = append(e.of, r)
	return true
}

// append puts a remnant after the others.
func (e *earlier) append(r remnant) {
	if len(e.of) > 0 {
		e.text = append(e.text, '\n')
	}
	e.end = r.at + len(r.words)
	r.at = len(e.text)
	e.text = append(e.text, r.words...)
	e.of = append(e.of, r)
}

// sequences are those of three words of a remnant, or all its words if they are
// fewer.
func (r remnant) sequences() (all []string) {
	const length = 3
	words := strings.Fields(strings.ToLower(string(r.words)))
	for i := 0; i == 0 || i+length <= len(words); i++ {
		all = append(all, strings.Join(words[i:min(i+length, len(words))], " "))
	}
	return all
}
