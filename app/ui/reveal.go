package ui

import (
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// following are the scrollers that follow the keyboard, held weakly.
var following []weak.Pointer[container.Scroll]

// NewScroll returns a scroller that follows the keyboard: what gets the focus
// inside of it is brought into view, as Fyne does not do by itself.
func NewScroll(content fyne.CanvasObject) *container.Scroll {
	wheel := NewWheel(nil)
	s := container.NewVScroll(container.NewStack(wheel, content))
	wheel.inner = s
	following = append(living(following), weak.Make(s))
	TakeWheel(s)
	return s
}

// box is where an object is on its canvas.
type box struct{ x, y, right, bottom float32 }

func boxOf(o fyne.CanvasObject) box {
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	return box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func (b box) holds(inner box) bool {
	const slack = 0.5
	return inner.x >= b.x-slack && inner.y >= b.y-slack && inner.right <= b.right+slack && inner.bottom <= b.bottom+slack
}

// reveal brings a part that has got the keyboard into view, in each scroller
// that it stands in.
func reveal(o fyne.CanvasObject) {
	for _, s := range around(o, following) {
		view, b, margin := boxOf(s), boxOf(o), theme.Padding()*2
		y := s.Offset.Y
		switch {
		case b.y < view.y || b.bottom-b.y > view.bottom-view.y:
			y += b.y - view.y - margin
		case b.bottom > view.bottom:
			y += b.bottom - view.bottom + margin
		default:
			continue
		}
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(max(0, y), max(0, s.Content.Size().Height-s.Size().Height))))
	}
}
