package verify

import (
	"regexp"
	"slices"
	"strings"

	"paragraf/pdf/object"
)

// compareWithNewest finds what came after the revision that the signature
// covers, and whether all of it is allowed.
func (c *candidate) compareWithNewest(f *object.File, list []*candidate, steps *int) {
	if c.Verdict == Invalid || c.cover.revision == nil {
		return
	}
	if f.End != len(f.Data) {
		c.Changes, c.ChangeKind = append(c.Changes, say("trailing_bytes", len(f.Data)-f.End)), Meaningful
		c.because("trailing_bytes", len(f.Data)-f.End)
		c.lower(ChangedAfter)
		return
	}
	if c.CoversWholeFile {
		return
	}
	cmp := &comparison{
		old: c.cover.revision, new: f, pages: pageNumbers(c.cover.revision),
		filled: map[object.Ref]bool{}, added: map[object.Ref]bool{}, seen: map[[2]object.Ref]bool{}, explained: map[int]bool{}, steps: steps, where: map[string]int{},
	}
	cmp.fields(list)
	cmp.documents()
	cmp.leftovers(c.cover.end)
	for _, r := range cmp.good {
		if r.Code == "later_signature" && forbids(f, c.cover.dict) {
			cmp.bad = once(cmp.bad, say("certified"))
		}
	}
	if len(cmp.good) == 0 && len(cmp.bad) == 0 {
		cmp.bad = append(cmp.bad, say("empty_update"))
	}
	c.ChangeKind = kindOf(cmp.bad, len(cmp.good))
	if len(cmp.bad) > 0 {
		c.ChangedPages = cmp.changedPages()
	}
	c.Changes = append(cmp.bad, cmp.good...)
	if len(cmp.bad) > 0 {
		if c.ChangeKind == Harmless {
			c.because("changed_unseen")
		} else {
			c.because("changed_after")
		}
		c.lower(ChangedAfter)
		return
	}
	c.because("later_only")
	c.lower(ValidLater)
}

// forbids tells whether a signature says that nobody may sign after it: it
// certifies that nothing may be added (DocMDP with P 1; 12.8.2.2), or locks all
// fields (FieldMDP; 12.8.2.4). Evidence may be added, by EN 319 142-1.
func forbids(f *object.File, sig object.Dict) bool {
	refs, _ := f.Array(sig["Reference"])
	for _, o := range refs {
		d, _ := f.Dict(o)
		params, _ := f.Dict(d["TransformParams"])
		if p, ok := f.Int(params["P"]); ok && p == 1 && f.Name(d["TransformMethod"]) == "DocMDP" {
			return true
		}
		if f.Name(d["TransformMethod"]) == "FieldMDP" && f.Name(params["Action"]) == "All" {
			return true
		}
	}
	return false
}

// fields finds the signature fields that were filled or added, and whether a
// signature that holds is in them.
func (c *comparison) fields(list []*candidate) {
	before, err1 := signatureFields(c.old)
	after, err2 := signatureFields(c.new)
	if err1 != nil || err2 != nil {
		c.differ(place{code: "form"})
		return
	}
	was := map[object.Ref]field{}
	for _, at := range before {
		was[at.ref] = at
	}
	for _, at := range after {
		old, known := was[at.ref]
		if known && (old.signed() || !at.signed()) {
			continue // compared like everything else
		}
		holds := false
		for _, later := range list {
			if later.at.ref == at.ref && later.sound && later.Verdict != Invalid {
				holds = true
			}
		}
		switch {
		case !known && !at.signed():
			c.differ(place{code: "form"})
			continue
		case !known && at.shown:
			c.differ(place{code: "visible_field", page: c.pageOf(at)})
			continue
		case !holds:
			c.bad = once(c.bad, say("bad_later_signature", at.name))
		case known && isStamp(c.new, at) && at.role() != "":
			c.bad = once(c.bad, say("stamp_in_place", roleName(at)))
		case isStamp(c.new, at):
			c.allow("later_timestamp")
		default:
			c.allow("later_signature", roleName(at))
		}
		mark := c.filled
		if !known {
			mark = c.added
			c.unseen(at)
		}
		mark[at.ref] = true
		for _, w := range at.widgets {
			mark[w] = true
		}
	}
}

// roleName says in Swedish which field it is.
func roleName(at field) string {
	switch at.role() {
	case "secretary":
		return "Sekreterarens fält"
	case "chair":
		return "Ordförandens fält"
	case "adjuster":
		if _, n, ok := strings.Cut(at.name, "-"); ok {
			return "Fältet för justerare " + n
		}
		return "Justerarens fält"
	case "clerk":
		return "Fältet för bestyrkande"
	}
	return "Fältet " + at.name
}

func isStamp(f *object.File, at field) bool {
	d, err := f.Dict(at.value)
	return err == nil && timestampDict(f, d)
}

// pageOf is the page of a field in the new revision; 0 when on none.
func (c *comparison) pageOf(at field) int {
	for page, n := range pageNumbers(c.new) {
		d, err := c.new.Dict(page)
		if err != nil {
			continue
		}
		annots, _ := c.new.Array(d["Annots"])
		for _, a := range annots {
			for _, w := range at.widgets {
				if a == object.Object(w) {
					return n
				}
			}
		}
	}
	return 0
}

