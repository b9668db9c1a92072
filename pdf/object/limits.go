package object

// Limits bounds what a file may cost to read.
type Limits struct {
	File     int // bytes of the whole file
	Objects  int // cross-reference entries, summed over all sections
	Sections int // cross-reference sections in the chain
	Depth    int // nesting of arrays and dictionaries
	Decoded  int // bytes that one stream may decode to
	Total    int // bytes that all streams of a file may decode to
	Values   int // numbers, names, strings and the like that were read, in all objects
}

// DefaultLimits suit minutes of some thousand pages with attachments.
func DefaultLimits() Limits {
	return Limits{
		File:     1 << 30,
		Objects:  1_000_000,
		Sections: 1_000,
		Depth:    mostDepth,
		Decoded:  128 << 20,
		Total:    512 << 20,
		Values:   20_000_000,
	}
}
