package object

import (
	"bytes"
	"math"
	"strconv"
)

// Append writes one direct object after b. Dictionaries are written in the
// order of Keys, so the same object always gives the same bytes.
func Append(b []byte, o Object) []byte {
	switch v := o.(type) {
	case nil, Null:
		return append(b, "null"...)
	case Bool:
		return strconv.AppendBool(b, bool(v))
	case Int:
		return strconv.AppendInt(b, int64(v), 10)
	case Real:
		return appendReal(b, float64(v))
	case String:
		return appendString(b, string(v))
	case Name:
		return appendName(b, string(v))
	case Ref:
		b = strconv.AppendInt(b, int64(v.Num), 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(v.Gen), 10)
		return append(b, " R"...)
	case Array:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ' ')
			}
			b = Append(b, e)
		}
		return append(b, ']')
	case Dict:
		b = append(b, "<<"...)
		var few [12]Name
		for _, k := range v.keys(few[:0]) {
			b = appendName(b, string(k))
			b = append(b, ' ')
			b = Append(b, v[k])
		}
		return append(b, ">>"...)
	case *Stream:
		d := v.Dict.Clone()
		d["Length"] = Int(len(v.Raw))
		b = Append(b, d)
		b = append(b, "\nstream\n"...)
		b = append(b, v.Raw...)
		return append(b, "\nendstream"...)
	case Verbatim:
		return append(b, v...)
	}
	return b
}

func appendReal(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

func appendName(b []byte, n string) []byte {
	b = append(b, '/')
	for i := 0; i < len(n); i++ {
		if c := n[i]; c < '!' || c > '~' || c == '#' || isDelim(c) {
			b = append(b, '#', upperHex[c>>4], upperHex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}

const upperHex = "0123456789ABCDEF"

// appendString writes a literal string when that is readable and short, else a
// hexadecimal one.
func appendString(b []byte, s string) []byte {
	odd := 0
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			odd++
		}
	}
	if odd > 0 {
		b = append(b, '<')
		for i := 0; i < len(s); i++ {
			b = append(b, upperHex[s[i]>>4], upperHex[s[i]&15])
		}
		return append(b, '>')
	}
	b = append(b, '(')
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return append(b, ')')
}

// appendIndirect writes "num gen obj … endobj" with line ends.
func appendIndirect(b []byte, r Ref, o Object) []byte {
	b = strconv.AppendInt(b, int64(r.Num), 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(r.Gen), 10)
	b = append(b, " obj\n"...)
	b = Append(b, o)
	return append(b, "\nendobj\n"...)
}

// appendEntry writes the 20 bytes of a line of a cross-reference table.
func appendEntry(b []byte, offset, gen int, kind byte) []byte {
	pad := func(n, width int) {
		digits := strconv.Itoa(n)
		b = append(b, bytes.Repeat([]byte{'0'}, max(0, width-len(digits)))...)
		b = append(b, digits...)
	}
	pad(offset, 10)
	b = append(b, ' ')
	pad(gen, 5)
	return append(b, ' ', kind, ' ', '\n')
}

func appendEnd(b []byte, start int) []byte {
	b = append(b, "startxref\n"...)
	b = strconv.AppendInt(b, int64(start), 10)
	return append(b, "\n%%EOF\n"...)
}
