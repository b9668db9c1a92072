package ui

import (
	"cmp"
	"slices"
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Wheel takes the mouse wheel in the place of the scroller inside of a field or a
// list, which Fyne gives it to although it may have nothing to scroll. What that
// one has no use for goes to the scroller around it.
type Wheel struct {
	widget.BaseWidget
	inner *container.Scroll
}

var _ fyne.Scrollable = (*Wheel)(nil)

// NewWheel returns what takes the wheel where it is laid, for the scroller inside of
// it or around it; it draws nothing.
func NewWheel(inner *container.Scroll) *Wheel {
	w := &Wheel{inner: inner}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls the field or the list, or what it stands in.
func (w *Wheel) Scrolled(ev *fyne.ScrollEvent) {
	if canScroll(w.inner, ev.Scrolled) {
		w.inner.Scrolled(Notched(ev))
		return
	}
	handOn(w, ev)
}

// handOn scrolls the nearest that can be scrolled of what an object stands in.
func handOn(o fyne.CanvasObject, ev *fyne.ScrollEvent) {
	for _, s := range around(o, turned) {
		if canScroll(s, ev.Scrolled) {
			s.Scrolled(Notched(ev))
			return
		}
	}
}

// CreateRenderer draws nothing.
func (w *Wheel) CreateRenderer() fyne.WidgetRenderer {
	nothing := func(float32, Put) float32 { return 0 }
	return Place(nothing).Render(w, func() []fyne.CanvasObject { return nil })
}

// canScroll reports whether a scroller has more to show in a direction.
func canScroll(s *container.Scroll, by fyne.Delta) bool {
	if s == nil || s.Content == nil || s.Direction == container.ScrollNone {
		return false
	}
	const slack = 2 // a field of one line is a little taller than it shows, by rounding
	more := func(by, offset, view, whole float32) bool {
		return by > 0 && offset > slack || by < 0 && offset+view+slack < whole
	}
	view, whole := s.Size(), s.Content.MinSize()
	return s.Direction != container.ScrollHorizontalOnly && more(by.DY, s.Offset.Y, view.Height, whole.Height) ||
		s.Direction != container.ScrollVerticalOnly && more(by.DX, s.Offset.X, view.Width, whole.Width)
}

// turned are the scrollers that the wheel is handed on to. They are held weakly: a
// page that is gone takes its scroller with it.
var turned []weak.Pointer[container.Scroll]

// TakeWheel has a scroller scroll too when the wheel is turned over a field or a
// list inside of it that has nothing more to scroll.
func TakeWheel(s *container.Scroll) { turned = append(living(turned), weak.Make(s)) }

func living(kept []weak.Pointer[container.Scroll]) []weak.Pointer[container.Scroll] {
	return slices.DeleteFunc(kept, func(p weak.Pointer[container.Scroll]) bool { return p.Value() == nil })
}

// around returns those of some scrollers whose content an object stands in, the
// nearest first.
func around(o fyne.CanvasObject, kept []weak.Pointer[container.Scroll]) []*container.Scroll {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	top, at := topDialog(c), boxOf(o)
	var found []*container.Scroll
	for _, p := range kept {
		s := p.Value()
		if s == nil || !s.Visible() || s.Size().Height <= 0 || canvasOf(s) != c || canvasOf(s.Content) != c {
			continue
		}
		if top != nil && !boxOf(top.pop.Content).holds(boxOf(s)) || !boxOf(s.Content).holds(at) || !moves(o, s) {
			continue
		}
		found = append(found, s)
	}
	slices.SortStableFunc(found, func(a, b *container.Scroll) int { return cmp.Compare(a.Size().Height, b.Size().Height) })
	return found
}

// moves reports whether an object moves with what a scroller shows, as all that
// stands in it does. What stands below it may only seem to: its content goes on
// there, unseen.
func moves(o fyne.CanvasObject, s *container.Scroll) bool {
	at, before := s.Content.Position(), boxOf(o)
	s.Content.Move(at.AddXY(0, 1))
	defer s.Content.Move(at)
	return boxOf(o) != before
}
