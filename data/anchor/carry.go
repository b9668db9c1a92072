package anchor

import (
	"cmp"
	"slices"
	"unicode"
)

// Of a passage so much must be found again, by words or by weight: enough in one
// place, or a little there and enough in all.
const (
	enough = 0.36
	little = 0.22
)

// cluster is a part of a passage that stands together in the new version.
type cluster struct {
	first, last int     // words of the new version, both ends included
	words       float64 // of the old version that were found
	weight      float64
	worth       float64 // its words less those that were put in between
	count       int     // pairs, marks too
	exact       bool    // every word is the same, one after the other, and nothing between
	group       int32
}

// Carry says what became of a passage of the old version. One that is not in
// the text is gone.
func (a *Alignment) Carry(p Span) Fate {
	if p.Start < 0 || p.Start >= p.End || p.End > len(a.oldText) {
		at := min(max(p.Start, 0), len(a.newText))
		return Fate{Gone, Span{at, at}, 0}
	}
	from, to := a.wordsIn(p)
	if from >= to {
		return a.carrySpace(p, from)
	}
	all := cluster{}
	for i := from; i < to; i++ {
		all.weight += float64(a.weightOf(i))
		all.words += float64(a.old[i].part)
	}
	best, found := a.best(from, to)
	score := found.weight / all.weight
	share := max(best.weight/all.weight, best.words/max(all.words, markPart))
	if whole := max(score, found.words/max(all.words, markPart)); best.count == 0 || share < enough && (share < little || whole < enough) {
		at := a.stood(from)
		return Fate{Gone, Span{at, at}, score}
	}
	if best.exact && best.count == to-from {
		place := a.exactPlace(p, from, to)
		if sameWords(a.oldText[p.Start:p.End], a.newText[place.Start:place.End]) {
			switch {
			case !a.believed(from, to, best.group):
			case best.group > 0:
				return Fate{Moved, place, score}
			default:
				return Fate{Unchanged, place, score}
			}
		}
		return Fate{Edited, place, score}
	}
	first, last := a.edges(best, from, to)
	return Fate{Edited, Span{int(a.new[first].start), int(a.new[last].end)}, score}
}

// wordsIn gives the words that a passage touches.
func (a *Alignment) wordsIn(p Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(a.old, p.Start, func(w word, at int) int {
		if int(w.end) <= at {
			return -1
		}
		return 1
	})
	for to = from; to < len(a.old) && int(a.old[to].start) < p.End; to++ {
	}
	return from, to
}

// best is the part of the words from..to that stands together in the new
// version and holds the most of them, without more put in between than it is
// worth; all is all that was found of them.
func (a *Alignment) best(from, to int) (best, all cluster) {
	var at []int // words of the old version in the order of the new
	for i := from; i < to; i++ {
		if a.to[i] != none {
			at = append(at, i)
			all.add(a, i)
		}
	}
	slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(a.to[i], a.to[j]) })
	var c cluster
	for k, i := range at {
		j, cost := int(a.to[i]), 0.0
		if k > 0 {
			new, old := parts(a.new, int(a.to[at[k-1]])+1, j), 0.0 // between them
			if i > at[k-1] && a.group[i] == a.group[at[k-1]] {
				old = parts(a.old, at[k-1]+1, i)
			}
			cost = inserted*max(new-old, 0) + rewrittenCost*min(new, old)
		}
		switch {
		case k == 0 || cost > c.worth:
			c = cluster{first: j, exact: true, group: a.group[i]}
		default:
			c.worth -= cost
			c.exact = c.exact && i == at[k-1]+1 && j == int(a.to[i-1])+1
		}
		c.exact = c.exact && a.link[i] == exact && a.group[i] == c.group
		c.last = j
		c.add(a, i)
		if c.worth > best.worth || c.worth == best.worth && c.weight > best.weight {
			best = c
		}
	}
	return best, all
}

// What a word takes from the worth of a passage that goes on beyond it: one that
// was put in, and one that was written in the place of another.
const (
	inserted      = 0.4
	rewrittenCost = 0.2
)

// found is how much of a word each link gives back.
var found = [...]float64{exact: 1, similar: 0.9, replaced: 0.45}

// add counts a word of the old version.
func (c *cluster) add(a *Alignment, i int) {
	share := 1.0
	if a.to[i] != none {
		share = found[a.link[i]]
	}
	c.count++
	c.weight += share * float64(a.weightOf(i))
	c.words += share * float64(a.old[i].part)
	c.worth += share * float64(a.old[i].part)
}

// parts is how many words, as they stand between spaces, begin at one and end
// before another.
func parts(words []word, from, to int) (n float64) {
	for ; from < to; from++ {
		n += float64(words[from].part)
	}
	return n
}

