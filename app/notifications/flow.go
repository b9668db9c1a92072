package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// flow sets parts beside each other in one line. Those that can be spared are left
// out, the first of them first, as far as there is no room; what still has none
// stands on a further line.
type flow struct {
	widget.BaseWidget
	parts  []fyne.CanvasObject
	spared []fyne.CanvasObject        // which can be reached in another way too
	idle   map[fyne.CanvasObject]bool // parts of no use now
}

// use says whether a part is of any use now.
func (f *flow) use(o fyne.CanvasObject, of bool) {
	if f.idle[o] == of {
		f.idle[o] = !of
		f.Refresh()
	}
}

// has reports whether a part is seen.
func (f *flow) has(o fyne.CanvasObject) bool {
	return !f.idle[o] && !f.leave(f.Size().Width)[o]
}

func newFlow(parts ...fyne.CanvasObject) *flow {
	f := &flow{parts: parts, idle: map[fyne.CanvasObject]bool{}}
	f.ExtendBaseWidget(f)
	return f
}

// nowhere is a way to place parts without moving any.
func nowhere(fyne.CanvasObject, float32, float32, fyne.Size) {}

// leave returns what is left out in a width.
func (f *flow) leave(width float32) map[fyne.CanvasObject]bool {
	out := map[fyne.CanvasObject]bool{}
	for _, o := range f.spared {
		if _, lines := f.set(width, out, nowhere); lines < 2 {
			break
		}
		out[o] = true
	}
	return out
}

// set places all parts but some, and returns how high they are and in how many
// lines.
func (f *flow) set(width float32, out map[fyne.CanvasObject]bool, put func(o fyne.CanvasObject, x, y float32, size fyne.Size)) (tall float32, lines int) {
	const gap = 6
	x, y, high := float32(0), float32(0), float32(0)
	lines = 1
	for _, o := range f.parts {
		if out[o] || f.idle[o] {
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
	high, _ := f.set(width, f.leave(width), nowhere)
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
	f := r.f
	out := f.leave(size.Width)
	for _, o := range f.parts {
		if shown := !out[o] && !f.idle[o]; shown != o.Visible() {
			if shown {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	f.set(size.Width, out, func(o fyne.CanvasObject, x, y float32, size fyne.Size) {
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
