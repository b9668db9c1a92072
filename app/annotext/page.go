package annotext

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// Page shows one text with its marks and notes. It scrolls by itself.
type Page struct {
	widget.BaseWidget
	o Options

	text    *Text
	given   []Mark // as the screen gave them
	marks   []Mark // those, and what is being written, by where they begin
	longest int    // runes of the longest mark
	editor  *Editor

	faces   *[styles]face
	set     *settings
	metrics *metrics
	dressed dress // what faces, set and metrics were made for
	lay     *layout
	geo     geometry

	scroll  *container.Scroll
	sheet   *sheet
	waiting int // offset to scroll to when there is a place to show it

	anchor, caret int // the selection is between them
	goal          float32
	focused       bool
	shift         bool   // held down
	active        string // id of the mark that is spoken of

	found   []span
	foundAt int
	changed []span // since the reader last read

	cards map[string]*card // the ones that are visible
	slots []slot           // where each note's card stands
	laid  map[laidCard]*layout

	mouse mouse
	now   func() time.Time
	after func(time.Duration, func()) (stop func())
	later func(func()) // when what is going on is over
}

// span is a range of runes.
type span struct{ start, end int }

// dress is what the looks depend on.
type dress struct {
	text    float32
	reading look.Reading
}

var (
	_ fyne.Widget     = (*Page)(nil)
	_ fyne.Accessible = (*Page)(nil)
)