// exactPlace is the place of words that are the same one after the other; where
// the passage begins or ends within a word or a space so does the place.
func (a *Alignment) exactPlace(p Span, from, to int) Span {
	first, last := a.new[a.to[from]], a.new[a.to[to-1]]
	place := Span{int(first.start), int(last.end)}
	if d := p.Start - int(a.old[from].start); d > 0 && a.sameSpelling(from) {
		place.Start += d
	} else {
		for ; d < 0 && place.Start > 0 && unicode.IsSpace(a.newText[place.Start-1]); d++ {
			place.Start--
		}
	}
	if d := p.End - int(a.old[to-1].end); d < 0 && a.sameSpelling(to-1) {
		place.End += d
	} else {
		for ; d > 0 && place.End < len(a.newText) && unicode.IsSpace(a.newText[place.End]); d-- {
			place.End++
		}
	}
	return place
}

// sameSpelling reports whether a word of the old version and its pair are the
// same rune for rune.
func (a *Alignment) sameSpelling(i int) bool {
	o, n := a.old[i], a.new[a.to[i]]
	return slices.Equal(a.oldText[o.start:o.end], a.newText[n.start:n.end])
}

// believed reports whether the same words in the same order, all of one group, can
// be taken for the passage: they are many and uncommon, or the sentence around them is
// nearly the same.
func (a *Alignment) believed(from, to int, group int32) bool {
	n, weight := 0, 0
	grow := func(i, step int) {
		for ; i >= 0 && i < len(a.old) && a.to[i] != none && a.group[i] == group; i += step {
			if prev := i - step; prev >= 0 && prev < len(a.old) && i != from && a.to[i]-a.to[prev] != int32(step) {
				return
			}
			if a.link[i] == replaced {
				return
			}
			if step > 0 && i > from && a.old[i-1].ends || step < 0 && a.old[i].ends {
				return
			}
			n++
			weight += a.weightOf(i)
		}
	}
	grow(from, 1)
	grow(from-1, -1)
	if n >= strongWords+1 && weight >= strongWeight+10 {
		return true
	}
	s := sentence{from, to}
	for s.from > 0 && !a.old[s.from-1].ends {
		s.from--
	}
	for s.to < len(a.old) && !a.old[s.to-1].ends {
		s.to++
	}
	ofOld, ofNew := a.share(s, group)
	return ofOld >= 0.7 && ofNew >= 0.6
}

// edges widens a cluster to the few words that were written in the place of
// those at the passage's ends.
func (a *Alignment) edges(c cluster, from, to int) (first, last int) {
	first, last = c.first, c.last
	own := 0.0
	for j := first; j <= last; j++ {
		if i := int(a.from[j]); i >= from && i < to {
			own += float64(a.new[j].part)
		}
	}
	most := max(1, own-parts(a.new, first, last+1)/2)
	start, end := int(a.from[first]), int(a.from[last])
	if missing := start - from; missing > 0 && from > 0 && a.to[from-1] != none && a.group[from-1] == a.group[start] {
		if n := first - int(a.to[from-1]) - 1; n > 0 && n <= 2*missing+2 && parts(a.new, first-n, first) <= most {
			first -= n
		}
	}
	if missing := to - 1 - end; missing > 0 && to < len(a.old) && a.to[to] != none && a.group[to] == a.group[end] {
		if n := int(a.to[to]) - last - 1; n > 0 && n <= 2*missing+2 && parts(a.new, last+1, last+n+1) <= most {
			last += n
		}
	}
	return first, last
}

// carrySpace carries a passage without words, between the words before and after.
func (a *Alignment) carrySpace(p Span, next int) Fate {
	at := a.stood(next)
	if next > 0 && next < len(a.old) && a.to[next-1] != none && a.to[next] == a.to[next-1]+1 && a.group[next] == 0 {
		left, right := int(a.new[a.to[next-1]].end), int(a.new[a.to[next]].start)
		if d := p.Start - int(a.old[next-1].end); left+d+p.End-p.Start <= right {
			place := Span{left + d, left + d + p.End - p.Start}
			if slices.Equal(a.oldText[p.Start:p.End], a.newText[place.Start:place.End]) {
				return Fate{Unchanged, place, 1}
			}
		}
	}
	return Fate{Gone, Span{at, at}, 0}
}

// stood is where in the new text a word of the old would have stood: after the
// nearest word before it that is still in its order.
func (a *Alignment) stood(word int) int {
	for i := min(word, len(a.old)) - 1; i >= 0; i-- {
		if a.to[i] != none && a.group[i] == 0 {
			return int(a.new[a.to[i]].end)
		}
	}
	return 0
}

// sameWords reports whether two texts are the same but for white space and
// marks that are not seen.
func sameWords(a, b []rune) bool {
	for first := true; ; first = false {
		spaceA, spaceB := false, false
		for len(a) > 0 && (unicode.IsSpace(a[0]) || isSoft(a[0])) {
			spaceA = spaceA || !isSoft(a[0])
			a = a[1:]
		}
		for len(b) > 0 && (unicode.IsSpace(b[0]) || isSoft(b[0])) {
			spaceB = spaceB || !isSoft(b[0])
			b = b[1:]
		}
		if len(a) == 0 || len(b) == 0 {
			return len(a) == len(b)
		}
		if !first && spaceA != spaceB || a[0] != b[0] {
			return false
		}
		a, b = a[1:], b[1:]
	}
}
