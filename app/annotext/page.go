package annotext

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Options is what a [Page] tells and asks. Every function may be nil, and is
// called on the UI goroutine.
type Options struct {
	// OnSelected is told the selection after each change; start equals end when
	// nothing is selected.
	OnSelected func(start, end int)
	// OnNote is asked for a note on a passage (the key A, the menu).
	OnNote func(start, end int)
	// OnColour is asked to mark a passage (the keys 1 to 4, the menu).
	OnColour func(start, end int, c Colour)
	// OnMark is told that a mark or its card was tapped, or opened with Enter.
	OnMark func(id string)
	// OnScrolled is told that another place of the text is seen, see [Page.Place].
	OnScrolled func()
	// OnKey and OnRune have the first say about what is typed.
	OnKey  func(ev *fyne.KeyEvent) (taken bool)
	OnRune func(r rune) (taken bool)
	// Menu gives items to stand first in the menu of a passage.
	Menu func(start, end int) []*fyne.MenuItem
	// Label is what the text is, said by assistive technology.
	Label string
}

// Page shows one text with its marks and notes. It scrolls by itself.
type Page struct {
	widget.BaseWidget
	o Options

	text    *Text
	marks   []Mark // by where they begin
	reading Reading

	faces   [styles]face
	set     *settings
	metrics *metrics
	dressed dress // what faces, set and metrics were made for
	lay     *layout
	geo     geometry

	scroll *container.Scroll
	sheet  *sheet

	anchor, caret int // the selection is between them
	goal          float32
	focused       bool
	shift         bool   // held down
	active        string // id of the mark that is spoken of

	found   []span
	foundAt int

	cards map[string]*card // the ones that are visible
	slots []slot           // where each note's card stands

	mouse mouse
	now   func() time.Time
	after func(time.Duration, func()) (stop func())
}

// span is a range of runes.
type span struct{ start, end int }

// geometry is where the columns stand in the width of the page.
type geometry struct {
	width        float32 // of the page
	left, column float32 // of the text
	noteX, noteW float32 // of the cards; no cards where noteW is 0
	top          float32
}

// dress is what the looks depend on.
type dress struct {
	text, read float32
	reading    Reading
}

var (
	_ fyne.Widget     = (*Page)(nil)
	_ fyne.Accessible = (*Page)(nil)
)

// NewPage returns an empty page.
func NewPage(o Options) *Page {
	p := &Page{o: o, text: NewText(nil), cards: map[string]*card{}, now: time.Now, after: afterFunc, foundAt: -1, goal: -1}
	p.sheet = newSheet(p)
	p.scroll = container.NewVScroll(p.sheet)
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
	p.text, p.anchor, p.caret, p.goal, p.active = t, 0, 0, -1, ""
	p.found, p.foundAt = nil, -1
	p.lay = nil
	p.takeMarks(marks)
	p.scroll.Offset = fyne.Position{}
	p.relay()
}

// Text returns the text that is shown.
func (p *Page) Text() *Text { return p.text }

// SetMarks changes the marks; place and selection stay.
func (p *Page) SetMarks(marks []Mark) {
	p.takeMarks(marks)
	p.relay()
}

// takeMarks keeps the marks in the order of the text.
func (p *Page) takeMarks(marks []Mark) {
	p.marks = slices.Clone(marks)
	for i := range p.marks {
		m := &p.marks[i]
		m.Start, m.End = p.text.clamp(m.Start), p.text.clamp(m.End)
	}
	slices.SortStableFunc(p.marks, func(a, b Mark) int { return a.Start - b.Start })
}

// SetReading changes size, line height and width of the column at once; the
// place stays.
func (p *Page) SetReading(r Reading) {
	p.reading = r
	p.relay()
}

// dressUp makes looks and metrics anew if text size, typeface or setting changed.
func (p *Page) dressUp() {
	d := dress{theme.TextSize(), theme.Size(look.SizeReading), p.reading.normal()}
	if p.metrics != nil && d == p.dressed {
		return
	}
	p.dressed = d
	p.faces = faces(d.reading)
	p.set = set(&p.faces, d.reading)
	p.metrics = newMetrics(measuring(p.faces))
	p.lay = nil
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
	} else {
		place = -1
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
}

