package tagged_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/compose/typeface"
	"paragraf/pdf/object"
	"paragraf/pdf/tagged"
)

var spec = tagged.Spec{
	Title: "Protokoll <Vårdnämnden> & 1", Author: "Region Norrlid", Language: "sv-SE",
	Created: time.Date(2025, 6, 16, 9, 12, 0, 0, time.FixedZone("CEST", 7200)),
	Fonts: []tagged.Font{{Family: "serif", Subset: typeface.Subset{Name: "SourceSerif4-Regular", Program: []byte("outlines"),
		Glyphs: []typeface.Glyph{glyph('a', 1, 500), glyph('b', 2, 510), glyph('å', 3, 500), glyph('–', 4, 600), glyph('€', 5, 610)}}}},
	Fields: []tagged.Field{{Name: "chair", Tooltip: "Ordförande: Ture Malmgård", Person: "Ture Malmgård", Page: 1, Rect: [4]float64{85, 100, 285, 154}, Empty: []byte("0 0 200 54 re S")}},
}

// written is a file in gofpdf's form: two pages, links inside the pages, a
// bookmark.
func written(t *testing.T) []byte {
	t.Helper()
	var b object.Builder
	ref := func(n int) object.Ref { return object.Ref{Num: n} }
	name := func(s string) object.Name { return object.Name(s) }
	page := func(content int) object.Dict {
		return object.Dict{"Type": name("Page"), "Parent": ref(1), "Resources": ref(2), "Contents": ref(content),
			"Annots": object.Array{object.Dict{"Type": name("Annot"), "Subtype": name("Link"), "Rect": object.Numbers(0, 0, 9, 9), "Dest": object.Array{ref(5), name("XYZ"), object.Int(0), object.Int(0), object.Null{}}}}}
	}
	b.Set(ref(1), object.Dict{"Type": name("Pages"), "Kids": object.Array{ref(3), ref(5)}, "Count": object.Int(2), "MediaBox": object.Numbers(0, 0, 595.28, 841.89)})
	b.Set(ref(2), object.Dict{"Font": object.Dict{}})
	b.Set(ref(3), page(4))
	b.Set(ref(4), &object.Stream{Dict: object.Dict{}, Raw: []byte("BT ET")})
	b.Set(ref(5), page(6))
	b.Set(ref(6), &object.Stream{Dict: object.Dict{}, Raw: []byte("BT ET")})
	b.Set(ref(14), object.Dict{"Title": object.String("§ 1"), "Parent": ref(15), "Count": object.Int(0)})
	b.Set(ref(15), object.Dict{"Type": name("Outlines"), "First": ref(14), "Last": ref(14)})
	b.Set(ref(16), object.Dict{"Producer": object.String("FPDF 1.7")})
	b.Set(ref(17), object.Dict{"Type": name("Catalog"), "Pages": ref(1), "Outlines": ref(15), "Names": object.Dict{}})
	raw, err := b.Bytes(object.Head{Version: "1.3", Root: ref(17), Info: ref(16)})
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func finish(t *testing.T, spec tagged.Spec) ([]byte, *object.File, object.Dict) {
	t.Helper()
	raw, err := tagged.Finish(written(t), spec)
	if err != nil {
		t.Fatal(err)
	}
	file, err := object.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := file.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	return raw, file, catalog
}

func TestFileSaysWhatItIs(t *testing.T) {
	raw, file, catalog := finish(t, spec)
	if !bytes.HasPrefix(raw, []byte("%PDF-1.7\n%")) || raw[10] < 0x80 {
		t.Errorf("header %q", raw[:16])
	}
	id, _ := file.Trailer["ID"].(object.Array)
	if len(id) != 2 || len(id[0].(object.String)) != 16 {
		t.Errorf("identifier %v", id)
	}
	if file.Text(catalog["Lang"]) != "sv-SE" || catalog["Names"] != nil {
		t.Errorf("catalog %v", catalog)
	}
	prefs, err := file.Dict(catalog["ViewerPreferences"])
	if err != nil || prefs["DisplayDocTitle"] != object.Bool(true) {
		t.Errorf("preferences %v", prefs)
	}
	info, err := file.Dict(file.Trailer["Info"])
	if err != nil {
		t.Fatal(err)
	}
	if file.Text(info["Title"]) != spec.Title || file.Text(info["CreationDate"]) != "D:20250616091200+02'00'" {
		t.Errorf("info %v", info)
	}
}

func TestMetadataIsWellFormedAndAgreesWithInfo(t *testing.T) {
	_, file, catalog := finish(t, spec)
	stream, err := file.Stream(catalog["Metadata"])
	if err != nil {
		t.Fatal(err)
	}
	packet, err := file.Decode(stream)
	if err != nil {
		t.Fatal(err)
	}
	var text []string
	for d := xml.NewDecoder(bytes.NewReader(packet)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if chars, ok := token.(xml.CharData); ok {
			text = append(text, string(chars))
		}
	}
	for _, want := range []string{spec.Title, spec.Author, "sv-SE", "2025-06-16T09:12:00+02:00"} {
		if !strings.Contains(strings.Join(text, "\n"), want) {
			t.Errorf("%q is not in the metadata", want)
		}
	}
}

func TestCharacterMapIsExactlyTheGlyphs(t *testing.T) {
	_, file, _ := finish(t, spec)
	resources, err := file.Dict(object.Ref{Num: 2})
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := file.Dict(resources["Font"])
	if err != nil {
		t.Fatal(err)
	}
	font, err := file.Dict(fonts["serif"]) // called by its family
	if err != nil {
		t.Fatal(err)
	}
	stream, err := file.Stream(font["ToUnicode"])
	if err != nil {
		t.Fatal(err)
	}
	raw, err := file.Decode(stream)
	if err != nil {
		t.Fatal(err)
	}
	want := "5 beginbfchar\n"
	for _, r := range "abå–€" {
		want += fmt.Sprintf("<%04X> <%04X>\n", r, r)
	}
	if !strings.Contains(string(raw), want+"endbfchar") || strings.Contains(string(raw), "bfrange") {
		t.Errorf("%s", raw)
	}
	below, err := file.Dict(font["DescendantFonts"].(object.Array)[0])
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(below["W"]); got != "[97 [500 510] 229 [500] 8211 [600] 8364 [610]]" {
		t.Errorf("widths %s", got)
	}
	stream, err = file.Stream(below["CIDToGIDMap"])
	if err != nil {
		t.Fatal(err)
	}
	glyphs, err := file.Decode(stream)
	if err != nil || len(glyphs) != 2*('€'+1) || glyphs[2*'å'+1] != 3 || glyphs[2*'c'+1] != 0 {
		t.Errorf("%d bytes of glyph map (%v)", len(glyphs), err)
	}
}

func TestLinksBecomeObjectsAndFieldsAreListed(t *testing.T) {
	_, file, catalog := finish(t, spec)
	for n, want := range map[int]int{3: 2, 5: 1} {
		page, err := file.Dict(object.Ref{Num: n})
		if err != nil {
			t.Fatal(err)
		}
		annots := page["Annots"].(object.Array)
		if len(annots) != want {
			t.Errorf("page object %d has %d annotations, want %d", n, len(annots), want)
		}
		for _, a := range annots {
			d, err := file.Dict(a)
			if _, indirect := a.(object.Ref); !indirect || err != nil || d["F"] != object.Int(4) || d["P"] != (object.Ref{Num: n}) {
				t.Errorf("annotation %v: %v", a, d)
			}
		}
	}
	form, err := file.Dict(catalog["AcroForm"])
	if err != nil {
		t.Fatal(err)
	}
	field, err := file.Dict(form["Fields"].(object.Array)[0])
	if err != nil {
		t.Fatal(err)
	}
	if form["SigFlags"] != object.Int(3) || file.Text(field["T"]) != "chair" || file.Text(field["TU"]) != "Ordförande: Ture Malmgård" || file.Text(field["TM"]) != "Ture Malmgård" || field["V"] != nil {
		t.Errorf("form %v, field %v", form, field)
	}
}

func TestSameInputSameFileOtherInputOtherIdentifier(t *testing.T) {
	first, _, _ := finish(t, spec)
	again, _, _ := finish(t, spec)
	if !bytes.Equal(first, again) {
		t.Error("the same input gave two files")
	}
	other := spec
	other.Title = "Protokoll"
	changed, file, _ := finish(t, other)
	_, before, _ := finish(t, spec)
	if bytes.Equal(first, changed) || file.Trailer["ID"].(object.Array)[0] == before.Trailer["ID"].(object.Array)[0] {
		t.Error("another title gave the same identifier")
	}
}

func TestWhatCannotBeFinishedIsAnError(t *testing.T) {
	for name, try := range map[string]func() ([]byte, error){
		"no PDF": func() ([]byte, error) { return tagged.Finish([]byte("hej"), spec) },
		"a field on a page that is not there": func() ([]byte, error) {
			bad := spec
			bad.Fields = []tagged.Field{{Name: "chair", Page: 3}}
			return tagged.Finish(written(t), bad)
		},
		"two fonts of one name": func() ([]byte, error) {
			bad := spec
			bad.Fonts = append(bad.Fonts[:1:1], bad.Fonts[0])
			return tagged.Finish(written(t), bad)
		},
		"two fields of one name": func() ([]byte, error) {
			bad := spec
			bad.Fields = append(bad.Fields[:1:1], bad.Fields[0])
			return tagged.Finish(written(t), bad)
		},
	} {
		if _, err := try(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func glyph(r rune, index uint16, width int) typeface.Glyph {
	return typeface.Glyph{Rune: r, Index: index, Width: width}
}
