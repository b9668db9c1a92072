package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Put gives a part its place within the widget that it belongs to.
type Put = func(o fyne.CanvasObject, x, y, w, h float32)

// Place sets the parts of a widget in a width and returns the height that they
// come to. One function serves both to measure and to lay out, so that the two
// cannot differ.
type Place func(width float32, put Put) float32

// Height is what the parts come to in a width; none of them is moved.
func (p Place) Height(width float32) float32 {
	return p(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// Render draws a widget whose parts are placed so. Parts lists them anew each
// time it is asked, as some come and go.
func (p Place) Render(w fyne.Widget, parts func() []fyne.CanvasObject) fyne.WidgetRenderer {
	return &placedRenderer{w, p, parts}
}

type placedRenderer struct {
	widget fyne.Widget
	place  Place
	parts  func() []fyne.CanvasObject
}

func (r *placedRenderer) Destroy() {}

// MinSize is asked by Fyne for a widget that has no MinSize of its own: asking the
// widget in turn would never end.
func (r *placedRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.place.Height(r.widget.Size().Width))
}

func (r *placedRenderer) Objects() []fyne.CanvasObject { return r.parts() }

func (r *placedRenderer) Layout(size fyne.Size) {
	r.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (r *placedRenderer) Refresh() {
	for _, o := range r.parts() {
		o.Refresh()
	}
	r.Layout(r.widget.Size())
	canvas.Refresh(r.widget)
}
