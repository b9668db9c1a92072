package verify_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"paragraf/pdf/object"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// moreAttacks goes on with the table of attacks: tricks with the table of
// contents of the file, with what is drawn and how, and with what says that a
// signature is one.
var moreAttacks = []attack{
	// Cross-reference tables and streams.
	{"page in an object stream", func(w *workshop) []byte {
		page := w.copyOf(signtest.Page1, func(d object.Dict) { d["Contents"] = signtest.Content2 })
		return w.inStream(signtest.Page1.Num, page, false)
	}, verify.ChangedAfter, "page_content"},
	{"page in an object stream of a hybrid file", func(w *workshop) []byte {
		page := w.copyOf(signtest.Page1, func(d object.Dict) { d["Contents"] = signtest.Content2 })
		return w.inStream(signtest.Page1.Num, page, true)
	}, verify.ChangedAfter, "page_content"},
	{"another generation of the page", func(w *workshop) []byte {
		out := append(bytes.Clone(w.pdf), "5 1 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"...)
		return w.table(out, fmt.Sprintf("5 1\n%010d 00001 n \n", len(w.pdf)), "")
	}, verify.ChangedAfter, "page_content"},
	{"table that leads to another object", func(w *workshop) []byte {
		at, _, _ := w.f.Span(signtest.Content2.Num)
		return w.table(bytes.Clone(w.pdf), fmt.Sprintf("5 1\n%010d 00000 n \n", at), "")
	}, verify.ChangedAfter, "page_content"},
	{"table in a circle", func(w *workshop) []byte {
		return w.table(bytes.Clone(w.pdf), "0 1\n0000000000 65535 f \n", fmt.Sprintf("/Prev %d", len(w.pdf)))
	}, "", ""},
	{"state without a table before it", func(w *workshop) []byte {
		return w.table(bytes.Clone(w.pdf), "0 1\n0000000000 65535 f \n", "/X 1")
	}, "", ""},
	{"back to before the signature", func(w *workshop) []byte {
		first := w.f.Sections[len(w.f.Sections)-1]
		return w.table(bytes.Clone(w.pdf), "0 1\n0000000000 65535 f \n", fmt.Sprintf("/Prev %d", first.Offset))
	}, verify.Invalid, "signature_hidden"},
	{"end that leads to before the signature", func(w *workshop) []byte {
		first := w.f.Sections[len(w.f.Sections)-1]
		return fmt.Appendf(bytes.Clone(w.pdf), "startxref\n%d\n%%%%EOF\n", first.Offset)
	}, verify.Invalid, "signature_hidden"},
	{"catalog twice in the trailer", func(w *workshop) []byte {
		return w.table(bytes.Clone(w.pdf), "0 1\n0000000000 65535 f \n", fmt.Sprintf("/Root 2 0 R/Prev %d", w.f.Sections[0].Offset))
	}, verify.Invalid, "duplicate_keys"},
	{"encryption announced", func(w *workshop) []byte {
		return w.table(bytes.Clone(w.pdf), "0 1\n0000000000 65535 f \n", fmt.Sprintf("/Encrypt 10 0 R/Prev %d", w.f.Sections[0].Offset))
	}, "", ""},
	{"file made another", func(w *workshop) []byte {
		return w.table(bytes.Clone(w.pdf), "0 1\n0000000000 65535 f \n", fmt.Sprintf("/ID [(annan) (annan)]/Prev %d", w.f.Sections[0].Offset))
	}, verify.ChangedAfter, "metadata"},
	{"hidden object dressed as a table", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			u.Add(&object.Stream{Dict: object.Dict{"Type": object.Name("XRef")}, Raw: []byte("q Q")})
		})
	}, verify.ChangedAfter, "hidden_object"},

	// The pages.
	{"content added to a page", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			more := u.Add(content("Avslag"))
			u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(d object.Dict) { d["Contents"] = object.Array{signtest.Content1, more} }))
		})
	}, verify.ChangedAfter, "page_content"},
	{"page turned", func(w *workshop) []byte {
		return w.edit(signtest.Page2, func(d object.Dict) { d["Rotate"] = object.Int(180) })
	}, verify.ChangedAfter, "page_content"},
	{"page cropped", func(w *workshop) []byte {
		return w.edit(signtest.Page2, func(d object.Dict) { d["CropBox"] = object.Numbers(0, 0, 595, 400) })
	}, verify.ChangedAfter, "page_content"},
	{"pages cropped by the tree", func(w *workshop) []byte {
		return w.edit(signtest.Pages, func(d object.Dict) { d["CropBox"] = object.Numbers(0, 0, 595, 400) })
	}, verify.ChangedAfter, "page_order"},
	{"tree of pages replaced", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			tree := u.Reserve()
			one := u.Add(w.copyOf(signtest.Page1, func(d object.Dict) { d["Parent"] = tree }))
			two := u.Add(w.copyOf(signtest.Page2, func(d object.Dict) { d["Parent"], d["Contents"] = tree, signtest.Content1 }))
			u.Set(tree, object.Dict{"Type": object.Name("Pages"), "Kids": object.Array{one, two}, "Count": object.Int(2)})
			u.Set(signtest.Catalog, w.copyOf(signtest.Catalog, func(d object.Dict) { d["Pages"] = tree }))
		})
	}, verify.ChangedAfter, "page_content"},
	{"letters of a font exchanged", func(w *workshop) []byte {
		return w.edit(signtest.Font, func(d object.Dict) {
			d["Encoding"] = object.Dict{"Differences": object.Array{object.Int('1'), object.Name("nine")}}
		})
	}, verify.ChangedAfter, "page_content"},
	{"font under another name", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			other := u.Add(object.Dict{"Type": object.Name("Font"), "Subtype": object.Name("Type1"), "BaseFont": object.Name("ZapfDingbats")})
			u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(d object.Dict) {
				d["Resources"] = object.Dict{"Font": object.Dict{"F1": other}}
			}))
		})
	}, verify.ChangedAfter, "page_content"},
	{"page content on a layer", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			layer := u.Add(object.Dict{"Type": object.Name("OCG"), "Name": object.TextString("Lager")})
			u.Set(signtest.Catalog, w.copyOf(signtest.Catalog, func(d object.Dict) {
				d["OCProperties"] = object.Dict{"OCGs": object.Array{layer}, "D": object.Dict{"OFF": object.Array{layer}}}
			}))
		})
	}, verify.ChangedAfter, "layers"},
	{"signature on a layer", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			layer := u.Add(object.Dict{"Type": object.Name("OCG"), "Name": object.TextString("Lager")})
			u.Set(w.field, w.copyOf(w.field, func(d object.Dict) { d["OC"] = layer }))
		})
	}, verify.ChangedAfter, "layers"},
	{"page numbered otherwise", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) {
			d["PageLabels"] = object.Dict{"Nums": object.Array{object.Int(0), object.Dict{"S": object.Name("D"), "St": object.Int(40)}}}
		})
	}, verify.ChangedAfter, "metadata"},

	// Annotations, forms and actions.
	{"stamp over the page", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Stamp"), "Name": object.Name("Draft")})
	}, verify.ChangedAfter, "annotation"},
	{"watermark", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Watermark")})
	}, verify.ChangedAfter, "annotation"},
	{"ink", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Ink"), "InkList": object.Array{object.Numbers(1, 2, 3, 4)}})
	}, verify.ChangedAfter, "annotation"},
	{"link over the text", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("Link"), "A": object.Dict{"S": object.Name("URI"), "URI": object.String("https://granby.example")}})
	}, verify.ChangedAfter, "annotation"},
	{"file hung on a page", func(w *workshop) []byte {
		return w.annotate(object.Dict{"Subtype": object.Name("FileAttachment"), "FS": object.Dict{"F": object.String("x.txt")}})
	}, verify.ChangedAfter, "annotation"},
	{"text field added and filled in", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			extra := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "FT": object.Name("Tx"), "T": object.TextString("beslut"),
				"V": object.TextString("Avslag"), "Rect": object.Numbers(60, 700, 400, 780)})
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) { d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), extra) }))
			u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(d object.Dict) { d["Annots"] = append(slices.Clone(d["Annots"].(object.Array)), extra) }))
		})
	}, verify.ChangedAfter, "annotation"},
	{"signature hidden", func(w *workshop) []byte {
		return w.edit(w.field, func(d object.Dict) { d["F"] = object.Int(2) })
	}, verify.ChangedAfter, "annotation"},
	{"signature gets another description", func(w *workshop) []byte {
		return w.edit(w.field, func(d object.Dict) { d["TU"] = object.TextString("Ordförande: Siv Ekedal") })
	}, verify.ChangedAfter, "annotation"},
	{"drawing of the signature replaced", func(w *workshop) []byte {
		d, _ := w.f.Dict(w.field)
		ap, _ := w.f.Dict(d["AP"])
		drawn, ok := ap["N"].(object.Ref)
		if !ok {
			return nil
		}
		return w.update(func(u *object.Update) {
			u.Set(drawn, &object.Stream{Dict: object.Dict{"Type": object.Name("XObject"), "Subtype": object.Name("Form"), "BBox": object.Numbers(0, 0, 200, 50)}, Raw: []byte("q Q")})
		})
	}, verify.ChangedAfter, "annotation"},
	{"form of XFA", func(w *workshop) []byte {
		return w.edit(signtest.Form, func(d object.Dict) { d["XFA"] = object.String("<xdp/>") })
	}, verify.ChangedAfter, "form"},
	{"text drawn anew by the viewer", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			extra := u.Add(object.Dict{"FT": object.Name("Tx"), "T": object.TextString("beslut"), "V": object.TextString("Avslag")})
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) {
				d["NeedAppearances"] = object.Bool(true)
				d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), extra)
			}))
		})
	}, verify.ChangedAfter, "form"},
	{"script when a page opens", func(w *workshop) []byte {
		return w.edit(signtest.Page1, func(d object.Dict) {
			d["AA"] = object.Dict{"O": object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}}
		})
	}, verify.ChangedAfter, "action"},
	{"script among the names", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) {
			names, _ := w.f.Dict(d["Names"])
			names = names.Clone()
			names["JavaScript"] = object.Dict{"Names": object.Array{object.String("x"), object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}}}
			d["Names"] = names
		})
	}, verify.ChangedAfter, "action"},
	{"action on the signature", func(w *workshop) []byte {
		return w.edit(w.field, func(d object.Dict) {
			d["A"] = object.Dict{"S": object.Name("Launch"), "F": object.String("x")}
		})
	}, verify.ChangedAfter, "action"},

	// Attachments and what is read aloud.
	{"attachment added", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) {
			d["AF"] = append(slices.Clone(d["AF"].(object.Array)), object.Dict{"Type": object.Name("Filespec"), "F": object.String("beslut.pdf")})
		})
	}, verify.ChangedAfter, "attachment"},
	{"attachment taken out of the list", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { delete(d, "Names") })
	}, verify.ChangedAfter, "attachment"},
	{"portfolio opened instead", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["Collection"] = object.Dict{"View": object.Name("T")} })
	}, verify.ChangedAfter, "attachment"},
	{"words read aloud replaced", func(w *workshop) []byte {
		return w.edit(object.Ref{Num: 14}, func(d object.Dict) { d["ActualText"] = object.TextString("Avslag") })
	}, verify.ChangedAfter, "structure"},
	{"areas that the viewer shows", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["ViewerPreferences"] = object.Dict{"ViewClip": object.Name("ArtBox")} })
	}, verify.ChangedAfter, "other"},

	// What programs write by themselves is a change too, of its own kind.
	{"saved by a program", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			u.Set(signtest.Info, w.copyOf(signtest.Info, func(d object.Dict) {
				d["ModDate"], d["Producer"] = object.String("D:20261122090000Z"), object.String("Ett program")
			}))
		})
	}, verify.ChangedAfter, "changed_unseen"},
	{"how the file opens", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) {
			d["ViewerPreferences"], d["PageMode"] = object.Dict{"FitWindow": object.Bool(true)}, object.Name("UseThumbs")
		})
	}, verify.ChangedAfter, "changed_unseen"},

	// Evidence, timestamps, certification.
	{"evidence that names a page", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			u.Set(signtest.Content1, content("Avslag"))
			u.Set(signtest.Catalog, w.copyOf(signtest.Catalog, func(d object.Dict) {
				d["DSS"] = object.Dict{"Type": object.Name("DSS"), "Certs": object.Array{signtest.Content1}}
			}))
		})
	}, verify.ChangedAfter, "page_content"},
	{"evidence taken away", func(w *workshop) []byte {
		root, _ := w.f.Catalog()
		if root["DSS"] == nil {
			return nil
		}
		return w.edit(signtest.Catalog, func(d object.Dict) { delete(d, "DSS") })
	}, verify.ChangedAfter, "other"},
	{"evidence emptied", func(w *workshop) []byte {
		root, _ := w.f.Catalog()
		if root["DSS"] == nil {
			return nil
		}
		return w.edit(signtest.Catalog, func(d object.Dict) { d["DSS"] = object.Dict{"Type": object.Name("DSS"), "Certs": object.Array{}} })
	}, verify.ChangedAfter, "evidence_removed"},
	{"timestamp that is none", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			token := u.Add(object.Dict{"Type": object.Name("DocTimeStamp"), "SubFilter": object.Name("ETSI.RFC3161"), "Contents": object.String("0"), "ByteRange": object.Numbers(0, 1, 2, 3)})
			extra := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "FT": object.Name("Sig"), "T": object.TextString("tid"), "V": token, "F": object.Int(132), "Rect": object.Numbers(0, 0, 0, 0)})
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) { d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), extra) }))
		})
	}, verify.ChangedAfter, "bad_later_signature"},
	{"certification loosened", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) {
			d["Reference"] = object.Array{object.Dict{"TransformMethod": object.Name("DocMDP"), "TransformParams": object.Dict{"P": object.Int(3)}}}
		})
	}, verify.Invalid, "hole"},
	{"rights claimed", func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) { d["Perms"] = object.Dict{"DocMDP": w.sig} })
	}, verify.ChangedAfter, "form"},
	{"format of the signature renamed", func(w *workshop) []byte {
		return w.inPlace("/ETSI.CAdES.detached", "/adbe.pkcs7.detached")
	}, verify.Invalid, "content_digest"},
	{"certificate in the signature exchanged", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		for _, name := range []string{"Ture Malmg", "Ellen Fj"} {
			if i := bytes.Index(bytes.ToLower(out[w.from:w.to]), []byte(hex.EncodeToString([]byte(name)))); i >= 0 {
				copy(out[w.from+i:], "53697620") // another first name
				return out
			}
		}
		return nil
	}, verify.Invalid, "signing_certificate"},
	{"contents as text", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) { d["Contents"] = object.String("0\x80") })
	}, verify.Invalid, "hole"},
	{"contents elsewhere", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			d, _ := w.f.Dict(w.sig)
			far := u.Add(d["Contents"])
			u.Set(w.sig, w.copyOf(w.sig, func(d object.Dict) { d["Contents"] = far }))
		})
	}, verify.Invalid, "hole"},
	{"byte range of numbers elsewhere", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			d, _ := w.f.Dict(w.sig)
			ranges := slices.Clone(d["ByteRange"].(object.Array))
			ranges[3] = u.Add(ranges[3])
			u.Set(w.sig, w.copyOf(w.sig, func(d object.Dict) { d["ByteRange"] = ranges }))
		})
	}, verify.Invalid, "byte_range"},
	{"six numbers in the byte range", func(w *workshop) []byte {
		return w.edit(w.sig, func(d object.Dict) { d["ByteRange"] = object.Numbers(0, 1, 2, 3, 4, 5) })
	}, verify.Invalid, "byte_range"},
	{"field of the same name", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			twin := u.Add(w.copyOf(w.field, func(d object.Dict) { d["Rect"] = object.Numbers(0, 0, 0, 0) }))
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) { d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), twin) }))
		})
	}, verify.Invalid, "field_mismatch"},
}

