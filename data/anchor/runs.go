package anchor

// run is a sequence of words that stands in both versions.
type run struct{ old, new, n int }

// gram is where a sequence of some words was seen in each version of a box.
type gram struct{ old, new int32 }

const (
	unseen = int32(-1)
	often  = int32(-2)
)

func (g *gram) see(place *int32, at int) {
	if *place == unseen {
		*place = int32(at)
	} else {
		*place = often
	}
}

// unique finds the sequences of at least k words that stand in the box once in
// each version, in the order of the old.
func (a *Alignment) unique(b box, k int) []run {
	if b.oldTo-b.oldFrom < k || b.newTo-b.newFrom < k {
		return nil
	}
	olds, news := hashes(a.old[b.oldFrom:b.oldTo], k), hashes(a.new[b.newFrom:b.newTo], k)
	grams := newGrams(len(olds))
	for i, h := range olds {
		g := grams.at(h, true)
		g.see(&g.old, i)
	}
	for j, h := range news {
		if g := grams.at(h, false); g != nil {
			g.see(&g.new, j)
		}
	}
	var runs []run
	for i, h := range olds {
		g := grams.at(h, false)
		if g.old < 0 || g.new < 0 {
			continue
		}
		i, j := b.oldFrom+i, b.newFrom+int(g.new)
		if n := len(runs); n > 0 {
			last := &runs[n-1]
			if i-last.old == j-last.new && i <= last.old+last.n {
				last.n = i + k - last.old
				continue
			}
		}
		runs = append(runs, run{i, j, k})
	}
	return runs
}

// hashes gives a hash of each sequence of k words.
func hashes(words []word, k int) []uint64 {
	const prime = 0x9E3779B97F4A7C15
	if len(words) < k {
		return nil
	}
	top := uint64(1)
	for range k - 1 {
		top *= prime
	}
	of := func(w word) uint64 { return mix(uint64(w.id) + 1) }
	h := uint64(0)
	for _, w := range words[:k-1] {
		h = h*prime + of(w)
	}
	all := make([]uint64, 0, len(words)-k+1)
	for i := k - 1; i < len(words); i++ {
		h = h*prime + of(words[i])
		all = append(all, h)
		h -= of(words[i-k+1]) * top
	}
	return all
}

func mix(x uint64) uint64 {
	x ^= x >> 31
	x *= 0x7FB5D329728EA185
	x ^= x >> 27
	return x
}

// grams is a table of sequences by their hash, made for a known number of them.
type grams struct {
	keys  []uint64
	grams []gram
	mask  uint64
}

func newGrams(n int) *grams {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &grams{make([]uint64, size), make([]gram, size), uint64(size - 1)}
}

// at finds the sequence with a hash; if it is not there it is made or nil is given.
func (t *grams) at(h uint64, make bool) *gram {
	h |= 1 // 0 is a free place
	for i := mix(h) & t.mask; ; i = (i + 1) & t.mask {
		switch t.keys[i] {
		case h:
			return &t.grams[i]
		case 0:
			if !make {
				return nil
			}
			t.keys[i], t.grams[i] = h, gram{unseen, unseen}
			return &t.grams[i]
		}
	}
}

// heaviest chooses the runs that stand in the same order in both versions and
// have the most words together. They are given in the order of the old.
func heaviest(runs []run) []run {
	if len(runs) < 2 {
		return runs
	}
	last := 0
	for _, r := range runs {
		last = max(last, r.new)
	}
	// tree is a Fenwick tree over places of the new version: the heaviest chain
	// that ends before one.
	tree := make([]int32, last+2)
	weight, before := make([]int, len(runs)), make([]int32, len(runs))
	for i := range tree {
		tree[i] = none
	}
	best := 0
	for i, r := range runs {
		before[i] = none
		for p := r.new; p > 0; p -= p & -p { // runs that begin before r.new
			if c := tree[p]; c != none && (before[i] == none || weight[c] > weight[before[i]]) {
				before[i] = c
			}
		}
		weight[i] = r.n
		if before[i] != none {
			weight[i] += weight[before[i]]
		}
		for p := r.new + 1; p < len(tree); p += p & -p {
			if c := tree[p]; c == none || weight[i] > weight[c] {
				tree[p] = int32(i)
			}
		}
		if weight[i] > weight[best] {
			best = i
		}
	}
	n := 0
	for i := int32(best); i != none; i = before[i] {
		n++
	}
	chain := make([]run, n)
	for i := int32(best); i != none; i = before[i] {
		n--
		chain[n] = runs[i]
	}
	return chain
}
