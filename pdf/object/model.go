package object

import (
	"slices"
	"strings"
)

// An Object is one value of a PDF file: Null, Bool, Int, Real, String, Name,
// Array, Dict, *Stream or Ref. Verbatim exists for writing only.
type Object interface{ isObject() }

type (
	// Null is the null object; a missing object reads as Null too.
	Null struct{}
	// Bool is true or false.
	Bool bool
	// Int is an integer number.
	Int int64
	// Real is a number with a fraction.
	Real float64
	// String holds the decoded bytes of a literal or hexadecimal string; use
	// Text for the words of a text string.
	String string
	// Name is a name without its slash and with #xx resolved.
	Name string
	// Array is an array; its elements may be references.
	Array []Object
	// Dict is a dictionary. A key that stands in it twice in the file is
	// reported by File.Duplicates; the last value is kept.
	Dict map[Name]Object
	// Ref is a reference to an indirect object.
	Ref struct{ Num, Gen int }
	// Verbatim is written byte for byte. The parser never makes one.
	Verbatim []byte
)

// Stream is a dictionary with data. Raw is as it stands in the file, filters
// not undone; Length is set by the writer.
type Stream struct {
	Dict Dict
	Raw  []byte
}

func (Null) isObject()     {}
func (Bool) isObject()     {}
func (Int) isObject()      {}
func (Real) isObject()     {}
func (String) isObject()   {}
func (Name) isObject()     {}
func (Array) isObject()    {}
func (Dict) isObject()     {}
func (*Stream) isObject()  {}
func (Ref) isObject()      {}
func (Verbatim) isObject() {}

// Keys gives the keys in the order in which they are written: Type, Subtype,
// then the alphabet.
func (d Dict) Keys() []Name { return d.keys(make([]Name, 0, len(d))) }

// keys appends the keys to a list that is empty.
func (d Dict) keys(keys []Name) []Name {
	for k := range d {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Name) int {
		if ra, rb := keyRank(a), keyRank(b); ra != rb {
			return ra - rb
		}
		return strings.Compare(string(a), string(b))
	})
	return keys
}

func keyRank(k Name) int {
	switch k {
	case "Type":
		return 0
	case "Subtype":
		return 1
	}
	return 2
}

// Clone is a copy of the dictionary whose entries are shared.
func (d Dict) Clone() Dict {
	c := make(Dict, len(d)+2)
	for k, v := range d {
		c[k] = v
	}
	return c
}

// Number gives Int and Real as a float64.
func Number(o Object) (float64, bool) {
	switch n := o.(type) {
	case Int:
		return float64(n), true
	case Real:
		return float64(n), true
	}
	return 0, false
}

// Numbers makes an array of numbers, for rectangles and matrices.
func Numbers(values ...float64) Array {
	a := make(Array, len(values))
	for i, v := range values {
		if v == float64(int64(v)) {
			a[i] = Int(int64(v))
		} else {
			a[i] = Real(v)
		}
	}
	return a
}
