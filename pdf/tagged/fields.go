package tagged

import (
	"fmt"

	"paragraf/pdf/object"
)

// Field is an empty signature field, a merged field and widget. Field names
// are unique in a file.
type Field struct {
	Name    string
	Tooltip string     // read aloud and shown when pointed at
	Person  string     // who is expected to sign, "" where that is open
	Page    int        // from 1
	Rect    [4]float64 // left, bottom, right, top in points from the page's lower left corner
	Empty   []byte     // content stream of what is seen until someone signs, from the field's lower left corner; it may use the document's fonts by their family names
}

// sigFlags says that there are signature fields and that the file must only be
// added to (ISO 32000-1, table 219), so that no signer needs to change it.
const sigFlags = 3

func (f *finisher) fields() error {
	if len(f.spec.Fields) == 0 {
		return nil
	}
	var refs object.Array
	f.widgets = map[string]widget{}
	for _, field := range f.spec.Fields {
		if _, twice := f.widgets[field.Name]; twice || field.Name == "" {
			return fmt.Errorf("the field name %q is empty or stands twice", field.Name)
		}
		if field.Page < 1 || field.Page > len(f.pages) {
			return fmt.Errorf("field %s: there is no page %d", field.Name, field.Page)
		}
		at := f.pages[field.Page-1]
		page, err := f.dict(at)
		if err != nil {
			return err
		}
		r := field.Rect
		empty := object.Deflated(object.Dict{
			"Type":      object.Name("XObject"),
			"Subtype":   object.Name("Form"),
			"BBox":      object.Numbers(0, 0, r[2]-r[0], r[3]-r[1]),
			"Resources": resources,
		}, field.Empty)
		dict := object.Dict{
			"Type":    object.Name("Annot"),
			"Subtype": object.Name("Widget"),
			"FT":      object.Name("Sig"),
			"T":       object.TextString(field.Name),
			"TU":      object.TextString(field.Tooltip),
			"F":       object.Int(printed),
			"P":       at,
			"Rect":    object.Numbers(r[:]...),
			"AP":      object.Dict{"N": f.b.Add(empty)},
		}
		if field.Person != "" {
			dict["TM"] = object.TextString(field.Person)
		}
		ref := f.b.Add(dict)
		f.widgets[field.Name] = widget{ref, at}
		annots, _ := page["Annots"].(object.Array)
		page["Annots"] = append(annots, ref)
		refs = append(refs, ref)
	}
	catalog, err := f.dict(f.root)
	if err != nil {
		return err
	}
	catalog["AcroForm"] = f.b.Add(object.Dict{"Fields": refs, "SigFlags": object.Int(sigFlags)})
	return nil
}
