package tagged

import (
	"fmt"

	"paragraf/pdf/object"
)

// structure writes the structure tree and, so that each piece of a page finds
// its element, the parent tree (ISO 32000-1, 14.7.4.4).
func (f *finisher) structure() error {
	if f.spec.Structure == nil {
		return nil
	}
	catalog, err := f.dict(f.root)
	if err != nil {
		return err
	}
	t := &tree{finisher: f, root: f.b.Reserve(), parents: make([]object.Array, len(f.pages)), next: len(f.pages)}
	document, err := t.element(&Element{Type: "Document", Kids: f.spec.Structure}, t.root)
	if err != nil {
		return err
	}
	var nums object.Array
	for i, ref := range f.pages {
		page, err := f.dict(ref)
		if err != nil {
			return err
		}
		page["StructParents"] = object.Int(i)
		page["Tabs"] = object.Name("S") // the keyboard follows the structure
		nums = append(nums, object.Int(i), f.b.Add(t.parents[i]))
	}
	for i, ref := range t.annotations {
		nums = append(nums, object.Int(len(f.pages)+i), ref)
	}
	f.b.Set(t.root, object.Dict{
		"Type": object.Name("StructTreeRoot"), "K": document,
		"ParentTree": f.b.Add(object.Dict{"Nums": nums}), "ParentTreeNextKey": object.Int(t.next),
	})
	catalog["StructTreeRoot"] = t.root
	catalog["MarkInfo"] = object.Dict{"Marked": object.Bool(true)}
	return nil
}

// tree is the structure while it is written.
type tree struct {
	*finisher
	root        object.Ref
	parents     []object.Array // by page and marked content, the element it belongs to
	annotations []object.Ref   // the elements of annotations, in the order of their keys
	next        int            // key of the next annotation in the parent tree
}

// element writes an element under its parent and returns its number. There are
// thousands in a long document, so they are written out at once.
func (t *tree) element(e *Element, parent object.Ref) (object.Ref, error) {
	ref := t.b.Reserve()
	var at object.Ref // the page of its content
	var kids []byte
	n := 0
	kid := func(o object.Object) {
		if n++; n > 1 {
			kids = append(kids, ' ')
		}
		kids = object.Append(kids, o)
	}
	for i, m := range e.marks {
		if m.page < 1 || m.page > len(t.pages) {
			return ref, fmt.Errorf("element %s: there is no page %d", e.Type, m.page)
		}
		page := t.pages[m.page-1]
		if i == 0 {
			at = page
		}
		if at == page {
			kid(object.Int(m.id))
		} else {
			kid(object.Dict{"Type": object.Name("MCR"), "Pg": page, "MCID": object.Int(m.id)})
		}
		known := t.parents[m.page-1]
		for len(known) <= m.id {
			known = append(known, object.Null{})
		}
		known[m.id] = ref
		t.parents[m.page-1] = known
	}
	for _, l := range e.Links {
		annotation, err := t.link(l)
		if err != nil {
			return ref, err
		}
		kid(t.refer(ref, annotation, t.pages[l.Page-1]))
	}
	if e.Field != "" {
		w, ok := t.widgets[e.Field]
		if !ok {
			return ref, fmt.Errorf("there is no field %q", e.Field)
		}
		// Not an array of one: when the field is signed, judges of changes know
		// this path alone as harmless.
		at, kids, n = w.page, object.Append(nil, t.refer(ref, w.ref, w.page)), 1
	} else {
		for _, below := range e.Kids {
			if below.empty() {
				continue
			}
			k, err := t.element(below, ref)
			if err != nil {
				return ref, err
			}
			kid(k)
		}
	}
	t.b.Set(ref, e.written(parent, at, kids, n))
	return ref, nil
}

// written is the element's dictionary, its keys in the order of all others.
func (e *Element) written(parent, at object.Ref, kids []byte, n int) object.Verbatim {
	out := append(make([]byte, 0, len(kids)+96), "<</Type /StructElem"...)
	entry := func(key string, value object.Object) {
		out = object.Append(append(out, key...), value)
	}
	switch {
	case e.Scope != "":
		entry("/A ", object.Dict{"O": object.Name("Table"), "Scope": object.Name(e.Scope)})
	case e.Alt != "":
		entry("/A ", object.Dict{"O": object.Name("Layout"), "Placement": object.Name("Block"), "BBox": object.Numbers(e.Box[:]...)})
		entry("/Alt ", object.TextString(e.Alt))
	case e.Marks != "":
		entry("/A ", object.Dict{"O": object.Name("List"), "ListNumbering": object.Name(e.Marks)})
	}
	switch {
	case n == 1:
		out = append(append(out, "/K "...), kids...)
	case n > 1:
		out = append(append(append(out, "/K ["...), kids...), ']')
	}
	entry("/P ", parent)
	if at.Num > 0 {
		entry("/Pg ", at)
	}
	entry("/S ", object.Name(e.Type))
	return append(out, ">>"...)
}

// link finds an annotation and gives it the words that are read aloud.
func (t *tree) link(l Link) (object.Ref, error) {
	if l.Page < 1 || l.Page > len(t.pages) {
		return object.Ref{}, fmt.Errorf("link %q: there is no page %d", l.Says, l.Page)
	}
	page, err := t.dict(t.pages[l.Page-1])
	if err != nil {
		return object.Ref{}, err
	}
	n := 0
	annots, _ := page["Annots"].(object.Array)
	for _, a := range annots {
		d, err := t.dict(a)
		if err != nil {
			return object.Ref{}, err
		}
		if d["Subtype"] != object.Name("Link") {
			continue
		}
		if n == l.Index {
			d["Contents"] = object.TextString(l.Says)
			ref, _ := a.(object.Ref)
			return ref, nil
		}
		n++
	}
	return object.Ref{}, fmt.Errorf("page %d has no link %d", l.Page, l.Index)
}

// refer ties an annotation to its element and returns the reference that the
// element holds to it.
func (t *tree) refer(element, annotation, page object.Ref) object.Dict {
	if d, err := t.dict(annotation); err == nil {
		d["StructParent"] = object.Int(t.next)
	}
	t.annotations = append(t.annotations, element)
	t.next++
	return object.Dict{"Type": object.Name("OBJR"), "Obj": annotation, "Pg": page}
}
