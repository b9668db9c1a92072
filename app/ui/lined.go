package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Lined is a row with a thin line under it: what it is about at the left, as
// wide as there is room, and a mark or buttons at the right.
type Lined struct {
	widget.BaseWidget
	main, side fyne.CanvasObject
	rule       *canvas.Rectangle
}

// NewLined returns a row.
func NewLined(main, side fyne.CanvasObject) *Lined {
	l := &Lined{main: main, side: side, rule: canvas.NewRectangle(clear)}
	l.ExtendBaseWidget(l)
	return l
}

func (l *Lined) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	const pad, gap = 7, 12
	side := l.side.MinSize()
	if side.Width > width*0.6 { // no room beside it: under it
		h := heightFor(l.main, width)
		put(l.main, 0, pad, width, h)
		put(l.side, -l.overhang(), pad+h+2, side.Width, side.Height)
		put(l.rule, 0, pad+h+2+side.Height+pad, width, 1)
		return h + side.Height + 2 + 2*pad + 1
	}
	wide := width - side.Width - gap
	h := heightFor(l.main, wide)
	tall := max(h, side.Height)
	put(l.main, 0, pad+(tall-h)/2, wide, h)
	put(l.side, width-side.Width, pad+(tall-side.Height)/2, side.Width, side.Height)
	put(l.rule, 0, tall+2*pad, width, 1)
	return tall + 2*pad + 1
}

// overhang is how far the buttons at the side reach left of their words, which
// stand in line with what is above them.
func (l *Lined) overhang() float32 {
	if c, ok := l.side.(*fyne.Container); ok && len(c.Objects) > 0 {
		if b, ok := c.Objects[0].(*Button); ok {
			return b.Overhang()
		}
	}
	return 0
}

// HeightFor returns the height in a width.
func (l *Lined) HeightFor(width float32) float32 {
	return l.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Widget.
func (l *Lined) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(160, l.HeightFor(max(l.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (l *Lined) CreateRenderer() fyne.WidgetRenderer {
	r := &linedRenderer{l}
	r.colour()
	return r
}

type linedRenderer struct{ l *Lined }

func (r *linedRenderer) colour() {
	r.l.rule.FillColor = r.l.Theme().Color(look.Line, fyne.CurrentApp().Settings().ThemeVariant())
}

func (r *linedRenderer) Layout(size fyne.Size) {
	r.l.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (r *linedRenderer) MinSize() fyne.Size { return r.l.MinSize() }

func (r *linedRenderer) Refresh() {
	r.colour()
	r.l.main.Refresh()
	r.l.side.Refresh()
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *linedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.main, r.l.side, r.l.rule}
}

func (r *linedRenderer) Destroy() {}

// Flow sets objects beside one another at their own size and goes on under them
// where the row is full. What begins a row begins with its words: a quiet button
// there reaches out to the left.
type Flow struct {
	widget.BaseWidget
	gap     float32
	objects []fyne.CanvasObject
}

// NewFlow returns a flow with a gap between objects and between rows.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *Flow {
	f := &Flow{gap: gap, objects: objects}
	f.ExtendBaseWidget(f)
	return f
}

func (f *Flow) place(width float32, put Put) float32 {
	x, y, tall := float32(0), float32(0), float32(0)
	for _, o := range f.objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x != 0 && x+size.Width > width {
			x, y, tall = 0, y+tall+f.gap, 0
		}
		if q, ok := o.(*Button); ok && x == 0 {
			x = -q.Overhang()
		}
		put(o, x, y, min(size.Width, width-x), size.Height)
		x += size.Width + f.gap
		tall = max(tall, size.Height)
	}
	return y + tall
}

// HeightFor returns the height in a width.
func (f *Flow) HeightFor(width float32) float32 { return Place(f.place).Height(width) }

// MinSize implements fyne.Widget.
func (f *Flow) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	wide := float32(0)
	for _, o := range f.objects {
		wide = max(wide, o.MinSize().Width)
	}
	return fyne.NewSize(wide, f.HeightFor(max(f.Size().Width, wide)))
}

// CreateRenderer implements fyne.Widget.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer { return Place(f.place).Render(f, f.parts) }

func (f *Flow) parts() []fyne.CanvasObject {
	return f.objects
}
