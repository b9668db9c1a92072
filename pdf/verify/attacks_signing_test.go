package verify_test

import (
	"context"
	"crypto"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"paragraf/pdf/object"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// signingAttacks are those of somebody who has a good key and hides something
// among what may be added after a signature: one more signature, a timestamp,
// evidence.
var signingAttacks = []attack{
	// A new signature that nobody sees brings something along.
	{"script on a new unseen signature", brings(object.Dict{"AA": object.Dict{"PO": object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}}}), verify.ChangedAfter, "action"},
	{"link on a new unseen signature", brings(object.Dict{"A": object.Dict{"S": object.Name("URI"), "URI": object.String("https://granby.example/")}}), verify.ChangedAfter, "action"},
	{"new signature that is seen under the mouse", brings(object.Dict{"F": object.Int(32 | 256), "Rect": object.Numbers(60, 100, 500, 700)}), verify.ChangedAfter, "visible_field"},
	{"new signature without height and with a thick border", brings(object.Dict{"Rect": object.Numbers(60, 400, 500, 400), "MK": object.Dict{"BC": object.Numbers(1)}, "BS": object.Dict{"W": object.Int(300)}}), verify.ChangedAfter, "form"},
	{"new unseen signature with a border of its own", brings(object.Dict{"Border": object.Numbers(0, 0, 300)}), verify.ChangedAfter, "form"},
	{"new unseen signature with a layer", brings(object.Dict{"OC": object.Dict{"Type": object.Name("OCG"), "Name": object.TextString("Bilaga")}}), verify.ChangedAfter, "form"},
	{"new unseen signature that keeps a page", brings(object.Dict{"PieceInfo": object.Dict{"Kept": signtest.Page2}}), verify.ChangedAfter, "form"},
	{"new signature drawn by the field above its unseen one", func(w *workshop) []byte {
		look := &object.Stream{Dict: object.Dict{"Type": object.Name("XObject"), "Subtype": object.Name("Form"), "BBox": object.Numbers(0, 0, 400, 500)}, Raw: []byte("1 g 0 0 400 500 re f")}
		return w.signNew(func(u *object.Update, field object.Ref, d object.Dict) {
			kid := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "Parent": field, "F": object.Int(132), "Rect": object.Numbers(0, 0, 0, 0)})
			d["Kids"], d["F"], d["Rect"], d["AP"] = object.Array{kid}, object.Int(4), object.Numbers(60, 100, 500, 700), object.Dict{"N": u.Add(look)}
		})
	}, verify.ChangedAfter, "visible_field"},
	{"new signature with a kid that has no number", func(w *workshop) []byte {
		return w.signNew(func(_ *object.Update, _ object.Ref, d object.Dict) {
			d["Kids"] = object.Array{object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "F": object.Int(4), "Rect": object.Numbers(60, 100, 500, 700)}}
			d["F"], d["Rect"] = object.Int(4), object.Numbers(60, 100, 500, 700)
		})
	}, verify.ChangedAfter, ""},

	// An empty place is signed, and something is done to it on the way.
	{"place moved while it is signed", signing(func(d object.Dict) { d["Rect"] = object.Numbers(60, 100, 500, 700) }), verify.ChangedAfter, "form"},
	{"place signed with two looks", signing(func(d object.Dict) {
		d["AS"], d["AP"] = object.Name("Ja"), object.Dict{"N": object.Dict{"Ja": d["AP"].(object.Dict)["N"]}}
	}), verify.ChangedAfter, "form"},
	{"place signed with a script", signing(func(d object.Dict) {
		d["AA"] = object.Dict{"Fo": object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}}
	}), verify.ChangedAfter, "action"},
	{"place signed for somebody else", signing(func(d object.Dict) { d["TU"] = object.TextString("Ersättare: Siri Tallbacken") }), verify.ChangedAfter, "form"},
	{"timestamp in the place of a person", func(w *workshop) []byte { return w.stampPlace() }, verify.ChangedAfter, "stamp_in_place"},

	// Evidence keeps something else.
	{"evidence with more than evidence in its stream", evidenceWith(func(u *object.Update, d object.Dict) {
		s := object.Deflated(nil, ca.Issuer.Raw)
		s.Dict["Kept"] = u.Add(content("Nagot helt annat"))
		d["Certs"] = object.Array{u.Add(s)}
	}), verify.ChangedAfter, "evidence_damaged"},
	{"index of evidence that keeps a page", evidenceWith(func(u *object.Update, d object.Dict) {
		d["VRI"] = object.Dict{object.Name(strings.Repeat("AB", 20)): object.Dict{"TS": u.Add(object.Dict{"Kept": u.Add(content("Nagot helt annat"))})}}
	}), verify.ChangedAfter, "evidence_damaged"},
	{"index of evidence with a time that is none", evidenceWith(func(u *object.Update, d object.Dict) {
		d["VRI"] = object.Dict{object.Name(strings.Repeat("AB", 20)): object.Dict{"TU": u.Add(object.Array{u.Add(content("Nagot helt annat"))})}}
	}), verify.ChangedAfter, "evidence_damaged"},
}

