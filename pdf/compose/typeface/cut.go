package typeface

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// kept are the tables that a PDF's font program and gofpdf's own subsetting
// need; layout features stay behind, they have done their work by then.
var kept = []string{"OS/2", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}

// Cut returns a TrueType file with the outlines of the face and a character
// map of only the given runes, sorted or not. Reading it costs a fraction of
// reading the whole face. The bytes are the caller's own.
func (f *Face) Cut(runes []rune) []byte {
	runes = slices.Clone(runes)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	runes = slices.DeleteFunc(runes, func(r rune) bool { return !f.Has(r) })

	tables := [][2][]byte{{[]byte("cmap"), f.characterMap(runes)}}
	for _, name := range kept {
		if data := f.tables[name]; data != nil {
			tables = append(tables, [2][]byte{[]byte(name), data})
		}
	}
	slices.SortFunc(tables, func(a, b [2][]byte) int { return bytes.Compare(a[0], b[0]) })

	size := 12 + 16*len(tables)
	for _, t := range tables {
		size += (len(t[1]) + 3) &^ 3
	}
	out := make([]byte, 12+16*len(tables), size)
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tables)))
	for i, t := range tables {
		record := out[12+16*i:]
		copy(record, t[0])
		binary.BigEndian.PutUint32(record[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(record[12:], uint32(len(t[1])))
		out = append(out, t[1]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// characterMap writes a cmap table of one format 4 subtable, a segment for
// each run of consecutive runes whose glyphs are consecutive too.
func (f *Face) characterMap(runes []rune) []byte {
	type segment struct{ start, end, delta uint16 }
	var segments []segment
	for _, r := range runes {
		c, delta := uint16(r), f.glyphs[r]-uint16(r)
		if n := len(segments); n > 0 && segments[n-1].end+1 == c && segments[n-1].delta == delta {
			segments[n-1].end = c
			continue
		}
		segments = append(segments, segment{c, c, delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	n := len(segments)
	out := make([]byte, 0, 28+8*n)
	put := func(values ...uint16) {
		for _, v := range values {
			out = binary.BigEndian.AppendUint16(out, v)
		}
	}
	put(0, 1, 3, 1, 0, 12)                          // one subtable: Windows, Unicode BMP, at 12
	put(4, uint16(16+8*n), 0, uint16(2*n), 0, 0, 0) // search hints are not read
	for _, s := range segments {
		put(s.end)
	}
	put(0)
	for _, s := range segments {
		put(s.start)
	}
	for _, s := range segments {
		put(s.delta)
	}
	for range segments {
		put(0)
	}
	return out
}
