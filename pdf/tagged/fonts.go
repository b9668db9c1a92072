package tagged

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"paragraf/pdf/compose/typeface"
	"paragraf/pdf/object"
)

// Font is a typeface as the pages use it: content streams call it by its
// family's name and give code points of two bytes.
//
// gofpdf's own fonts are not used. It would spend some five milliseconds on
// each, write into the bytes it is given, and map characters wrongly.
type Font struct {
	Family string
	typeface.Subset
}

// resources is the object that gofpdf gives to every page.
var resources = object.Ref{Num: 2}

// fonts embeds the fonts and makes them known to every page.
func (f *finisher) fonts() error {
	named := object.Dict{}
	for _, font := range f.spec.Fonts {
		key := object.Name(font.Family)
		if named[key] != nil || key == "" {
			return fmt.Errorf("the font family %q is empty or stands twice", font.Family)
		}
		named[key] = f.embed(font)
	}
	f.b.Set(resources, object.Dict{"Font": named})
	return nil
}

// embed adds a composite font whose character codes are code points (ISO
// 32000-1, 9.7), with an exact map back to Unicode.
func (f *finisher) embed(font Font) object.Ref {
	// A subset's name begins with six letters of its own (9.6.4).
	sum := sha256.Sum256(font.Program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := object.Name(string(tag) + "+" + font.Name)
	box := make([]float64, 4)
	for i, v := range font.Box {
		box[i] = float64(v)
	}
	const symbolic, slanted = 4, 64
	flags, stem := symbolic, 80 // the stem is not known exactly, and only used for substitutes
	if font.ItalicAngle != 0 {
		flags |= slanted
	}
	if font.Bold {
		stem = 140
	}
	descriptor := f.b.Add(object.Dict{
		"Type": object.Name("FontDescriptor"), "FontName": name, "Flags": object.Int(flags),
		"FontBBox": object.Numbers(box...), "ItalicAngle": object.Int(font.ItalicAngle),
		"Ascent": object.Int(font.Ascent), "Descent": object.Int(font.Descent), "CapHeight": object.Int(font.CapHeight), "StemV": object.Int(stem),
		"FontFile2": f.b.Add(object.Deflated(object.Dict{"Length1": object.Int(len(font.Program))}, font.Program)),
	})
	descendant := f.b.Add(object.Dict{
		"Type": object.Name("Font"), "Subtype": object.Name("CIDFontType2"), "BaseFont": name,
		"CIDSystemInfo":  object.Dict{"Registry": object.String("Adobe"), "Ordering": object.String("Identity"), "Supplement": object.Int(0)},
		"FontDescriptor": descriptor, "DW": object.Int(0), "W": widths(font.Glyphs),
		"CIDToGIDMap": f.b.Add(object.Deflated(object.Dict{}, glyphMap(font.Glyphs))),
	})
	return f.b.Add(object.Dict{
		"Type": object.Name("Font"), "Subtype": object.Name("Type0"), "BaseFont": name, "Encoding": object.Name("Identity-H"),
		"DescendantFonts": object.Array{descendant},
		"ToUnicode":       f.b.Add(object.Deflated(object.Dict{}, characterMap(font.Glyphs))),
	})
}

// widths lists the glyphs' widths, a run of consecutive codes at a time.
func widths(glyphs []typeface.Glyph) object.Array {
	var all, run object.Array
	for i, g := range glyphs {
		if i == 0 || g.Rune != glyphs[i-1].Rune+1 {
			if run != nil {
				all = append(all, run)
			}
			all, run = append(all, object.Int(g.Rune)), nil
		}
		run = append(run, object.Int(g.Width))
	}
	if run != nil {
		all = append(all, run)
	}
	return all
}

// glyphMap gives the glyph of each code up to the last one used.
func glyphMap(glyphs []typeface.Glyph) []byte {
	var m []byte
	for _, g := range glyphs {
		m = append(m, make([]byte, 2*int(g.Rune)+2-len(m))...)
		binary.BigEndian.PutUint16(m[2*g.Rune:], g.Index)
	}
	return m
}

// characterMap writes a ToUnicode map of exactly the codes that have a glyph.
func characterMap(glyphs []typeface.Glyph) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(glyphs) > 0 {
		n := min(len(glyphs), 100) // as many as one section may hold
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, g := range glyphs[:n] {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", g.Rune, g.Rune)
		}
		b.WriteString("endbfchar\n")
		glyphs = glyphs[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}
