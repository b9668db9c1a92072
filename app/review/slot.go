package review

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// slot is the place of one row in the list: it shows whatever row it is given.
type slot struct {
	widget.BaseWidget
	content fyne.CanvasObject
	inset   insets
	ring    *canvas.Rectangle
	card    bool // the content is a card, which shows itself that it is chosen
	marked  bool // and it is, and the list has the keyboard
}

// insets are the rooms around a row's content.
type insets struct{ left, right, top, bottom float32 }

func newSlot() *slot {
	s := &slot{content: canvas.NewRectangle(nil), ring: canvas.NewRectangle(color.Transparent)}
	s.ExtendBaseWidget(s)
	return s
}

func (s *slot) show(content fyne.CanvasObject, in insets, card bool) {
	s.content, s.inset, s.card = content, in, card
	s.Refresh()
}

func (s *slot) mark(chosen, focused bool) {
	s.marked = chosen && focused
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *slot) CreateRenderer() fyne.WidgetRenderer { return &slotRenderer{s} }

type slotRenderer struct{ s *slot }

func (r *slotRenderer) Destroy() {}

func (r *slotRenderer) Layout(size fyne.Size) {
	in := r.s.inset
	at, inner := fyne.NewPos(in.left, in.top), fyne.NewSize(max(0, size.Width-in.left-in.right), max(0, size.Height-in.top-in.bottom))
	r.s.content.Move(at)
	r.s.content.Resize(inner)
	r.s.ring.Move(at.SubtractXY(2, 2))
	r.s.ring.Resize(inner.AddWidthHeight(4, 4))
}

func (r *slotRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, theme.TextSize()*2)
}

func (r *slotRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.content, r.s.ring}
}

func (r *slotRenderer) Refresh() {
	g := r.s.ring
	g.StrokeColor, g.StrokeWidth, g.CornerRadius = color.Transparent, 0, theme.Size(theme.SizeNameCardRadius)+2
	if r.s.card && r.s.marked {
		g.StrokeColor, g.StrokeWidth = theme.Color(look.Ring), theme.Size(look.SizeFocusRing)
	}
	r.s.content.Refresh()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
