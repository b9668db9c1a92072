package meetings

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Days is the line of a meeting's days at the foot of the window: when it is
// held, when its minutes must be adjusted and announced, how long they can be
// appealed, and where today is among these. Under the mouse, or with the
// keyboard by Left and Right, a day tells the rule that it comes from.
//
// A point says what it is by its shape: filled for what is done, a ring for
// what is to come, a square for today, a triangle for a limit that has passed.
type Days struct {
	widget.BaseWidget
	days    []day
	meeting data.Meeting
	batch   int
	today   string

	at      int // the day that is told of; -1 for none
	focused bool
	shown   []shownDay
	tip     *tip
	next    *ui.Button // to the next adjustment, where there are several
}

// shownDay is a day with the place that it has on the line.
type shownDay struct {
	day   int
	x     float32
	width float32
}

var (
	_ fyne.Widget       = (*Days)(nil)
	_ fyne.Focusable    = (*Days)(nil)
	_ fyne.Tappable     = (*Days)(nil)
	_ fyne.Accessible   = (*Days)(nil)
	_ desktop.Hoverable = (*Days)(nil)
)

// NewDays makes an empty line.
func NewDays() *Days {
	d := &Days{at: -1, tip: newTip()}
	d.next = ui.NewQuiet("", d.nextBatch)
	d.next.Hide()
	d.ExtendBaseWidget(d)
	return d
}

// SetMeeting shows the days of a meeting as seen from today (YYYY-MM-DD); the line
// takes no room for a meeting without a day.
func (d *Days) SetMeeting(m data.Meeting, today string) {
	if m.ID != d.meeting.ID {
		d.batch = batches(m) - 1 // the ordinary adjustment stands last
		d.at = -1
	}
	d.meeting, d.today = m, today
	d.reckon()
}

func (d *Days) reckon() {
	n := batches(d.meeting)
	d.batch = min(d.batch, n-1)
	d.days = daysOf(d.meeting, d.batch, d.today)
	d.Hidden = len(d.days) == 0
	d.next.Hidden = n < 2
	if n > 1 {
		d.next.SetText(swedish.T("window.days.batch", "sections", swedish.Sections(d.meeting.Minutes.Adjustments[d.batch].Sections), "n", d.batch+1, "of", n))
	}
	d.at = min(d.at, len(d.days)-1)
	d.Refresh()
}

func (d *Days) nextBatch() {
	d.batch = (d.batch + 1) % batches(d.meeting)
	d.reckon()
}

// Labels returns the days in words, in order, for tests and assistive
// technology.
func (d *Days) Labels() []string {
	var all []string
	for _, x := range d.days {
		all = append(all, x.label)
	}
	return all
}

// Told returns the words of the day that is told of, "" for none.
func (d *Days) Told() string {
	if d.at < 0 {
		return ""
	}
	return d.days[d.at].spoken()
}

// tell tells of a day, -1 of none.
func (d *Days) tell(i int) {
	if i != d.at {
		d.at = i
		d.Refresh()
	}
}

func (d *Days) todayIndex() int {
	for i, x := range d.days {
		if x.state == dayToday {
			return i
		}
	}
	return 0
}

// FocusGained tells of today.
func (d *Days) FocusGained() {
	d.focused = true
	d.at = d.todayIndex()
	d.Refresh()
}

// FocusLost hides what was told.
func (d *Days) FocusLost() {
	d.focused = false
	d.at = -1
	d.Refresh()
}

// TypedKey goes from day to day.
func (d *Days) TypedKey(ev *fyne.KeyEvent) {
	switch last := len(d.days) - 1; ev.Name {
	case fyne.KeyLeft:
		d.tell(max(d.at-1, 0))
	case fyne.KeyRight:
		d.tell(min(d.at+1, last))
	case fyne.KeyHome:
		d.tell(0)
	case fyne.KeyEnd:
		d.tell(last)
	default:
		ui.GoOn(d, ev)
	}
}

// TypedRune passes characters on.
func (d *Days) TypedRune(r rune) { ui.GoOnRune(d, r) }

