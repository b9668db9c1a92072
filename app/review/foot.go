package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/ui"
)

// foot sets what is said beside what can be done, or above it where there is no
// room for both.
type foot struct {
	widget.BaseWidget
	said *ui.Words
	keys *ui.Words // what the keys do; left out where room is scarce
	acts []*ui.Button
	flow *ui.Flow
}

func newFoot(said, keys *ui.Words, acts ...*ui.Button) *foot {
	f := &foot{said: said, keys: keys, acts: acts}
	var objects []fyne.CanvasObject
	for _, b := range acts {
		objects = append(objects, b)
	}
	f.flow = ui.NewFlow(8, objects...)
	f.ExtendBaseWidget(f)
	return f
}

func (f *foot) place(width float32, put ui.Put) float32 {
	const left, right, top, gap = 32, 24, 10, 14
	scale := theme.TextSize() / 15
	wide := float32(-8)
	for _, b := range f.acts {
		wide += b.MinSize().Width + 8
	}
	wide += 1 // what does not fit by a rounding would wrap
	width = min(width, widest*scale)
	inner := width - left - right
	f.keys.Hidden = inner-wide-gap < 200*scale
	if f.keys.Hidden {
		h := f.said.HeightFor(inner)
		put(f.said, left, top, inner, h)
		y := top + h + 6
		b := f.flow.HeightFor(inner)
		put(f.flow, left, y, inner, b)
		return y + b + top
	}
	h, k, b := f.said.HeightFor(inner-wide-gap), f.keys.HeightFor(inner-wide-gap), f.flow.HeightFor(wide)
	tall := max(h+k, b)
	put(f.said, left, top+(tall-h-k)/2, inner-wide-gap, h)
	put(f.keys, left, top+(tall-h-k)/2+h, inner-wide-gap, k)
	put(f.flow, width-right-wide, top+(tall-b)/2, wide, b)
	return tall + 2*top
}

// HeightFor returns the height in a width.
func (f *foot) HeightFor(width float32) float32 { return ui.Place(f.place).Height(width) }

// MinSize implements fyne.Widget.
func (f *foot) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return fyne.NewSize(200, f.HeightFor(max(f.Size().Width, 200)))
}

// CreateRenderer implements fyne.Widget.
func (f *foot) CreateRenderer() fyne.WidgetRenderer { return ui.Place(f.place).Render(f, f.parts) }

func (f *foot) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.said, f.keys, f.flow}
}

// FootHeight is how high the foot is, for what passes by above it.
func (p *Page) FootHeight() float32 { return p.foot.Size().Height }
