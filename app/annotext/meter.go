package annotext

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/ui"
)

// Meter tells how many lines texts of the interface need, some hundred times
// quicker than setting them: lists of thousands of rows ask for all heights at
// once. It holds for the typeface and size that were in use when it was made.
type Meter struct {
	size    float32
	metrics *metrics
}

// NewMeter returns a meter for a text size of the theme.
func NewMeter(name fyne.ThemeSizeName) *Meter {
	size := theme.Size(name)
	return &Meter{size, newMetrics(func(s string, _ Style) float32 {
		wide, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, nil)
		return wide.Width
	})}
}

// Lines returns how many lines a text needs at a width, broken at spaces. It is
// not sure where a word nearly fits, or is wider than a line.
func (m *Meter) Lines(text string, width float32) (n int, sure bool) {
	const doubt = 1.5 // pixels; the sums are nearer
	if text == "" {
		return 1, true
	}
	space := m.metrics.first(Paragraph, ' ')
	n, sure = 1, true
	x, word := float32(0), float32(0)
	before, from, last := rune(-1), 0, ""
	end := func(to int) {
		kept := ui.StaysWith(last, text[from:to])
		last = text[from:to]
		at := x + word
		if x > 0 {
			at += space
		}
		switch d := at - width; {
		case d > -doubt && d < doubt, word > width-doubt, d > 0 && kept:
			sure = false
		case d > 0:
			n++
			x = word
		default:
			x = at
		}
		word, before = 0, -1
	}
	for i, r := range text {
		switch {
		case r == ' ':
			end(i)
			from = i + 1
			continue
		case r == '\n':
			end(i)
			from, last = i+1, ""
			n++
			x = 0
			continue
		case before < 0:
			word += m.metrics.first(Paragraph, r)
		default:
			word += m.metrics.after(Paragraph, before, r)
		}
		before = r
	}
	end(len(text))
	return n, sure
}