// Tapped takes the keyboard and tells of the day under the mouse.
func (d *Days) Tapped(ev *fyne.PointEvent) {
	ui.Focus(d)
	d.tell(d.under(ev.Position.X))
}

// MouseIn tells of the day under the mouse.
func (d *Days) MouseIn(ev *desktop.MouseEvent) { d.tell(d.under(ev.Position.X)) }

// MouseMoved follows it.
func (d *Days) MouseMoved(ev *desktop.MouseEvent) { d.tell(d.under(ev.Position.X)) }

// MouseOut ends what MouseIn began.
func (d *Days) MouseOut() {
	if !d.focused {
		d.tell(-1)
	}
}

func (d *Days) under(x float32) int {
	for _, s := range d.shown {
		if x >= s.x-4 && x <= s.x+s.width+4 {
			return s.day
		}
	}
	return -1
}

// AccessibilityLabel returns what is told, or all days.
func (d *Days) AccessibilityLabel() string {
	if t := d.Told(); t != "" {
		return t
	}
	text := swedish.T("window.days.label")
	for _, x := range d.days {
		text += ", " + x.label
	}
	return text
}

// AccessibilityRole says that it is text.
func (d *Days) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (d *Days) CreateRenderer() fyne.WidgetRenderer {
	r := &daysRenderer{d: d, ground: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

const (
	daysInset = 16
	daysGap   = 12 // between a label and the line to the next day, and after it
	daysLine  = 18 // the shortest line between two days
	dotSize   = 10
)

type daysRenderer struct {
	d                  *Days
	ground, rule, ring *canvas.Rectangle
	labels             []*canvas.Text
	dots               []fyne.CanvasObject
	lines              []*canvas.Rectangle
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
	return append(all, r.d.next, r.ring, r.d.tip)
}

func (r *daysRenderer) MinSize() fyne.Size {
	if r.d.Hidden {
		return fyne.Size{}
	}
	return fyne.NewSize(160, theme.CaptionTextSize()*1.4+24)
}

func (r *daysRenderer) Refresh() {
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	ink := func(n fyne.ThemeColorName) color.Color { return r.d.Theme().Color(n, variant) }
	r.ground.FillColor, r.rule.FillColor = ink(look.Ground), ink(look.Line)
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, 0
	if r.d.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = ink(look.Ring), r.d.Theme().Size(look.SizeFocusRing)
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
		flag.TextSize = dotSize * 1.2
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
	right := size.Width - daysInset
	if d.next.Visible() {
		m := d.next.MinSize()
		right -= m.Width
		d.next.Move(fyne.NewPos(right, (size.Height-m.Height)/2))
		d.next.Resize(m)
		right -= daysGap
	}
	first, last := r.fitting(right - daysInset)
	free := right - daysInset
	for i := first; i <= last; i++ {
		free -= r.wide(i)
	}
	line := float32(0)
	if n := last - first; n > 0 {
		line = min(160, free/float32(n)-2*daysGap)
	}
	d.shown = d.shown[:0]
	x := float32(daysInset)
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
		r.dots[i].Move(fyne.NewPos(x, (size.Height-dotSize)/2))
		r.dots[i].Resize(fyne.NewSize(dotSize, dotSize))
		if _, text := r.dots[i].(*canvas.Text); text {
			r.dots[i].Move(fyne.NewPos(x, (size.Height-r.dots[i].MinSize().Height)/2))
		}
		m := r.labels[i].MinSize()
		r.labels[i].Move(fyne.NewPos(x+dotSize+7, (size.Height-m.Height)/2))
		r.labels[i].Resize(m)
		d.shown = append(d.shown, shownDay{i, x, r.wide(i)})
		x += r.wide(i)
	}
	r.placeTip(size)
}

func (r *daysRenderer) wide(i int) float32 { return dotSize + 7 + r.labels[i].MinSize().Width }

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
	wide := min(d.tip.natural(), size.Width-2*daysInset, 420*theme.TextSize()/15)
	high := d.tip.HeightFor(wide)
	x := float32(daysInset)
	for _, s := range d.shown {
		if s.day == d.at {
			x = min(s.x, size.Width-daysInset-wide)
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
