package sign

import (
	"fmt"
	"strings"
	"time"

	"paragraf/pdf/object"
)

// Field is a signature field that a document was made with.
type Field struct {
	Name     string     // "chair", "adjuster-2": unique in the document
	Role     string     // secretary, chair, adjuster or clerk, from the name; else empty
	Person   string     // who is meant to sign, when the document says so
	Tooltip  string     // what the field says about itself, as "Ordförande: Ellen Fjällvik"
	Page     int        // from 1; 0 when it stands on no page
	Rect     [4]float64 // left, bottom, right, top in points
	Signed   bool
	SignedBy string    // the name that the signature claims
	SignedAt time.Time // the time that the signature claims
}

// Fields lists the signature fields of a document in its own order. Whether
// the signatures in them are good is not asked here.
func Fields(pdf []byte) ([]Field, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	found, err := findFields(f)
	if err != nil {
		return nil, err
	}
	list := make([]Field, len(found))
	for i := range found {
		list[i] = found[i].Field
	}
	return list, nil
}

// found is a field with its places in the file.
type found struct {
	Field
	ref, widget object.Ref // the same object where the two are merged
}

// maxFields bounds the walk over a form.
const maxFields = 10_000

func findFields(f *object.File) ([]found, error) {
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	form, err := f.Dict(root["AcroForm"])
	if err != nil || form == nil {
		return nil, err
	}
	top, err := f.Array(form["Fields"])
	if err != nil {
		return nil, err
	}
	pages, err := widgetPages(f, root)
	if err != nil {
		return nil, err
	}
	w := walker{file: f, pages: pages, seen: map[object.Ref]bool{}}
	if err := w.fields(top, "", "", 0); err != nil {
		return nil, err
	}
	return w.list, nil
}

type walker struct {
	file  *object.File
	pages map[object.Ref]int
	seen  map[object.Ref]bool
	list  []found
}

func (w *walker) fields(kids object.Array, prefix string, kind object.Name, depth int) error {
	if depth > 32 {
		return fmt.Errorf("%w: form fields nested deeper than 32", object.ErrLimit)
	}
	for _, o := range kids {
		ref, ok := o.(object.Ref)
		if !ok || w.seen[ref] {
			continue
		}
		if w.seen[ref] = true; len(w.seen) > maxFields {
			return fmt.Errorf("%w: more than %d form fields", object.ErrLimit, maxFields)
		}
		d, err := w.file.Dict(ref)
		if err != nil {
			return err
		}
		name, fieldKind := prefix, kind
		if t := w.file.Text(d["T"]); t != "" {
			if name = t; prefix != "" {
				name = prefix + "." + t
			}
		}
		if ft := w.file.Name(d["FT"]); ft != "" {
			fieldKind = ft
		}
		below, err := w.file.Array(d["Kids"])
		if err != nil {
			return err
		}
		widget := ref
		if len(below) > 0 {
			named, err := w.named(below)
			if err != nil {
				return err
			}
			if named {
				if err := w.fields(below, name, fieldKind, depth+1); err != nil {
					return err
				}
				continue
			}
			widget, _ = below[0].(object.Ref)
		}
		if fieldKind == "Sig" {
			if err := w.add(ref, widget, name, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// named tells whether the kids are fields of their own rather than widgets.
func (w *walker) named(kids object.Array) (bool, error) {
	for _, k := range kids {
		d, err := w.file.Dict(k)
		if err != nil {
			return false, err
		}
		if _, ok := d["T"]; ok {
			return true, nil
		}
	}
	return false, nil
}

func (w *walker) add(ref, widget object.Ref, name string, d object.Dict) error {
	f := w.file
	field := Field{Name: name, Role: roleOf(name), Tooltip: f.Text(d["TU"]), Person: f.Text(d["TM"]), Page: w.pages[widget]}
	if field.Person == "" {
		if _, who, ok := strings.Cut(field.Tooltip, ": "); ok {
			field.Person = who
		}
	}
	box, err := f.Dict(widget)
	if err != nil {
		return err
	}
	rect, err := f.Array(box["Rect"])
	if err != nil {
		return err
	}
	for i := 0; i < len(rect) && i < 4; i++ {
		v, err := f.Get(rect[i])
		if err != nil {
			return err
		}
		field.Rect[i], _ = object.Number(v)
	}
	sig, err := f.Dict(d["V"])
	if err != nil {
		return err
	}
	if sig != nil {
		field.Signed = true
		field.SignedBy = f.Text(sig["Name"])
		if m, err := f.Get(sig["M"]); err == nil {
			if s, ok := m.(object.String); ok {
				field.SignedAt, _ = object.ParseDate(s)
			}
		}
	}
	w.list = append(w.list, found{field, ref, widget})
	return nil
}

// roleOf reads the role out of a field's name: "adjuster-2" is an adjuster.
func roleOf(name string) string {
	head, _, _ := strings.Cut(name, "-")
	switch head {
	case "secretary", "chair", "adjuster", "clerk":
		return head
	}
	return ""
}

// widgetPages tells for each annotation on which page it stands.
func widgetPages(f *object.File, root object.Dict) (map[object.Ref]int, error) {
	on := map[object.Ref]int{}
	list, err := pageList(f, root)
	if err != nil {
		return nil, err
	}
	for i, page := range list {
		annots, err := f.Array(page["Annots"])
		if err != nil {
			return nil, err
		}
		for _, a := range annots {
			if r, ok := a.(object.Ref); ok {
				on[r] = i + 1
			}
		}
	}
	return on, nil
}

// inherited are the entries that a page takes from the tree above it.
var inherited = []object.Name{"Resources", "MediaBox", "CropBox", "Rotate"}

// pageList gives the page dictionaries in order, with what they inherit.
func pageList(f *object.File, root object.Dict) ([]object.Dict, error) {
	var list []object.Dict
	seen := map[object.Ref]bool{}
	var walk func(o object.Object, above object.Dict, depth int) error
	walk = func(o object.Object, above object.Dict, depth int) error {
		if depth > 64 {
			return fmt.Errorf("%w: pages nested deeper than 64", object.ErrLimit)
		}
		if r, ok := o.(object.Ref); ok {
			if seen[r] {
				return fmt.Errorf("%w: a page stands twice in the page tree", object.ErrDamaged)
			}
			seen[r] = true
		}
		d, err := f.Dict(o)
		if err != nil || d == nil {
			return err
		}
		d = d.Clone()
		for _, k := range inherited {
			if v, ok := above[k]; ok && d[k] == nil {
				d[k] = v
			}
		}
		if d["Kids"] == nil {
			list = append(list, d)
			return nil
		}
		kids, err := f.Array(d["Kids"])
		if err != nil {
			return err
		}
		for _, k := range kids {
			if err := walk(k, d, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return list, walk(root["Pages"], object.Dict{}, 0)
}
