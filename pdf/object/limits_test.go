package object

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// withStream is a file whose object 2 is a stream with the filters given.
func withStream(filters string, data []byte) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	one := b.Len()
	b.WriteString("1 0 obj\n<</Type/Catalog>>\nendobj\n")
	two := b.Len()
	fmt.Fprintf(&b, "2 0 obj\n<</Filter[%s]/Length %d>>\nstream\n%s\nendstream\nendobj\n", filters, len(data), data)
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF\n", one, two, at)
	return b.Bytes()
}

func packed(data []byte, times int) []byte {
	for range times {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write(data)
		_ = w.Close()
		data = b.Bytes()
	}
	return data
}

// A small file cannot ask for much memory, whatever filters it uses and in
// whatever order.
func TestStreamsCannotBlowUp(t *testing.T) {
	lim := DefaultLimits()
	lim.Decoded, lim.Total = 1<<20, 4<<20
	zeros := make([]byte, 8<<20)
	for name, pdf := range map[string][]byte{
		"deflated once":     withStream("/FlateDecode", packed(zeros, 1)),
		"deflated twice":    withStream("/FlateDecode/FlateDecode", packed(zeros, 2)),
		"letters for zeros": withStream("/ASCII85Decode", []byte(strings.Repeat("z", 1<<20)+"~>")),
		"both":              withStream("/FlateDecode/ASCII85Decode", packed([]byte(strings.Repeat("z", 1<<20-10)+"~>"), 1)),
		"nine filters":      withStream(strings.Repeat("/ASCIIHexDecode", 9), []byte("30>")),
	} {
		f, err := ParseWithin(pdf, lim)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.Stream(Ref{Num: 2})
		if err != nil {
			t.Fatal(err)
		}
		if data, err := f.Decode(s); !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %d bytes, %v", name, len(data), err)
		}
	}
}

// Many small values cost more memory than the bytes that they are written with.
func TestValuesAreCounted(t *testing.T) {
	lim := DefaultLimits()
	lim.Values = 1000
	pdf := bytes.Replace(withStream("", nil), []byte("<</Type/Catalog>>"), []byte("<</Type/Catalog/X["+strings.Repeat("0 ", 2000)+"]>>"), 1)
	at := bytes.LastIndex(pdf, []byte("xref\n0 3"))
	two := bytes.Index(pdf, []byte("2 0 obj"))
	pdf = fmt.Appendf(pdf[:at], "xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n%d\n%%%%EOF\n", bytes.Index(pdf, []byte("1 0 obj")), two, at)
	f, err := ParseWithin(pdf, lim)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Catalog(); !errors.Is(err, ErrLimit) {
		t.Errorf("2,000 values within 1,000: %v", err)
	}
	if f, err = Parse(pdf); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Catalog(); err != nil {
		t.Errorf("within the usual limits: %v", err)
	}
}
