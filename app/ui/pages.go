package ui

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// PageSource is what [Pages] show: how large each page is, and how to draw it.
type PageSource struct {
	Sizes []fyne.Size // in points
	Most  int         // the most pixels of a picture; 0: no bound
	// Render draws a page, counted from 0, so many pixels wide. It is called on a
	// goroutine of its own, for one page at a time, and should end when ctx does.
	Render func(ctx context.Context, page, width int) (*image.RGBA, error)
	// RenderPart draws a part of a page, as it is where the whole is so many pixels
	// wide, in the same way: what is seen of a page that is shown larger than Most.
	// The bounds of the picture say which part it is. nil: such a page is stretched.
	RenderPart func(ctx context.Context, page, width int, part image.Rectangle) (*image.RGBA, error)
	// Letters reads the text of a page, counted from 0, in the order in which it
	// is read. It is called on a goroutine of its own. nil: nothing is selected.
	Letters func(ctx context.Context, page int) ([]PageLetter, error)
	// Text reads the words of a page faster, for searching, and tells whether there
	// are pictures on it. It is called on a goroutine of its own. nil: nothing is
	// searched.
	Text func(ctx context.Context, page int) (words string, pictures bool, err error)
}

// zoomPause is how long after the last step of zooming the pages are drawn anew;
// until then the pictures that there are are stretched.
const zoomPause = 120 * time.Millisecond

// Zoom is how large pages are shown.
type Zoom int

// The ways to zoom.
const (
	ZoomReading Zoom = iota // as wide as there is room, but no wider than is good to read
	ZoomWidth               // as wide as there is room
	ZoomFree                // by steps
)

// Pages show the pages of a document as sheets of paper under one another on
// the desk, scrolled as one. Only the pages that are seen, and one before and
// after, have a picture, drawn away from the UI goroutine in the exact size of
// the screen's pixels.
//
// Up, Down, PgUp, PgDn, Home and End scroll; + and − zoom, 0 fits the width;
// figures go to the page of that number; Ctrl+F and F3 look for words; other keys
// go on.
type Pages struct {
	widget.BaseWidget
	Label string // what the pages are, said by assistive technology
	// OnText is told when the words of pages have been read.
	OnText func()
	// OnPage is told which page is looked at, from 1, and of how many, whenever
	// one of these or the size of the pages has changed.
	OnPage func(page, of int)
	// OnFound is told when a search has found more, or is done.
	OnFound func()
	// OnFind has Ctrl+F and F3; back is F3 with Shift. nil lets them go on.
	OnFind func(next, back bool)
	// OnKey and OnRune have the keys first that the pages do not know.
	OnKey  func(fyne.KeyName) (taken bool)
	OnRune func(rune) (taken bool)

	// OnArea and OnStroke are told what was drawn on a page from 1, in points;
	// OnTool of another tool; OnMenu where a menu is asked for.
	OnArea   func(page int, box PageBox)
	OnStroke func(page int, points []fyne.Position)
	OnTool   func(PageTool)
	OnMenu   func(page int, at fyne.Position)

	scroll *container.Scroll
	desk   *desk
	maker  *pageMaker
	text   pageText
	find   pageFind
	source *PageSource
	labels []string // what the pages are called, where not by their numbers
	marks  []NoteMark
	active string // the mark that is spoken of
	reveal string // a mark to be shown as soon as the words of its page are read
	cards  []PageCard
	tool   pageTool

	zoom    Zoom
	factor  float32 // units per point while zoom is ZoomFree
	pending *time.Timer
	target  *pagePlace // where to go as soon as there is a size
	told    [3]float32 // what OnPage was told last: page, pages, factor
	focused bool

	typed   string
	typedAt time.Time
}

// pagePlace is a place in a document: a page from 0, and points from its top.
type pagePlace struct {
	page int
	down float32
}

