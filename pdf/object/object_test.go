package object_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/object"
)

// small is a file of one page with a text.
func small(t testing.TB, text string) []byte {
	t.Helper()
	var b object.Builder
	root, pages, page := b.Reserve(), b.Reserve(), b.Reserve()
	content := b.Add(object.Deflated(nil, []byte("BT /F1 12 Tf 72 720 Td ("+text+") Tj ET")))
	font := b.Add(object.Dict{"Type": object.Name("Font"), "Subtype": object.Name("Type1"), "BaseFont": object.Name("Helvetica")})
	b.Set(root, object.Dict{"Type": object.Name("Catalog"), "Pages": pages})
	b.Set(pages, object.Dict{"Type": object.Name("Pages"), "Kids": object.Array{page}, "Count": object.Int(1)})
	b.Set(page, object.Dict{"Type": object.Name("Page"), "Parent": pages, "MediaBox": object.Numbers(0, 0, 595.28, 841.89),
		"Contents": content, "Resources": object.Dict{"Font": object.Dict{"F1": font}}})
	info := b.Add(object.Dict{"Title": object.TextString("Protokoll § 4 – Lomvik")})
	out, err := b.Bytes(object.Head{Root: root, Info: info, ID: [2]object.String{"0123456789abcdef", "0123456789abcdef"}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func pageText(t *testing.T, f *object.File) string {
	t.Helper()
	root, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	pages, _ := f.Dict(root["Pages"])
	kids, _ := f.Array(pages["Kids"])
	page, err := f.Dict(kids[0])
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.Stream(page["Contents"])
	if err != nil {
		t.Fatal(err)
	}
	data, err := f.Decode(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWriteThenRead(t *testing.T) {
	raw := small(t, "Beslut")
	if !bytes.Equal(raw, small(t, "Beslut")) {
		t.Error("the same objects gave other bytes")
	}
	f, err := object.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	if f.Version != "1.7" || f.End != len(raw) || len(f.Objects()) != 6 {
		t.Errorf("version %q, end %d of %d, %d objects", f.Version, f.End, len(raw), len(f.Objects()))
	}
	if got := pageText(t, f); !strings.Contains(got, "(Beslut)") {
		t.Errorf("page says %q", got)
	}
	info, _ := f.Dict(f.Trailer["Info"])
	if got := f.Text(info["Title"]); got != "Protokoll § 4 – Lomvik" {
		t.Errorf("title %q", got)
	}
}

func TestUpdateKeepsOldBytesAndRevisions(t *testing.T) {
	raw := small(t, "ett")
	for i := 1; i <= 3; i++ {
		f, err := object.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		u, err := f.Update()
		if err != nil {
			t.Fatal(err)
		}
		u.Set(object.Ref{Num: 4}, object.Deflated(nil, fmt.Appendf(nil, "(version %d) Tj", i)))
		u.Add(object.TextString("nytt"))
		next, offsets, err := u.Bytes("")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(next, raw) {
			t.Fatal("the update changed old bytes")
		}
		if at := offsets[object.Ref{Num: 4}]; !bytes.HasPrefix(next[at:], []byte("4 0 obj")) {
			t.Errorf("offset %d is not that of the object", at)
		}
		raw = next
	}
	f, err := object.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	revisions := f.Revisions()
	if len(revisions) != 4 || revisions[3].End != len(raw) {
		t.Fatalf("revisions %v in %d bytes", revisions, len(raw))
	}
	for i, want := range []string{"(ett)", "(version 1)", "(version 2)", "(version 3)"} {
		old, err := f.At(revisions[i])
		if err != nil {
			t.Fatal(err)
		}
		if got := pageText(t, old); !strings.Contains(got, want) {
			t.Errorf("revision %d says %q", i, got)
		}
	}
	start, end, ok := f.Span(4)
	if !ok || !bytes.HasPrefix(raw[start:], []byte("4 0 obj")) || !bytes.HasSuffix(raw[:end], []byte("endobj")) {
		t.Errorf("span %d–%d", start, end)
	}
}

func TestOtherFormsOfTheSameFile(t *testing.T) {
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, small(t, "Beslut"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"--object-streams=generate"}, {"--linearize"}, {"--linearize", "--object-streams=generate"},
		{"--qdf"}, {"--stream-data=uncompress"}, {"--object-streams=generate", "--compress-streams=n"},
	} {
		out := filepath.Join(dir, "out.pdf")
		if msg, err := exec.Command("qpdf", append(args, in, out)...).CombinedOutput(); err != nil {
			t.Fatalf("qpdf %v: %s", args, msg)
		}
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		f, err := object.Parse(raw)
		if err != nil {
			t.Errorf("%v: %v", args, err)
			continue
		}
		if got := pageText(t, f); !strings.Contains(got, "(Beslut)") {
			t.Errorf("%v: page says %q", args, got)
		}
		if n := len(f.Revisions()); n != 1 {
			t.Errorf("%v: %d revisions", args, n)
		}
		// An update of it in its own kind of table, judged by qpdf.
		u, err := f.Update()
		if err != nil {
			t.Fatal(err)
		}
		root, _ := f.Catalog()
		root = root.Clone()
		root["Lang"] = object.TextString("sv-SE")
		u.Set(f.Root(), root)
		next, _, err := u.Bytes("fedcba9876543210")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(out, next, 0o600); err != nil {
			t.Fatal(err)
		}
		if msg, err := exec.Command("qpdf", "--check", out).CombinedOutput(); err != nil {
			t.Errorf("%v, updated: %s", args, msg)
		}
		if f, err = object.Parse(next); err != nil {
			t.Fatal(err)
		}
		if root, _ = f.Catalog(); f.Text(root["Lang"]) != "sv-SE" || len(f.Revisions()) != 2 {
			t.Errorf("%v: the update does not count", args)
		}
		// Written anew with classical tables only.
		b, err := object.Rebuild(f)
		if err != nil {
			t.Fatal(err)
		}
		anew, err := b.Bytes(object.Head{Root: f.Root()})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(out, anew, 0o600); err != nil {
			t.Fatal(err)
		}
		if msg, err := exec.Command("qpdf", "--check", out).CombinedOutput(); err != nil {
			t.Errorf("%v, rebuilt: %s", args, msg)
		}
	}
	// Encrypted files say so, whatever their password.
	out := filepath.Join(dir, "secret.pdf")
	if msg, err := exec.Command("qpdf", "--encrypt", "", "owner", "256", "--", in, out).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %s", msg)
	}
	raw, _ := os.ReadFile(out)
	if _, err := object.Parse(raw); !errors.Is(err, object.ErrEncrypted) {
		t.Errorf("encrypted file: %v", err)
	}
}

func TestRefused(t *testing.T) {
	good := small(t, "x")
	var b object.Builder
	deep, err := b.Bytes(object.Head{Root: b.Add(object.Dict{"X": object.Verbatim(strings.Repeat("[", 200) + strings.Repeat("]", 200))})})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"empty":                  {nil, object.ErrNotPDF},
		"text":                   {[]byte("Mjölk, bröd, kaffe"), object.ErrNotPDF},
		"bytes in front":         {append([]byte("\n"), good...), object.ErrNotPDF},
		"cut off":                {good[:len(good)/2], object.ErrDamaged},
		"no end mark":            {bytes.Replace(good, []byte("%%EOF"), []byte("%%EOX"), 1), object.ErrDamaged},
		"wrong startxref":        {bytes.Replace(good, []byte("startxref\n"), []byte("startxref\n1"), 1), object.ErrDamaged},
		"circle of Prev":         {circle(good), object.ErrDamaged},
		"catalog at wrong place": {bytes.Replace(good, []byte("1 0 obj"), []byte("9 0 obj"), 1), object.ErrDamaged},
		"nested too deep":        {deep, object.ErrLimit},
	} {
		f, err := object.Parse(c.raw)
		if err == nil {
			_, err = f.Catalog()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// circle makes the table name itself as the one before it.
func circle(raw []byte) []byte {
	at := bytes.LastIndex(raw, []byte("xref\n0 "))
	return bytes.Replace(raw, []byte("trailer\n<<"), fmt.Appendf(nil, "trailer\n<</Prev %d", at), 1)
}

func TestBombsAreBounded(t *testing.T) {
	var b object.Builder
	root := b.Add(object.Dict{"Type": object.Name("Catalog")})
	bomb := b.Add(object.Deflated(nil, make([]byte, 4<<20)))
	raw, err := b.Bytes(object.Head{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	lim := object.DefaultLimits()
	lim.Decoded = 1 << 20
	f, err := object.ParseWithin(raw, lim)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.Stream(bomb)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Decode(s); !errors.Is(err, object.ErrLimit) {
		t.Errorf("a stream over the limit: %v", err)
	}
	lim.Objects = 1
	if _, err := object.ParseWithin(raw, lim); !errors.Is(err, object.ErrLimit) {
		t.Errorf("too many objects: %v", err)
	}
}

func TestDuplicateKeysAreSeen(t *testing.T) {
	raw := bytes.Replace(small(t, "x"), []byte("/Count 1"), []byte("/Count 1/Count 2"), 1)
	// Move the table: eight bytes were added before it.
	f0, _ := object.Parse(small(t, "x"))
	old := f0.Sections[0]
	fixed := shift(raw, old, bytes.Index(raw, []byte("/Count 2")), len("/Count 2"))
	f, err := object.Parse(fixed)
	if err != nil {
		t.Fatal(err)
	}
	pageText(t, f)
	if d := f.Duplicates(); len(d) != 1 || d[0].Key != "Count" {
		t.Errorf("duplicates %v", d)
	}
}

// shift writes the cross-reference table of a file anew after n bytes were
// put in at an offset.
func shift(raw []byte, old *object.Section, at, n int) []byte {
	for _, e := range old.Entries {
		if e.Kind == object.InFile && e.Offset > at {
			raw = bytes.Replace(raw, fmt.Appendf(nil, "%010d 00000 n", e.Offset), fmt.Appendf(nil, "%010d 00000 N", e.Offset+n), 1)
		}
	}
	raw = bytes.ReplaceAll(raw, []byte("00000 N"), []byte("00000 n"))
	return bytes.Replace(raw, fmt.Appendf(nil, "startxref\n%d", old.Offset), fmt.Appendf(nil, "startxref\n%d", old.Offset+n), 1)
}

func TestTextAndDates(t *testing.T) {
	for _, s := range []string{"", "Protokoll", "Åke Öberg – § 12", "a(b)c\\", "€ 😀"} {
		if got := object.TextString(s).Text(); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if got := object.String("\x84 \xe5 \xa0").Text(); got != "— å €" {
		t.Errorf("PDFDocEncoding gave %q", got)
	}
	at := time.Date(2026, 6, 3, 17, 30, 5, 0, time.FixedZone("CEST", 7200))
	if s := object.Date(at); s != "D:20260603173005+02'00'" {
		t.Errorf("date %q", s)
	}
	for _, s := range []object.String{"D:20260603173005+02'00'", "D:20260603173005+02'00", "D:20260603153005Z", "D:20260603153005"} {
		if got, ok := object.ParseDate(s); !ok || !got.Equal(at) {
			t.Errorf("%q read as %v %v", s, got, ok)
		}
	}
	for _, s := range []object.String{"", "D:", "i går", "D:20261303173005", "D:20260603173005+9x'00'"} {
		if got, ok := object.ParseDate(s); ok {
			t.Errorf("%q read as %v", s, got)
		}
	}
}

func TestCopierTakesEachObjectOnce(t *testing.T) {
	from, err := object.Parse(small(t, "stämpel"))
	if err != nil {
		t.Fatal(err)
	}
	var b object.Builder
	root := b.Reserve()
	c := object.Copier{From: from, To: &b, Skip: map[object.Name]bool{"Parent": true}}
	first, err := c.Copy(object.Ref{Num: 3})
	if err != nil {
		t.Fatal(err)
	}
	again, err := c.Copy(object.Ref{Num: 3})
	if err != nil || first != again {
		t.Errorf("copied twice: %v %v %v", first, again, err)
	}
	b.Set(root, object.Dict{"Page": first})
	raw, err := b.Bytes(object.Head{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	f, err := object.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(f.Objects()); n != 4 { // root, page, content, font
		t.Errorf("%d objects came over", n)
	}
}