// measureColumns divides the width: room, text, room, cards, room. A page that
// is wide enough for the whole column and cards keeps room for them always; a
// narrower one only where there are notes, down to a column of some forty
// characters. Below that the cards are left out, and flags show where they are.
func (p *Page) measureColumns(width float32) geometry {
	size := p.faces[Paragraph].size
	edge := min(size*2.6, width*0.06)
	gap := size * 1.8
	column := columnWidth(p.metrics, p.dressed.reading.Chars)
	least := column
	if p.noted() {
		least = columnWidth(p.metrics, 38)
	}
	note := p.faces[cardText].size * 16
	geo := geometry{width: width, left: edge, column: max(width-2*edge, 20), top: size * 1.6}
	if room := width - 2*edge - gap - note; room >= least {
		geo.noteW = note
		geo.column = room
	}
	geo.column = min(geo.column, column)
	if geo.noteW > 0 {
		geo.noteX = geo.left + geo.column + gap
		// A wide page gives the cards more room, and stands them nearer its middle.
		geo.noteW = min(note*1.5, width-edge-geo.noteX)
		geo.left += max(0, (width-edge-geo.noteX-geo.noteW)*0.3)
		geo.noteX = geo.left + geo.column + gap
	}
	return geo
}

// noted reports whether any mark has a note.
func (p *Page) noted() bool {
	return slices.ContainsFunc(p.marks, func(m Mark) bool { return m.Note != nil })
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
	if p.lay == nil || len(p.lay.lines) == 0 {
		return
	}
	if n := p.lay.of(p.text.clamp(offset)); n > 0 {
		p.scrollTo(p.geo.top + p.lay.lines[n].y)
	} else {
		p.scrollTo(0)
	}
}

// ScrollToMark shows a mark in the view, with its card, and makes it the active
// one. It reports whether there is such a mark.
func (p *Page) ScrollToMark(id string) bool {
	for _, m := range p.marks {
		if m.ID == id {
			p.active = id
			p.relay()
			p.reveal(m.Start)
			return true
		}
	}
	return false
}

// SetActive shows which mark is spoken of, "" for none.
func (p *Page) SetActive(id string) {
	if p.active != id {
		p.active = id
		p.relay()
	}
}

// Active returns the mark that is spoken of.
func (p *Page) Active() string { return p.active }

// NextMark goes to the first mark after the caret, round to the beginning, and
// returns its id; PreviousMark goes the other way. "" without marks.
func (p *Page) NextMark() string { return p.step(+1) }

// PreviousMark goes to the last mark before the caret.
func (p *Page) PreviousMark() string { return p.step(-1) }

func (p *Page) step(direction int) string {
	n := len(p.marks)
	if n == 0 {
		return ""
	}
	at := -1
	for i, m := range p.marks {
		if m.ID == p.active {
			at = i
		}
	}
	if at < 0 { // from the caret
		for i, m := range p.marks {
			if m.Start < p.caret || direction < 0 && m.Start == p.caret {
				at = i
			}
		}
		if direction < 0 {
			at++
		}
	}
	m := p.marks[((at+direction)%n+n)%n]
	p.anchor, p.caret, p.goal = m.Start, m.Start, -1
	p.ScrollToMark(m.ID)
	return m.ID
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
	if y != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
	p.sync()
}

// AccessibilityLabel returns what the text is and what is selected, or else the
// block that the caret stands in.
func (p *Page) AccessibilityLabel() string {
	words := p.SelectedText()
	if words == "" && p.text.Blocks() > 0 {
		words = p.text.Slice(p.text.Span(p.text.Block(p.caret)))
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
	return &pageRenderer{p: p, paper: canvas.NewRectangle(themed(look.Paper))}
}

type pageRenderer struct {
	p     *Page
	paper *canvas.Rectangle
}

func (r *pageRenderer) Destroy()           {}
func (r *pageRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 80) }

func (r *pageRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.p.scroll}
}

func (r *pageRenderer) Layout(size fyne.Size) {
	r.paper.Resize(size)
	r.p.scroll.Resize(size)
	r.p.relay()
}

func (r *pageRenderer) Refresh() {
	r.paper.FillColor = themed(look.Paper)
	r.p.relay()
	canvas.Refresh(r.p)
}