// table appends a cross-reference table; the rest of the trailer is given, or
// leads on to the section before.
func (w *workshop) table(out []byte, rows, rest string) []byte {
	if rest == "" {
		rest = fmt.Sprintf("/Prev %d", w.f.Sections[0].Offset)
	}
	if !strings.Contains(rest, "/ID") {
		rest += "/ID [(0123456789abcdef) (x)]"
	}
	return fmt.Appendf(out, "xref\n%strailer\n<</Root 1 0 R/Info 10 0 R/Size 90%s>>\nstartxref\n%d\n%%%%EOF\n", rows, rest, len(out))
}

// inStream appends an update that keeps an object in an object stream, listed
// in a cross-reference stream, or in one beside a table.
func (w *workshop) inStream(num int, o object.Object, hybrid bool) []byte {
	out := bytes.Clone(w.pdf)
	box, list := w.f.MaxNum()+1, w.f.MaxNum()+2
	head := fmt.Sprintf("%d 0 ", num)
	body := head + string(object.Append(nil, o))
	boxAt := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/ObjStm/N 1/First %d/Length %d>>\nstream\n%s\nendstream\nendobj\n", box, len(head), len(body), body)
	listAt := len(out)
	row := func(kind, a, b int) string { return fmt.Sprintf("%02x%08x%02x", kind, a, b) }
	rows := row(2, box, 0) + row(1, boxAt, 0) + row(1, listAt, 0) + ">"
	tail := fmt.Sprintf("/Root 1 0 R/Info 10 0 R/ID [(0123456789abcdef) (x)]/Size %d", list+1)
	prev := fmt.Sprintf("/Prev %d", w.f.Sections[0].Offset)
	if hybrid {
		prev, tail = "", tail+fmt.Sprintf("/Prev %d", w.f.Sections[0].Offset)
	}
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/W [1 4 1]/Index [%d 1 %d 2]/Filter/ASCIIHexDecode/Length %d%s%s>>\nstream\n%s\nendstream\nendobj\n", list, num, box, len(rows), tail, prev, rows)
	if !hybrid {
		return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", listAt)
	}
	at := len(out)
	return fmt.Appendf(out, "xref\n0 1\n0000000000 65535 f \ntrailer\n<<%s/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n", tail, listAt, at)
}
