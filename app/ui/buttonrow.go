package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// buttonRow sets the buttons of a dialog side by side at the right; where the
// text is so large that they do not fit, they go on in rows above one another.
type buttonRow struct {
	widget.BaseWidget
	buttons []*Button
}

func newButtonRow(buttons []*Button) *buttonRow {
	r := &buttonRow{buttons: buttons}
	r.ExtendBaseWidget(r)
	return r
}

func (r *buttonRow) place(width float32, put func(b *Button, x, y float32, size fyne.Size)) float32 {
	gap := theme.Padding() * 2
	y, tall := float32(0), float32(0)
	for first := 0; first < len(r.buttons); {
		wide, last := float32(0), first
		for last < len(r.buttons) {
			w := r.buttons[last].MinSize().Width
			if last > first && wide+gap+w > width {
				break
			}
			if last > first {
				wide += gap
			}
			wide += w
			last++
		}
		if first > 0 {
			y += gap
		}
		x := max(0, width-wide)
		tall = 0
		for _, b := range r.buttons[first:last] {
			size := b.MinSize()
			size.Width = min(size.Width, width)
			put(b, x, y, size)
			x += size.Width + gap
			tall = max(tall, size.Height)
		}
		y += tall
		first = last
	}
	return y
}

// HeightFor returns the height in a width.
func (r *buttonRow) HeightFor(width float32) float32 {
	return r.place(width, func(*Button, float32, float32, fyne.Size) {})
}

// MinSize has room for the widest button, at the height of the present width.
func (r *buttonRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	wide := float32(0)
	for _, b := range r.buttons {
		wide = max(wide, b.MinSize().Width)
	}
	return fyne.NewSize(wide, r.HeightFor(max(r.Size().Width, wide)))
}

// CreateRenderer is Fyne's way to draw the buttons.
func (r *buttonRow) CreateRenderer() fyne.WidgetRenderer { return &buttonRowRenderer{r} }

type buttonRowRenderer struct{ r *buttonRow }

func (x *buttonRowRenderer) Destroy()           {}
func (x *buttonRowRenderer) MinSize() fyne.Size { return x.r.MinSize() }

func (x *buttonRowRenderer) Layout(size fyne.Size) {
	x.r.place(size.Width, func(b *Button, left, top float32, size fyne.Size) {
		b.Move(fyne.NewPos(left, top))
		b.Resize(size)
	})
}

func (x *buttonRowRenderer) Refresh() {
	for _, b := range x.r.buttons {
		b.Refresh()
	}
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}

func (x *buttonRowRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(x.r.buttons))
	for i, b := range x.r.buttons {
		objects[i] = b
	}
	return objects
}
