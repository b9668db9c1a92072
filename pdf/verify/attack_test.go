package verify_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"paragraf/pdf/object"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

type attack struct {
	name    string
	make    func(w *workshop) []byte
	verdict verify.Verdict // of the attacked signature; empty: unreadable
	code    string         // among its reasons and changes
}

var attacks = []attack{
	// Incremental saving.
	{"page content replaced", func(w *workshop) []byte {
		return w.update(func(u *object.Update) { u.Set(signtest.Content1, content("Avslag")) })
	}, verify.ChangedAfter, "page_content"},
	{"pages swapped", func(w *workshop) []byte {
		return w.edit(signtest.Pages, func(d object.Dict) { d["Kids"] = object.Array{signtest.Page2, signtest.Page1} })
	}, verify.ChangedAfter, "page_content"},
	{"another catalog", func(w *workshop) []byte {
		out := w.update(func(u *object.Update) {
			page := u.Reserve()
			pages := u.Add(object.Dict{"Type": object.Name("Pages"), "Kids": object.Array{page}, "Count": object.Int(1)})
			u.Set(page, object.Dict{"Type": object.Name("Page"), "Parent": pages, "Contents": u.Add(content("Avslag"))})
			root := u.Add(w.copyOf(signtest.Catalog, func(d object.Dict) { d["Pages"] = pages }))
			w.emptyName = fmt.Sprintf("/Root %d 0 R", root.Num)
		})
		at := bytes.LastIndex(out, []byte("/Root 1 0 R"))
		return append(append(bytes.Clone(out[:at]), w.emptyName...), out[at+len("/Root 1 0 R"):]...)
	}, verify.ChangedAfter, "page_added"},
	{"page content freed", func(w *workshop) []byte {
		at := len(w.pdf)
		return fmt.Appendf(bytes.Clone(w.pdf), "xref\n0 1\n0000000005 65535 f \n5 1\n0000000000 00001 f \ntrailer\n<</Root 1 0 R/Info 10 0 R/Size 40/Prev %d/ID [(0123456789abcdef) (x)]>>\nstartxref\n%d\n%%%%EOF\n",
			w.f.Sections[0].Offset, at)
	}, verify.ChangedAfter, "page_content"},
	{"page removed", func(w *workshop) []byte {
		return w.edit(signtest.Pages, func(d object.Dict) { d["Kids"], d["Count"] = object.Array{signtest.Page1}, object.Int(1) })
	}, verify.ChangedAfter, "page_added"},
	{"page added", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			extra := u.Add(w.copyOf(signtest.Page2, func(object.Dict) {}))
			u.Set(signtest.Pages, w.copyOf(signtest.Pages, func(d object.Dict) {
				d["Kids"], d["Count"] = object.Array{signtest.Page1, signtest.Page2, extra}, object.Int(3)
			}))
		})
	}, verify.ChangedAfter, "page_added"},
	{"object appended without table", func(w *workshop) []byte {
		return append(bytes.Clone(w.pdf), "5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"...)
	}, verify.ChangedAfter, "trailing_bytes"},
	{"trailing comment", func(w *workshop) []byte { return append(bytes.Clone(w.pdf), "%hej"...) }, verify.ChangedAfter, "trailing_bytes"},
	{"trailing line", func(w *workshop) []byte { return append(bytes.Clone(w.pdf), '\n') }, verify.ChangedAfter, "trailing_bytes"},
	{"update of nothing", func(w *workshop) []byte {
		return fmt.Appendf(bytes.Clone(w.pdf), "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Info 10 0 R/Size 40/Prev %d/ID [(0123456789abcdef) (x)]>>\nstartxref\n%d\n%%%%EOF\n",
			w.f.Sections[0].Offset, len(w.pdf))
	}, verify.ChangedAfter, "empty_update"},
	{"object that nothing shows", func(w *workshop) []byte {
		return w.update(func(u *object.Update) { u.Add(content("Avslag")) })
	}, verify.ChangedAfter, "hidden_object"},
	{"bytes between objects", func(w *workshop) []byte {
		out := append(bytes.Clone(w.pdf), "5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"...)
		at := len(out)
		return fmt.Appendf(out, "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Info 10 0 R/Size 40/Prev %d/ID [(0123456789abcdef) (x)]>>\nstartxref\n%d\n%%%%EOF\n",
			w.f.Sections[0].Offset, at)
	}, verify.ChangedAfter, "unlisted_bytes"},

	// Universal forgery: the signature says nothing any more.
	{"no byte range", func(w *workshop) []byte { return w.inPlace("/ByteRange [", "/ByteRangX [") }, verify.Invalid, "byte_range"},
	{"null byte range", func(w *workshop) []byte { return w.edit(w.sig, func(d object.Dict) { d["ByteRange"] = object.Null{} }) }, verify.Invalid, "byte_range"},
	{"zero byte range", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) { d["ByteRange"] = object.Numbers(0, 0, 0, 0) })
	}, verify.Invalid, "byte_range"},
	{"negative byte range", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) { d["ByteRange"] = object.Numbers(0, -1, -1, 10) })
	}, verify.Invalid, "byte_range"},
	{"byte range beyond the end", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) { d["ByteRange"] = object.Numbers(0, float64(w.from), float64(w.to), 99999999) })
	}, verify.Invalid, "byte_range"},
	{"no contents", func(w *workshop) []byte { return w.inPlace("/Contents <", "/ContentX <") }, verify.Invalid, "hole"},
	{"null contents", func(w *workshop) []byte { return w.edit(w.sig, func(d object.Dict) { d["Contents"] = object.Null{} }) }, verify.Invalid, "hole"},
	{"empty contents", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) { d["Contents"] = object.String("") })
	}, verify.Invalid, "hole"},
	{"contents of zeros", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		copy(out[w.from+1:w.to-1], bytes.Repeat([]byte{'0'}, w.to-w.from-2))
		return out
	}, verify.Invalid, "cms"},
	{"signature dictionary missing", func(w *workshop) []byte {
		return w.edit(w.field, func(d object.Dict) { d["V"] = object.Ref{Num: 9999} })
	}, verify.Invalid, "signature_removed"},
	{"signature is a number", func(w *workshop) []byte { return w.edit(w.field, func(d object.Dict) { d["V"] = object.Int(1) }) }, verify.Invalid, "no_dictionary"},

	// Wrapping and copying.
	{"signature dictionary copied", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			twin := u.Add(w.copyOf(w.sig, func(object.Dict) {}))
			u.Set(w.field, w.copyOf(w.field, func(d object.Dict) { d["V"] = twin }))
			u.Set(signtest.Content1, content("Avslag"))
		})
	}, verify.Invalid, "hole"},
	{"signature replaced by itself", func(w *workshop) []byte { return w.edit(w.sig, func(object.Dict) {}) }, verify.Invalid, "hole"},
	{"signature wrapped", (*workshop).wrap, verify.Invalid, "hole"},
	{"signature moved to another field", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			u.Set(w.field, w.copyOf(w.field, func(d object.Dict) { delete(d, "V") }))
			form, _ := w.f.Dict(signtest.Form)
			other := form["Fields"].(object.Array)[2].(object.Ref)
			u.Set(other, w.copyOf(other, func(d object.Dict) { d["V"] = w.sig }))
		})
	}, verify.Invalid, "signature_removed"},
	{"signed field renamed", func(w *workshop) []byte {
		return w.edit(w.field, func(d object.Dict) { d["T"] = object.TextString("secretary-2") })
	}, verify.Invalid, "signature_removed"},
	{"signed field emptied", func(w *workshop) []byte { return w.edit(w.field, func(d object.Dict) { delete(d, "V") }) }, verify.Invalid, "signature_removed"},
	{"form removed", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { delete(d, "AcroForm") })
	}, verify.Invalid, "signature_removed"},

	// The hole.
	{"bytes hidden in the padding", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		copy(out[w.to-40:], hex.EncodeToString([]byte("gömt")))
		return out
	}, verify.Invalid, "padding"},
	{"digits in another case", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		at := w.from + bytes.IndexAny(out[w.from:w.to], "abcdef")
		out[at] -= 'a' - 'A'
		return out
	}, verify.Invalid, "hex"},
	{"space in the padding", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		out[w.to-3] = ' '
		return out
	}, verify.Invalid, "hex"},
	{"hole ends early", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		copy(out[w.to-20:], ">/Reason (Avslaget) ")
		return out
	}, verify.Invalid, "hole"},

	// Bytes.
	{"bit flipped in a page", func(w *workshop) []byte {
		at, _, _ := w.f.Span(signtest.Content1.Num)
		out := bytes.Clone(w.pdf)
		out[at+60] ^= 1
		return out
	}, verify.Invalid, "content_digest"},
	{"bytes in front", func(w *workshop) []byte { return append([]byte("%!\n"), w.pdf...) }, "", ""},
	{"cut off", func(w *workshop) []byte { return bytes.Clone(w.pdf[:len(w.pdf)-10]) }, "", ""},

	// Annotations and forms.
	{"free text over the page", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("FreeText"), "Contents": object.TextString("Avslag"), "DA": object.String("/F1 20 Tf")})
	}, verify.ChangedAfter, "annotation"},
	{"white highlight", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Highlight"), "C": object.Numbers(1, 1, 1)})
	}, verify.ChangedAfter, "annotation"},
	{"note without drawing", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Text"), "Contents": object.TextString("Se § 4")})
	}, verify.ChangedAfter, "annotation"},
	{"widget without field", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Widget"), "FT": object.Name("Sig"), "T": object.TextString("clerk")})
	}, verify.ChangedAfter, "annotation"},
	{"appearance of the signature replaced", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			box := u.Add(&object.Stream{Dict: object.Dict{"Subtype": object.Name("Form"), "BBox": object.Numbers(0, 0, 200, 50)}, Raw: []byte("q Q")})
			u.Set(w.field, w.copyOf(w.field, func(d object.Dict) { d["AP"] = object.Dict{"N": box} }))
		})
	}, verify.ChangedAfter, "annotation"},
	{"signature moved on the page", func(w *workshop) []byte {
		return w.edit(w.field, func(d object.Dict) { d["Rect"] = object.Numbers(0, 0, 595, 842) })
	}, verify.ChangedAfter, "annotation"},
	{"empty field filled with a drawing", func(w *workshop) []byte {
		form, _ := w.f.Dict(signtest.Form)
		other := form["Fields"].(object.Array)[2].(object.Ref)
		return w.update(func(u *object.Update) {
			box := u.Add(&object.Stream{Dict: object.Dict{"Subtype": object.Name("Form"), "BBox": object.Numbers(0, 0, 200, 50)}, Raw: []byte("q Q")})
			u.Set(other, w.copyOf(other, func(d object.Dict) { d["AP"] = object.Dict{"N": box} }))
		})
	}, verify.ChangedAfter, "annotation"},
	{"empty field filled with a false signature", func(w *workshop) []byte {
		form, _ := w.f.Dict(signtest.Form)
		other := form["Fields"].(object.Array)[2].(object.Ref)
		return w.update(func(u *object.Update) {
			u.Set(other, w.copyOf(other, func(d object.Dict) { d["V"] = w.sig }))
		})
	}, verify.ChangedAfter, "bad_later_signature"},
	{"visible field added", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			extra := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "FT": object.Name("Sig"), "T": object.TextString("clerk"),
				"V": w.sig, "Rect": object.Numbers(60, 700, 400, 780)})
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) { d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), extra) }))
			u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(d object.Dict) { d["Annots"] = append(slices.Clone(d["Annots"].(object.Array)), extra) }))
		})
	}, verify.ChangedAfter, "visible_field"},
	{"need appearances", func(w *workshop) []byte {
		return w.edit(signtest.Form, func(d object.Dict) { d["NeedAppearances"] = object.Bool(true) })
	}, verify.ChangedAfter, "saved_form"},

	// Shadow: what was there is hidden, replaced, or exchanged for what lay ready.
	{"hide and replace", func(w *workshop) []byte {
		shadow := open(w.t, hidden(w.t), "chair")
		last := shadow.f.MaxNum()
		for num := last; num > 0; num-- {
			if d, err := shadow.f.Dict(object.Ref{Num: num}); err == nil && d["Type"] == object.Name("Pages") && num != signtest.Pages.Num {
				return shadow.edit(signtest.Catalog, func(d object.Dict) { d["Pages"] = object.Ref{Num: num} })
			}
		}
		return nil
	}, verify.ChangedAfter, "page_content"},
	{"font replaced", func(w *workshop) []byte {
		return w.edit(signtest.Font, func(d object.Dict) { d["BaseFont"] = object.Name("Courier") })
	}, verify.ChangedAfter, "page_content"},
	{"annotation taken away", func(w *workshop) []byte {
		return w.edit(signtest.Page1, func(d object.Dict) { d["Annots"] = d["Annots"].(object.Array)[:2] })
	}, verify.ChangedAfter, "annotation"},
	{"layers added", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["OCProperties"] = object.Dict{"D": object.Dict{}} })
	}, verify.ChangedAfter, "layers"},

	// What is not on the page.
	{"attachment replaced", func(w *workshop) []byte {
		return w.update(func(u *object.Update) { u.Set(signtest.Attached, object.Deflated(nil, []byte(`{"section":5}`))) })
	}, verify.ChangedAfter, "attachment"},
	{"metadata changed", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			u.Set(signtest.Metadata, &object.Stream{Dict: object.Dict{}, Raw: []byte("<x/>")})
		})
	}, verify.ChangedAfter, "metadata"},
	{"title changed", func(w *workshop) []byte {
		return w.edit(signtest.Info, func(d object.Dict) { d["Title"] = object.TextString("Protokoll § 5") })
	}, verify.ChangedAfter, "metadata"},
	{"language changed", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["Lang"] = object.TextString("en") })
	}, verify.ChangedAfter, "metadata"},
	{"script added", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) {
			d["OpenAction"] = object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}
		})
	}, verify.ChangedAfter, "action"},
	{"reading order changed", func(w *workshop) []byte {
		return w.edit(object.Ref{Num: 13}, func(d object.Dict) { d["K"] = object.Array{} })
	}, verify.ChangedAfter, "structure"},
	{"bookmarks added", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["Outlines"] = object.Dict{"Count": object.Int(0)} })
	}, verify.ChangedAfter, "outline"},
	{"evidence that is none", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["DSS"] = object.Dict{"Kids": object.Array{}} })
	}, verify.ChangedAfter, "other"},
	{"key twice", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			d := string(object.Append(nil, w.copyOf(signtest.Page1, func(object.Dict) {})))
			u.Set(signtest.Page1, object.Verbatim(strings.Replace(d, "/Contents 5 0 R", "/Contents 6 0 R/Contents 5 0 R", 1)))
		})
	}, verify.ChangedAfter, "duplicate_keys"},
}

