package annotext

import "paragraf/app/look"

// measure returns how wide a string is in a style, drawn in one piece.
type measure func(s string, style Style) float32

// metrics knows how far each rune moves on after the one before it. A string's
// width is the sum over its runes: kerning and ligatures are in the pairs, and
// with the program's typefaces the sum is that of the whole string to within a
// twentieth of a pixel. So a text is laid out with some thousand measurements,
// whatever its length.
type metrics struct {
	measure measure
	borrows func(style Style, r rune) bool // a letter is drawn in another typeface than the style's; nil: none is
	styles  [styles]styleMetrics
}

// common is the end of the runes that are kept in a table; others are in a map.
const common = 0x180

type styleMetrics struct {
	single []float32   // advance of a rune at the start of a line, by rune; unknown below 0
	pair   [][]float32 // advance of b after a, by a and b; no row for what has not stood before anything
	rare   map[[2]rune]float32
	joined map[string]float32 // advance of the last rune of a sign that is joined of several
}

const unknown = -1e9

func newMetrics(m measure) *metrics { return &metrics{measure: m} }

// first returns the advance of a rune that nothing stands before.
func (m *metrics) first(style Style, r rune) float32 {
	s := &m.styles[style]
	if r < common && r >= 0 {
		if s.single == nil {
			s.single = unknowns()
		}
		if s.single[r] == unknown {
			s.single[r] = m.measure(string(r), style)
		}
		return s.single[r]
	}
	return m.other(style, -1, r)
}

// after returns the advance of r after the rune before.
func (m *metrics) after(style Style, before, r rune) float32 {
	s := &m.styles[style]
	if before < common && r < common && before >= 0 && r >= 0 {
		if s.pair == nil {
			s.pair = make([][]float32, common)
		}
		row := s.pair[before]
		if row == nil {
			row = unknowns()
			s.pair[before] = row
		}
		if row[r] == unknown {
			row[r] = m.measure(string([]rune{before, r}), style) - m.first(style, before)
		}
		return row[r]
	}
	return m.other(style, before, r)
}

// next returns the advance of the rune at i, which something stands before on
// its line. A sign that is joined of several, as an emoji of a family is, is
// measured as a whole.
func (m *metrics) next(style Style, runes []rune, i int) float32 {
	r := runes[i]
	if r < common || runes[i-1] < common {
		return m.after(style, runes[i-1], r)
	}
	from, joins := i, false
	for from > 0 && i-from < longestSign && (runes[from-1] == joiner || runes[from] == joiner || tone(runes[from]) || look.Follows(runes[from])) {
		from--
		joins = joins || runes[from] == joiner
	}
	if !joins {
		return m.after(style, runes[i-1], r)
	}
	s := &m.styles[style]
	sign := string(runes[from : i+1])
	a, ok := s.joined[sign]
	if !ok {
		if s.joined == nil {
			s.joined = map[string]float32{}
		}
		a = m.measure(sign, style) - m.width(style, runes[from:i])
		s.joined[sign] = a
	}
	return a
}

// joiner makes one sign of what stands before and after it.
const joiner = '\u200d'

// longestSign is the most runes that are measured as one sign.
const longestSign = 16

// tone reports a colour of skin, which is drawn on the sign before it.
func tone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

func (m *metrics) other(style Style, before, r rune) float32 {
	s := &m.styles[style]
	key := [2]rune{before, r}
	if a, ok := s.rare[key]; ok {
		return a
	}
	if s.rare == nil {
		s.rare = map[[2]rune]float32{}
	}
	a := float32(0)
	if before < 0 {
		a = m.measure(string(r), style)
	} else {
		a = m.measure(string([]rune{before, r}), style) - m.first(style, before)
	}
	s.rare[key] = a
	return a
}

func unknowns() []float32 {
	row := make([]float32, common)
	for i := range row {
		row[i] = unknown
	}
	return row
}

// width returns the width of runes set on one line, without tabs.
func (m *metrics) width(style Style, runes []rune) float32 {
	x := float32(0)
	for i, r := range runes {
		if i == 0 {
			x = m.first(style, r)
		} else {
			x += m.next(style, runes, i)
		}
	}
	return x
}
