package verify

import (
	"fmt"
	"strings"

	"paragraf/pdf/object"
)

// field is a signature field of one revision.
type field struct {
	name    string
	ref     object.Ref
	value   object.Object // V as it stands: a reference when all is well, nil when empty
	widgets []object.Ref  // the field itself where the two are merged
	shown   bool          // some widget has a size and is not hidden
}

// role reads the role out of a field's name: "adjuster-2" is an adjuster.
func (f field) role() string {
	head, _, _ := strings.Cut(f.name, "-")
	switch head {
	case "secretary", "chair", "adjuster", "clerk":
		return head
	}
	return ""
}

// signed tells whether the field has a value.
func (f field) signed() bool { return f.value != nil }

const (
	maxFields     = 10_000
	maxFieldDepth = 32
)

// signatureFields lists the signature fields of a revision in its own order.
func signatureFields(f *object.File) ([]field, error) {
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
	c := collector{file: f, seen: map[object.Ref]bool{}}
	err = c.walk(top, "", "", nil, 0)
	return c.list, err
}

type collector struct {
	file *object.File
	seen map[object.Ref]bool
	list []field
}

// walk goes down the tree of fields; kind and value are inherited (12.7.3.1).
func (c *collector) walk(kids object.Array, prefix string, kind object.Name, value object.Object, depth int) error {
	if depth > maxFieldDepth {
		return fmt.Errorf("%w: form fields nested deeper than %d", object.ErrLimit, maxFieldDepth)
	}
	for _, o := range kids {
		ref, ok := o.(object.Ref)
		if !ok || c.seen[ref] {
			continue
		}
		if c.seen[ref] = true; len(c.seen) > maxFields {
			return fmt.Errorf("%w: more than %d form fields", object.ErrLimit, maxFields)
		}
		d, err := c.file.Dict(ref)
		if err != nil {
			return err
		}
		at := field{name: prefix, ref: ref, value: value}
		if t := printable(c.file.Text(d["T"])); t != "" {
			at.name = strings.TrimPrefix(prefix+"."+t, ".")
		}
		k := kind
		if n := c.file.Name(d["FT"]); n != "" {
			k = n
		}
		if v, ok := d["V"]; ok {
			at.value = nil
			if got, err := c.file.Get(v); err != nil {
				at.value = v // there is something, even if it cannot be read
			} else if _, empty := got.(object.Null); !empty {
				at.value = v
			}
		}
		below, err := c.file.Array(d["Kids"])
		if err != nil {
			return err
		}
		fields, widgets := c.split(below)
		if len(fields) > 0 {
			if err := c.walk(fields, at.name, k, at.value, depth+1); err != nil {
				return err
			}
			if len(widgets) == 0 {
				continue
			}
		}
		if k != "Sig" {
			continue
		}
		if len(below) == 0 {
			widgets = []object.Ref{ref}
		}
		at.widgets = widgets
		for _, w := range widgets {
			at.shown = at.shown || c.visible(w)
		}
		at.shown = at.shown || c.visible(ref) // a field with widgets may be drawn itself
		c.list = append(c.list, at)
	}
	return nil
}

// split parts the kids of a field into fields of their own and widgets.
func (c *collector) split(kids object.Array) (fields object.Array, widgets []object.Ref) {
	for _, k := range kids {
		d, err := c.file.Dict(k)
		if err != nil {
			continue
		}
		if _, named := d["T"]; named {
			fields = append(fields, k)
		} else if r, ok := k.(object.Ref); ok {
			widgets = append(widgets, r)
		}
	}
	return fields, widgets
}

// visible tells whether a reader could see the widget: it has an area and is
// neither hidden nor kept from the screen, also under the mouse (12.5.3).
func (c *collector) visible(w object.Ref) bool {
	d, err := c.file.Dict(w)
	if err != nil {
		return true
	}
	const hidden, printed, noView, toggles = 2, 4, 32, 256
	if flags, ok := c.file.Int(d["F"]); ok && flags&(hidden|noView) != 0 && flags&(printed|toggles) == 0 {
		return false
	}
	rect, err := c.file.Array(d["Rect"])
	if err != nil || rect == nil {
		return err != nil
	}
	if len(rect) != 4 {
		return true
	}
	var v [4]float64
	for i, o := range rect {
		n, err := c.file.Get(o)
		if err != nil {
			return true
		}
		v[i], _ = object.Number(n)
	}
	return v[0] != v[2] && v[1] != v[3]
}