func TestAttacksAreFound(t *testing.T) {
	once := signAs(t, signtest.Minutes(signtest.Fields...), "chair")
	twice := signAs(t, once, "secretary")
	if len(attacks) < 40 {
		t.Errorf("only %d attacks", len(attacks))
	}
	for _, a := range slices.Concat(attacks, moreAttacks, unusualAttacks, signingAttacks) {
		for n, pdf := range [][]byte{once, twice} {
			name := fmt.Sprintf("%s, %d signed", a.name, n+1)
			w := open(t, pdf, "chair")
			if n == 1 {
				w = open(t, pdf, "secretary")
			}
			attacked := a.make(w)
			if attacked == nil {
				continue // needs another signature
			}
			r := report(attacked)
			if r.Valid {
				t.Errorf("%s: taken as valid", name)
				continue
			}
			if again := brief(report(attacked)); again != brief(r) {
				t.Errorf("%s: first %s, then %s", name, brief(r), again)
			}
			if a.verdict == "" {
				if r.Document != verify.Unreadable || r.Err == nil {
					t.Errorf("%s: %s", name, brief(r))
				}
				continue
			}
			if r.Document != verify.Changed && a.code != "cms" && a.code != "duplicate_keys" && a.code != "signing_certificate" {
				t.Errorf("%s: the document is called %s", name, r.Document)
			}
			hit := false
			for _, s := range r.Signatures {
				found := codes(s.Reasons) + " " + codes(s.Changes)
				hit = hit || s.Verdict == a.verdict && strings.Contains(found, a.code)
				for _, why := range append(s.Reasons, s.Changes...) {
					if why.Text == "" || strings.Contains(why.Text, "%!") {
						t.Errorf("%s: the reason %q reads %q", name, why.Code, why.Text)
					}
				}
			}
			if !hit {
				t.Errorf("%s: want %s with %s, got %s", name, a.verdict, a.code, brief(r))
			}
		}
	}
}

// Additions that do no harm are not called changes.
func TestHarmlessAdditions(t *testing.T) {
	w := open(t, signAs(t, signtest.Minutes(signtest.Fields...), "chair"), "chair")
	for name, pdf := range map[string][]byte{
		"evidence": w.update(func(u *object.Update) {
			certs := object.Array{u.Add(object.Deflated(nil, ca.Issuer.Raw)), u.Add(object.Deflated(nil, ca.Root.Raw))}
			u.Set(signtest.Catalog, w.copyOf(signtest.Catalog, func(d object.Dict) {
				d["DSS"] = u.Add(object.Dict{"Type": object.Name("DSS"), "Certs": certs})
				d["Extensions"] = object.Dict{"ESIC": object.Dict{"BaseVersion": object.Name("1.7"), "ExtensionLevel": object.Int(5)}}
			}))
		}),
		"same catalog in another form": signAs(t, w.edit(signtest.Catalog, func(d object.Dict) { d["Version"] = object.Name("1.7") }), "secretary"),
	} {
		if r := report(pdf); !r.Valid || r.Signatures[0].Verdict != verify.ValidLater {
			t.Errorf("%s: %s", name, brief(r))
		}
	}
}
