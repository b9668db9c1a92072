package annotext

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Three lines a notch, as one expects where much is read.
func TestTheWheelScrollsThreeLines(t *testing.T) {
	p, w, _, _ := open(t)
	size := w.Canvas().Size()
	test.Scroll(w.Canvas(), fyne.NewPos(size.Width/2, size.Height/2), 0, -25)
	if got := p.scroll.Offset.Y; got != 75 {
		t.Errorf("a notch of the wheel scrolls %v", got)
	}
	test.Scroll(w.Canvas(), fyne.NewPos(size.Width/2, size.Height/2), 0, 25)
	if got := p.scroll.Offset.Y; got != 0 {
		t.Errorf("and back, at %v", got)
	}
}
