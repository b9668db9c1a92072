package sign

import (
	"crypto"
	"fmt"
	"slices"
	"strings"

	"paragraf/pdf/object"
)

// StampDocument adds a timestamp over the whole document in an invisible field
// (PAdES B-LTA; EN 319 142-1 clause 5.5), which vouches for its signatures and
// evidence until the authority's own certificate runs out.
func StampDocument(pdf []byte, stamp Stamp) ([]byte, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	first, err := firstPage(f, root)
	if err != nil {
		return nil, err
	}
	known, err := findFields(f)
	if err != nil {
		return nil, err
	}
	u, err := f.Update()
	if err != nil {
		return nil, err
	}
	name := ""
	for n := 1; name == ""; n++ {
		name = fmt.Sprintf("timestamp-%d", n)
		if slices.ContainsFunc(known, func(k found) bool { return k.Name == name }) {
			name = ""
		}
	}
	sig := u.Add(object.Dict{
		"Type": object.Name("DocTimeStamp"), "Filter": object.Name("Adobe.PPKLite"), "SubFilter": object.Name("ETSI.RFC3161"),
		"ByteRange": object.Verbatim(strings.Repeat(" ", rangeWidth)),
		"Contents":  object.Verbatim("<" + strings.Repeat("0", 2*stampRoom) + ">"),
	})
	const hiddenAndLocked = 132
	field := u.Add(object.Dict{
		"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "FT": object.Name("Sig"), "T": object.TextString(name),
		"F": object.Int(hiddenAndLocked), "P": first, "Rect": object.Numbers(0, 0, 0, 0), "V": sig,
	})
	page, err := f.Dict(first)
	if err != nil {
		return nil, err
	}
	if err := appendTo(f, u, first, page, "Annots", field); err != nil {
		return nil, err
	}
	form, err := f.Dict(root["AcroForm"])
	if err != nil {
		return nil, err
	}
	form = form.Clone()
	if form == nil {
		form = object.Dict{}
	}
	form["SigFlags"] = object.Int(3)
	if at, ok := root["AcroForm"].(object.Ref); ok {
		err = appendTo(f, u, at, form, "Fields", field)
	} else {
		at := u.Reserve()
		if err = appendTo(f, u, at, form, "Fields", field); err == nil {
			root = root.Clone()
			root["AcroForm"] = at
			u.Set(f.Root(), root)
		}
	}
	if err != nil {
		return nil, err
	}
	out, offsets, err := u.Bytes(nextID(pdf))
	if err != nil {
		return nil, err
	}
	err = enclose(out, offsets[sig], crypto.SHA256, func(digest []byte) ([]byte, error) { return stamp(crypto.SHA256, digest) })
	if err != nil {
		return nil, err
	}
	return out, check(pdf, out, name)
}

// appendTo sets an object to a dictionary whose array under a key has one more
// element; an array that is an object of its own is changed there.
func appendTo(f *object.File, u *object.Update, at object.Ref, d object.Dict, key object.Name, more object.Ref) error {
	list, err := f.Array(d[key])
	if err != nil {
		return err
	}
	list = append(append(object.Array{}, list...), more)
	if ref, ok := d[key].(object.Ref); ok {
		u.Set(ref, list)
		if key == "Fields" {
			u.Set(at, d) // its flags may have changed
		}
		return nil
	}
	d = d.Clone()
	d[key] = list
	u.Set(at, d)
	return nil
}

// firstPage finds the first page of a document.
func firstPage(f *object.File, root object.Dict) (object.Ref, error) {
	o := root["Pages"]
	for range 64 {
		ref, ok := o.(object.Ref)
		d, err := f.Dict(o)
		if err != nil {
			return ref, err
		}
		kids, err := f.Array(d["Kids"])
		if err != nil {
			return ref, err
		}
		if len(kids) == 0 {
			if !ok || f.Name(d["Type"]) != "Page" {
				break
			}
			return ref, nil
		}
		o = kids[0]
	}
	return object.Ref{}, fmt.Errorf("%w: no first page", object.ErrDamaged)
}
