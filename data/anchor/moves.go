package anchor

import (
	"cmp"
	"slices"
)

// What a sequence of words must have to prove that text was taken elsewhere.
const (
	provingGram   = 4  // it holds a sequence of so many words that is unique in both versions
	provingWords  = 5  // and has so many words in all,
	provingWeight = 32 // which weigh so much together;
	wholeWords    = 4  // a whole sentence needs only these,
	wholeWeight   = 20
	lineWords     = 1 // a heading or another line of its own even less;
	lineWeight    = 4
	rowWords      = 4 // a line of one version needs this where it is part of a line of the other,
	rowWeight     = 16
	headWords     = 3 // and the beginning of a line this
	headWeight    = 26
)

// units are the sentences and lines that stand once in each version and prove
// themselves: those that are in the same order, as many words as can be, and
// the others, which were moved, whatever was written in their place. Sentences
// that were changed help to tell the order; changed are those that were moved.
func (a *Alignment) units() (inOrder []unit, moved, changed []run) {
	var all []run
	for _, r := range a.uniqueSentences() {
		if a.proves(r) {
			all = append(all, r)
		}
	}
	kin := map[run]float64{}
	for _, k := range a.kin(all) {
		kin[k.run] = k.alike
		all = append(all, k.run)
	}
	slices.SortFunc(all, byOld)
	chain := heaviest(all)
	k := 0
	for _, r := range all {
		held := k < len(chain) && chain[k] == r
		if held {
			k++
		}
		switch alike, isKin := kin[r]; {
		case isKin && !held:
			changed = append(changed, r)
		case isKin && alike < kinSure: // it only helped to tell the order
		case isKin:
			inOrder = append(inOrder, unit{box{r.old, a.sentenceEnd(a.old, r.old), r.new, a.sentenceEnd(a.new, r.new)}, false})
		case held:
			inOrder = append(inOrder, unit{box{r.old, r.old + r.n, r.new, r.new + r.n}, true})
		default:
			moved = append(moved, r)
		}
	}
	return inOrder, moved, changed
}

// unit is a sentence or line and what it is in the new version, word for word the
// same or nearly so.
type unit struct {
	box
	same bool
}

// findMoves looks for deleted text among inserted text; found is what is known
// to be moved.
func (a *Alignment) findMoves(found []run) {
	var seeds []run
	all := box{0, len(a.old), 0, len(a.new)}
	for _, r := range slices.Concat(a.uniqueSentences(), a.unique(all, provingGram), a.unique(all, headWords)) {
		seeds = append(seeds, a.free(r)...)
	}
	slices.SortStableFunc(seeds, func(r, s run) int { return cmp.Compare(s.n, r.n) })
	for _, r := range seeds {
		if r = a.widened(r); a.proves(r) {
			a.moves++
			a.pairRun(r)
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(r, s run) int { return cmp.Compare(r.old, s.old) })
	a.joinMoves(found)
	a.dropMoved()
	a.findNear()
	a.findTurned()
}

// uniqueSentences are the free sentences and lines that stand once in each version.
func (a *Alignment) uniqueSentences() []run {
	type place struct{ from, to, times int }
	key := func(words []word) uint64 { return hashes(words, len(words))[0] }
	news := map[uint64]place{}
	for s := range sentences(a.new) {
		k := key(a.new[s.from:s.to])
		news[k] = place{s.from, s.to, news[k].times + 1}
	}
	olds := map[uint64]int{}
	for s := range sentences(a.old) {
		olds[key(a.old[s.from:s.to])]++
	}
	var runs []run
	for s := range sentences(a.old) {
		k := key(a.old[s.from:s.to])
		n := news[k]
		if olds[k] == 1 && n.times == 1 && n.to-n.from == s.to-s.from {
			r := run{s.from, n.from, s.to - s.from}
			if parts := a.free(r); len(parts) == 1 && parts[0].n == r.n {
				runs = append(runs, r)
			}
		}
	}
	return runs
}

// findNear looks for words that were taken to another place in their own
// surroundings, as when clauses change places: there less proves it.
func (a *Alignment) findNear() {
	const around, grams, proof = 50, 2, 18
	for i := 0; i < len(a.old); {
		if a.to[i] != none {
			i++
			continue
		}
		from := i
		for i < len(a.old) && a.to[i] == none {
			i++
		}
		at := 0
		for k := from - 1; k >= 0; k-- {
			if a.to[k] != none && a.group[k] == 0 {
				at = int(a.to[k]) + 1
				break
			}
		}
		b := box{from, i, max(0, at-around), min(len(a.new), at+around)}
		for _, r := range a.unique(b, grams) {
			for _, r := range a.free(r) {
				weight := 0
				for k := r.old; k < r.old+r.n; k++ {
					weight += a.weightOf(k)
				}
				if weight >= proof {
					a.moves++
					a.pairRun(r)
				}
			}
		}
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
		if k-from >= 2 || r.n == 1 {
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
	if r.n == 0 {
		return false
	}
	end := r.n - 1
	starts := func(words []word, i int) bool { return i == 0 || words[i-1].line }
	line := func(words []word, i int) bool { return starts(words, i) && words[i+end].line }
	if words >= rowWords && weight >= rowWeight && (line(a.old, r.old) || line(a.new, r.new)) ||
		words >= headWords && weight >= headWeight && starts(a.old, r.old) && starts(a.new, r.new) {
		return true
	}
	if !a.begins(a.old, r.old) || !a.begins(a.new, r.new) || !a.old[r.old+end].ends || !a.new[r.new+end].ends {
		return false
	}
	if words >= wholeWords && weight >= wholeWeight {
		return true
	}
	return words >= lineWords && weight >= lineWeight && line(a.old, r.old) && line(a.new, r.new)
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

// rest is the box of the free words from i and j to the ends of their paragraphs,
// backwards or forwards.
func (a *Alignment) rest(i, j, step int) box {
	const most = 80
	ended := func(w word) bool { return w.ends && w.line }
	walk := func(words []word, to []int32, at int) int {
		for n := 0; n < most && at >= 0 && at < len(words) && to[at] == none; n++ {
			if step < 0 && ended(words[at]) || step > 0 && at > 0 && ended(words[at-1]) {
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
