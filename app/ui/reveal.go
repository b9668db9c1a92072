package ui

import (
	"slices"
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// following are the scrollers that follow the keyboard. They are held weakly: a
// page that is gone takes its scroller with it.
var following []weak.Pointer[container.Scroll]

// NewScroll returns a scroller that follows the keyboard: what gets the focus
// inside of it is brought into view, as Fyne does not do by itself.
func NewScroll(content fyne.CanvasObject) *container.Scroll {
	following = slices.DeleteFunc(following, func(p weak.Pointer[container.Scroll]) bool { return p.Value() == nil })
	s := container.NewVScroll(content)
	following = append(following, weak.Make(s))
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
	c := canvasOf(o)
	if c == nil {
		return
	}
	top := topDialog(c)
	for _, p := range following {
		s := p.Value()
		if s == nil || !s.Visible() || s.Size().Height <= 0 || canvasOf(s) != c || canvasOf(s.Content) != c {
			continue
		}
		view := boxOf(s)
		if top != nil && !boxOf(top.pop.Content).holds(view) || !boxOf(s.Content).holds(boxOf(o)) {
			continue
		}
		b, margin := boxOf(o), theme.Padding()*2
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
