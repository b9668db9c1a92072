package object_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"paragraf/pdf/object"
)

func TestAnyObjectSurvives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := object.Dict{"X": drawObject(t, 4)}
		var b object.Builder
		root := b.Add(want)
		raw, err := b.Bytes(object.Head{Root: root})
		if err != nil {
			t.Fatal(err)
		}
		f, err := object.Parse(raw)
		if err != nil {
			t.Fatalf("%v in\n%q", err, raw)
		}
		got, err := f.Catalog()
		if err != nil {
			t.Fatalf("%v in\n%q", err, raw)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("wrote %#v, read %#v", want, got)
		}
	})
}

func drawObject(t *rapid.T, depth int) object.Object {
	kinds := 7
	if depth > 0 {
		kinds = 9
	}
	switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
	case 0:
		return object.Bool(rapid.Bool().Draw(t, "bool"))
	case 1:
		return object.Int(rapid.Int64().Draw(t, "int"))
	case 2:
		return object.Real(float64(rapid.IntRange(-1e9, 1e9).Draw(t, "real")) + 0.5)
	case 3:
		return object.String(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
	case 4:
		return object.Name(rapid.StringMatching(`[A-Za-z #/()å]{1,8}`).Draw(t, "name"))
	case 5:
		return object.Ref{Num: rapid.IntRange(1, 1000).Draw(t, "num"), Gen: rapid.IntRange(0, 65535).Draw(t, "gen")}
	case 6:
		return object.TextString(rapid.String().Draw(t, "text"))
	case 7:
		a := object.Array{}
		for range rapid.IntRange(0, 4).Draw(t, "len") {
			a = append(a, drawObject(t, depth-1))
		}
		return a
	}
	d := object.Dict{}
	for range rapid.IntRange(0, 4).Draw(t, "len") {
		d[object.Name(rapid.StringMatching(`[A-Z][a-z#]{0,5}`).Draw(t, "key"))] = drawObject(t, depth-1)
	}
	return d
}

func FuzzParse(f *testing.F) {
	raw := small(f, "frö")
	f.Add(raw)
	file, _ := object.Parse(raw)
	u, _ := file.Update()
	u.Add(object.Array{object.Null{}, object.Real(1.5), object.String("a\x00b")})
	next, _, _ := u.Bytes("x")
	f.Add(next)
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 2 1]/Size 3/Root 1 0 R/Length 3>>\nstream\nabc\nendstream\nendobj\nstartxref\n9\n%%EOF"))
	lim := object.DefaultLimits()
	lim.Decoded, lim.Total, lim.Objects = 1<<20, 4<<20, 10_000
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := object.ParseWithin(data, lim)
		if err != nil {
			return
		}
		for _, r := range file.Objects() {
			o, err := file.Get(r)
			if err != nil {
				continue
			}
			file.Span(r.Num)
			if s, ok := o.(*object.Stream); ok {
				_, _ = file.Decode(s)
			}
		}
		for _, r := range file.Revisions() {
			if old, err := file.At(r); err == nil {
				_, _ = old.Catalog()
			}
		}
		b, err := object.Rebuild(file)
		if err != nil {
			return
		}
		again, err := b.Bytes(object.Head{Root: object.Ref{Num: file.Root().Num}})
		if err != nil {
			return
		}
		if _, err := object.Parse(again); err != nil {
			t.Errorf("what was read and written cannot be read: %v", err)
		}
	})
}
