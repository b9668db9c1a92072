package anchor

import (
	"cmp"
	"slices"
)

// What a sequence of words must have to prove that text was taken elsewhere.
const (
	provingGram   = 4  // it holds a sequence of so many words that is unique in both versions
	provingWords  = 8  // and has so many words in all,
	provingWeight = 36 // which weigh so much together;
	wholeWords    = 4  // a whole sentence, heading or paragraph needs only these
	wholeWeight   = 20
)

// findMoves looks for deleted text among inserted text.
func (a *Alignment) findMoves() {
	var seeds []run
	for _, r := range a.unique(box{0, len(a.old), 0, len(a.new)}, provingGram) {
		seeds = append(seeds, a.free(r)...)
	}
	slices.SortStableFunc(seeds, func(r, s run) int { return cmp.Compare(s.n, r.n) })
	var found []run
	for _, r := range seeds {
		if r = a.widened(r); a.proves(r) {
			a.moves++
			a.pairRun(r)
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(r, s run) int { return cmp.Compare(r.old, s.old) })
	a.joinMoves(found)
	for group := int32(1); group <= a.moves; group++ {
		a.drop(group)
	}
}

// free gives the parts of a run that no version has a pair for yet.
func (a *Alignment) free(r run) []run {
	var parts []run
	for k := 0; k < r.n; {
		if a.to[r.old+k] != none || a.from[r.new+k] != none {
			k++
			continue
		}
		from := k
		for k < r.n && a.to[r.old+k] == none && a.from[r.new+k] == none {
			k++
		}
		if k-from >= provingGram {
			parts = append(parts, run{r.old + from, r.new + from, k - from})
		}
	}
	return parts
}

// widened is a run with all free words at its ends that are the same; empty if
// it is not free any more.
func (a *Alignment) widened(r run) run {
	same := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(a.old) && j < len(a.new) && a.old[i].id == a.new[j].id &&
			a.to[i] == none && a.from[j] == none
	}
	for k := range r.n {
		if !same(r.old+k, r.new+k) {
			return run{}
		}
	}
	for same(r.old-1, r.new-1) {
		r = run{r.old - 1, r.new - 1, r.n + 1}
	}
	for same(r.old+r.n, r.new+r.n) {
		r.n++
	}
	return r
}

// proves reports whether a run can only be text that was moved.
func (a *Alignment) proves(r run) bool {
	weight, words := 0, 0
	for i := r.old; i < r.old+r.n; i++ {
		weight += a.weightOf(i)
		if !a.old[i].mark {
			words++
		}
	}
	if words >= provingWords && weight >= provingWeight {
		return true
	}
	if r.n == 0 || words < wholeWords || weight < wholeWeight {
		return false
	}
	end := r.n - 1
	return a.begins(a.old, r.old) && a.begins(a.new, r.new) && a.old[r.old+end].ends && a.new[r.new+end].ends
}

// joinMoves aligns what stands between two runs that were moved together, and
// the rest of the sentences at their ends.
func (a *Alignment) joinMoves(found []run) {
	const near = 80
	last := a.moves
	for i, r := range found {
		group := a.group[r.old]
		a.moves = group
		if i > 0 {
			p := found[i-1]
			b := box{p.old + p.n, r.old, p.new + p.n, r.new}
			if n := b.newTo - b.newFrom; n >= 0 && n <= near && b.oldTo-b.oldFrom <= near && a.isFree(b) {
				a.moves = a.group[p.old]
				for k := r.old; k < r.old+r.n; k++ {
					a.group[k] = a.moves
				}
				a.region(b, 0)
			}
		}
	}
	for _, r := range found {
		a.moves = a.group[r.old]
		a.region(a.rest(r.old-1, r.new-1, -1), 0)
		a.region(a.rest(r.old+r.n, r.new+r.n, 1), 0)
	}
	a.moves = last
}

// rest is the box of the free words from i and j to the ends of their sentences,
// backwards or forwards.
func (a *Alignment) rest(i, j, step int) box {
	walk := func(words []word, to []int32, at int) int {
		for at >= 0 && at < len(words) && to[at] == none {
			if step < 0 && words[at].ends || step > 0 && at > 0 && words[at-1].ends {
				break
			}
			at += step
		}
		return at
	}
	x, y := walk(a.old, a.to, i), walk(a.new, a.from, j)
	if step < 0 {
		return box{x + 1, i + 1, y + 1, j + 1}
	}
	return box{i, x, j, y}
}

// isFree reports whether no word of a box has a pair.
func (a *Alignment) isFree(b box) bool {
	for i := b.oldFrom; i < b.oldTo; i++ {
		if a.to[i] != none {
			return false
		}
	}
	for j := b.newFrom; j < b.newTo; j++ {
		if a.from[j] != none {
			return false
		}
	}
	return true
}
