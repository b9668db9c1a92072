package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

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
	spare   float32    // room at the right that is not the line's own
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

// Spare leaves room at the right for what stands beside the days.
func (d *Days) Spare(width float32) { d.spare = width }

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
