package tagged

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	"paragraf/pdf/object"
)

// gofpdf's fonts are called "utf8" and the key of the family.
const fontPrefix = "utf8"

// fonts gives every font an exact character map and its true name, and makes
// it known to the pages by its family's name, as content streams call it.
func (f *finisher) fonts() error {
	named := object.Dict{}
	for _, ref := range f.b.Refs() {
		font, ok := f.b.Get(ref).(object.Dict)
		if !ok || font["Subtype"] != object.Name("Type0") {
			continue
		}
		base, _ := font["BaseFont"].(object.Name)
		named[object.Name(strings.TrimPrefix(string(base), fontPrefix))] = ref
		if err := f.font(font); err != nil {
			return fmt.Errorf("font %s: %w", base, err)
		}
	}
	f.b.Set(resources, object.Dict{"Font": named})
	return nil
}

// resources is the object that gofpdf gives to every page.
var resources = object.Ref{Num: 2}

func (f *finisher) font(font object.Dict) error {
	descendants, _ := font["DescendantFonts"].(object.Array)
	if len(descendants) != 1 {
		return fmt.Errorf("%d descendants", len(descendants))
	}
	cid, err := f.dict(descendants[0])
	if err != nil {
		return err
	}
	descriptor, err := f.dict(cid["FontDescriptor"])
	if err != nil {
		return err
	}
	glyphs, err := f.stream(cid["CIDToGIDMap"])
	if err != nil {
		return err
	}
	program, err := f.stream(descriptor["FontFile2"])
	if err != nil {
		return err
	}
	if toUnicode, ok := font["ToUnicode"].(object.Ref); ok {
		f.b.Set(toUnicode, object.Deflated(object.Dict{}, characterMap(glyphs)))
	}
	// A subset's name begins with six letters of its own (ISO 32000-1, 9.6.4).
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := object.Name(string(tag) + "+" + postScriptName(program))
	font["BaseFont"], cid["BaseFont"], descriptor["FontName"] = name, name, name
	if info, ok := cid["CIDSystemInfo"].(object.Ref); ok {
		f.b.Set(info, object.Dict{"Registry": object.String("Adobe"), "Ordering": object.String("Identity"), "Supplement": object.Int(0)})
	}
	return nil
}

func (f *finisher) stream(o object.Object) ([]byte, error) {
	s, err := f.file.Stream(o)
	if err != nil {
		return nil, err
	}
	return f.file.Decode(s)
}

// characterMap writes a ToUnicode map for each code that has a glyph. gofpdf's
// codes are code points of the basic plane.
func characterMap(glyphs []byte) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var codes []int
	for code := 1; 2*code+1 < len(glyphs); code++ {
		if binary.BigEndian.Uint16(glyphs[2*code:]) != 0 {
			codes = append(codes, code)
		}
	}
	for len(codes) > 0 {
		n := min(len(codes), 100) // as many as one section may hold
		fmt.Fprintf(&b, "%d beginbfchar\n", n)
		for _, code := range codes[:n] {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", code, code)
		}
		b.WriteString("endbfchar\n")
		codes = codes[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// postScriptName reads name 6 of a TrueType file, or says that there is none.
func postScriptName(ttf []byte) string {
	const unnamed = "Unnamed"
	u16 := func(at int) int {
		if at+2 > len(ttf) {
			return 0
		}
		return int(binary.BigEndian.Uint16(ttf[at:]))
	}
	for i := range u16(4) {
		record := 12 + 16*i
		if record+16 > len(ttf) || string(ttf[record:record+4]) != "name" {
			continue
		}
		table := u16(record+8)<<16 | u16(record+10)
		texts := table + u16(table+4)
		for n := range u16(table + 2) {
			entry := table + 6 + 12*n
			if u16(entry) != 3 || u16(entry+6) != 6 {
				continue
			}
			from, length := texts+u16(entry+10), u16(entry+8)
			var name strings.Builder
			for at := from; at < from+length; at += 2 {
				if c := u16(at); c > ' ' && c < 0x7F && !strings.ContainsRune("()<>[]{}/%#", rune(c)) {
					name.WriteByte(byte(c))
				}
			}
			if name.Len() > 0 {
				return name.String()
			}
		}
	}
	return unnamed
}
