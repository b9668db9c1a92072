package signtest

import (
	"fmt"

	"paragraf/pdf/object"
)

// Field is an empty signature field of a test document.
type Field struct{ Name, Label, Person string }

// Fields are those of ordinary minutes.
var Fields = []Field{
	{"secretary", "Sekreterare", "Ellen Fjällvik"},
	{"chair", "Ordförande", "Ture Malmgård (S)"},
	{"adjuster-1", "Justerare", "Maj Öberg (M)"},
}

// Object numbers in the documents of Minutes, for tests that attack them.
var (
	Catalog  = object.Ref{Num: 1}
	Pages    = object.Ref{Num: 2}
	Page1    = object.Ref{Num: 3}
	Page2    = object.Ref{Num: 4}
	Content1 = object.Ref{Num: 5}
	Content2 = object.Ref{Num: 6}
	Font     = object.Ref{Num: 7}
	Metadata = object.Ref{Num: 8}
	Attached = object.Ref{Num: 9}
	Info     = object.Ref{Num: 10}
	Form     = object.Ref{Num: 11}
)

// Minutes is a document of two pages with text, metadata, an attached file, a
// structure tree and one empty, drawn signature field for each of the fields.
// The same fields give the same bytes.
func Minutes(fields ...Field) []byte {
	name := func(s string) object.Name { return object.Name(s) }
	var b object.Builder
	for range Form.Num {
		b.Reserve()
	}
	file := b.Add(object.Dict{"Type": name("Filespec"), "F": object.String("meeting.json"), "UF": object.String("meeting.json"),
		"AFRelationship": name("Data"), "EF": object.Dict{"F": Attached}})
	tree, document := b.Reserve(), b.Reserve()
	resources := object.Dict{"Font": object.Dict{"F1": Font}}
	page := func(content object.Ref) object.Dict {
		return object.Dict{"Type": name("Page"), "Parent": Pages, "MediaBox": object.Numbers(0, 0, 595, 842), "Contents": content, "Resources": resources}
	}
	one, two := page(Content1), page(Content2)
	var refs, annots, elements object.Array
	for i, f := range fields {
		top := 700 - 60*float64(i)
		box := b.Add(&object.Stream{Dict: object.Dict{"Type": name("XObject"), "Subtype": name("Form"), "BBox": object.Numbers(0, 0, 200, 50)},
			Raw: []byte("0.5 w 0.5 0.5 199 49 re S")})
		r := b.Add(object.Dict{"Type": name("Annot"), "Subtype": name("Widget"), "FT": name("Sig"), "T": object.TextString(f.Name),
			"TU": object.TextString(f.Label + ": " + f.Person), "F": object.Int(4), "P": Page1, "StructParent": object.Int(i),
			"Rect": object.Numbers(72, top-50, 272, top), "AP": object.Dict{"N": box}})
		refs, annots = append(refs, r), append(annots, r)
		elements = append(elements, b.Add(object.Dict{"Type": name("StructElem"), "S": name("Form"), "P": document, "Pg": Page1,
			"K": object.Dict{"Type": name("OBJR"), "Obj": r, "Pg": Page1}}))
	}
	if len(annots) > 0 {
		one["Annots"] = annots
	}
	b.Set(tree, object.Dict{"Type": name("StructTreeRoot"), "K": document})
	b.Set(document, object.Dict{"Type": name("StructElem"), "S": name("Document"), "P": tree, "K": elements})
	b.Set(Catalog, object.Dict{"Type": name("Catalog"), "Pages": Pages, "Metadata": Metadata, "AcroForm": Form, "StructTreeRoot": tree,
		"Lang": object.TextString("sv-SE"), "AF": object.Array{file},
		"Names": object.Dict{"EmbeddedFiles": object.Dict{"Names": object.Array{object.String("meeting.json"), file}}}})
	b.Set(Pages, object.Dict{"Type": name("Pages"), "Kids": object.Array{Page1, Page2}, "Count": object.Int(2)})
	b.Set(Page1, one)
	b.Set(Page2, two)
	b.Set(Content1, object.Deflated(nil, []byte("BT /F1 16 Tf 72 760 Td (Protokoll, Lomviks kommun) Tj ET")))
	b.Set(Content2, object.Deflated(nil, []byte("BT /F1 11 Tf 72 760 Td (Arvodet är 100 000 kronor.) Tj ET")))
	b.Set(Font, object.Dict{"Type": name("Font"), "Subtype": name("Type1"), "BaseFont": name("Helvetica"), "Encoding": name("WinAnsiEncoding")})
	b.Set(Metadata, &object.Stream{Dict: object.Dict{"Type": name("Metadata"), "Subtype": name("XML")}, Raw: []byte("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")})
	b.Set(Attached, object.Deflated(object.Dict{"Type": name("EmbeddedFile"), "Subtype": name("application/json")}, []byte(`{"section":4}`)))
	b.Set(Info, object.Dict{"Title": object.TextString("Protokoll § 4"), "Producer": object.TextString("Paragraf")})
	b.Set(Form, object.Dict{"Fields": refs, "SigFlags": object.Int(3)})
	return must(b.Bytes(object.Head{Root: Catalog, Info: Info, ID: [2]object.String{"0123456789abcdef", "0123456789abcdef"}}))
}

// Box is a page of 200 by 50 points with a text: an appearance.
func Box(text string) []byte {
	var b object.Builder
	root, pages, page := b.Reserve(), b.Reserve(), b.Reserve()
	font := b.Add(object.Dict{"Type": object.Name("Font"), "Subtype": object.Name("Type1"), "BaseFont": object.Name("Helvetica"), "Encoding": object.Name("WinAnsiEncoding")})
	content := b.Add(object.Deflated(nil, fmt.Appendf(nil, "BT /F1 9 Tf 6 30 Td (%s) Tj ET", text)))
	b.Set(root, object.Dict{"Type": object.Name("Catalog"), "Pages": pages})
	// MediaBox and Resources are inherited, as some makers write them.
	b.Set(pages, object.Dict{"Type": object.Name("Pages"), "Kids": object.Array{page}, "Count": object.Int(1),
		"MediaBox": object.Numbers(0, 0, 200, 50), "Resources": object.Dict{"Font": object.Dict{"F1": font}}})
	b.Set(page, object.Dict{"Type": object.Name("Page"), "Parent": pages, "Contents": object.Array{content}})
	return must(b.Bytes(object.Head{Root: root}))
}

// must is for what cannot fail but by a mistake in this package.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
