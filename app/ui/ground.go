package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// NewFill returns content on a ground of a colour of the theme, without margins.
func NewFill(ground fyne.ThemeColorName, content ...fyne.CanvasObject) *fyne.Container {
	return container.NewStack(append([]fyne.CanvasObject{NewGround(ground)}, content...)...)
}

// Ground is a plain surface in a colour of the theme.
type Ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	size fyne.Size
}

var _ fyne.Widget = (*Ground)(nil)

// NewGround returns a surface that asks for no room.
func NewGround(name fyne.ThemeColorName) *Ground {
	g := &Ground{name: name}
	g.ExtendBaseWidget(g)
	return g
}

// NewRule returns a thin line that parts what stands above from what stands
// below, or left from right.
func NewRule() *Ground {
	g := &Ground{name: look.Line, size: fyne.NewSize(1, 1)}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is Fyne's way to draw the surface.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g: g, rect: canvas.NewRectangle(themed(g.name))}
	return r
}

type groundRenderer struct {
	g    *Ground
	rect *canvas.Rectangle
}

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) MinSize() fyne.Size           { return r.g.size }
func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }

func (r *groundRenderer) Refresh() {
	r.rect.FillColor = themed(r.g.name)
	r.rect.Refresh()
}
