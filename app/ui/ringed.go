package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// ringed adds to Fyne's drawing of a part the ring that all parts here show
// while they have the keyboard, and an edge to those that have none.
type ringed struct {
	fyne.WidgetRenderer
	ring    *canvas.Rectangle
	focused func() bool
	edge    fyne.ThemeColorName // without focus; "" for none
	tidy    func()              // takes away what Fyne shows in place of the ring
}

func newRinged(inner fyne.WidgetRenderer, focused func() bool) *ringed {
	r := &ringed{WidgetRenderer: inner, ring: canvas.NewRectangle(clear), focused: focused}
	r.style()
	return r
}

func (r *ringed) style() {
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = clear, clear, 0
	r.ring.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	if r.edge != "" {
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(r.edge), 1
	}
	if r.focused() {
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
	if r.tidy != nil {
		r.tidy()
	}
}

// Objects puts the ring above all.
func (r *ringed) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.ring)
}

// Layout gives the ring the whole size.
func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

// Refresh draws focus anew.
func (r *ringed) Refresh() {
	r.WidgetRenderer.Refresh()
	r.style()
}
