package verify

import (
	"encoding/asn1"
	"regexp"

	"paragraf/pdf/object"
)

// evidence takes the document security store as it is (EN 319 142-1 5.4.2):
// certificates and revocation data, which nobody sees.
func (c *comparison) evidence(o object.Object) {
	d, err := c.new.Dict(o)
	if err != nil {
		c.differ(place{code: "other"})
		return
	}
	if d == nil {
		return
	}
	for k := range d {
		switch k {
		case "Type", "VRI", "Certs", "OCSPs", "CRLs":
		default:
			c.differ(place{code: "other"})
			return
		}
	}
	known := make(map[int]bool, len(c.explained))
	for n := range c.explained {
		known[n] = true
	}
	c.explain(o)
	old, _ := c.old.Catalog()
	if !c.grown(old["DSS"], d) {
		c.bad = once(c.bad, say("evidence_removed"))
	}
	changed := old["DSS"] == nil
	for n := range c.explained {
		was, _ := c.old.Entry(n)
		is, _ := c.new.Entry(n)
		changed = changed || !known[n] && was != is
	}
	if !changed {
		return
	}
	c.allow("later_evidence")
	if !c.sound(d) {
		c.bad = once(c.bad, say("evidence_damaged"))
	}
}

// grown tells whether the evidence still holds all that it held: whoever takes
// an answer away may hide that a certificate was revoked.
func (c *comparison) grown(before object.Object, after object.Dict) bool {
	old, err := c.old.Dict(before)
	if err != nil {
		return false
	}
	for _, k := range []object.Name{"Certs", "OCSPs", "CRLs"} {
		had, err1 := c.old.Array(old[k])
		has, err2 := c.new.Array(after[k])
		if err1 != nil || err2 != nil {
			return false
		}
		kept := map[object.Ref]bool{}
		for _, o := range has {
			if r, ok := o.(object.Ref); ok {
				kept[r] = true
			}
		}
		for _, o := range had {
			r, ok := o.(object.Ref)
			if !ok || !kept[r] {
				return false
			}
			bad := len(c.bad)
			c.compare(r, r, place{code: "other"})
			if len(c.bad) > bad {
				return false
			}
		}
	}
	return true
}

// sound tells whether all evidence can be read. Nobody signs it until the next
// timestamp over the document; what is damaged in it is told by this.
func (c *comparison) sound(store object.Dict) bool {
	for _, k := range []object.Name{"Certs", "OCSPs", "CRLs"} {
		list, err := c.new.Array(store[k])
		if err != nil {
			return false
		}
		for _, o := range list {
			s, err := c.new.Stream(o)
			if err != nil || !c.bare(s.Dict, 0) {
				return false
			}
			raw, err := c.new.Decode(s)
			if err != nil {
				return false
			}
			var der asn1.RawValue
			if rest, err := asn1.Unmarshal(raw, &der); err != nil || len(rest) > 0 {
				return false
			}
		}
	}
	return c.soundIndex(store["VRI"])
}

// signatureName is what a signature is called in the index of the evidence: the
// SHA-1 of it.
var signatureName = regexp.MustCompile(`^[0-9A-Fa-f]{40}$`)

// soundIndex tells the same of the index that says which evidence belongs to
// which signature (EN 319 142-1, 5.4.2.3).
func (c *comparison) soundIndex(index object.Object) bool {
	all, err := c.new.Dict(index)
	if err != nil {
		return false
	}
	for name, o := range all {
		if name == "Type" {
			continue
		}
		one, err := c.new.Dict(o)
		if err != nil || !signatureName.MatchString(string(name)) {
			return false
		}
		for k, v := range one {
			switch k {
			case "Type":
			case "TU":
				if at, err := c.new.Get(v); err != nil || !c.bare(at, 0) {
					return false
				}
			case "TS":
				if s, err := c.new.Stream(v); err != nil || !c.bare(s.Dict, 0) {
					return false
				}
			case "Cert", "CRL", "OCSP":
				list, err := c.new.Array(v)
				if err != nil {
					return false
				}
				for _, o := range list {
					if s, err := c.new.Stream(o); err != nil || !c.bare(s.Dict, 0) {
						return false
					}
				}
			default:
				return false
			}
		}
	}
	return true
}

// bare tells whether a value leads to nothing but numbers, names and strings:
// then nothing can be kept behind it.
func (c *comparison) bare(o object.Object, depth int) bool {
	if depth > 8 {
		return false
	}
	switch v := o.(type) {
	case object.Ref:
		got, err := c.new.Get(v)
		switch got.(type) {
		case object.Dict, object.Array, *object.Stream:
			return false
		}
		return err == nil
	case object.Dict:
		for _, e := range v {
			if !c.bare(e, depth+1) {
				return false
			}
		}
	case object.Array:
		for _, e := range v {
			if !c.bare(e, depth+1) {
				return false
			}
		}
	case *object.Stream:
		return false
	}
	return true
}
