package markup_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"slices"
	"testing"
	"time"

	"paragraf/pdf/markup"
	"paragraf/pdf/object"
	"paragraf/pdf/view"
	"paragraf/pdf/view/viewtest"
)

var marks = []markup.Annotation{
	{Page: 1, Kind: markup.Highlight, ID: "a", Title: "Egen anteckning", Contents: "Fråga: räcker det? 😀", Colour: [3]float64{1, 0.9, 0.4},
		Boxes: []markup.Box{{Left: 100, Top: 300, Right: 300, Bottom: 340}}, Created: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)},
	{Page: 1, Kind: markup.Underline, ID: "b", Colour: [3]float64{0, 0.5, 0}, Boxes: []markup.Box{{Left: 100, Top: 400, Right: 300, Bottom: 440}}},
	{Page: 1, Kind: markup.Square, ID: "c", Contents: "Ett område", Colour: [3]float64{0.7, 0, 0}, Boxes: []markup.Box{{Left: 100, Top: 500, Right: 300, Bottom: 540}}},
	{Page: 1, Kind: markup.Ink, ID: "d", Colour: [3]float64{0.7, 0, 0}, Strokes: [][]markup.Point{{{X: 100, Y: 600}, {X: 300, Y: 600}}, {{X: 200, Y: 630}}}},
	{Page: 1, Kind: markup.Text, ID: "e", Contents: "Bokmärke", Colour: [3]float64{1, 0.8, 0.2}, Boxes: []markup.Box{{Left: 20, Top: 20}}},
}

func drawn(t *testing.T, file []byte, page int) *image.RGBA {
	t.Helper()
	p, err := view.Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	picture, err := p.Render(context.Background(), page, int(p.Pages()[page].Width))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// differs counts the pixels of a rectangle that are not the same in two pictures.
func differs(a, b *image.RGBA, left, top, right, bottom int) int {
	n := 0
	for y := top; y < bottom; y++ {
		for x := left; x < right; x++ {
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				n++
			}
		}
	}
	return n
}

// A copy begins with the file, byte for byte, and every reader draws what was
// marked where it was marked, also on a page that the file turns.
func TestACopyShowsWhatWasMarked(t *testing.T) {
	for name, file := range map[string][]byte{"upright": viewtest.Lines([]string{"Plan"}, []string{"Två"}), "turned": viewtest.Turned(90), "upside down": viewtest.Turned(180), "turned left": viewtest.Turned(270)} {
		high := drawn(t, file, 0).Rect.Dy()
		down := 0
		if high < 700 { // what stands low is moved up
			down = 280
		}
		var here []markup.Annotation
		for _, m := range marks {
			m.Boxes, m.Strokes = slices.Clone(m.Boxes), [][]markup.Point{{{X: 100, Y: 600}, {X: 300, Y: 600}}, {{X: 200, Y: 630}}}
			for i := range m.Boxes {
				if m.Kind != markup.Text {
					m.Boxes[i].Top, m.Boxes[i].Bottom = m.Boxes[i].Top-float64(down), m.Boxes[i].Bottom-float64(down)
				}
			}
			for _, s := range m.Strokes {
				for i := range s {
					s[i].Y -= float64(down)
				}
			}
			here = append(here, m)
		}
		copied, err := markup.Write(file, here)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !bytes.HasPrefix(copied, file) {
			t.Errorf("%s: the copy does not begin with the file", name)
		}
		before, after := drawn(t, file, 0), drawn(t, copied, 0)
		for what, at := range map[string][4]int{
			"highlight": {105, 305, 295, 335}, "underline": {105, 437, 295, 441}, "upper edge": {105, 499, 295, 502}, "left edge": {99, 505, 102, 535}, "sign": {22, 22, 36, 36},
		} {
			if what != "sign" {
				at[1], at[3] = at[1]-down, at[3]-down
			}
			if all := (at[2] - at[0]) * (at[3] - at[1]); differs(before, after, at[0], at[1], at[2], at[3]) < all/4 {
				t.Errorf("%s: no %s is seen", name, what)
			}
		}
		if n := differs(before, after, 110, 505-down, 290, 535-down); n > 0 {
			t.Errorf("%s: the area is filled", name)
		}
		if high > 360 && (differs(before, after, 105, 598-down, 295, 602-down) < 100 || differs(before, after, 198, 628-down, 203, 633-down) == 0) {
			t.Errorf("%s: what was drawn is not seen", name)
		}
	}
}

