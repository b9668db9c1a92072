package view

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
)

// simplePDF is a PDF of one page that shows each text at its place (points
// from the lower left corner) in a standard typeface.
func simplePDF(texts ...string) []byte {
	var content strings.Builder
	for _, t := range texts {
		content.WriteString(t + "\n")
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%sendstream", content.Len(), content.String()),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func show(font string, size, x, y float64, text string) string {
	return fmt.Sprintf("BT /%s %g Tf %g %g Td (%s) Tj ET", font, size, x, y, text)
}

func TestLinesComeWithTheirPlaces(t *testing.T) {
	pdf := simplePDF(
		show("F2", 14, 72, 770, "\\247 12 Val av justerare"),
		show("F1", 11, 72, 740, "N\\344mnden beslutar"),
		show("F1", 11, 72, 725, "att utse Ellen Fj\\344llvik"),
		show("F1", 11, 400, 725, "25VN0311"),
	)
	pages, err := Pages(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 1 || pages[0].Width != 595 || pages[0].Height != 842 {
		t.Fatalf("pages: %+v", pages)
	}
	want := []string{"§ 12 Val av justerare", "Nämnden beslutar", "att utse Ellen Fjällvik", "25VN0311"}
	lines := pages[0].Lines
	if len(lines) != len(want) {
		t.Fatalf("lines: %+v", lines)
	}
	for i, l := range lines {
		if l.Text != want[i] {
			t.Errorf("line %d: %q, want %q", i, l.Text, want[i])
		}
	}
	if !lines[0].Bold || lines[1].Bold {
		t.Error("only the heading is bold")
	}
	if lines[0].Size <= lines[1].Size {
		t.Error("the heading is larger")
	}
	if lines[0].Y >= lines[1].Y || lines[3].X < 399 || lines[3].X > 402 || lines[0].X < 71 || lines[0].X > 74 {
		t.Errorf("places: %+v", lines)
	}
	if d := lines[2].Y - lines[3].Y; d > 3 || d < -3 {
		t.Error("the two columns stand at the same height")
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	protected, err := os.ReadFile("testdata/protected.pdf")
	if err != nil {
		t.Fatal(err)
	}
	whole := simplePDF(show("F1", 11, 72, 740, "Protokoll"))
	for _, c := range []struct {
		name string
		pdf  []byte
		want error
	}{
		{"protected by a password", protected, ErrPassword},
		{"empty", nil, ErrDamaged},
		{"a picture under a PDF's name", []byte("\x89PNG\r\n\x1a\n0000"), ErrDamaged},
		{"only the first bytes", whole[:60], ErrDamaged},
		{"nothing on the page", simplePDF(), ErrNoText},
	} {
		if _, err := Pages(context.Background(), c.pdf); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestReadingStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Pages(ctx, simplePDF(show("F1", 11, 72, 740, "Protokoll"))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzPages(f *testing.F) {
	f.Add(simplePDF(show("F1", 11, 72, 740, "Protokoll")))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		pages, err := Pages(context.Background(), pdf)
		if err == nil && len(pages) == 0 {
			t.Error("neither pages nor an error")
		}
	})
}
