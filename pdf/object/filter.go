package object

import (
	"bytes"
	"encoding/ascii85"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// Decode undoes the filters of a stream: FlateDecode with PNG predictors,
// ASCIIHexDecode and ASCII85Decode. Others give ErrFilter. What comes out is
// bounded by the limits of the file.
func (f *File) Decode(s *Stream) ([]byte, error) {
	filters, err := f.list(s.Dict["Filter"])
	if err != nil {
		return nil, err
	}
	parms, err := f.list(s.Dict["DecodeParms"])
	if err != nil {
		return nil, err
	}
	if len(filters) > 8 {
		return nil, limit("more than 8 filters on a stream")
	}
	data := s.Raw
	for i, o := range filters {
		var p Dict
		if i < len(parms) {
			if p, err = f.Dict(parms[i]); err != nil {
				return nil, err
			}
		}
		switch f.Name(o) {
		case "FlateDecode", "Fl":
			if data, err = f.inflate(data); err == nil {
				data, err = f.unpredict(data, p)
			}
		case "ASCIIHexDecode", "AHx":
			lex := lexer{data: append(append([]byte{'<'}, data...), '>')}
			var h Object
			if h, err = lex.hex(); err == nil {
				data = []byte(h.(String))
			}
		case "ASCII85Decode", "A85":
			text := data
			if end := bytes.Index(text, []byte("~>")); end >= 0 {
				text = text[:end]
			}
			data, err = io.ReadAll(io.LimitReader(ascii85.NewDecoder(bytes.NewReader(text)), int64(f.limits.Decoded)+1))
			if err != nil {
				err = fmt.Errorf("%w: %v", ErrDamaged, err)
			}
		default:
			return nil, fmt.Errorf("%w: %s", ErrFilter, f.Name(o))
		}
		if err != nil {
			return nil, err
		}
		if len(data) > f.limits.Decoded {
			return nil, limit("a stream decodes to more than %d bytes", f.limits.Decoded)
		}
		// Each filter counts: what one blows up and the next shrinks has cost the
		// memory all the same.
		if f.shared.decoded += len(data); f.shared.decoded > f.limits.Total {
			return nil, limit("streams decode to more than %d bytes", f.limits.Total)
		}
	}
	return data, nil
}

// list reads one object or an array of them.
func (f *File) list(o Object) (Array, error) {
	o, err := f.Get(o)
	if err != nil {
		return nil, err
	}
	switch v := o.(type) {
	case Null:
		return nil, nil
	case Array:
		return v, nil
	}
	return Array{o}, nil
}

func (f *File) inflate(data []byte) ([]byte, error) {
	r, err := inflater(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	defer inflaters.Put(r)
	out, err := io.ReadAll(io.LimitReader(r, int64(f.limits.Decoded)+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if len(out) > f.limits.Decoded {
		return nil, limit("a stream decodes to more than %d bytes", f.limits.Decoded)
	}
	return out, nil
}

// A compressor takes 800 kB to set up, so they are used again. Not the standard
// library's: that needs three times as long for the same size, and other bytes
// with another version of Go.
var (
	deflaters = sync.Pool{New: func() any { return zlib.NewWriter(io.Discard) }}
	inflaters sync.Pool
)

func inflater(data []byte) (io.ReadCloser, error) {
	if r, ok := inflaters.Get().(io.ReadCloser); ok {
		return r, r.(zlib.Resetter).Reset(bytes.NewReader(data), nil)
	}
	return zlib.NewReader(bytes.NewReader(data))
}

// unpredict undoes a PNG predictor (7.4.4.4).
func (f *File) unpredict(data []byte, p Dict) ([]byte, error) {
	get := func(key Name, otherwise int) int {
		if n, ok := f.Int(p[key]); ok {
			return n
		}
		return otherwise
	}
	predictor := get("Predictor", 1)
	if predictor == 1 {
		return data, nil
	}
	colors, bits, columns := get("Colors", 1), get("BitsPerComponent", 8), get("Columns", 1)
	if predictor < 10 || predictor > 15 {
		return nil, fmt.Errorf("%w: predictor %d", ErrFilter, predictor)
	}
	if colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<24 {
		return nil, fmt.Errorf("%w: impossible predictor", ErrDamaged)
	}
	bpp := (colors*bits + 7) / 8
	row := (colors*bits*columns + 7) / 8
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for len(data) > 0 {
		if len(data) < row+1 {
			return nil, fmt.Errorf("%w: a predicted row ends early", ErrDamaged)
		}
		line := append([]byte(nil), data[1:row+1]...)
		for i := range line {
			var left, corner byte
			if i >= bpp {
				left, corner = line[i-bpp], before[i-bpp]
			}
			switch data[0] {
			case 0:
			case 1:
				line[i] += left
			case 2:
				line[i] += before[i]
			case 3:
				line[i] += byte((int(left) + int(before[i])) / 2)
			case 4:
				line[i] += paeth(left, before[i], corner)
			default:
				return nil, fmt.Errorf("%w: impossible predictor", ErrDamaged)
			}
		}
		out = append(out, line...)
		before = line
		data = data[row+1:]
	}
	return out, nil
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// Deflated makes a stream whose data are compressed; d may be nil.
func Deflated(d Dict, data []byte) *Stream {
	var b bytes.Buffer
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(&b)
	// Writing to memory does not fail.
	_, _ = w.Write(data)
	_ = w.Close()
	d = d.Clone()
	d["Filter"] = Name("FlateDecode")
	delete(d, "DecodeParms")
	return &Stream{Dict: d, Raw: b.Bytes()}
}
