package verify

import (
	"slices"

	"paragraf/pdf/object"
)

// changedPages pairs the pages of the signed state with those of the newest one
// and lists the pairs that differ: those that the comparison named, those that
// came or went, and those that are drawn with an object that is another now.
func (c *comparison) changedPages() []Pair {
	before, after := pageList(c.old), pageList(c.new)
	named := map[int]bool{}
	for _, r := range c.bad {
		if p := c.where[r.Text]; p > 0 {
			named[p] = true
		}
	}
	changed := map[int]bool{}
	for num := range c.explained {
		was, had := c.old.Entry(num)
		is, has := c.new.Entry(num)
		changed[num] = had != has || was != is
	}
	for _, list := range [][]object.Ref{before, after} {
		for _, page := range list {
			delete(changed, page.Num)
		}
	}
	for r := range c.filled {
		delete(changed, r.Num)
	}
	pairs := []Pair{}
	for _, p := range pairUp(before, after) {
		switch {
		case p.Signed == 0, p.Now == 0, c.tree && len(before) == len(after), named[p.Signed], c.drawnWith(after[p.Now-1], changed):
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// pairUp finds each page again: one by one where there are as many as before,
// else those with the same object first, and between them one by one.
func pairUp(before, after []object.Ref) []Pair {
	var pairs []Pair
	if len(before) == len(after) {
		for i := range before {
			pairs = append(pairs, Pair{i + 1, i + 1})
		}
		return pairs
	}
	i, k := 0, 0
	upTo := func(m, n int) {
		for i < m || k < n {
			p := Pair{}
			if i < m {
				i++
				p.Signed = i
			}
			if k < n {
				k++
				p.Now = k
			}
			pairs = append(pairs, p)
		}
	}
	for i < len(before) {
		m := i
		for m < len(before) && !slices.Contains(after[k:], before[m]) {
			m++
		}
		if m == len(before) {
			break
		}
		n := k + slices.Index(after[k:], before[m])
		upTo(m, n)
		upTo(m+1, n+1)
	}
	upTo(len(before), len(after))
	return pairs
}

// drawnWith tells whether a page of the newest state leads to one of the
// objects, other than over the tree of pages or a widget that was signed.
func (c *comparison) drawnWith(page object.Ref, objects map[int]bool) bool {
	seen := map[object.Ref]bool{page: true}
	todo := []object.Object{}
	below := func(d object.Dict) {
		for k, v := range d {
			if k != "Parent" && k != "P" && k != "V" && k != "Metadata" && k != "PieceInfo" {
				todo = append(todo, v)
			}
		}
	}
	if d, err := c.new.Dict(page); err == nil {
		below(d)
		for up, hops := d["Parent"], 0; up != nil && hops < maxFieldDepth; hops++ {
			tree, err := c.new.Dict(up)
			if err != nil {
				break
			}
			todo, up = append(todo, tree["Resources"], tree["MediaBox"]), tree["Parent"]
		}
	}
	for len(todo) > 0 {
		if *c.steps++; *c.steps > maxSteps {
			return false
		}
		o := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v := o.(type) {
		case object.Ref:
			if seen[v] || c.filled[v] || c.added[v] {
				continue
			}
			if seen[v] = true; objects[v.Num] {
				return true
			}
			if got, err := c.new.Get(v); err == nil {
				todo = append(todo, got)
			}
		case object.Array:
			todo = append(todo, v...)
		case object.Dict:
			below(v)
		case *object.Stream:
			below(v.Dict)
		}
	}
	return false
}

// pageList gives the pages of a revision in their order.
func pageList(f *object.File) []object.Ref {
	numbers := pageNumbers(f)
	list := make([]object.Ref, len(numbers))
	for r, n := range numbers {
		list[n-1] = r
	}
	return list
}
