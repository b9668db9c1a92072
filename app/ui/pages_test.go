package ui_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"slices"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// drawing is a document of n pages of A4, page i in its own grey, and what was
// asked of it.
type drawing struct {
	mu    sync.Mutex
	asked []string
	tone  uint8
	fail  int
}

func (d *drawing) source(n int) *ui.PageSource {
	return &ui.PageSource{
		Sizes: slices.Repeat([]fyne.Size{{Width: 595, Height: 842}}, n),
		Render: func(_ context.Context, page, width int) (*image.RGBA, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.asked = append(d.asked, fmt.Sprint(page, "@", width))
			if page+1 == d.fail {
				return nil, errors.New("damaged")
			}
			picture := image.NewRGBA(image.Rect(0, 0, width, width*842/595))
			for i := range picture.Pix {
				picture.Pix[i] = d.tone + uint8(page)
			}
			return picture, nil
		},
	}
}

// pictures lists the shown pictures of a window from the top: page by its grey,
// and how wide they are.
func pictures(w fyne.Window) (pages []int, widths []int) {
	type seen struct {
		y       float32
		p, wide int
	}
	var all []seen
	walkAll(w.Content(), fyne.NewPos(0, 0), func(o fyne.CanvasObject, at fyne.Position) {
		img, ok := o.(*canvas.Image)
		if !ok || !img.Visible() || img.Image == nil {
			return
		}
		all = append(all, seen{at.Y, int(img.Image.At(3, 3).(color.RGBA).R), img.Image.Bounds().Dx()})
	})
	slices.SortFunc(all, func(a, b seen) int { return int(a.y - b.y) })
	for _, s := range all {
		pages, widths = append(pages, s.p), append(widths, s.wide)
	}
	return
}

func walkAll(o fyne.CanvasObject, at fyne.Position, see func(fyne.CanvasObject, fyne.Position)) {
	at = at.Add(o.Position())
	see(o, at)
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			walkAll(child, at, see)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			walkAll(child, at, see)
		}
	}
}

func desk(t *testing.T, n int) (*ui.Pages, *drawing, fyne.Window) {
	t.Helper()
	dress(t, look.Options{Mode: look.Light})
	t.Cleanup(ui.InLine())
	d := &drawing{tone: 1}
	p := ui.NewPages()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(700, 600))
	p.SetSource(d.source(n))
	return p, d, w
}

func TestOnlyThePagesThatAreSeenAndTheNextAreDrawn(t *testing.T) {
	p, d, w := desk(t, 400)
	pages, widths := pictures(w)
	if !slices.Equal(pages, []int{1}) {
		t.Fatalf("shown %v", pages)
	}
	if len(d.asked) != 2 {
		t.Fatalf("drawn: %v, want the first page and the one after", d.asked)
	}
	if want := 660; widths[0] != want { // the room between the margins, in the screen's pixels
		t.Errorf("%d pixels wide, want %d", widths[0], want)
	}
	p.GoTo(200, 0)
	if at := p.Page(); at != 200 {
		t.Errorf("at page %d", at)
	}
	if len(d.asked) > 6 {
		t.Errorf("pages that nobody saw were drawn: %v", d.asked)
	}
}

func TestPagesAreReadByKeysAlone(t *testing.T) {
	p, _, w := desk(t, 12)
	w.Canvas().Focus(p)
	for _, c := range []struct {
		key  fyne.KeyName
		rune rune
		page int
	}{
		{key: fyne.KeyEnd, page: 12}, {key: fyne.KeyHome, page: 1}, {rune: '7', page: 7}, {key: fyne.KeyPageUp, page: 6},
	} {
		if c.key != "" {
			p.TypedKey(&fyne.KeyEvent{Name: c.key})
		} else {
			p.TypedRune(c.rune)
		}
		if p.Page() != c.page {
			t.Errorf("after %s%c: page %d, want %d", c.key, c.rune, p.Page(), c.page)
		}
	}
	_, before := p.Zoomed()
	p.TypedRune('+')
	if _, after := p.Zoomed(); after <= before {
		t.Error("+ does not enlarge")
	}
	p.TypedRune('-')
	p.TypedRune('0')
	if z, _ := p.Zoomed(); z != ui.ZoomWidth {
		t.Error("0 does not fit the width")
	}
	if p.Page() != 6 {
		t.Errorf("zooming lost the place: page %d", p.Page())
	}
}

func TestADocumentMadeAnewKeepsThePlace(t *testing.T) {
	p, d, w := desk(t, 9)
	p.GoTo(5, 100)
	d2 := &drawing{tone: 101}
	p.SetSource(d2.source(9))
	if p.Page() != 5 {
		t.Errorf("page %d", p.Page())
	}
	for _, grey := range first(pictures(w)) {
		if grey < 100 {
			t.Errorf("the old page %d is still shown", grey)
		}
	}
	p.SetSource(nil)
	if got := first(pictures(w)); len(got) != 0 || p.Page() != 0 {
		t.Errorf("an empty desk shows %v", got)
	}
	_ = d
}

func first(pages, _ []int) []int { return pages }

func TestAPageThatCannotBeDrawnSaysSo(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	t.Cleanup(ui.InLine())
	d := &drawing{tone: 1, fail: 1}
	p := ui.NewPages()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(700, 600))
	p.SetSource(d.source(3))
	said := false
	walkAll(w.Content(), fyne.NewPos(0, 0), func(o fyne.CanvasObject, _ fyne.Position) {
		text, ok := o.(*canvas.Text)
		said = said || ok && text.Text == "Sidan 1 går inte att visa"
	})
	if !said {
		t.Error("the page is white and says nothing")
	}
	if len(d.asked) > 2 {
		t.Errorf("it is tried again and again: %v", d.asked)
	}
}

// The pictures that are kept are bounded: after a walk through many large pages
// the first has to be drawn again.
func TestPicturesAreLetGo(t *testing.T) {
	p, d, _ := desk(t, 60)
	p.SetZoom(ui.ZoomWidth)
	for i := 1; i <= 60; i++ {
		p.GoTo(i, 0)
	}
	before := len(d.asked)
	p.GoTo(1, 0)
	if len(d.asked) == before {
		t.Error("all pictures of 60 pages were kept")
	}
	p.GoTo(2, 0)
	p.GoTo(1, 0)
	if n := len(d.asked) - before; n > 4 {
		t.Errorf("pages just seen are drawn again: %v", d.asked[before:])
	}
}
