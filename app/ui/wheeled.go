package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wheeled adds to Fyne's drawing of a field what takes the wheel in the place of
// the scroller inside of it.
type wheeled struct {
	fyne.WidgetRenderer
	wheel *Wheel
}

func newWheeled(inner fyne.WidgetRenderer) *wheeled {
	r := &wheeled{WidgetRenderer: inner, wheel: NewWheel(nil)}
	for _, o := range inner.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			r.wheel.inner = s
		}
	}
	return r
}

// Objects puts the taker of the wheel above all.
func (r *wheeled) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.wheel)
}

// Layout gives the taker of the wheel the whole size.
func (r *wheeled) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
}
