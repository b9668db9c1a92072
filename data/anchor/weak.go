package anchor

import (
	"iter"
	"slices"
)

// What a run of words must have to be believed where its sentence says nothing
// for it.
const (
	strongWords  = 5
	strongWeight = 22
)

// sentence is a stretch of words that ends where a sentence does.
type sentence struct{ from, to int }

func sentences(words []word) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		from := 0
		for i := range words {
			if words[i].ends || i+1 == len(words) {
				if !yield(sentence{from, i + 1}) {
					return
				}
				from = i + 1
			}
		}
	}
}

// share is how much of a sentence was found again in a group, by weight, and
// how much of the words that it was found among. Another number proves little.
func (a *Alignment) share(s sentence, group int32) (ofOld, ofNew float64) {
	found, all, words, allWords, first, last := 0, 0, 0, 0, none, none
	for i := s.from; i < s.to; i++ {
		w, word := a.weightOf(i), 1
		if a.old[i].mark {
			word = 0
		}
		all, allWords = all+w, allWords+word
		if a.to[i] == none || a.group[i] != group || a.link[i] == replaced { // that a word took another's place says nothing
			continue
		}
		if a.link[i] != exact && a.terms[a.old[i].id].digits {
			w = 1
		}
		found, words = found+w, words+word
		if first == none {
			first = a.to[i]
		}
		last = a.to[i]
	}
	if found == 0 {
		return 0, 0
	}
	among := 0
	for j := min(first, last); j <= max(first, last); j++ {
		among += int(a.terms[a.new[j].id].weight)
	}
	byWeight, byWords := float64(found)/float64(all), float64(words)/float64(max(allWords, 1))
	return max(byWeight, 0.8*byWords), float64(found) / float64(max(among, 1))
}

// drop takes back the pairs of a group in a sentence that prove nothing: a few ordinary words
// that a deleted sentence happens to share with one that was written in its
// place.
func (a *Alignment) drop(s sentence, group int32) {
	ofOld, ofNew := a.share(s, group)
	if ofOld == 0 || ofOld >= 0.24 && ofNew >= 0.2 {
		return
	}
	for i := s.from; i < s.to; {
		if a.to[i] == none || a.group[i] != group {
			i++
			continue
		}
		from, n, weight := i, 0, 0
		for ; i < s.to && a.to[i] != none && a.group[i] == group && (n == 0 || a.to[i] == a.to[i-1]+1); i++ {
			n++
			weight += a.weightOf(i)
		}
		if n < strongWords || weight < strongWeight {
			for k := from; k < i; k++ {
				a.unpair(k)
			}
		}
	}
}

// dropMoved is drop for all that was moved.
func (a *Alignment) dropMoved() {
	var groups []int32 // of one sentence
	for s := range sentences(a.old) {
		groups = groups[:0]
		for i := s.from; i < s.to; i++ {
			if g := a.group[i]; a.to[i] != none && g > 0 && !slices.Contains(groups, g) {
				groups = append(groups, g)
			}
		}
		for _, g := range groups {
			a.drop(s, g)
		}
	}
}
