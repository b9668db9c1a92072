package anchor_test

import (
	"math/rand/v2"
	"slices"

	"paragraf/data/anchor"
)

// Span is a place in a text, in runes.
type Span = anchor.Span

// passages chooses places of a text as readers do: words, phrases, sentences,
// several of them, paragraphs, and stretches from one paragraph into the next.
func (p page) passages(rng *rand.Rand, n int) []Span {
	spans := make([]Span, 0, n)
	span := func(from, to int) { // words, both ends included
		spans = append(spans, Span{p.words[from].Start, p.words[min(to, len(p.words)-1)].End})
	}
	for len(spans) < n {
		at := rng.IntN(len(p.words))
		from := at
		for from > 0 && !p.ends[from-1] {
			from--
		}
		to := at
		for to < len(p.words)-1 && !p.ends[to] {
			to++
		}
		switch k := rng.IntN(20); {
		case k < 3:
			span(at, at)
		case k < 8:
			span(at, at+1+rng.IntN(6))
		case k < 13:
			span(from, to)
		case k < 15:
			for range 1 + rng.IntN(2) {
				for to++; to < len(p.words)-1 && !p.ends[to]; to++ {
				}
			}
			span(from, to)
		case k < 18:
			i, _ := slices.BinarySearch(p.starts, at+1)
			last := len(p.words) - 1
			if i < len(p.starts) {
				last = p.starts[i] - 1
			}
			span(p.starts[i-1], last)
		default:
			i, _ := slices.BinarySearch(p.starts, at+1)
			if i < len(p.starts) {
				span(max(0, p.starts[i]-2-rng.IntN(12)), p.starts[i]+2+rng.IntN(12))
			}
		}
	}
	return spans
}

// wordsOf gives the words that a place touches, the second one not included.
func (p page) wordsOf(s Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(p.words, s.Start, func(w Span, at int) int {
		if w.End <= at {
			return -1
		}
		return 1
	})
	for to = from; to < len(p.words) && p.words[to].Start < s.End; to++ {
	}
	return from, to
}

// truth is what a revision did to a passage.
type truth struct {
	survives bool     // at least half of its words still stand together
	gone     bool     // at most a fifth of its words are left anywhere
	pieces   [][2]int // words of the new text, of one that survives: where it is
}

// truths says of passages of an old text what became of them. A passage whose
// words are partly gone, or scattered, is neither: nobody can say what is right.
// One that was torn apart, or has had text put into it, has several right
// places: every piece that holds two fifths of its words, and the whole with
// what was put in between.
func truths(old, new page, passages []Span) []truth {
	at := map[int]int{}
	for j, id := range new.ids {
		at[id] = j
	}
	all := make([]truth, len(passages))
	for k, s := range passages {
		from, to := old.wordsOf(s)
		var left []int
		for i := from; i < to; i++ {
			if j, ok := at[old.ids[i]]; ok {
				left = append(left, j)
			}
		}
		n := to - from
		slices.Sort(left)
		t := &all[k]
		t.gone = 5*len(left) <= n
		for _, apart := range []int{3, 6 + n/2, 10 + 2*n} {
			for i := 0; i < len(left); {
				from := i
				for i++; i < len(left) && left[i]-left[i-1] <= apart; i++ {
				}
				if 5*(i-from) >= 2*n {
					t.pieces = append(t.pieces, [2]int{left[from], left[i-1] + 1})
				}
				t.survives = t.survives || apart == 6+n/2 && 2*(i-from) >= n
			}
		}
	}
	return all
}

// tally counts how a method did.
type tally struct {
	survivors, right, wrong, lost int
	gone, falsely, edited         int // deleted passages; those that were called unchanged or moved; edited
	silent                        int // called unchanged though the words differ
}

func (t *tally) add(u tally) {
	t.survivors, t.right, t.wrong, t.lost = t.survivors+u.survivors, t.right+u.right, t.wrong+u.wrong, t.lost+u.lost
	t.gone, t.falsely, t.edited, t.silent = t.gone+u.gone, t.falsely+u.falsely, t.edited+u.edited, t.silent+u.silent
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// right reports whether a place has at least half of its words in common with
// the truth.
func (p page) right(place Span, t truth) bool {
	from, to := p.wordsOf(place)
	return slices.ContainsFunc(t.pieces, func(piece [2]int) bool {
		common := min(to, piece[1]) - max(from, piece[0])
		union := max(to, piece[1]) - min(from, piece[0])
		return common > 0 && 2*common >= union
	})
}

// judge counts fates against the truth.
func judge(new page, fates []anchor.Fate, truths []truth) tally {
	var t tally
	for i, f := range fates {
		switch {
		case truths[i].survives:
			t.survivors++
			switch {
			case f.State == anchor.Gone:
				t.lost++
			case new.right(f.Place, truths[i]):
				t.right++
			default:
				t.wrong++
			}
		case truths[i].gone:
			t.gone++
			switch f.State {
			case anchor.Unchanged, anchor.Moved:
				t.falsely++
			case anchor.Edited:
				t.edited++
			}
		}
	}
	return t
}
