package meetings

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// CreateRenderer implements fyne.Widget.
func (d *Days) CreateRenderer() fyne.WidgetRenderer {
	r := &daysRenderer{d: d, ground: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		before: canvas.NewText("", nil), after: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

const (
	daysGap      = 12  // between a label and the line to the next day, and after it
	daysLine     = 18  // the shortest line between two days
	daysMostLine = 260 // the longest: beyond it the days of a wide screen lose touch with one another

	beyondWidth = 34 // at text size 100 %, for the count of days that there is no room for
)

// unit is what one unit of room is at the present text size.
func unit() float32 { return theme.TextSize() / 15 }

func dotSize() float32 { return 10 * unit() }

func beyondWide() float32 { return beyondWidth * unit() }

type daysRenderer struct {
	d             *Days
	ground        *canvas.Rectangle // a page above the days may be drawn further down than it is seen
	rule, ring    *canvas.Rectangle
	labels        []*canvas.Text
	before, after *canvas.Text // how many days there is no room for
	dots          []fyne.CanvasObject
	lines         []*canvas.Rectangle
}

func (r *daysRenderer) Destroy() {}

func (r *daysRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.rule}
	for _, l := range r.lines {
		all = append(all, l)
	}
	all = append(all, r.dots...)
	for _, l := range r.labels {
		all = append(all, l)
	}
	return append(all, r.before, r.after, r.d.next, r.ring, r.d.tip)
}

func (r *daysRenderer) MinSize() fyne.Size {
	if r.d.Hidden {
		return fyne.Size{}
	}
	return fyne.NewSize(160, theme.CaptionTextSize()*1.5+22*unit())
}

func (r *daysRenderer) Refresh() {
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	ink := func(n fyne.ThemeColorName) color.Color { return r.d.Theme().Color(n, variant) }
	r.ground.FillColor, r.rule.FillColor = ink(look.Ground), ink(look.Line)
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, 0
	if r.d.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = ink(look.Ring), r.d.Theme().Size(look.SizeFocusRing)
	}
	for _, t := range []*canvas.Text{r.before, r.after} {
		t.Color, t.TextSize = ink(look.Secondary), theme.CaptionTextSize()
	}
	r.labels, r.dots, r.lines = nil, nil, nil
	for i, x := range r.d.days {
		t := canvas.NewText(x.label, ink(look.Secondary))
		t.TextSize = theme.CaptionTextSize()
		switch {
		case x.state == dayToday:
			t.Color, t.TextStyle.Bold = ink(look.Ink), true
		case x.state == dayLate:
			t.Color, t.TextStyle.Bold = ink(look.Error), true
		case i == r.d.at:
			t.Color = ink(look.Ink)
		}
		t.FontSource = look.Letters(t.TextStyle, t.Text)
		r.labels = append(r.labels, t)
		r.dots = append(r.dots, dot(x.state, ink))
		if i > 0 {
			r.lines = append(r.lines, canvas.NewRectangle(ink(look.Line)))
		}
	}
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}

// dot is the point of a day. Each state has a shape of its own.
func dot(s dayState, ink func(fyne.ThemeColorName) color.Color) fyne.CanvasObject {
	switch s {
	case dayDone:
		return canvas.NewCircle(ink(look.Accent))
	case dayToday:
		square := canvas.NewRectangle(ink(look.Warning))
		square.CornerRadius = 2
		return square
	case dayLate:
		flag := canvas.NewText("▲", ink(look.Error))
		flag.TextSize = dotSize() * 1.2
		return flag
	}
	ring := canvas.NewCircle(color.Transparent)
	ring.StrokeWidth = 2
	ring.StrokeColor = ink(look.Accent)
	if s == dayUnknown {
		ring.StrokeColor = ink(look.Secondary)
	}
	return ring
}

