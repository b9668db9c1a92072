package verify

import (
	"slices"

	"paragraf/pdf/object"
)

// unseenKeys are all that a signature needs which nobody sees: what else its
// field or widget had would be an action, a border, a layer or a hiding place.
var unseenKeys = []object.Name{"Type", "Subtype", "FT", "T", "TU", "TM", "V", "F", "Ff", "P", "Rect", "Kids", "Parent", "AP", "MK", "DA", "Lock", "SV"}

// unseen compares a new signature field that has no size with what such a field
// needs.
func (c *comparison) unseen(at field) {
	for _, r := range append([]object.Ref{at.ref}, at.widgets...) {
		d, err := c.new.Dict(r)
		if err != nil || !c.plainWidget(at, r, d) {
			c.differ(place{code: "form"})
			return
		}
		if d["A"] != nil || d["AA"] != nil {
			c.differ(place{code: "action"})
			return
		}
		for k := range d {
			if !slices.Contains(unseenKeys, k) {
				c.differ(place{code: "form"})
				return
			}
		}
	}
}

// plainWidget tells whether a field or widget hangs together with nothing but
// its own parts and a page of the document, and draws at most one form.
func (c *comparison) plainWidget(at field, r object.Ref, d object.Dict) bool {
	kids, err := c.new.Array(d["Kids"])
	if err != nil || r != at.ref && len(kids) > 0 {
		return false
	}
	for _, k := range kids {
		if w, ok := k.(object.Ref); !ok || !slices.Contains(at.widgets, w) {
			return false
		}
	}
	if d["Parent"] != nil && (r == at.ref || d["Parent"] != object.Object(at.ref)) {
		return false
	}
	if page, ok := d["P"].(object.Ref); d["P"] != nil && (!ok || c.pages[page] == 0) {
		return false
	}
	drawn, err := c.new.Dict(d["MK"])
	return err == nil && len(drawn) == 0 && c.formOnly(d["AP"])
}
