package verify

import (
	"bytes"
	"slices"

	"paragraf/pdf/object"
)

// place says what part of a document is being compared, for the reason that is
// given when it differs.
type place struct {
	code string
	page int
	tree bool // in the tree of pages, not in one of them
}

// comparison goes through two revisions of a file from the catalog down and
// notes every difference of meaning. Whether something is kept directly or by
// reference, in which order and where in the file, does not matter.
type comparison struct {
	old, new  *object.File
	pages     map[object.Ref]int  // number of each page of the old revision
	filled    map[object.Ref]bool // fields and widgets that were empty and are signed now
	added     map[object.Ref]bool // fields and widgets of new, unseen signature fields
	seen      map[[2]object.Ref]bool
	explained map[int]bool // objects of the new revision that were accounted for
	queue     []pair
	steps     *int // taken so far, in all comparisons of the file
	good, bad []Reason
	where     map[string]int // the page of a finding, by its sentence
	tree      bool           // the tree of pages itself differs
	counted   bool           // in how many there are, which was told
}

type pair struct {
	a, b  object.Object
	where place
}

// maxSteps bounds the comparisons of a file; one that needs more counts as
// changed.
const maxSteps = 20_000_000

func (c *comparison) allow(code string, args ...any) { c.good = once(c.good, say(code, args...)) }

func (c *comparison) differ(w place) {
	switch w.code {
	case "page_content", "annotation", "visible_field":
		if w.tree {
			if c.tree = true; !c.counted {
				c.bad = once(c.bad, say("page_order"))
			}
			return
		}
		r := say(w.code, w.page)
		c.where[r.Text] = w.page
		c.bad = once(c.bad, r)
	default:
		c.bad = once(c.bad, say(w.code))
	}
}

// once adds a reason that is not in the list; long lists are cut.
func once(list []Reason, r Reason) []Reason {
	for _, have := range list {
		if have.Text == r.Text {
			return list
		}
	}
	if len(list) >= 50 {
		return list
	}
	return append(list, r)
}

// placeOf tells what an entry of the catalog is about.
func placeOf(key object.Name) place {
	switch key {
	case "Pages":
		return place{code: "page_content", page: 1, tree: true}
	case "Names", "AF", "Collection":
		return place{code: "attachment"}
	case "Lang", "PageLabels", "MarkInfo":
		return place{code: "metadata"}
	case "PieceInfo", "LastModified":
		return place{code: "saved_settings"}
	case "AcroForm", "Perms":
		return place{code: "form"}
	case "StructTreeRoot":
		return place{code: "structure"}
	case "Outlines", "Dests":
		return place{code: "outline"}
	case "PageMode", "PageLayout":
		return place{code: "saved_settings"}
	case "OpenAction", "AA", "URI":
		return place{code: "action"}
	case "OCProperties":
		return place{code: "layers"}
	}
	return place{code: "other"}
}

// run compares the queue to its end, in the order of the document, so that the
// same file always gives the same findings.
func (c *comparison) run() {
	for next := 0; next < len(c.queue); next++ {
		p := c.queue[next]
		c.visit(p.a, p.b, p.where)
	}
	c.queue = c.queue[:0]
}

func (c *comparison) push(a, b object.Object, w place) { c.queue = append(c.queue, pair{a, b, w}) }

// visit compares two objects; references in them are queued, so that long
// chains do not grow the stack.
func (c *comparison) visit(a, b object.Object, w place) {
	if *c.steps++; *c.steps > maxSteps {
		c.differ(place{code: "other"})
		return
	}
	ra, aIsRef := a.(object.Ref)
	rb, bIsRef := b.(object.Ref)
	if bIsRef {
		c.explained[rb.Num] = true
	}
	if aIsRef && bIsRef {
		if c.seen[[2]object.Ref{ra, rb}] {
			return
		}
		c.seen[[2]object.Ref{ra, rb}] = true
	}
	va, err1 := c.old.Get(a)
	vb, err2 := c.new.Get(b)
	if err1 != nil || err2 != nil {
		c.differ(w)
		return
	}
	if n, ok := c.pages[ra]; ok && aIsRef {
		w = place{code: "page_content", page: n}
	}
	if aIsRef && ra == rb && c.filled[ra] {
		c.visitFilled(va, vb, w)
		return
	}
	c.values(va, vb, w)
}

// values compares two objects that are no references.
func (c *comparison) values(a, b object.Object, w place) {
	switch x := a.(type) {
	case object.Dict:
		y, ok := b.(object.Dict)
		if !ok {
			c.differ(w)
			return
		}
		c.dicts(x, y, w, nil)
	case *object.Stream:
		y, ok := b.(*object.Stream)
		if !ok || !bytes.Equal(x.Raw, y.Raw) {
			c.differ(w)
			return
		}
		c.dicts(x.Dict, y.Dict, w, func(k object.Name) bool { return k == "Length" })
	case object.Array:
		y, ok := b.(object.Array)
		if !ok || len(x) != len(y) {
			c.differ(w)
			return
		}
		for i := range x {
			c.below(x[i], y[i], w)
		}
	default:
		if !sameAtom(a, b) {
			c.differ(w)
		}
	}
}

// sameAtom compares numbers by value, everything else exactly.
func sameAtom(a, b object.Object) bool {
	if x, ok := object.Number(a); ok {
		y, ok := object.Number(b)
		return ok && x == y
	}
	switch b.(type) {
	case object.Dict, object.Array, *object.Stream:
		return false
	}
	return a == b
}

