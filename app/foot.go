package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/meetings"
	"paragraf/app/ui"
)

// foot is the lower end of the window: what remains of the walk with its next
// step, over the meeting's days. In a low window, or at large text, both share one
// line.
type foot struct {
	widget.BaseWidget
	strip *strip
	days  *meetings.Days
	over  func() float32 // height of all that the foot belongs to
}

func newFoot(s *strip, d *meetings.Days, over func() float32) *foot {
	f := &foot{strip: s, days: d, over: over}
	f.ExtendBaseWidget(f)
	return f
}

// stripShare is how much of the width the words about what remains may take from
// the days.
const stripShare = 0.36

// besideShare is how much of the height of the window is left for reading, about:
// where that is low the two stand beside one another.
const besideShare = 0.7

func (f *foot) place(width float32, put ui.Put) float32 {
	beside := f.strip.Visible() && f.days.Visible() && ui.Low(besideShare*f.over())
	f.strip.bare = false
	f.strip.bare = beside && f.strip.natural() > stripShare*width
	f.strip.rule.Hidden = beside // the days have theirs
	f.days.Spare(0)
	if beside {
		wide := f.strip.natural()
		high := f.strip.HeightFor(wide)
		tall := max(high, f.days.MinSize().Height)
		f.days.Spare(wide)
		put(f.days, 0, 0, width, tall)
		put(f.strip, width-wide, (tall-high)/2, wide, high)
		return tall
	}
	y := float32(0)
	if f.strip.Visible() {
		h := f.strip.HeightFor(width)
		put(f.strip, 0, 0, width, h)
		y += h
	}
	if f.days.Visible() {
		h := f.days.MinSize().Height
		put(f.days, 0, y, width, h)
		y += h
	}
	return y
}

// HeightFor returns the height in a width.
func (f *foot) HeightFor(width float32) float32 { return ui.Place(f.place).Height(width) }

// MinSize implements fyne.Widget.
func (f *foot) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return fyne.NewSize(160, f.HeightFor(max(f.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (f *foot) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(f.place).Render(f, func() []fyne.CanvasObject { return []fyne.CanvasObject{f.days, f.strip} })
}
