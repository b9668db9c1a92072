package ui

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// CreateRenderer is Fyne's way to draw the list.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	r := &listRenderer{l: l, wheel: NewWheel(l.scroll), empty: SecondaryText(""), ring: canvas.NewRectangle(clear)}
	r.act = NewButton("", func() { l.o.OnEmptyAct() })
	r.Refresh()
	return r
}

// emptyWords stand where there are no rows.
func (l *List) emptyWords() string { return cmp.Or(l.o.Empty, swedish.T("ui.list.empty")) }

type listRenderer struct {
	l     *List
	wheel *Wheel
	empty *widget.Label
	act   *Button
	ring  *canvas.Rectangle
}

func (r *listRenderer) Destroy() {}

func (r *listRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.l.scroll, r.wheel, r.empty, r.ring}
	if r.act.Visible() {
		objects = append(objects, r.act)
	}
	return objects
}

func (r *listRenderer) MinSize() fyne.Size {
	row := r.l.rows
	if row.template == nil {
		row.template = r.l.o.Create()
	}
	return fyne.NewSize(row.template.MinSize().Width, min(96, max(32, row.template.MinSize().Height*2)))
}

func (r *listRenderer) Layout(size fyne.Size) {
	r.l.scroll.Resize(size)
	r.wheel.Resize(size)
	r.ring.Resize(size)
	left := float32(0)
	if r.l.o.EmptyLeft != nil {
		left = max(0, r.l.o.EmptyLeft(size.Width)-theme.InnerPadding())
	}
	for range 2 { // the second time the words are broken at the width
		r.empty.Resize(fyne.NewSize(size.Width-left, r.empty.MinSize().Height))
	}
	r.l.rows.measure()
	r.empty.Move(fyne.NewPos(left, r.l.rows.lead))
	r.act.Move(fyne.NewPos(left+theme.InnerPadding(), r.l.rows.lead+r.empty.Size().Height))
	r.act.Resize(r.act.MinSize())
	if r.l.hidden && size.Height > 0 { // chosen before there was a place to show it
		r.l.hidden = false
		r.l.ScrollTo(r.l.selected)
	}
	r.l.rows.sync()
}

func (r *listRenderer) Refresh() {
	r.empty.SetText(r.l.emptyWords())
	setVisible(r.empty, r.l.o.Length() == 0)
	setVisible(r.act, r.l.o.Length() == 0 && r.l.o.EmptyAct != "" && r.l.o.OnEmptyAct != nil)
	r.act.SetText(r.l.o.EmptyAct)
	r.ring.StrokeColor, r.ring.StrokeWidth = clear, 0
	if r.l.focused && r.l.selected < 0 {
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