var (
	_ fyne.Widget       = (*Pages)(nil)
	_ fyne.Focusable    = (*Pages)(nil)
	_ fyne.Shortcutable = (*Pages)(nil)
	_ fyne.Accessible   = (*Pages)(nil)
)

// NewPages returns an empty desk.
func NewPages() *Pages {
	p := &Pages{}
	p.maker = newPageMaker(func() { p.desk.sync() })
	p.text.came = func() {
		p.find.reveal()
		p.revealMark()
		p.desk.sync()
		if p.OnText != nil {
			p.OnText()
		}
	}
	p.find = pageFind{p: p, told: func() {
		if p.OnFound != nil {
			p.OnFound()
		}
	}, texts: &pageTexts{texts: map[int]pageWords{}}}
	p.desk = newDesk(p)
	p.scroll = container.NewScroll(p.desk)
	p.scroll.OnScrolled = func(fyne.Position) { p.desk.sync() }
	p.ExtendBaseWidget(p)
	return p
}

// SetSource shows a document; nil shows an empty desk. While it has as many pages as
// the one before, the place is kept, and the old pictures stay until the new
// ones are there, so that a document that is made anew does not flicker.
func (p *Pages) SetSource(s *PageSource) {
	if s == p.source {
		return
	}
	keep := s != nil && p.source != nil
	place := p.place()
	p.source, p.labels = s, nil
	p.maker.use(s, keep)
	p.text.use(s)
	p.desk.pressed, p.desk.drag = nil, nil
	p.desk.layout()
	p.find.use(s)
	switch {
	case s == nil:
		p.target = nil
	case p.target != nil: // someone asked for a place that was not there yet
	case keep:
		p.target = &place
	default:
		p.target = &pagePlace{}
	}
	p.settle()
}

// Len returns how many pages are shown.
func (p *Pages) Len() int {
	if p.source == nil {
		return 0
	}
	return len(p.source.Sizes)
}

// Page returns the page that is looked at, from 1; 0 on an empty desk.
func (p *Pages) Page() int {
	if p.Len() == 0 {
		return 0
	}
	return p.desk.at(p.scroll.Offset.Y+p.scroll.Size().Height*0.4) + 1
}

// GoTo shows a place: a page from 1, and how many points from its upper edge.
func (p *Pages) GoTo(page int, down float32) {
	p.target = &pagePlace{page - 1, down}
	p.settle()
}

// settle goes to the place that is asked for, as soon as there are pages and
// room to show them.
func (p *Pages) settle() {
	if p.target == nil || p.Len() == 0 || p.scroll.Size().Height <= 0 {
		p.desk.sync()
		return
	}
	t := *p.target
	p.target = nil
	t.page = min(max(t.page, 0), p.Len()-1)
	y := p.desk.tops[t.page] + t.down*p.desk.factor
	if t.down <= 0 {
		y -= deskGap * p.unit() / 2
	}
	p.scrollTo(y)
}

// place is what stands at the upper edge now.
func (p *Pages) place() pagePlace {
	if p.Len() == 0 || p.desk.factor == 0 {
		return pagePlace{}
	}
	y := p.scroll.Offset.Y
	page := p.desk.at(y)
	return pagePlace{page, (y - p.desk.tops[page]) / p.desk.factor}
}

func (p *Pages) scrollTo(y float32) {
	most := max(0, p.desk.MinSize().Height-p.scroll.Size().Height)
	p.scroll.ScrollToOffset(fyne.NewPos(p.scroll.Offset.X, min(max(y, 0), most)))
	p.desk.sync()
}

// unit is what one unit of room around the pages is at the present text size.
func (p *Pages) unit() float32 { return theme.Padding() / 4 }

// SetZoom shows the pages in another way.
func (p *Pages) SetZoom(z Zoom) {
	p.zoom = z
	p.rescale()
}

// Zoomed returns how the pages are shown, and how large: 1 is as on paper.
func (p *Pages) Zoomed() (Zoom, float32) { return p.zoom, p.desk.factor / naturalFactor }

