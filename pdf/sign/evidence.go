package sign

import (
	"crypto"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"strings"

	"paragraf/pdf/object"
)

// Evidence is what someone needs who judges the signatures of a file when the
// authorities behind them no longer answer: certificates, and the answers that
// none of them had been revoked, all in DER.
type Evidence struct {
	Certificates [][]byte
	OCSPs        [][]byte // OCSP responses (RFC 6960)
	CRLs         [][]byte // revocation lists (RFC 5280)
}

// Contents lists the CMS of each signature and timestamp in the document's
// fields, without the padding behind it.
func Contents(pdf []byte) ([][]byte, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	raw, err := contents(f)
	for i, c := range raw {
		var first asn1.RawValue
		if rest, err := asn1.Unmarshal(c, &first); err == nil {
			raw[i] = c[:len(c)-len(rest)]
		}
	}
	return raw, err
}

// contents lists the values of /Contents as they stand.
func contents(f *object.File) ([][]byte, error) {
	list, err := findFields(f)
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for _, field := range list {
		d, err := f.Dict(field.ref)
		if err != nil {
			return nil, err
		}
		v, err := f.Dict(d["V"])
		if err != nil {
			return nil, err
		}
		if o, err := f.Get(v["Contents"]); err == nil {
			if s, ok := o.(object.String); ok && len(s) > 0 {
				all = append(all, []byte(s))
			}
		}
	}
	return all, nil
}

// AddEvidence appends evidence to a signed document (PAdES B-LT; EN 319 142-1
// clause 5.4): the first len(pdf) bytes of the result are pdf. What the
// document holds already is kept, and not added twice. Without anything new
// the document is returned as it is.
func AddEvidence(pdf []byte, e Evidence) ([]byte, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	signatures, err := contents(f)
	if err != nil {
		return nil, err
	}
	if len(signatures) == 0 {
		return nil, fmt.Errorf("%w: the document is not signed", object.ErrDamaged)
	}
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	old, err := f.Dict(root["DSS"])
	if err != nil {
		return nil, err
	}
	u, err := f.Update()
	if err != nil {
		return nil, err
	}
	dss := object.Dict{"Type": object.Name("DSS")}
	refs := map[object.Name]object.Array{}
	added := 0
	for _, part := range []struct {
		name object.Name
		list [][]byte
	}{{"Certs", e.Certificates}, {"OCSPs", e.OCSPs}, {"CRLs", e.CRLs}} {
		name, list := part.name, part.list
		known, err := f.Array(old[name])
		if err != nil {
			return nil, err
		}
		held := map[[32]byte]bool{}
		for _, o := range known {
			if s, err := f.Stream(o); err == nil {
				if raw, err := f.Decode(s); err == nil {
					held[sha256.Sum256(raw)] = true
				}
			}
		}
		refs[name] = append(object.Array{}, known...)
		for _, raw := range list {
			if sum := sha256.Sum256(raw); !held[sum] {
				held[sum] = true
				refs[name] = append(refs[name], u.Add(object.Deflated(nil, raw)))
				added++
			}
		}
		if len(refs[name]) > 0 {
			dss[name] = refs[name]
		}
	}
	if added == 0 {
		return pdf, nil
	}
	vri, err := f.Dict(old["VRI"])
	if err != nil {
		return nil, err
	}
	vri = vri.Clone()
	if vri == nil {
		vri = object.Dict{}
	}
	for _, c := range signatures {
		sum := sha1.Sum(c) // what the format asks for as a name; it guards nothing
		key := object.Name(strings.ToUpper(hex.EncodeToString(sum[:])))
		if vri[key] != nil {
			continue
		}
		entry := object.Dict{"Type": object.Name("VRI")}
		for name, in := range map[object.Name]object.Name{"Cert": "Certs", "OCSP": "OCSPs", "CRL": "CRLs"} {
			if len(refs[in]) > 0 {
				entry[name] = refs[in]
			}
		}
		vri[key] = u.Add(entry)
	}
	dss["VRI"] = vri
	if at, ok := root["DSS"].(object.Ref); ok { // nothing is left behind that no one refers to
		u.Set(at, dss)
	} else {
		root = root.Clone()
		root["DSS"] = u.Add(dss)
		u.Set(f.Root(), root)
	}
	out, _, err := u.Bytes(nextID(pdf))
	return out, err
}

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
		for _, k := range known {
			if k.Name == name {
				name = ""
			}
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

// nextID is the second identifier of the state that follows a file (14.4).
func nextID(pdf []byte) object.String {
	sum := sha256.Sum256(pdf)
	return object.String(sum[:16])
}