// NewPage returns an empty page.
func NewPage(o Options) *Page {
	p := &Page{o: o, text: NewText(nil), cards: map[string]*card{}, now: time.Now, after: afterFunc, later: fyne.Do, foundAt: -1, goal: -1}
	p.sheet = newSheet(p)
	p.scroll = container.NewVScroll(p.sheet)
	p.sheet.wheel = ui.NewWheel(p.scroll)
	ui.TakeWheel(p.scroll)
	p.scroll.OnScrolled = func(fyne.Position) {
		p.sync()
		if p.o.OnScrolled != nil {
			p.o.OnScrolled()
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetText shows another text with its marks from the beginning, with nothing
// selected.
func (p *Page) SetText(t *Text, marks []Mark) {
	p.giveUp()
	p.editor = nil
	p.text, p.anchor, p.caret, p.goal, p.active = t, 0, 0, -1, ""
	p.found, p.foundAt, p.changed = nil, -1, nil
	p.lay, p.waiting = nil, 0
	p.takeMarks(marks)
	p.scroll.Offset = fyne.Position{}
	p.relay()
}

// Text returns the text that is shown.
func (p *Page) Text() *Text { return p.text }

// dressUp takes other looks and metrics if text size, typeface or setting
// changed.
func (p *Page) dressUp() {
	d := dress{theme.TextSize(), look.ReadingNow()}
	if p.metrics != nil && d == p.dressed {
		return
	}
	c := clothesFor(d)
	p.dressed, p.faces, p.set, p.metrics = d, c.faces, c.set, c.metrics
	p.lay, p.laid = nil, nil
}

// relay lays the text out where that is needed, places the notes and draws.
// What stood at the top stays at the top.
func (p *Page) relay() {
	if p.Size().Width <= 0 {
		return
	}
	place, rest := p.place()
	p.dressUp()
	geo := p.measureColumns(p.Size().Width)
	if p.lay == nil || p.lay.text != p.text || geo.column != p.geo.column {
		p.lay = lay(p.text, geo.column, p.set, p.metrics)
		p.goal = -1
	}
	p.geo = geo
	p.sheet.drop()
	p.placeNotes()
	p.sheet.Resize(fyne.NewSize(geo.width, max(p.height(), p.Size().Height)))
	if place > 0 {
		p.scroll.Offset.Y = p.geo.top + p.lay.lines[p.lay.of(place)].y + rest
	}
	p.scroll.Offset.Y = max(0, min(p.scroll.Offset.Y, p.height()-p.Size().Height))
	p.scroll.Refresh()
	p.sync()
	if p.waiting > 0 && p.Size().Height > 0 {
		offset := p.waiting
		p.waiting = 0
		p.ScrollTo(offset)
	}
}

// height is that of the whole sheet: the text or the last card, and room below.
func (p *Page) height() float32 {
	if p.lay == nil {
		return 0
	}
	end := p.geo.top + p.lay.height
	if n := len(p.slots); n > 0 {
		end = max(end, p.slots[n-1].y+p.slots[n-1].h)
	}
	return end + p.faces[Paragraph].size*3
}

// place returns the offset at which the topmost visible line begins and how far
// below its upper edge the view begins; -1 at the top of the text.
func (p *Page) place() (offset int, rest float32) {
	if p.lay == nil || len(p.lay.lines) == 0 || p.scroll.Offset.Y <= 0 {
		return -1, 0
	}
	y := p.scroll.Offset.Y - p.geo.top
	line := p.lay.lines[p.lay.at(y)]
	return int(line.start), y - line.y
}

// Place returns the offset at the top of the view, for [Page.ScrollTo] when the
// text is shown again.
func (p *Page) Place() int {
	offset, _ := p.place()
	return max(offset, 0)
}

// ScrollTo shows an offset at the top of the view, as far as the text allows;
// an offset on the first line shows the very top.
func (p *Page) ScrollTo(offset int) {
	if p.lay == nil { // as soon as there is a place to show it
		p.waiting = offset
		return
	}
	if len(p.lay.lines) == 0 {
		return
	}
	if n := p.lay.of(p.text.clamp(offset)); n > 0 {
		p.scrollTo(p.geo.top + p.lay.lines[n].y)
	} else {
		p.scrollTo(0)
	}
}

// revealSpan shows a passage, as much of it as there is room for.
func (p *Page) revealSpan(start, end int) {
	p.reveal(max(start, end-1))
	p.reveal(start)
}

// reveal shows the line of an offset: not at all if it is in view, else with
// some lines around it.
func (p *Page) reveal(offset int) {
	if p.lay == nil || len(p.lay.lines) == 0 {
		return
	}
	line := p.lay.lines[p.lay.of(p.text.clamp(offset))]
	top, view := p.geo.top+line.y, p.scroll.Size().Height
	margin := min(line.h*2, view/4)
	switch y := p.scroll.Offset.Y; {
	case top >= y && top+line.h <= y+view:
		p.sync()
	case top > y+2*view || y > top+2*view: // far away: to the upper third
		p.scrollTo(top - view/3)
	case top < y:
		p.scrollTo(top - margin)
	default:
		p.scrollTo(top + line.h + margin - view)
	}
}

func (p *Page) scrollTo(y float32) {
	y = max(0, min(y, p.sheet.Size().Height-p.scroll.Size().Height))
	if y == p.scroll.Offset.Y {
		p.sync()
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	p.sync()
	if p.o.OnScrolled != nil { // Fyne tells of the wheel and the bar only
		p.o.OnScrolled()
	}
}

// AccessibilityLabel returns what the text is and what is selected, or else the
// block that the caret stands in.
func (p *Page) AccessibilityLabel() string {
	words := p.SelectedText()
	if words == "" && p.text.Blocks() > 0 {
		words = p.changedLabel() + p.text.Slice(p.text.Span(p.text.Block(p.caret)))
	}
	if p.o.Label == "" {
		return words
	}
	return p.o.Label + ": " + words
}

// AccessibilityRole says that it is text.
func (p *Page) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's way to draw the page.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	return &pageRenderer{p}
}

type pageRenderer struct{ p *Page }

func (r *pageRenderer) Destroy()           {}
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 80) }

func (r *pageRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.scroll}
}

func (r *pageRenderer) Layout(size fyne.Size) {
	r.p.scroll.Resize(size)
	r.p.relay()
}

func (r *pageRenderer) Refresh() {
	r.p.relay()
	canvas.Refresh(r.p)
}
