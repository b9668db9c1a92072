package object_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"paragraf/pdf/object"
)

func TestNestingIsBoundedAlsoWhereNothingRefersToIt(t *testing.T) {
	var b object.Builder
	root := b.Add(object.Dict{"Type": object.Name("Catalog")})
	b.Add(&object.Stream{Dict: object.Dict{"Length": object.Int(400)}, Raw: bytes.Repeat([]byte("["), 400)}) // no objects
	raw, err := b.Bytes(object.Head{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	put := func(text string) []byte {
		at := bytes.Index(raw, []byte("1 0 obj"))
		return append(append(bytes.Clone(raw[:at]), text...), raw[at:]...)
	}
	nested := func(open, end string, n int) string {
		return "9 0 obj\n" + strings.Repeat(open, n) + strings.Repeat(end, n) + "\nendobj\n"
	}
	for name, c := range map[string]struct {
		text string
		deep bool
	}{
		"nothing":              {"", false},
		"as programs write":    {nested("[", "]", 20), false},
		"200,000 arrays":       {nested("[", "]", 200_000), true},
		"200,000 never ended":  {nested("[", "", 200_000), true},
		"200,000 dictionaries": {nested("<</A ", ">>", 200_000), true},
		"in strings":           {"9 0 obj\n(" + strings.Repeat(`[\(`, 300) + ")\nendobj\n", false},
		"in a comment":         {"%" + strings.Repeat("[", 300) + "\n", false},
		"many objects":         {strings.Repeat("9 0 obj\n[\nendobj\n", 300), false},
	} {
		if got := object.TooDeep(put(c.text)); got != c.deep {
			t.Errorf("%s: too deep %v, want %v", name, got, c.deep)
		}
		if _, err := object.Parse(put(c.text)); c.deep != errors.Is(err, object.ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