// Layout sets as many days on the line as there is room for: today and the day
// that is told of first, then those around them.
func (r *daysRenderer) Layout(size fyne.Size) {
	d := r.d
	if len(d.days) == 0 || len(r.labels) != len(d.days) {
		return
	}
	r.ground.Resize(size)
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.ring.Move(fyne.NewPos(2, 3))
	r.ring.Resize(size.SubtractWidthHeight(4, 5))
	right := size.Width - max(ui.Edge, d.spare)
	if d.next.Visible() {
		m := d.next.MinSize()
		right -= m.Width
		d.next.Move(fyne.NewPos(right, (size.Height-m.Height)/2))
		d.next.Resize(m)
		right -= daysGap
	}
	left := float32(ui.Edge)
	first, last := r.fitting(right - left)
	if first > 0 || last < len(d.days)-1 { // the count of what is left out needs room too
		first, last = r.fitting(right - left - 2*beyondWide())
	}
	r.before.Text, r.after.Text = beyond(first), beyond(len(d.days)-1-last)
	if first > 0 {
		r.beside(r.before, left, size)
		left += beyondWide()
	}
	if last < len(d.days)-1 {
		right -= beyondWide()
		r.beside(r.after, right+8, size)
	}
	free := right - left
	for i := first; i <= last; i++ {
		free -= r.wide(i)
	}
	line := float32(0)
	if n := last - first; n > 0 {
		line = min(free/float32(n)-2*daysGap, daysMostLine*unit())
	}
	d.shown = d.shown[:0]
	x := left
	for i := range d.days {
		visible := i >= first && i <= last
		show(r.labels[i], visible)
		show(r.dots[i], visible)
		if i > 0 {
			show(r.lines[i-1], visible && i > first)
		}
		if !visible {
			continue
		}
		if i > first {
			r.lines[i-1].Move(fyne.NewPos(x+daysGap, size.Height/2))
			r.lines[i-1].Resize(fyne.NewSize(max(line, 4), 1))
			x += line + 2*daysGap
		}
		r.dots[i].Move(fyne.NewPos(x, (size.Height-dotSize())/2))
		r.dots[i].Resize(fyne.NewSize(dotSize(), dotSize()))
		if _, text := r.dots[i].(*canvas.Text); text {
			r.dots[i].Move(fyne.NewPos(x, (size.Height-r.dots[i].MinSize().Height)/2))
		}
		m := r.labels[i].MinSize()
		r.labels[i].Move(fyne.NewPos(x+dotSize()+7*unit(), (size.Height-m.Height)/2))
		r.labels[i].Resize(m)
		d.shown = append(d.shown, shownDay{i, x, r.wide(i)})
		x += r.wide(i)
	}
	r.placeTip(size)
}

// beside sets a count at x, in the middle of the line's height.
func (r *daysRenderer) beside(t *canvas.Text, x float32, size fyne.Size) {
	m := t.MinSize()
	t.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	t.Resize(m)
}

func (r *daysRenderer) wide(i int) float32 { return dotSize() + 7*unit() + r.labels[i].MinSize().Width }

// fitting returns the first and the last day that have room in a width.
func (r *daysRenderer) fitting(width float32) (first, last int) {
	at := r.d.at
	if at < 0 {
		at = r.d.todayIndex()
	}
	first, last = at, at
	left := width - r.wide(at)
	for {
		grown := false
		if last+1 < len(r.d.days) {
			if w := r.wide(last+1) + 2*daysGap + daysLine; w <= left {
				last, left, grown = last+1, left-w, true
			}
		}
		if first > 0 {
			if w := r.wide(first-1) + 2*daysGap + daysLine; w <= left {
				first, left, grown = first-1, left-w, true
			}
		}
		if !grown {
			return first, last
		}
	}
}

// placeTip sets what is told above the line, over its day.
func (r *daysRenderer) placeTip(size fyne.Size) {
	d := r.d
	show(d.tip, d.at >= 0)
	if d.at < 0 {
		return
	}
	d.tip.set(d.days[d.at])
	wide := min(d.tip.natural(), size.Width-2*ui.Edge, 420*theme.TextSize()/15)
	high := d.tip.HeightFor(wide)
	x := float32(ui.Edge)
	for _, s := range d.shown {
		if s.day == d.at {
			x = min(s.x, size.Width-ui.Edge-wide)
		}
	}
	d.tip.Move(fyne.NewPos(max(x-8, 4), -high-6))
	d.tip.Resize(fyne.NewSize(wide, high))
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// beyond says how many days there is no room for at one end.
func beyond(n int) string {
	if n == 0 {
		return ""
	}
	return "+" + strconv.Itoa(n)
}
