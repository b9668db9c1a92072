package sign

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/asn1"
	"encoding/hex"
	"fmt"
	"slices"
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

// evidenceParts are the lists of the document security store, and what each is
// called in the particulars of one signature (ISO 32000-2, 12.8.4.3 and 4.4).
var evidenceParts = []struct{ list, single object.Name }{{"Certs", "Cert"}, {"OCSPs", "OCSP"}, {"CRLs", "CRL"}}

// parts are the lists of evidence in the order of evidenceParts.
func (e *Evidence) parts() [3]*[][]byte { return [3]*[][]byte{&e.Certificates, &e.OCSPs, &e.CRLs} }

// Held is the evidence that a document holds already.
func Held(pdf []byte) (Evidence, error) {
	var e Evidence
	f, err := object.Parse(pdf)
	if err != nil {
		return e, err
	}
	dss, err := store(f)
	if err != nil {
		return e, err
	}
	for i, part := range evidenceParts {
		if *e.parts()[i], _, err = streams(f, dss[part.list]); err != nil {
			return e, err
		}
	}
	return e, nil
}

// store is the document security store; nil where there is none.
func store(f *object.File) (object.Dict, error) {
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	return f.Dict(root["DSS"])
}

// streams reads an array of streams. What cannot be read is passed over.
func streams(f *object.File, o object.Object) (list [][]byte, refs object.Array, err error) {
	if refs, err = f.Array(o); err != nil {
		return nil, nil, err
	}
	for _, o := range refs {
		if s, err := f.Stream(o); err == nil {
			if raw, err := f.Decode(s); err == nil {
				list = append(list, raw)
			}
		}
	}
	return list, refs, nil
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
	old, err := store(f)
	if err != nil {
		return nil, err
	}
	u, err := f.Update()
	if err != nil {
		return nil, err
	}
	dss, entry := object.Dict{"Type": object.Name("DSS")}, object.Dict{"Type": object.Name("VRI")}
	added := 0
	for i, part := range evidenceParts {
		known, refs, err := streams(f, old[part.list])
		if err != nil {
			return nil, err
		}
		held := map[[32]byte]bool{}
		for _, raw := range known {
			held[sha256.Sum256(raw)] = true
		}
		refs = slices.Clone(refs)
		for _, raw := range *e.parts()[i] {
			if sum := sha256.Sum256(raw); !held[sum] {
				held[sum] = true
				refs = append(refs, u.Add(object.Deflated(nil, raw)))
				added++
			}
		}
		if len(refs) > 0 {
			dss[part.list], entry[part.single] = refs, refs
		}
	}
	if added == 0 {
		return pdf, nil
	}
	if dss["VRI"], err = particulars(f, u, old, signatures, entry); err != nil {
		return nil, err
	}
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
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

// particulars names for each signature and timestamp, by the SHA-1 of its
// contents, all the evidence that there is now. Readers that look there look
// nowhere else.
func particulars(f *object.File, u *object.Update, old object.Dict, signatures [][]byte, entry object.Dict) (object.Dict, error) {
	vri, err := f.Dict(old["VRI"])
	if err != nil {
		return nil, err
	}
	if vri = vri.Clone(); vri == nil {
		vri = object.Dict{}
	}
	for _, c := range signatures {
		sum := sha1.Sum(c) // what the format asks for as a name; it guards nothing
		key := object.Name(strings.ToUpper(hex.EncodeToString(sum[:])))
		before, err := f.Dict(vri[key])
		if err != nil {
			return nil, err
		}
		now := entry.Clone()
		for k, v := range before { // as the time of making, by other programs
			if now[k] == nil {
				now[k] = v
			}
		}
		if at, ok := vri[key].(object.Ref); ok {
			u.Set(at, now)
		} else {
			vri[key] = u.Add(now)
		}
	}
	return vri, nil
}

// nextID is the second identifier of the state that follows a file (14.4).
func nextID(pdf []byte) object.String {
	sum := sha256.Sum256(pdf)
	return object.String(sum[:16])
}
