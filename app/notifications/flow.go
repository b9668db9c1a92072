package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// flow sets parts beside each other, and on further lines what has no room.
type flow struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
}

func newFlow(parts ...fyne.CanvasObject) *flow {
	f := &flow{parts: parts}
	f.ExtendBaseWidget(f)
	return f
}

func (f *flow) place(width float32, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	const gap = 6
	x, y, high := float32(0), float32(0), float32(0)
	for _, o := range f.parts {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			x, y, high = 0, y+high+gap, 0
		}
		put(o, x, y, size)
		x += size.Width + gap
		high = max(high, size.Height)
	}
	return y + high
}

// HeightFor returns the height in a width.
func (f *flow) HeightFor(width float32) float32 {
	return f.place(width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
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
	r.f.place(size.Width, func(o fyne.CanvasObject, x, y float32, size fyne.Size) {
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
