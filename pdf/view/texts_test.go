package view

import (
	"bytes"
	"context"
	"testing"
)

func TestTheTextIsTheLettersOfThePage(t *testing.T) {
	p, err := Open(context.Background(), simplePDF(
		show("F1", 11, 72, 740, "N\\344mnden besl\\366t med \\345tta r\\366ster"),
		show("F1", 11, 72, 725, "mot tre att \\345terremittera \\344ren-"),
		show("F1", 11, 72, 710, "det."),
	))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	letters, err := p.Letters(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := p.Texts(context.Background())
	if err != nil || len(texts) != 1 || texts[0] != TextOf(letters) {
		t.Fatalf("%q, %v; the letters are %q", texts, err, TextOf(letters))
	}
	if want := "Nämnden beslöt med åtta röster\nmot tre att återremittera ären-\ndet."; texts[0] != want {
		t.Errorf("%q, want %q", texts[0], want)
	}
}

// Letters stand where they are seen, also on a page that the file turns and crops.
func TestLettersOfATurnedPageStandWhereTheyAreSeen(t *testing.T) {
	upright := simplePDF(show("F1", 20, 100, 700, "Plan"))
	for _, c := range []struct {
		name, page string
		x, y       float32 // of the first letter, about
	}{
		{"upright", "/MediaBox[0 0 595 842]", 100, 128},
		{"turned by 90", "/MediaBox[0 0 595 842]/Rotate 90", 692, 100},
		{"turned by 180", "/MediaBox[0 0 595 842]/Rotate 180", 480, 692},
		{"cropped", "/MediaBox[0 0 595 842]/CropBox[50 60 500 800]", 50, 86},
	} {
		pdf := bytes.Replace(upright, []byte("/MediaBox[0 0 595 842]"), []byte(c.page), 1)
		p, err := Open(context.Background(), pdf)
		if err != nil {
			t.Fatal(err)
		}
		letters, err := p.Letters(context.Background(), 0)
		p.Close()
		if err != nil || len(letters) != 4 {
			t.Fatalf("%s: %v, %v", c.name, letters, err)
		}
		if l := letters[0]; l.Left < c.x-8 || l.Left > c.x+8 || l.Top < c.y-8 || l.Top > c.y+8 {
			t.Errorf("%s: the first letter is at %.0f, %.0f; it is seen at %.0f, %.0f", c.name, l.Left, l.Top, c.x, c.y)
		}
	}
}

func TestMarksOverALetterAreOneLetterWithIt(t *testing.T) {
	got := composed([]Letter{{'a', 10, 20, 16, 30}, {0x30A, 11, 18, 15, 21}, {'n', 16, 20, 22, 30}, {0x212B, 22, 20, 28, 30}})
	if TextOf(got) != "ånÅ" || got[0] != (Letter{'å', 10, 18, 16, 30}) || got[1].Left != 16 {
		t.Errorf("%q %+v", TextOf(got), got)
	}
}