// documents compares trailers and catalogs, and from there everything.
func (c *comparison) documents() {
	a, err1 := c.old.Catalog()
	b, err2 := c.new.Catalog()
	if err1 != nil || err2 != nil {
		c.differ(place{code: "other"})
		return
	}
	if x, y := len(c.pages), len(pageNumbers(c.new)); x != y {
		c.bad, c.counted = once(c.bad, say("page_added", x, y)), true
	}
	c.seen[[2]object.Ref{c.old.Root(), c.new.Root()}] = true
	c.explained[c.new.Root().Num] = true
	c.compare(a["Pages"], b["Pages"], placeOf("Pages"))
	c.form(a["AcroForm"], b["AcroForm"])
	c.evidence(b["DSS"])
	both := a.Clone()
	for k, v := range b {
		both[k] = v
	}
	for _, k := range both.Keys() {
		switch k {
		case "Pages", "AcroForm":
		case "Metadata":
			c.metadata(a[k], b[k])
		case "ViewerPreferences":
			c.settings(a[k], b[k])
		case "DSS":
			if b[k] == nil {
				c.differ(place{code: "other"})
			}
		case "Version":
			if !newer(c.old.Name(a[k]), c.new.Name(b[k])) {
				c.differ(place{code: "other"})
			}
		case "Extensions":
			c.extensions(a[k], b[k])
		default:
			c.compare(a[k], b[k], placeOf(k))
		}
	}
	c.particulars(c.old.Trailer["Info"], c.new.Trailer["Info"])
	if x, y := firstID(c.old), firstID(c.new); x != y {
		c.differ(place{code: "metadata"})
	}
}

// compare runs one part of the document to its end.
func (c *comparison) compare(a, b object.Object, w place) {
	if a == nil {
		a = object.Null{}
	}
	if b == nil {
		b = object.Null{}
	}
	c.push(a, b, w)
	c.run()
}

func firstID(f *object.File) object.String {
	ids, err := f.Array(f.Trailer["ID"])
	if err != nil || len(ids) == 0 {
		return ""
	}
	s, _ := ids[0].(object.String)
	return s
}

// newer: signers may raise the version of the format.
func newer(a, b object.Name) bool {
	known := regexp.MustCompile(`^(1\.[0-7]|2\.0)$`)
	return a == b || b >= a && known.MatchString(string(b))
}

// extensions may only gain entries, as signers of PAdES declare theirs, that
// say no more than a version (ISO 32000-1, 7.12).
func (c *comparison) extensions(a, b object.Object) {
	x, err1 := c.old.Dict(a)
	y, err2 := c.new.Dict(b)
	if err1 != nil || err2 != nil {
		c.differ(place{code: "other"})
		return
	}
	for k, v := range x {
		c.compare(v, y[k], place{code: "other"})
	}
	for k, v := range y {
		if x[k] == nil && k != "Type" && !c.declares(v) {
			c.differ(place{code: "other"})
		}
	}
	c.explain(b)
}

// declares tells whether an entry of the extensions is a version and nothing
// that anything could be kept in.
func (c *comparison) declares(o object.Object) bool {
	d, err := c.new.Dict(o)
	if err != nil {
		return false
	}
	for k, v := range d {
		switch v.(type) {
		case object.Name, object.Int, object.String:
		default:
			return false
		}
		if !slices.Contains([]object.Name{"Type", "BaseVersion", "ExtensionLevel", "ExtensionRevision", "URL"}, k) {
			return false
		}
	}
	return true
}

// form compares the interactive form: fields of new signatures may have come
// to the end, and SigFlags may say that there are signatures.
func (c *comparison) form(a, b object.Object) {
	w := place{code: "form"}
	if r, ok := b.(object.Ref); ok {
		c.explained[r.Num] = true
	}
	x, err1 := c.old.Dict(a)
	y, err2 := c.new.Dict(b)
	if err1 != nil || err2 != nil {
		c.differ(w)
		return
	}
	before, _ := c.old.Int(x["SigFlags"])
	after, _ := c.new.Int(y["SigFlags"])
	if after&before != before || after&^3 != 0 {
		c.differ(w)
	}
	c.dicts(x, y, w, func(k object.Name) bool { return k == "SigFlags" || k == "Fields" || slices.Contains(formKeys, k) })
	c.savedForm(x, y)
	if r, ok := y["Fields"].(object.Ref); ok {
		c.explained[r.Num] = true
	}
	list, err1 := c.old.Array(x["Fields"])
	longer, err2 := c.new.Array(y["Fields"])
	if err1 != nil || err2 != nil || len(longer) < len(list) {
		c.differ(w)
		return
	}
	for i := range list {
		c.push(list[i], longer[i], w)
	}
	for _, extra := range longer[len(list):] {
		r, ok := extra.(object.Ref)
		if !ok || !c.added[r] {
			c.differ(w)
			continue
		}
		c.explain(r)
	}
	c.run()
}
