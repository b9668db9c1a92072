package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// flow sets parts beside each other, and on further lines what has no room. What
// can be spared is left out where more than two lines would be needed.
type flow struct {
	widget.BaseWidget
	parts  []fyne.CanvasObject
	spared fyne.CanvasObject
}

func newFlow(parts ...fyne.CanvasObject) *flow {
	f := &flow{parts: parts}
	f.ExtendBaseWidget(f)
	return f
}

// nowhere is a way to place parts without moving any.
func nowhere(fyne.CanvasObject, float32, float32, fyne.Size) {}

// left is what is left out in a width, nil for nothing.
func (f *flow) left(width float32) fyne.CanvasObject {
	if _, lines := f.set(width, nil, nowhere); lines > 2 {
		return f.spared
	}
	return nil
}

// set places all parts but one, and returns how high they are and in how many
// lines.
func (f *flow) set(width float32, without fyne.CanvasObject, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) (tall float32, lines int) {
	const gap = 6
	x, y, high := float32(0), float32(0), float32(0)
	lines = 1
	for _, o := range f.parts {
		if o == without || o != f.spared && !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, high = 0, y+high+gap, 0
			lines++
		}
		put(o, x, y, size)
		x += size.Width + gap
		high = max(high, size.Height)
	}
	return y + high, lines
}

// HeightFor returns the height in a width.
func (f *flow) HeightFor(width float32) float32 {
	high, _ := f.set(width, f.left(width), nowhere)
	return high
}

// MinSize is the height at the present width.
func (f *flow) MinSize() fyne.Size { return fyne.NewSize(120, f.HeightFor(max(f.Size().Width, 120))) }

// CreateRenderer is Fyne's way to draw the parts.
func (f *flow) CreateRenderer() fyne.WidgetRenderer { return &flowRenderer{f} }

type flowRenderer struct{ f *flow }

func (r *flowRenderer) Destroy()                     {}
func (r *flowRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *flowRenderer) Objects() []fyne.CanvasObject { return r.f.parts }

func (r *flowRenderer) Layout(size fyne.Size) {
	left := r.f.left(size.Width)
	if s := r.f.spared; s != nil && s.Visible() == (left != nil) {
		if left != nil {
			s.Hide()
		} else {
			s.Show()
		}
	}
	r.f.set(size.Width, left, func(o fyne.CanvasObject, x, y float32, size fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(size)
	})
}

func (r *flowRenderer) Refresh() {
	for _, o := range r.f.parts {
		o.Refresh()
	}
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}