// naturalFactor is how many units a point takes where a page has its own size.
const naturalFactor = 96.0 / 72

// The limits of zooming, and one step.
const (
	leastZoom = 0.25
	mostZoom  = 4
	zoomStep  = 1.15
)

// ZoomBy makes the pages larger or smaller by steps.
func (p *Pages) ZoomBy(steps int) {
	f := p.desk.factor
	for ; steps > 0; steps-- {
		f *= zoomStep
	}
	for ; steps < 0; steps++ {
		f /= zoomStep
	}
	p.zoom, p.factor = ZoomFree, min(max(f, leastZoom*naturalFactor), mostZoom*naturalFactor)
	p.rescale()
}

// ZoomTo makes the pages larger or smaller by steps; 0 steps go back to a size
// that is good to read.
func (p *Pages) ZoomTo(steps int) {
	if steps == 0 {
		p.SetZoom(ZoomReading)
		return
	}
	p.ZoomBy(steps)
}

// rescale lays the pages out in another size at once, with the pictures that
// there are, and has them drawn anew when no more steps come.
func (p *Pages) rescale() {
	place := p.place()
	p.desk.layout()
	if p.target == nil {
		p.target = &place
	}
	if inLine {
		p.settle()
		return
	}
	p.maker.hold(true)
	p.settle()
	if p.pending != nil {
		p.pending.Stop()
	}
	p.pending = time.AfterFunc(zoomPause, func() {
		fyne.Do(func() {
			p.maker.hold(false)
			p.desk.sync()
		})
	})
}

// tell tells which page is looked at, where that changed.
func (p *Pages) tell() {
	now := [3]float32{float32(p.Page()), float32(p.Len()), p.desk.factor}
	if now == p.told {
		return
	}
	p.told = now
	if p.OnPage != nil {
		p.OnPage(p.Page(), p.Len())
	}
}

// SelectedText returns the words of the pages that are selected.
func (p *Pages) SelectedText() string { return p.text.words() }

// FocusGained shows the ring.
func (p *Pages) FocusGained() { p.focused = true; p.Refresh() }

// FocusLost hides it.
func (p *Pages) FocusLost() { p.focused = false; p.Refresh(); WorkedIn(p) }

// AccessibilityLabel says what is shown and which page is looked at.
func (p *Pages) AccessibilityLabel() string {
	return p.Label + ", " + swedish.T("ui.pages.at", "page", p.Page(), "of", p.Len())
}

// AccessibilityRole says that it holds others.
func (p *Pages) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is Fyne's way to draw the pages.
func (p *Pages) CreateRenderer() fyne.WidgetRenderer {
	r := &pagesRenderer{p: p, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(clear)}
	r.Refresh()
	return r
}

type pagesRenderer struct {
	p            *Pages
	ground, ring *canvas.Rectangle
}

func (r *pagesRenderer) Destroy() {}

func (r *pagesRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.p.scroll, r.ring}
}

func (r *pagesRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

func (r *pagesRenderer) Layout(size fyne.Size) {
	p := r.p
	place := p.place()
	r.ground.Resize(size)
	inset := theme.Size(look.SizeFocusRing) / 2
	r.ring.Move(fyne.NewPos(inset, inset))
	r.ring.Resize(size.SubtractWidthHeight(2*inset, 2*inset))
	changed := p.scroll.Size().Width != size.Width
	p.scroll.Resize(size)
	p.desk.layout()
	if changed && p.target == nil {
		p.target = &place
	}
	p.settle()
}

func (r *pagesRenderer) Refresh() {
	r.ground.FillColor = themed(look.Desk)
	r.ring.StrokeColor, r.ring.StrokeWidth = clear, 0
	if r.p.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
	r.Layout(r.p.Size())
	r.p.desk.restyle()
	canvas.Refresh(r.p)
}
