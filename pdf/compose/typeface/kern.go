package typeface

// pairTable is one subtable of GPOS pair positioning. Only the left glyph's
// advance is used, which is how horizontal kerning is given.
type pairTable struct {
	left    []int         // by glyph: 1 + its place in the coverage, 0 outside it
	sets    []map[int]int // format 1: second glyph → value
	class1  []int         // format 2: by glyph
	class2  []int
	classes [][]int16 // class1 × class2
}

func (t *pairTable) value(left, right int) (int, bool) {
	set := at(t.left, left)
	if set == 0 {
		return 0, false
	}
	if t.sets != nil {
		if set > len(t.sets) {
			return 0, false
		}
		v, ok := t.sets[set-1][right]
		return v, ok
	}
	row, column := at(t.class1, left), at(t.class2, right)
	if row >= len(t.classes) || column >= len(t.classes[row]) {
		return 0, false
	}
	return int(t.classes[row][column]), true
}

// at is the value of a glyph that a list may be too short for.
func at(values []int, glyph int) int {
	if glyph < len(values) {
		return values[glyph]
	}
	return 0
}

// readPairs returns the pair tables of the kern feature for Latin text.
func readPairs(gpos []byte) []pairTable {
	if len(gpos) < 10 {
		return nil
	}
	var tables []pairTable
	lookups := gpos[u16(gpos, 8):]
	for _, n := range kernLookups(gpos) {
		lookup := lookups[u16(lookups, 2+2*n):]
		kind := u16(lookup, 0)
		for i := range u16(lookup, 4) {
			sub, subKind := lookup[u16(lookup, 6+2*i):], kind
			if kind == 9 { // an extension: the real subtable lies further off
				subKind, sub = u16(sub, 2), sub[u32(sub, 4):]
			}
			if subKind == 2 {
				if t, ok := readPairTable(sub); ok {
					tables = append(tables, t)
				}
			}
		}
	}
	return tables
}

// kernLookups lists the lookups of the kern feature of script latn, else DFLT.
func kernLookups(gpos []byte) []int {
	scripts, features := gpos[u16(gpos, 4):], gpos[u16(gpos, 6):]
	var language []byte
	for i := range u16(scripts, 0) {
		tag := string(scripts[2+6*i : 6+6*i])
		if tag == "latn" || tag == "DFLT" && language == nil {
			script := scripts[u16(scripts, 6+6*i):]
			if fallback := u16(script, 0); fallback != 0 {
				language = script[fallback:]
			}
		}
	}
	if language == nil {
		return nil
	}
	var found []int
	for i := range u16(language, 4) {
		n := u16(language, 6+2*i)
		if string(features[2+6*n:6+6*n]) != "kern" {
			continue
		}
		feature := features[u16(features, 6+6*n):]
		for j := range u16(feature, 2) {
			found = append(found, u16(feature, 4+2*j))
		}
	}
	return found
}

// readPairTable reads a PairPos subtable whose values hold no more than an
// advance for the first glyph.
func readPairTable(sub []byte) (pairTable, bool) {
	const xAdvance = 4
	first, second := u16(sub, 4), u16(sub, 6)
	if first&xAdvance == 0 {
		return pairTable{}, false
	}
	size := 2 * (ones(first) + ones(second))
	at := 2 * ones(first&(xAdvance-1)) // fields before the advance
	t := pairTable{left: coverage(sub[u16(sub, 2):])}
	switch u16(sub, 0) {
	case 1:
		for i := range u16(sub, 8) {
			set := sub[u16(sub, 10+2*i):]
			values := make(map[int]int, u16(set, 0))
			for j := range u16(set, 0) {
				record := set[2+j*(2+size):]
				values[u16(record, 0)] = i16(record, 2+at)
			}
			t.sets = append(t.sets, values)
		}
		return t, len(t.sets) > 0
	case 2:
		t.class1, t.class2 = classes(sub[u16(sub, 8):]), classes(sub[u16(sub, 10):])
		count1, count2 := u16(sub, 12), u16(sub, 14)
		for i := range count1 {
			row := make([]int16, count2)
			for j := range count2 {
				row[j] = int16(i16(sub, 16+(i*count2+j)*size+at))
			}
			t.classes = append(t.classes, row)
		}
		return t, true
	}
	return pairTable{}, false
}

// coverage lists for each glyph 1 + its place among the covered ones.
func coverage(b []byte) []int {
	var covered []int
	for i := range u16(b, 2) {
		if u16(b, 0) == 1 {
			covered = put(covered, u16(b, 4+2*i), i+1)
			continue
		}
		start, end, index := u16(b, 4+6*i), u16(b, 6+6*i), u16(b, 8+6*i)
		for g := start; g <= end; g++ {
			covered = put(covered, g, index+g-start+1)
		}
	}
	return covered
}

// classes lists the class of each glyph; glyphs left out have class 0.
func classes(b []byte) []int {
	var of []int
	if u16(b, 0) == 1 {
		start := u16(b, 2)
		for i := range u16(b, 4) {
			of = put(of, start+i, u16(b, 6+2*i))
		}
		return of
	}
	for i := range u16(b, 2) {
		for g := u16(b, 4+6*i); g <= u16(b, 6+6*i); g++ {
			of = put(of, g, u16(b, 8+6*i))
		}
	}
	return of
}

func put(values []int, glyph, value int) []int {
	for glyph >= len(values) {
		values = append(values, 0)
	}
	values[glyph] = value
	return values
}

func ones(v int) int {
	n := 0
	for ; v != 0; v &= v - 1 {
		n++
	}
	return n
}
