package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Stack sets objects under one another, each as wide as the stack and as high
// as it needs at that width, which Fyne's VBox does not know of before the
// second drawing. Distances are in units at text size 100 %.
type Stack struct {
	widget.BaseWidget
	Gap     float32 // between two objects
	Inset   float32 // left and right
	Page    bool    // left and right are a page's own instead, see [Margin]
	Top     float32
	Bottom  float32
	Widest  float32 // the objects are never wider than this at text size 100 %; 0: no limit
	Centred bool    // what is narrower than the stack stands in its middle
	objects []fyne.CanvasObject
}

var _ fyne.Widget = (*Stack)(nil)

// NewStack returns a stack of objects with a gap between them.
func NewStack(gap float32, objects ...fyne.CanvasObject) *Stack {
	s := &Stack{Gap: gap, objects: objects}
	s.ExtendBaseWidget(s)
	return s
}

// NewRoomy returns a stack with the room that texts in a card need around them.
func NewRoomy(objects ...fyne.CanvasObject) *Stack {
	s := NewStack(3, objects...)
	s.Inset, s.Top, s.Bottom = 8, 4, 5
	return s
}

// Set replaces the objects.
func (s *Stack) Set(objects ...fyne.CanvasObject) {
	s.objects = objects
	s.Refresh()
}

// Add appends objects.
func (s *Stack) Add(objects ...fyne.CanvasObject) { s.Set(append(s.objects, objects...)...) }

// Objects returns what the stack holds.
func (s *Stack) Objects() []fyne.CanvasObject { return s.objects }

// heightFor is what an object needs at a width: what it says itself, else its
// minimum once it has been given that width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if h, ok := o.(interface{ HeightFor(float32) float32 }); ok {
		return h.HeightFor(width)
	}
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	return o.MinSize().Height
}

// HeightFor returns the height that the stack needs in a width.
func (s *Stack) HeightFor(width float32) float32 { return Place(s.place).Height(width) }

// MinSize is the height at the present width.
func (s *Stack) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	wide := float32(0)
	for _, o := range s.objects {
		if o.Visible() {
			wide = max(wide, o.MinSize().Width)
		}
	}
	width := s.Size().Width
	if width <= 0 {
		width = 400
	}
	return fyne.NewSize(wide+2*s.Inset, s.HeightFor(width))
}

func (s *Stack) place(width float32, put Put) float32 {
	left := s.Inset
	if s.Page {
		left = Margin(width)
	}
	inner := width - 2*left
	if s.Page {
		inner = width - left - PageEdge(width)
	}
	if s.Widest > 0 {
		inner = min(inner, s.Widest*s.Theme().Size(theme.SizeNameText)/15)
		if s.Centred {
			left = max(left, (width-inner)/2)
		}
	}
	y := s.Top
	first := true
	for _, o := range s.objects {
		if !o.Visible() {
			continue
		}
		if !first {
			y += s.Gap
		}
		first = false
		h := heightFor(o, inner)
		put(o, left, y, inner, h)
		y += h
	}
	return y + s.Bottom
}

// CreateRenderer implements fyne.Widget.
func (s *Stack) CreateRenderer() fyne.WidgetRenderer { return Place(s.place).Render(s, s.parts) }

func (s *Stack) parts() []fyne.CanvasObject {
	return s.objects
}

// Sheet is a [Stack] that scrolls.
type Sheet struct {
	*Stack
	scroll *container.Scroll
}

// NewSheet returns a scrolled stack with room around its objects.
func NewSheet(gap float32, objects ...fyne.CanvasObject) *Sheet {
	sh := &Sheet{Stack: NewStack(gap, objects...)}
	sh.scroll = NewScroll(sh.Stack)
	return sh
}

// Content returns the object to put into the window.
func (sh *Sheet) Content() fyne.CanvasObject { return container.New(&sheetLayout{sh}, sh.scroll) }

// Set replaces the objects and keeps the place.
func (sh *Sheet) Set(objects ...fyne.CanvasObject) {
	sh.Stack.Set(objects...)
	sh.scroll.Refresh()
}

// ScrollToTop shows the beginning.
func (sh *Sheet) ScrollToTop() { sh.scroll.ScrollToTop() }

type sheetLayout struct{ sh *Sheet }

func (l *sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	// The stack's height is only known at its width: give it that first.
	l.sh.Stack.Resize(fyne.NewSize(size.Width, l.sh.Stack.HeightFor(size.Width)))
	objects[0].Resize(size)
	objects[0].Refresh()
}

func (l *sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 60) }
