package verify

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"paragraf/pdf/object"
)

// harmless are the codes of what programs change by themselves when they save a
// file: a date, the name of the program, how the window opens, what a form is
// written with. Nobody sees it on a page. It is a change after the signature
// all the same, of a kind of its own.
var harmless = map[string]bool{"saved_particulars": true, "saved_settings": true, "saved_form": true}

// kindOf tells the worst of what came after.
func kindOf(changes []Reason, good int) Kind {
	switch {
	case len(changes) == 0 && good == 0:
		return Nothing
	case len(changes) == 0:
		return Signing
	}
	for _, r := range changes {
		if !harmless[r.Code] {
			return Meaningful
		}
	}
	return Harmless
}

// savedKeys are the entries of the catalog and of pages that a program writes
// for itself.
var savedKeys = []object.Name{"PieceInfo", "LastModified"}

// harmlessSettings are the viewer's preferences that change no page (12.2); the
// areas that are shown and printed are not among them.
var harmlessSettings = []object.Name{"HideToolbar", "HideMenubar", "HideWindowUI", "FitWindow", "CenterWindow", "DisplayDocTitle",
	"NonFullScreenPageMode", "Direction", "PrintScaling", "Duplex", "NumCopies", "PickTrayByPDFSize"}

// settings compares how the window is to open.
func (c *comparison) settings(a, b object.Object) {
	c.entries(a, b, place{code: "saved_settings"}, place{code: "other"}, harmlessSettings)
}

// particulars compares the document information: when and by which program it
// was saved is harmless, a title is not.
func (c *comparison) particulars(a, b object.Object) {
	c.entries(a, b, place{code: "saved_particulars"}, place{code: "metadata"}, []object.Name{"ModDate", "Producer"})
}

// entries compares two dictionaries: those of the keys that a program may set by
// itself in one way, the rest in another.
func (c *comparison) entries(a, b object.Object, saved, otherwise place, keys []object.Name) {
	x, err1 := c.old.Dict(a)
	y, err2 := c.new.Dict(b)
	if err1 != nil || err2 != nil {
		c.differ(otherwise)
		return
	}
	if r, ok := b.(object.Ref); ok {
		c.explained[r.Num] = true
	}
	both := x.Clone()
	for k, v := range y {
		both[k] = v
	}
	for _, k := range both.Keys() {
		w := otherwise
		if slices.Contains(keys, k) {
			w = saved
		}
		c.compare(x[k], y[k], w)
	}
}

// metadata compares the XMP packets by the properties in them, however they are
// written.
func (c *comparison) metadata(a, b object.Object) {
	before := len(c.bad)
	c.compare(a, b, place{code: "metadata"})
	if len(c.bad) == before {
		return
	}
	x, ok1 := properties(c.old, a)
	y, ok2 := properties(c.new, b)
	if !ok1 || !ok2 || !slices.Equal(x, y) {
		return
	}
	c.bad = once(c.bad[:before], say("saved_particulars"))
	c.explain(b)
}

// volatile are the properties that each program writes anew when it saves.
var volatile = []string{"ModifyDate", "MetadataDate", "InstanceID", "Producer", "CreatorTool"}

// properties lists what an XMP packet says, in the order of the alphabet and
// without what is volatile; false where it cannot be read.
func properties(f *object.File, o object.Object) ([]string, bool) {
	s, err := f.Stream(o)
	if err != nil {
		return nil, false
	}
	raw, err := f.Decode(s)
	if err != nil {
		return nil, false
	}
	const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	var list, path []string
	text := ""
	at := func() string { return strings.Join(path, "/") }
	for d := xml.NewDecoder(strings.NewReader(string(raw))); ; {
		token, err := d.Token()
		switch t := token.(type) {
		case nil:
			if err != io.EOF {
				return nil, false
			}
			slices.Sort(list)
			return list, len(list) > 0
		case xml.StartElement:
			path, text = append(path, t.Name.Space+" "+t.Name.Local), ""
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || a.Name.Local == "xmptk" || a.Name.Space == rdf && a.Name.Local == "about" || slices.Contains(volatile, a.Name.Local) {
					continue
				}
				list = append(list, at()+"/"+a.Name.Space+" "+a.Name.Local+"="+a.Value)
			}
		case xml.CharData:
			text += string(t)
		case xml.EndElement:
			if said := strings.TrimSpace(text); said != "" && !slices.Contains(volatile, t.Name.Local) {
				list = append(list, at()+"="+said)
			}
			path, text = path[:len(path)-1], ""
		}
	}
}

// formKeys are the entries of a form that programs add for fields of text,
// which a document of ours has none of.
var formKeys = []object.Name{"DA", "DR", "Q", "NeedAppearances"}

// savedForm compares those entries: harmless where no field but signatures could
// be drawn with them.
func (c *comparison) savedForm(x, y object.Dict) {
	w := place{code: "saved_form"}
	if otherFields(c.old) || otherFields(c.new) {
		w = place{code: "form"}
	}
	for _, k := range formKeys {
		before := len(c.bad)
		c.compare(x[k], y[k], w)
		if len(c.bad) > before {
			c.explain(y[k])
		}
	}
}

// otherFields tells whether a form has fields that are no signatures, or that
// cannot be told.
func otherFields(f *object.File) bool {
	root, err := f.Catalog()
	if err != nil {
		return true
	}
	form, err := f.Dict(root["AcroForm"])
	if err != nil {
		return true
	}
	if form["XFA"] != nil {
		return true
	}
	todo, err := f.Array(form["Fields"])
	if err != nil {
		return true
	}
	seen := 0
	for len(todo) > 0 {
		if seen++; seen > maxFields {
			return true
		}
		d, err := f.Dict(todo[0])
		if err != nil {
			return true
		}
		todo = todo[1:]
		kids, err := f.Array(d["Kids"])
		switch {
		case err != nil:
			return true
		case len(kids) > 0:
			todo = append(todo[:len(todo):len(todo)], kids...)
		case d["FT"] != nil && f.Name(d["FT"]) != "Sig":
			return true
		}
	}
	return false
}
