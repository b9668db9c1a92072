package typeface

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
)

// ErrFormat is the cause of every error of [Parse].
var ErrFormat = errors.New("not a TrueType file that can be set")

// Face is the measure of one typeface. Lengths are thousandths of an em,
// rounded as the PDF's own widths are, so that what is measured is what is set.
type Face struct {
	tables   map[string][]byte
	glyphs   [1 << 16]uint16 // glyph of each BMP code point, 0 for none
	advances [1 << 16]int16  // of each BMP code point
	pairs    []pairTable
	kerns    [latin]atomic.Pointer[[latin]int16] // by left and right character, a row made when it is first asked for
	units    int

	Ascent    int // of the tallest letters above the baseline
	Descent   int // below the baseline, negative
	CapHeight int
}

// latin is the characters, from U+0000, whose kerning is looked up once.
const latin = 0x180

// Parse reads a TrueType file. The Face keeps slices of ttf, and never writes
// into them.
func Parse(ttf []byte) (face *Face, err error) {
	defer func() {
		if r := recover(); r != nil { // an offset that points outside the file
			face, err = nil, fmt.Errorf("%w: %v", ErrFormat, r)
		}
	}()
	f := &Face{tables: map[string][]byte{}}
	if binary.BigEndian.Uint32(ttf) != 0x00010000 {
		return nil, fmt.Errorf("%w: no glyf outlines", ErrFormat)
	}
	for i := range u16(ttf, 4) {
		record := ttf[12+16*i:]
		from, length := u32(record, 8), u32(record, 12)
		f.tables[string(record[:4])] = ttf[from : from+length : from+length]
	}
	for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "OS/2"} {
		if f.tables[name] == nil {
			return nil, fmt.Errorf("%w: no %s table", ErrFormat, name)
		}
	}
	f.units = u16(f.tables["head"], 18)
	f.Ascent = f.scale(i16(f.tables["hhea"], 4))
	f.Descent = f.scale(i16(f.tables["hhea"], 6))
	if os2 := f.tables["OS/2"]; u16(os2, 0) > 1 {
		f.CapHeight = f.scale(i16(os2, 88))
	}
	if err := f.readCharacters(); err != nil {
		return nil, err
	}
	f.pairs = readPairs(f.tables["GPOS"])
	return f, nil
}

// Has reports whether the face has a glyph for r.
func (f *Face) Has(r rune) bool { return r > 0 && r < 1<<16 && f.glyphs[r] != 0 }

// Advance returns the width of r, 0 for a character that the face lacks.
func (f *Face) Advance(r rune) int {
	if r < 0 || r >= 1<<16 {
		return 0
	}
	return int(f.advances[r])
}

// Kern returns how much closer (negative) or wider b stands after a than their
// widths say.
func (f *Face) Kern(a, b rune) int {
	if a < 0 || a >= 1<<16 || b < 0 || b >= 1<<16 {
		return 0
	}
	if a >= latin || b >= latin {
		return f.pair(a, b)
	}
	row := f.kerns[a].Load()
	if row == nil {
		row = new([latin]int16)
		for r := range row {
			row[r] = int16(f.pair(a, rune(r)))
		}
		f.kerns[a].Store(row)
	}
	return int(row[b])
}

// pair looks the kerning of two characters up in the tables.
func (f *Face) pair(a, b rune) int {
	left, right := int(f.glyphs[a]), int(f.glyphs[b])
	for i := range f.pairs {
		if value, found := f.pairs[i].value(left, right); found {
			return f.scale(value)
		}
	}
	return 0
}

func (f *Face) scale(units int) int {
	return int(math.Round(float64(units) * 1000 / float64(f.units)))
}

// readCharacters fills glyphs and advances from a format 4 character map.
func (f *Face) readCharacters() error {
	cmap := f.tables["cmap"]
	var sub []byte
	for i := range u16(cmap, 2) {
		platform, encoding := u16(cmap, 4+8*i), u16(cmap, 6+8*i)
		if platform == 0 || platform == 3 && encoding == 1 {
			if candidate := cmap[u32(cmap, 8+8*i):]; u16(candidate, 0) == 4 {
				sub = candidate
				break
			}
		}
	}
	if sub == nil {
		return fmt.Errorf("%w: no Unicode character map", ErrFormat)
	}
	hmtx, metrics := f.tables["hmtx"], u16(f.tables["hhea"], 34)
	n := u16(sub, 6) / 2
	ends, starts, deltas, ranges := 14, 16+2*n, 16+4*n, 16+6*n
	for s := range n {
		start, end := u16(sub, starts+2*s), u16(sub, ends+2*s)
		for c := start; c <= end && c < 0xFFFF; c++ {
			glyph := c
			if offset := u16(sub, ranges+2*s); offset != 0 {
				if glyph = u16(sub, ranges+2*s+offset+2*(c-start)); glyph == 0 {
					continue
				}
			}
			glyph = (glyph + u16(sub, deltas+2*s)) & 0xFFFF
			f.glyphs[c] = uint16(glyph)
			if glyph != 0 {
				f.advances[c] = int16(f.scale(u16(hmtx, 4*min(glyph, metrics-1))))
			}
		}
	}
	return nil
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