// below compares what an array or dictionary holds: at once when it is
// direct, later when a reference leads there.
func (c *comparison) below(a, b object.Object, w place) {
	_, r1 := a.(object.Ref)
	_, r2 := b.(object.Ref)
	if r1 || r2 {
		c.push(a, b, w)
		return
	}
	c.visit(a, b, w)
}

// dicts compares all keys but those that skip names. A key with null is as
// good as none (7.3.7).
func (c *comparison) dicts(a, b object.Dict, w place, skip func(object.Name) bool) {
	page := a["Type"] == object.Name("Page")
	both := 0
	for _, k := range a.Keys() {
		if skip != nil && skip(k) {
			continue
		}
		va, vb := a[k], b[k]
		if vb != nil {
			both++
		}
		if page && k == "Annots" {
			c.annotations(va, vb, place{code: "annotation", page: w.page})
			continue
		}
		if vb == nil {
			vb = object.Null{}
		}
		c.below(va, vb, keyPlace(k, w, page))
	}
	if both == len(b) {
		return
	}
	for _, k := range b.Keys() {
		if _, both := a[k]; both || skip != nil && skip(k) {
			continue
		}
		vb := b[k]
		if page && k == "Annots" {
			c.annotations(nil, vb, place{code: "annotation", page: w.page})
			continue
		}
		c.below(object.Null{}, vb, keyPlace(k, w, page))
	}
}

// keyPlace narrows the place by the key that leads further, out of a page or
// anything else.
func keyPlace(k object.Name, w place, page bool) place {
	if page && slices.Contains(savedKeys, k) {
		return place{code: "saved_settings"}
	}
	switch k {
	case "EmbeddedFiles", "AF", "EF":
		return place{code: "attachment"}
	case "JavaScript", "JS", "A", "AA":
		return place{code: "action"}
	case "OC", "OCGs":
		return place{code: "layers"}
	}
	return w
}

// annotations compares the annotations of a page. Widgets of new signature
// fields that nobody sees may have come to the end of the list.
func (c *comparison) annotations(a, b object.Object, w place) {
	if r, ok := b.(object.Ref); ok {
		c.explained[r.Num] = true
	}
	x, err1 := c.old.Array(a)
	y, err2 := c.new.Array(b)
	if err1 != nil || err2 != nil || len(y) < len(x) {
		c.differ(w)
		return
	}
	for i := range x {
		c.below(x[i], y[i], w)
	}
	for _, extra := range y[len(x):] {
		r, ok := extra.(object.Ref)
		if !ok || !c.added[r] {
			c.differ(w)
			continue
		}
		c.explain(r)
	}
}

// visitFilled compares a field or widget that was signed since: its value and
// its appearance may be new, and it may have become locked.
func (c *comparison) visitFilled(a, b object.Object, w place) {
	x, ok1 := a.(object.Dict)
	y, ok2 := b.(object.Dict)
	if !ok1 || !ok2 {
		c.differ(w)
		return
	}
	const locked = 128
	before, _ := c.old.Int(x["F"])
	after, _ := c.new.Int(y["F"])
	c.dicts(x, y, place{code: "form"}, func(k object.Name) bool {
		return k == "V" || k == "AP" || k == "F" && after == before|locked
	})
	c.explain(y["V"])
	c.explain(y["AP"])
	if !c.formOnly(y["AP"]) {
		c.differ(place{code: "form"})
	}
}

// formOnly tells whether an appearance is one form XObject and nothing else,
// which a viewer keeps within the field's rectangle.
func (c *comparison) formOnly(ap object.Object) bool {
	d, err := c.new.Dict(ap)
	if err != nil {
		return false
	}
	if d == nil {
		return true
	}
	n, err := c.new.Stream(d["N"])
	return err == nil && len(d) == 1 && c.new.Name(n.Dict["Subtype"]) == "Form"
}

// explain marks everything that an allowed addition leads to.
func (c *comparison) explain(o object.Object) {
	todo := []object.Object{o}
	for len(todo) > 0 {
		if *c.steps++; *c.steps > maxSteps {
			c.differ(place{code: "other"})
			return
		}
		o := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v := o.(type) {
		case object.Ref:
			if c.explained[v.Num] {
				continue
			}
			c.explained[v.Num] = true
			if got, err := c.new.Get(v); err == nil {
				todo = append(todo, got)
			}
		case object.Array:
			todo = append(todo, v...)
		case object.Dict:
			for _, e := range v {
				todo = append(todo, e)
			}
		case *object.Stream:
			todo = append(todo, v.Dict)
		}
	}
}

// pageNumbers numbers the pages of a revision.
func pageNumbers(f *object.File) map[object.Ref]int {
	numbers := map[object.Ref]int{}
	root, err := f.Catalog()
	if err != nil {
		return numbers
	}
	seen := map[object.Ref]bool{}
	todo := []object.Object{root["Pages"]}
	for len(todo) > 0 {
		r, ok := todo[len(todo)-1].(object.Ref)
		todo = todo[:len(todo)-1]
		if !ok || seen[r] {
			continue
		}
		seen[r] = true
		d, err := f.Dict(r)
		if err != nil || d == nil {
			continue
		}
		kids, err := f.Array(d["Kids"])
		if err != nil || kids == nil {
			numbers[r] = len(numbers) + 1
			continue
		}
		for i := len(kids) - 1; i >= 0; i-- {
			todo = append(todo, kids[i])
		}
	}
	return numbers
}