// brings signs a new field that nobody sees, which has more than it needs.
func brings(more object.Dict) func(w *workshop) []byte {
	return func(w *workshop) []byte {
		return w.signNew(func(_ *object.Update, _ object.Ref, d object.Dict) {
			for k, v := range more {
				d[k] = v
			}
		})
	}
}

// signNew adds a signature field, which the change may make special, and signs
// it with a good key.
func (w *workshop) signNew(change func(u *object.Update, field object.Ref, d object.Dict)) []byte {
	w.t.Helper()
	pdf := w.update(func(u *object.Update) {
		field := u.Reserve()
		d := object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "FT": object.Name("Sig"), "T": object.TextString("till"),
			"F": object.Int(132), "P": signtest.Page1, "Rect": object.Numbers(0, 0, 0, 0)}
		change(u, field, d)
		u.Set(field, d)
		u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) { d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), field) }))
		u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(d object.Dict) { d["Annots"] = append(slices.Clone(d["Annots"].(object.Array)), field) }))
	})
	out, err := sign.Sign(pdf, sign.Request{Field: "till", Identity: people["secretary"]})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// empty finds the place that nobody has signed yet; false where all have.
func (w *workshop) empty() (object.Ref, string, bool) {
	form, _ := w.f.Dict(signtest.Form)
	fields, _ := w.f.Array(form["Fields"])
	for _, o := range fields {
		if d, _ := w.f.Dict(o); d["V"] == nil {
			return o.(object.Ref), w.f.Text(d["T"]), true
		}
	}
	return object.Ref{}, "", false
}

// signing signs an empty place that was changed before.
func signing(change func(d object.Dict)) func(w *workshop) []byte {
	return func(w *workshop) []byte {
		place, name, ok := w.empty()
		if !ok {
			return nil
		}
		out, err := sign.Sign(w.edit(place, change), sign.Request{Field: name, Identity: people[name]})
		if err != nil {
			w.t.Fatal(err)
		}
		return out
	}
}

// stampPlace fills an empty place with a good timestamp over the document.
func (w *workshop) stampPlace() []byte {
	place, _, ok := w.empty()
	if !ok {
		return nil
	}
	const room = 8000
	u, err := w.f.Update()
	if err != nil {
		w.t.Fatal(err)
	}
	blank := strings.Repeat(" ", 40)
	sig := u.Add(object.Dict{"Type": object.Name("DocTimeStamp"), "Filter": object.Name("Adobe.PPKLite"), "SubFilter": object.Name("ETSI.RFC3161"),
		"ByteRange": object.Verbatim(blank), "Contents": object.Verbatim("<" + strings.Repeat("0", 2*room) + ">")})
	u.Set(place, w.copyOf(place, func(d object.Dict) { d["V"] = sig }))
	out, offsets, err := u.Bytes("")
	if err != nil {
		w.t.Fatal(err)
	}
	at := offsets[sig]
	from := at + strings.Index(string(out[at:]), "/Contents <") + len("/Contents ")
	to := from + 2*room + 2
	copy(out[at+strings.Index(string(out[at:]), blank):], fmt.Sprintf("[0 %d %d %d]", from, to, len(out)-to))
	h := crypto.SHA256.New()
	h.Write(out[:from])
	h.Write(out[to:])
	token, err := authority.TSA{URL: ca.Serve(w.t).URL + "/tsa"}.Stamp(context.Background())(crypto.SHA256, h.Sum(nil))
	if err != nil {
		w.t.Fatal(err)
	}
	hex.Encode(out[from+1:], token)
	return out
}

// evidenceWith adds evidence that the change makes special to what there is.
func evidenceWith(change func(u *object.Update, store object.Dict)) func(w *workshop) []byte {
	return func(w *workshop) []byte {
		root, _ := w.f.Catalog()
		if root["DSS"] != nil {
			return nil // what is taken away is told by itself
		}
		return w.update(func(u *object.Update) {
			store := object.Dict{"Type": object.Name("DSS")}
			change(u, store)
			u.Set(signtest.Catalog, w.copyOf(signtest.Catalog, func(d object.Dict) { d["DSS"] = u.Add(store) }))
		})
	}
}

// A place that holds a timestamp is nobody's signature.
func TestATimestampSignsForNobody(t *testing.T) {
	w := open(t, signAs(t, signAs(t, signtest.Minutes(signtest.Fields...), "chair"), "secretary"), "chair")
	r := report(w.stampPlace())
	if r.Complete || len(r.Missing) != 1 || r.Missing[0].Field != "adjuster-1" {
		t.Errorf("missing %+v", r.Missing)
	}
}
