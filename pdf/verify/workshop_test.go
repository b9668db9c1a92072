package verify_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"paragraf/pdf/object"
	"paragraf/pdf/sign/signtest"
)

// workshop is a signed document in the hands of an attacker.
type workshop struct {
	t         *testing.T
	pdf       []byte
	f         *object.File
	field     object.Ref // the signed field
	sig       object.Ref // its signature dictionary
	from, to  int        // the hole
	emptyName string
}

func open(t *testing.T, pdf []byte, name string) *workshop {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	w := &workshop{t: t, pdf: pdf, f: f}
	form, _ := f.Dict(signtest.Form)
	fields, _ := f.Array(form["Fields"])
	for _, o := range fields {
		d, _ := f.Dict(o)
		if f.Text(d["T"]) == name {
			w.field, w.sig = o.(object.Ref), d["V"].(object.Ref)
		}
	}
	at, _, _ := f.Span(w.sig.Num)
	w.from = at + bytes.Index(pdf[at:], []byte("/Contents <")) + len("/Contents ")
	w.to = w.from + bytes.IndexByte(pdf[w.from:], '>') + 1
	return w
}

// update appends an incremental update.
func (w *workshop) update(change func(u *object.Update)) []byte {
	w.t.Helper()
	u, err := w.f.Update()
	if err != nil {
		w.t.Fatal(err)
	}
	change(u)
	out, _, err := u.Bytes("")
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// edit replaces an object by a changed copy in an update.
func (w *workshop) edit(r object.Ref, change func(d object.Dict)) []byte {
	return w.update(func(u *object.Update) { u.Set(r, w.copyOf(r, change)) })
}

func (w *workshop) copyOf(r object.Ref, change func(d object.Dict)) object.Dict {
	d, err := w.f.Dict(r)
	if err != nil || d == nil {
		w.t.Fatalf("object %v: %v", r, err)
	}
	d = d.Clone()
	change(d)
	return d
}

// inPlace changes bytes without moving any.
func (w *workshop) inPlace(old, new string) []byte {
	w.t.Helper()
	start, _, _ := w.f.Span(w.sig.Num)
	at := start + bytes.Index(w.pdf[start:], []byte(old))
	if at < start || len(new) > len(old) {
		w.t.Fatalf("%q cannot become %q", old, new)
	}
	out := bytes.Clone(w.pdf)
	copy(out[at:], new+strings.Repeat(" ", len(old)-len(new)))
	return out
}

// annotate puts one more annotation on the first page.
func (w *workshop) annotate(d object.Dict) []byte {
	return w.update(func(u *object.Update) {
		d["Type"], d["Rect"] = object.Name("Annot"), object.Numbers(60, 740, 400, 780)
		extra := u.Add(d)
		u.Set(signtest.Page1, w.copyOf(signtest.Page1, func(p object.Dict) {
			p["Annots"] = append(slices.Clone(p["Annots"].(object.Array)), extra)
		}))
	})
}

func content(text string) *object.Stream {
	return object.Deflated(nil, []byte("BT /F1 16 Tf 72 760 Td ("+text+") Tj ET"))
}

// wrap moves the second signed part to the end and forges a cross-reference
// table where the old one was (signature wrapping).
func (w *workshop) wrap() []byte {
	end := len(w.pdf)
	tail := w.pdf[w.to:]
	xref := w.f.Sections[0].Offset
	cms := bytes.Clone(bytes.TrimRight(w.pdf[w.from:w.to-1], "0"))
	if len(cms)%2 == 0 {
		cms = append(cms, '0')
	}
	at := xref + 500
	body := fmt.Appendf(bytes.Clone(w.pdf[w.to:xref]), "xref\n5 1\n%010d 00000 n \n", at)
	for num, e := range w.f.Sections[0].Entries {
		if num > 0 {
			body = fmt.Appendf(body, "%d 1\n%010d 00000 n \n", num, e.Offset)
		}
	}
	body = fmt.Appendf(body, "trailer\n<</Root 1 0 R/Size 40/Prev %d>>\n", w.f.Trailer["Prev"])
	for w.to+len(body) < at {
		body = append(body, ' ')
	}
	body = append(body, "5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"...)
	hole := append(cms, ">/ByteRange "...)
	hole = append(hole, fmt.Sprintf("[0 %d %d %d]", w.from, w.to+len(body), end-w.to)...)
	for len(hole) < w.to-w.from {
		hole = append(hole, ' ')
	}
	out := append(bytes.Clone(w.pdf[:w.from]), hole...)
	return append(append(out, body...), tail...)
}

// hidden is a document that was prepared before signing: a second page tree
// lies in it that nothing shows.
func hidden(t *testing.T) []byte {
	f, err := object.Parse(signtest.Minutes(signtest.Fields...))
	if err != nil {
		t.Fatal(err)
	}
	b, err := object.Rebuild(f)
	if err != nil {
		t.Fatal(err)
	}
	pages := b.Reserve()
	other := b.Add(content("Nagot helt annat"))
	page := b.Add(object.Dict{"Type": object.Name("Page"), "Parent": pages, "MediaBox": object.Numbers(0, 0, 595, 842), "Contents": other})
	b.Set(pages, object.Dict{"Type": object.Name("Pages"), "Kids": object.Array{page, page}, "Count": object.Int(2)})
	raw, err := b.Bytes(object.Head{Root: signtest.Catalog, Info: signtest.Info})
	if err != nil {
		t.Fatal(err)
	}
	return signAs(t, raw, "chair")
}