// Every annotation can be read by others, keeps those that were there, and a copy
// of the copy has both.
func TestAnnotationsAreAddedToThoseThatAreThere(t *testing.T) {
	file := viewtest.Lines([]string{"Plan"}, []string{"Två"})
	first, err := markup.Write(file, marks[:2])
	if err != nil {
		t.Fatal(err)
	}
	second, err := markup.Write(append(bytes.Clone(first), "\n\n"...), marks[2:])
	if err != nil {
		t.Fatal(err)
	}
	f, err := object.Parse(second)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[object.Name]int{}
	root, _ := f.Catalog()
	pages, _ := f.Dict(root["Pages"])
	kids, _ := f.Array(pages["Kids"])
	page, err := f.Dict(kids[0])
	if err != nil {
		t.Fatal(err)
	}
	list, _ := f.Array(page["Annots"])
	for _, ref := range list {
		d, err := f.Dict(ref)
		if err != nil {
			t.Fatal(err)
		}
		kind := f.Name(d["Subtype"])
		kinds[kind]++
		if kind == "Highlight" && f.Text(d["Contents"]) != marks[0].Contents {
			t.Errorf("%q", f.Text(d["Contents"]))
		}
		if ap, _ := f.Dict(d["AP"]); kind != "Popup" && ap["N"] == nil {
			t.Errorf("%s has no appearance", kind)
		}
		if rect, _ := f.Array(d["Rect"]); len(rect) != 4 {
			t.Errorf("%s has no rectangle", kind)
		}
	}
	for kind, n := range map[object.Name]int{"Highlight": 1, "Underline": 1, "Square": 1, "Ink": 1, "Text": 1, "Popup": 3} {
		if kinds[kind] != n {
			t.Errorf("%d of %s, want %d", kinds[kind], kind, n)
		}
	}
}

func TestWhatCannotBeAddedToIsTold(t *testing.T) {
	protected, err := os.ReadFile("../view/testdata/protected.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := markup.Write(protected, marks); !errors.Is(err, markup.ErrEncrypted) {
		t.Errorf("encrypted: %v", err)
	}
	for name, file := range map[string][]byte{"empty": nil, "no PDF": []byte("inte en PDF"), "cut": viewtest.Lines([]string{"Plan"})[:200], "a deep tree": viewtest.DeepTree(50_000)} {
		if _, err := markup.Write(file, marks); !errors.Is(err, markup.ErrUnwritable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := markup.Write(viewtest.Lines([]string{"Plan"}), []markup.Annotation{{Page: 2, Kind: markup.Text, Boxes: []markup.Box{{}}}}); err == nil {
		t.Error("a page that is not there got an annotation")
	}
}

// The corners of words are told in the order in which one reads them, and what is
// under them is drawn there, however they are turned.
func TestWordsAreUnderlinedWhereTheyStand(t *testing.T) {
	file := viewtest.Lines([]string{"Plan"})
	before := drawn(t, file, 0)
	for turned, at := range map[int][4]int{0: {100, 437, 300, 442}, 90: {98, 400, 103, 440}, 180: {100, 398, 300, 403}, 270: {297, 400, 302, 440}} {
		after, err := markup.Write(file, []markup.Annotation{{Page: 1, Kind: markup.Underline, ID: "x", Colour: [3]float64{0, 0, 1},
			Boxes: []markup.Box{{Left: 100, Top: 400, Right: 300, Bottom: 440, Turned: turned}}}})
		if err != nil {
			t.Fatal(err)
		}
		picture := drawn(t, after, 0)
		there, all := differs(before, picture, at[0], at[1], at[2], at[3]), differs(before, picture, 90, 390, 310, 450)
		if there < 40 || all-there > 16 {
			t.Errorf("turned %d: %d dots are drawn, %d of them under the words", turned, all, there)
		}
	}
}
