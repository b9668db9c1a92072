package verify

import "errors"

var errBER = errors.New("not ASN.1")

// maxBER bounds the nesting of a CMS.
const maxBER = 32

// element is one tag-length-value of BER (X.690).
type element struct {
	header     []byte // identifier octets
	body       []byte // without end-of-contents
	indefinite bool
	total      int // bytes taken
}

// readElement takes one element off the front of data. For an indefinite
// length it walks the content to find its end.
func readElement(data []byte, depth int) (element, error) {
	var e element
	if depth > maxBER || len(data) < 2 {
		return e, errBER
	}
	n := 1
	if data[0]&0x1f == 0x1f {
		for n < len(data) && data[n]&0x80 != 0 {
			n++
		}
		if n++; n > 5 {
			return e, errBER
		}
	}
	if n >= len(data) {
		return e, errBER
	}
	e.header = data[:n]
	first := data[n]
	n++
	switch {
	case first == 0x80:
		if data[0]&0x20 == 0 {
			return e, errBER
		}
		e.indefinite = true
		at := n
		for {
			if at+2 > len(data) {
				return e, errBER
			}
			if data[at] == 0 && data[at+1] == 0 {
				e.body, e.total = data[n:at], at+2
				return e, nil
			}
			inner, err := readElement(data[at:], depth+1)
			if err != nil {
				return e, err
			}
			at += inner.total
		}
	case first < 0x80:
		e.body = data[n:]
		if int(first) > len(e.body) {
			return e, errBER
		}
		e.body = e.body[:first]
	default:
		count := int(first & 0x7f)
		if count > 4 || n+count > len(data) {
			return e, errBER
		}
		size := 0
		for _, c := range data[n : n+count] {
			size = size<<8 | int(c)
		}
		n += count
		if size > len(data)-n {
			return e, errBER
		}
		e.body = data[n : n+size]
	}
	e.total = n + len(e.body)
	return e, nil
}

// toDER gives the first element of data with definite, minimal lengths and
// octet strings in one piece, and how many bytes of data it took. What is DER
// already comes back unchanged.
func toDER(data []byte) (der []byte, taken int, err error) {
	e, err := readElement(data, 0)
	if err != nil {
		return nil, 0, err
	}
	der, err = derOf(e, 0)
	return der, e.total, err
}

func derOf(e element, depth int) ([]byte, error) {
	body := e.body
	header := e.header
	if header[0]&0x20 != 0 { // constructed
		inOctets := header[0] == 0x24
		out := make([]byte, 0, len(body))
		for rest := body; len(rest) > 0; {
			inner, err := readElement(rest, depth+1)
			if err != nil {
				return nil, err
			}
			rest = rest[inner.total:]
			der, err := derOf(inner, depth+1)
			if err != nil {
				return nil, err
			}
			if inOctets {
				piece, err := readElement(der, depth+1)
				if err != nil || piece.header[0] != 0x04 {
					return nil, errBER
				}
				der = piece.body
			}
			out = append(out, der...)
		}
		body = out
		if inOctets {
			header = []byte{0x04}
		}
	}
	out := append(make([]byte, 0, len(body)+8), header...)
	switch n := len(body); {
	case n < 0x80:
		out = append(out, byte(n))
	case n < 1<<8:
		out = append(out, 0x81, byte(n))
	case n < 1<<16:
		out = append(out, 0x82, byte(n>>8), byte(n))
	case n < 1<<24:
		out = append(out, 0x83, byte(n>>16), byte(n>>8), byte(n))
	default:
		out = append(out, 0x84, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
	return append(out, body...), nil
}
