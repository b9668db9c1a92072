package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Register is a table of those who belong to groups, set as the minutes print
// it: the group's title at the left, its people beside it in the reading
// typeface, a thin line between groups.
type Register struct {
	widget.BaseWidget
	groups []registerGroup
}

type registerGroup struct {
	title *Words
	rows  []*Words
	rule  *Ground
}

var _ fyne.Widget = (*Register)(nil)

// NewRegister returns an empty table.
func NewRegister() *Register {
	r := &Register{}
	r.ExtendBaseWidget(r)
	return r
}

// Add appends a group.
func (r *Register) Add(title string, rows ...string) {
	g := registerGroup{title: NewWords(title, WordsStyle{Colour: look.Secondary}), rule: NewRule()}
	for _, row := range rows {
		g.rows = append(g.rows, NewWords(row, WordsStyle{Serif: true, Leading: 1.45}))
	}
	r.groups = append(r.groups, g)
	r.Refresh()
}

func (r *Register) place(width float32, put Put) float32 {
	const gap, pad = 12, 9 // the gap is that of a Fact, so that what is beside stands in one line
	scale := theme.TextSize() / 15
	label := min(190*scale, width*0.4)
	for _, g := range r.groups { // no word of a title is divided
		label = max(label, g.title.longestWord())
	}
	beside := width-label-gap >= 190*scale
	y := float32(0)
	for _, g := range r.groups {
		put(g.rule, 0, y, width, 1)
		y += 1 + pad
		top, x := y, float32(0)
		if beside {
			x = label + gap
			h := g.title.HeightFor(label)
			put(g.title, 0, top+2, label, h)
			top += h + 2
		} else {
			h := g.title.HeightFor(width)
			put(g.title, 0, y, width, h)
			y += h + 2
			top = y
		}
		for _, row := range g.rows {
			h := row.HeightFor(width - x)
			put(row, x, y, width-x, h)
			y += h
		}
		y = max(y, top) + pad
	}
	return y
}

// HeightFor returns the height in a width.
func (r *Register) HeightFor(width float32) float32 { return Place(r.place).Height(width) }

// MinSize implements fyne.Widget.
func (r *Register) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(160, r.HeightFor(max(r.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (r *Register) CreateRenderer() fyne.WidgetRenderer { return Place(r.place).Render(r, r.parts) }

func (r *Register) parts() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, g := range r.groups {
		objects = append(objects, g.rule, g.title)
		for _, row := range g.rows {
			objects = append(objects, row)
		}
	}
	return objects
}
