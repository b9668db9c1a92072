package typeface

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// Subset is a font program with only the glyphs of some runes, and what a PDF
// says of it. Lengths are thousandths of an em.
type Subset struct {
	Name        string // PostScript name of the face
	Program     []byte // TrueType tables without a character map, as a PDF's CIDFontType2 has them
	Glyphs      []Glyph
	Ascent      int
	Descent     int
	CapHeight   int
	ItalicAngle int // degrees, negative when leaning right
	Box         [4]int
	Bold        bool
}

// Glyph is where a rune's outline is in the program, and its width.
type Glyph struct {
	Rune  rune
	Index uint16
	Width int
}

// Subset cuts the face to the given runes, in any order; those that it lacks
// are left out. The same runes give the same bytes, and nothing is shared with
// the face.
func (f *Face) Subset(runes []rune) (s Subset, err error) {
	defer func() {
		if r := recover(); r != nil { // an outline that points outside its table
			s, err = Subset{}, fmt.Errorf("%w: %v", ErrFormat, r)
		}
	}()
	runes = slices.Clone(runes)
	slices.Sort(runes)
	runes = slices.DeleteFunc(slices.Compact(runes), func(r rune) bool { return !f.Has(r) })

	c := cutter{face: f, index: map[int]int{}}
	c.take(0) // what is shown for a missing character
	for _, r := range runes {
		s.Glyphs = append(s.Glyphs, Glyph{r, uint16(c.take(int(f.glyphs[r]))), int(f.advances[r])})
	}
	s.Program = c.program()
	s.Name = f.postScriptName()
	s.Ascent, s.Descent, s.CapHeight = f.Ascent, f.Descent, f.CapHeight
	for i := range s.Box {
		s.Box[i] = f.scale(i16(f.tables["head"], 36+2*i))
	}
	if post := f.tables["post"]; len(post) >= 8 {
		s.ItalicAngle = i16(post, 4)
	}
	s.Bold = u16(f.tables["OS/2"], 4) >= 600
	return s, nil
}

// cutter collects outlines under new numbers.
type cutter struct {
	face  *Face
	index map[int]int // glyph → new glyph
	order []int       // new glyph → glyph
}

// take gives a glyph its new number.
func (c *cutter) take(glyph int) int {
	if n, ok := c.index[glyph]; ok {
		return n
	}
	n := len(c.order)
	c.index[glyph] = n
	c.order = append(c.order, glyph)
	return n
}

// outline returns a glyph's data in the glyf table, none for a blank.
func (f *Face) outline(glyph int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if u16(f.tables["head"], 50) == 0 {
		return glyf[2*u16(loca, 2*glyph) : 2*u16(loca, 2*glyph+2)]
	}
	return glyf[u32(loca, 4*glyph):u32(loca, 4*glyph+4)]
}

// program writes the tables. Outlines made of others bring those along.
func (c *cutter) program() []byte {
	f := c.face
	var glyf, loca, hmtx []byte
	metrics := u16(f.tables["hhea"], 34)
	for n := 0; n < len(c.order); n++ { // grows while components are found
		glyph := c.order[n]
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, c.renumbered(f.outline(glyph))...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		bearing := 4*min(glyph, metrics-1) + 2
		if glyph >= metrics {
			bearing = 4*metrics + 2*(glyph-metrics)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(u16(f.tables["hmtx"], 4*min(glyph, metrics-1))))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(u16(f.tables["hmtx"], bearing)))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	changed := func(table string, at, value int) []byte {
		data := slices.Clone(f.tables[table])
		binary.BigEndian.PutUint16(data[at:], uint16(value))
		return data
	}
	head := changed("head", 50, 1) // long offsets
	binary.BigEndian.PutUint32(head[8:], 0)
	tables := map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head,
		"hhea": changed("hhea", 34, len(c.order)), "maxp": changed("maxp", 4, len(c.order)),
		"cvt ": f.tables["cvt "], "fpgm": f.tables["fpgm"], "prep": f.tables["prep"],
	}
	return assemble(tables)
}

// renumbered returns an outline with the glyphs that it is made of under
// their new numbers.
func (c *cutter) renumbered(outline []byte) []byte {
	if len(outline) == 0 || i16(outline, 0) >= 0 {
		return outline
	}
	const words, scale, more, scaleXY, matrix = 1, 8, 0x20, 0x40, 0x80
	outline = slices.Clone(outline)
	for at := 10; ; {
		flags := u16(outline, at)
		binary.BigEndian.PutUint16(outline[at+2:], uint16(c.take(u16(outline, at+2))))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scaleXY != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return outline
		}
	}
}

// assemble writes a TrueType file of the tables that are not empty.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for name, data := range tables {
		if len(data) > 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	n := len(names)
	log := bits.Len(uint(n)) - 1
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	out = append(out, make([]byte, 16*n)...)
	headAt := 0
	for i, name := range names {
		data := tables[name]
		record := out[12+16*i:]
		copy(record, name)
		binary.BigEndian.PutUint32(record[4:], checksum(data))
		binary.BigEndian.PutUint32(record[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(record[12:], uint32(len(data)))
		if name == "head" {
			headAt = len(out)
		}
		out = append(out, data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for ; len(data) >= 4; data = data[4:] {
		sum += binary.BigEndian.Uint32(data)
	}
	var last [4]byte
	copy(last[:], data)
	return sum + binary.BigEndian.Uint32(last[:])
}

// postScriptName reads name 6, in the characters that a PDF name may have.
func (f *Face) postScriptName() string {
	names := f.tables["name"]
	if len(names) >= 6 {
		texts := names[u16(names, 4):]
		for i := range u16(names, 2) {
			record := names[6+12*i:]
			if u16(record, 0) != 3 || u16(record, 6) != 6 {
				continue
			}
			var name strings.Builder
			for at := u16(record, 10); at < u16(record, 10)+u16(record, 8); at += 2 {
				if c := u16(texts, at); c > ' ' && c < 0x7F && !strings.ContainsRune("()<>[]{}/%#", rune(c)) {
					name.WriteByte(byte(c))
				}
			}
			return name.String()
		}
	}
	return "Unnamed"
}
