package ui

import (
	"context"
	"image"
	"testing"

	"fyne.io/fyne/v2"
)

func TestOfAVeryLargePageWhatIsSeenIsDrawnAsLargeAsItIsShown(t *testing.T) {
	s := lettered()
	s.Most = 500 * 750
	var asked []image.Rectangle
	var widths []int
	s.RenderPart = func(_ context.Context, _, width int, part image.Rectangle) (*image.RGBA, error) {
		asked, widths = append(asked, part), append(widths, width)
		return image.NewRGBA(part), nil
	}
	p := reading(t, s)
	if len(asked) > 0 {
		t.Fatalf("a page that is small enough is drawn in parts: %v", asked)
	}
	p.ZoomBy(30) // as far as it goes
	sheet := p.desk.sheets[0]
	shows := func(when string) {
		t.Helper()
		view, offset := p.scroll.Size(), p.scroll.Offset
		at, size := sheet.part.Position(), sheet.part.Size()
		if !sheet.part.Visible() || sheet.part.Image == nil {
			t.Fatalf("%s: no part is shown", when)
		}
		page, far := sheet.picture.Position(), sheet.picture.Position().Add(sheet.picture.Size())
		if at.X > max(offset.X, page.X)+1 || at.Y > max(offset.Y, page.Y)+1 ||
			at.X+size.Width < min(offset.X+view.Width, far.X)-1 || at.Y+size.Height < min(offset.Y+view.Height, far.Y)-1 {
			t.Errorf("%s: the part at %v, %v does not cover what is seen from %v, %v", when, at, size, offset, view)
		}
		if pixels := float32(sheet.part.Image.Bounds().Dx()); pixels < size.Width*p.desk.scale()-1 {
			t.Errorf("%s: %v pixels for %v units", when, pixels, size.Width)
		}
	}
	shows("zoomed")
	if want := int(200*p.desk.factor*p.desk.scale() + 0.5); widths[len(widths)-1] != want {
		t.Errorf("drawn %d wide, want %d", widths[len(widths)-1], want)
	}
	n := len(asked)
	p.scrollTo(p.scroll.Offset.Y + 20)
	shows("a little on")
	if len(asked) != n {
		t.Error("a little scrolling draws a new part")
	}
	p.scroll.ScrollToOffset(fyne.NewPos(200, 500))
	p.scrollTo(500)
	shows("farther on")
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	shows("to the left by keys")
	for _, k := range p.maker.kept {
		if k.part.Empty() && len(k.image.Pix) > 4*mostUnder {
			t.Errorf("a picture of %d bytes lies under the part", len(k.image.Pix))
		}
	}
	p.SetZoom(ZoomReading)
	if sheet.part.Visible() {
		t.Error("the part stays when the page is small again")
	}
	for _, k := range p.maker.kept {
		if !k.part.Empty() {
			t.Error("the part is kept when the page is small again")
		}
	}
}
