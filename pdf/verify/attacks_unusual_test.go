package verify_test

import (
	"bytes"
	"fmt"
	"slices"

	"paragraf/pdf/object"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

var (
	filespec = object.Ref{Num: 12} // of the attachment of signtest's minutes
	tree     = object.Ref{Num: 13} // their structure tree
)

// unusualAttacks use parts of the format that few readers know and fewer
// checkers look at.
var unusualAttacks = []attack{
	// What a page shows, by way of something else than its content.
	{"page content in another file", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			u.Set(signtest.Content1, &object.Stream{Dict: object.Dict{"F": object.String("beslut.txt")}})
		})
	}, verify.ChangedAfter, "page_content"},
	{"page content of null", set(signtest.Page1, "Contents", object.Null{}), verify.ChangedAfter, "page_content"},
	{"page in other units", set(signtest.Page1, "UserUnit", object.Int(40)), verify.ChangedAfter, "page_content"},
	{"page beside itself", set(signtest.Page1, "MediaBox", object.Numbers(2000, 2000, 2595, 2842)), verify.ChangedAfter, "page_content"},
	{"small picture of another page", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			picture := u.Add(&object.Stream{Dict: object.Dict{"Width": object.Int(1), "Height": object.Int(1), "ColorSpace": object.Name("DeviceGray"), "BitsPerComponent": object.Int(8)}, Raw: []byte{0}})
			u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(d object.Dict) { d["Thumb"] = picture }))
		})
	}, verify.ChangedAfter, "page_content"},
	{"colours of a page redefined", set(signtest.Page1, "Resources", object.Dict{"Font": object.Dict{"F1": signtest.Font},
		"ColorSpace": object.Dict{"DefaultGray": object.Array{object.Name("Separation"), object.Name("None"), object.Name("DeviceGray"), object.Dict{"FunctionType": object.Int(2), "Domain": object.Numbers(0, 1), "N": object.Int(1), "C0": object.Numbers(1), "C1": object.Numbers(1)}}}}),
		verify.ChangedAfter, "page_content"},
	{"page blended otherwise", set(signtest.Page1, "Group", object.Dict{"S": object.Name("Transparency"), "K": object.Bool(true)}), verify.ChangedAfter, "page_content"},
	{"colours of the file redefined", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			profile := u.Add(object.Deflated(object.Dict{"N": object.Int(3)}, []byte("profile")))
			u.Set(signtest.Catalog, w.copyOf(signtest.Catalog, func(d object.Dict) {
				d["OutputIntents"] = object.Array{object.Dict{"S": object.Name("GTS_PDFA1"), "DestOutputProfile": profile}}
			}))
		})
	}, verify.ChangedAfter, "other"},
	{"letters read as others when copied", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			letters := u.Add(object.Deflated(nil, []byte("1 beginbfchar <31> <0039> endbfchar")))
			u.Set(signtest.Font, w.copyOf(signtest.Font, func(d object.Dict) { d["ToUnicode"] = letters }))
		})
	}, verify.ChangedAfter, "page_content"},
	{"letters of other widths", func(w *workshop) []byte {
		return w.edit(signtest.Font, func(d object.Dict) {
			d["FirstChar"], d["LastChar"], d["Widths"] = object.Int(49), object.Int(49), object.Numbers(0)
		})
	}, verify.ChangedAfter, "page_content"},
	{"article that leads past a page", set(signtest.Catalog, "Threads", object.Array{object.Dict{"F": object.Dict{"P": signtest.Page2}}}), verify.ChangedAfter, ""},
	{"page that turns by itself", set(signtest.Page1, "Dur", object.Int(0)), verify.ChangedAfter, ""},
	{"another program's own picture of the page", set(signtest.Page1, "PieceInfo", object.Dict{"Illustrator": object.Dict{"Private": signtest.Content2}}), verify.ChangedAfter, ""},
	{"tree of pages in a circle", set(signtest.Pages, "Kids", object.Array{signtest.Pages, signtest.Page1}), verify.ChangedAfter, ""},
	{"a page counted away", set(signtest.Pages, "Count", object.Int(1)), verify.ChangedAfter, ""},
	{"key twice by another spelling", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			d := string(object.Append(nil, w.copyOf(signtest.Page1, func(object.Dict) {})))
			u.Set(signtest.Page1, object.Verbatim("<</Con#74ents 6 0 R"+d[2:]))
		})
	}, verify.ChangedAfter, "duplicate_keys"},

	// The catalog.
	{"another version of the format", set(signtest.Catalog, "Version", object.Name("9.9")), verify.ChangedAfter, ""},
	{"pages kept among the extensions", set(signtest.Catalog, "Extensions", object.Dict{"ESIC": object.Dict{"BaseVersion": object.Name("1.7"), "ExtensionLevel": object.Int(8), "Pages": signtest.Pages}}), verify.ChangedAfter, ""},
	{"links that lead elsewhere", set(signtest.Catalog, "URI", object.Dict{"Base": object.String("https://granby.example/")}), verify.ChangedAfter, ""},
	{"names that lead elsewhere", set(signtest.Catalog, "Dests", object.Dict{"beslut": object.Array{signtest.Page2, object.Name("Fit")}}), verify.ChangedAfter, ""},
	{"script before printing", set(signtest.Catalog, "AA", object.Dict{"WP": object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}}), verify.ChangedAfter, "action"},
	{"what a reader must be able to do", set(signtest.Catalog, "Requirements", object.Array{object.Dict{"S": object.Name("EnableJavaScripts")}}), verify.ChangedAfter, ""},
	{"a legal statement", set(signtest.Catalog, "Legal", object.Dict{"JavaScriptActions": object.Int(0), "Attestation": object.TextString("Granskat")}), verify.ChangedAfter, ""},
	{"slides instead of pages", onNames("AlternatePresentations", object.Dict{"Names": object.Array{object.String("x"), object.Dict{"Type": object.Name("SlideShow"), "Resources": object.Dict{}, "StartResource": object.String("a.xml")}}}), verify.ChangedAfter, ""},
	{"pages made from templates", onNames("Templates", object.Dict{"Names": object.Array{object.String("x"), signtest.Page2}}), verify.ChangedAfter, ""},

	// What is read aloud.
	{"headings that are none", set(tree, "RoleMap", object.Dict{"Form": object.Name("Artifact")}), verify.ChangedAfter, "structure"},
	{"structure told to be wrong", set(signtest.Catalog, "MarkInfo", object.Dict{"Marked": object.Bool(true), "Suspects": object.Bool(true)}), verify.ChangedAfter, ""},
	{"another language for a page's words", set(object.Ref{Num: 14}, "Lang", object.TextString("en")), verify.ChangedAfter, "structure"},

	// The attachment.
	{"attachment renamed", func(w *workshop) []byte {
		return w.edit(filespec, func(d object.Dict) { d["UF"] = object.TextString("beslut.json") })
	}, verify.ChangedAfter, "attachment"},
	{"attachment on another machine", func(w *workshop) []byte {
		return w.edit(filespec, func(d object.Dict) {
			d["FS"], d["F"] = object.Name("URL"), object.String("https://granby.example/beslut.json")
		})
	}, verify.ChangedAfter, "attachment"},
	{"attachment of a page", set(signtest.Page1, "AF", object.Array{filespec}), verify.ChangedAfter, ""},
	{"attachment under two names", onNames("EmbeddedFiles", object.Dict{"Names": object.Array{object.String("annat.json"), filespec, object.String("meeting.json"), filespec}}), verify.ChangedAfter, "attachment"},

	// The form and its fields.
	{"no signatures in the form", set(signtest.Form, "SigFlags", object.Int(0)), verify.ChangedAfter, ""},
	{"order of calculation", set(signtest.Form, "CO", object.Array{}), verify.ChangedAfter, ""},
	{"signed field of another type", onField("FT", object.Name("Tx")), verify.Invalid, ""},
	{"signed field locked otherwise", onField("Lock", object.Dict{"Type": object.Name("SigFieldLock"), "Action": object.Name("All")}), verify.ChangedAfter, ""},
	{"signed field with wishes", onField("SV", object.Dict{"Type": object.Name("SV"), "Ff": object.Int(1)}), verify.ChangedAfter, ""},
	{"signed field on another page", onField("P", signtest.Page2), verify.ChangedAfter, ""},
	{"signature drawn by its border", onField("MK", object.Dict{"BG": object.Numbers(1), "CA": object.TextString("Avslag")}), verify.ChangedAfter, ""},
	{"signature with a mapped appearance", onField("AS", object.Name("Off")), verify.ChangedAfter, ""},
	{"signature below another field", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			above := u.Reserve()
			u.Set(above, object.Dict{"T": object.TextString("ny"), "FT": object.Name("Sig"), "Kids": object.Array{w.field}})
			u.Set(w.field, w.copyOf(w.field, func(d object.Dict) { d["Parent"] = above }))
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) {
				list := slices.Clone(d["Fields"].(object.Array))
				list[slices.Index(list, object.Object(w.field))] = above
				d["Fields"] = list
			}))
		})
	}, verify.Invalid, ""},
	{"signature shared by two fields", func(w *workshop) []byte {
		return w.update(func(u *object.Update) {
			extra := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Widget"), "FT": object.Name("Sig"), "T": object.TextString("till"), "V": w.sig, "F": object.Int(132), "Rect": object.Numbers(0, 0, 0, 0)})
			u.Set(signtest.Form, w.copyOf(signtest.Form, func(d object.Dict) { d["Fields"] = append(slices.Clone(d["Fields"].(object.Array)), extra) }))
		})
	}, verify.ChangedAfter, "bad_later_signature"},
	{"timestamp taken away", func(w *workshop) []byte {
		for _, r := range w.f.Objects() {
			d, err := w.f.Dict(r)
			if err != nil || d["FT"] != object.Name("Sig") {
				continue
			}
			if v, _ := w.f.Dict(d["V"]); w.f.Name(v["SubFilter"]) == "ETSI.RFC3161" {
				return w.edit(r, func(d object.Dict) { delete(d, "V") })
			}
		}
		return nil
	}, verify.ChangedAfter, ""},

	// The file.
	{"object twice in one update", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		first := len(out)
		out = append(out, "5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"...)
		start, end, _ := w.f.Span(signtest.Content1.Num)
		out = append(out, w.pdf[start:end]...)
		out = append(out, '\n')
		return w.table(out, fmt.Sprintf("0 1\n0000000000 65535 f \n5 1\n%010d 00000 n \n", first), "")
	}, verify.ChangedAfter, ""},
	{"listed twice in one table", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		at := len(out)
		out = append(out, "5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"...)
		start, _, _ := w.f.Span(signtest.Content1.Num)
		return w.table(out, fmt.Sprintf("0 1\n0000000000 65535 f \n5 1\n%010d 00000 n \n5 1\n%010d 00000 n \n", start, at), "")
	}, "", ""},
	{"another information dictionary", func(w *workshop) []byte {
		out := bytes.Clone(w.pdf)
		at := len(out)
		out = append(out, "80 0 obj\n<</Title(Avslag)>>\nendobj\n"...)
		out = w.table(out, fmt.Sprintf("80 1\n%010d 00000 n \n", at), "")
		last := bytes.LastIndex(out, []byte("/Info 10 0 R"))
		return append(append(bytes.Clone(out[:last]), "/Info 80 0 R"...), out[last+len("/Info 10 0 R"):]...)
	}, verify.ChangedAfter, ""},
	{"no information dictionary", func(w *workshop) []byte {
		out := w.update(func(u *object.Update) { u.Set(signtest.Page2, w.copyOf(signtest.Page2, func(object.Dict) {})) })
		last := bytes.LastIndex(out, []byte("/Info 10 0 R"))
		return append(append(bytes.Clone(out[:last]), bytes.Repeat([]byte{' '}, len("/Info 10 0 R"))...), out[last+len("/Info 10 0 R"):]...)
	}, verify.ChangedAfter, ""},
	{"end of the file twice", func(w *workshop) []byte { return append(bytes.Clone(w.pdf), "%%EOF\n"...) }, verify.ChangedAfter, ""},
	{"start of the table written anew", func(w *workshop) []byte {
		return fmt.Appendf(bytes.Clone(w.pdf), "startxref\n%d\n%%%%EOF\n", w.f.Sections[0].Offset)
	}, verify.ChangedAfter, ""},
}

// set sets a key of an object in an update.
func set(r object.Ref, key object.Name, value object.Object) func(*workshop) []byte {
	return func(w *workshop) []byte { return w.edit(r, func(d object.Dict) { d[key] = value }) }
}

// onField sets a key of the signed field.
func onField(key object.Name, value object.Object) func(*workshop) []byte {
	return func(w *workshop) []byte { return w.edit(w.field, func(d object.Dict) { d[key] = value }) }
}

// onNames sets a key of the catalog's names.
func onNames(key object.Name, value object.Object) func(*workshop) []byte {
	return func(w *workshop) []byte {
		return w.edit(signtest.Catalog, func(d object.Dict) {
			names, _ := w.f.Dict(d["Names"])
			names = names.Clone()
			names[key] = value
			d["Names"] = names
		})
	}
}
