package sign

import (
	"errors"
	"fmt"

	"paragraf/pdf/object"
)

// ErrAppearance: the appearance is no PDF of one page that can be taken over.
var ErrAppearance = errors.New("the appearance of the signature is not a PDF of one page")

// graft takes the only page of a PDF over as a form XObject, fonts and all,
// under fresh numbers. A viewer fits its box into the field's rectangle.
func graft(to object.Adder, pdf []byte) (object.Ref, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return object.Ref{}, fmt.Errorf("%w: %w", ErrAppearance, err)
	}
	root, err := f.Catalog()
	if err != nil {
		return object.Ref{}, fmt.Errorf("%w: %w", ErrAppearance, err)
	}
	pages, err := pageList(f, root)
	if err != nil {
		return object.Ref{}, fmt.Errorf("%w: %w", ErrAppearance, err)
	}
	if len(pages) != 1 {
		return object.Ref{}, fmt.Errorf("%w but has %d", ErrAppearance, len(pages))
	}
	content, err := contentOf(f, pages[0]["Contents"])
	if err != nil {
		return object.Ref{}, fmt.Errorf("%w: %w", ErrAppearance, err)
	}
	box, err := f.Array(pages[0]["MediaBox"])
	if err != nil || len(box) != 4 {
		return object.Ref{}, fmt.Errorf("%w: no MediaBox", ErrAppearance)
	}
	// Not the page itself: neither its parents nor its annotations come along.
	c := object.Copier{From: f, To: to, Skip: map[object.Name]bool{"Parent": true, "Annots": true, "StructParents": true, "StructParent": true}}
	form := object.Dict{"Type": object.Name("XObject"), "Subtype": object.Name("Form"), "FormType": object.Int(1)}
	for key, o := range map[object.Name]object.Object{"BBox": box, "Resources": pages[0]["Resources"]} {
		if o == nil {
			o = object.Dict{}
		}
		if o, err = f.Get(o); err != nil {
			return object.Ref{}, fmt.Errorf("%w: %w", ErrAppearance, err)
		}
		if form[key], err = c.Copy(o); err != nil {
			return object.Ref{}, fmt.Errorf("%w: %w", ErrAppearance, err)
		}
	}
	return to.Add(object.Deflated(form, content)), nil
}

// contentOf joins the content streams of a page.
func contentOf(f *object.File, o object.Object) ([]byte, error) {
	o, err := f.Get(o)
	if err != nil {
		return nil, err
	}
	parts, ok := o.(object.Array)
	if !ok {
		parts = object.Array{o}
	}
	var all []byte
	for _, p := range parts {
		s, err := f.Stream(p)
		if err != nil {
			return nil, err
		}
		data, err := f.Decode(s)
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return all, nil
}
