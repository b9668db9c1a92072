package annotext

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// cardLines is how many lines of a note a card shows; the active card shows all.
const cardLines = 8

// slot is the place of one note's card on the sheet.
type slot struct {
	mark int // index among the marks
	y, h float32
	lay  *layout
}

// inset is the room between a card's edge and its words.
func (p *Page) inset() (side, top float32) {
	size := p.faces[cardText].size
	return size * 1.05, size * 0.6
}

// placeNotes gives every card its place: beside the line where its passage
// begins, below the card before where that is in the way.
func (p *Page) placeNotes() {
	p.slots = p.slots[:0]
	if p.geo.noteW <= 0 || p.lay == nil || len(p.lay.lines) == 0 {
		return
	}
	side, top := p.inset()
	free := float32(0)
	for i, m := range p.marks {
		if m.Note == nil {
			continue
		}
		inner := lay(m.Note.text(), p.geo.noteW-2*side, p.set, p.metrics)
		if m.ID != p.active || m.ID == "" {
			inner.shorten(cardLines)
		}
		line := p.lay.lines[p.lay.of(m.Start)]
		y := max(p.geo.top+line.y, free)
		h := inner.height + 2*top
		p.slots = append(p.slots, slot{mark: i, y: y, h: h, lay: inner})
		free = y + h + top*1.2
	}
}

// text is the note as a text of its own.
func (n *Note) text() *Text {
	var blocks []Block
	for _, b := range []Block{{cardKind, n.Kind}, {cardText, n.Text}, {cardAbout, n.About}} {
		if b.Text != "" {
			blocks = append(blocks, b)
		}
	}
	return NewText(blocks)
}

// shorten keeps the first lines of the note's words and what comes after them.
func (l *layout) shorten(most int) {
	count, cut := 0, float32(0)
	kept := l.lines[:0:0]
	for _, line := range l.lines {
		if l.text.style[line.block] == cardText {
			if count++; count > most {
				cut += line.h
				continue
			}
		}
		line.y -= cut
		kept = append(kept, line)
	}
	l.lines, l.height = kept, l.height-cut
}

// syncCards makes exactly the visible cards exist.
func (p *Page) syncCards() {
	top := p.scroll.Offset.Y
	bottom := top + p.scroll.Size().Height
	seen := map[string]bool{}
	for _, s := range p.slots {
		if s.y+s.h < top || s.y > bottom {
			continue
		}
		m := p.marks[s.mark]
		key := cardKey(m.ID, s.mark)
		c := p.cards[key]
		if c == nil {
			c = newCard(p, m, s.lay)
			p.cards[key] = c
		} else {
			c.set(m, s.lay)
		}
		seen[key] = true
		c.Move(fyne.NewPos(p.geo.noteX, s.y))
		c.Resize(fyne.NewSize(p.geo.noteW, s.h))
		p.sheet.objects = append(p.sheet.objects, c)
	}
	for key, c := range p.cards {
		if !seen[key] {
			delete(p.cards, key)
			if c.focused { // out of sight: the keyboard goes back to the text
				ui.Focus(p)
			}
		}
	}
}

// cardKey tells cards apart, also those of marks without an id.
func cardKey(id string, index int) string {
	if id == "" {
		return "\x00" + strconv.Itoa(index)
	}
	return id
}

// card is a note in the margin: a bar in the colour and line style of its mark,
// what kind of note it is, its words, and about it.
type card struct {
	widget.BaseWidget
	p    *Page
	mark Mark
	lay  *layout

	focused, hovered bool
}

var (
	_ fyne.Widget        = (*card)(nil)
	_ fyne.Tappable      = (*card)(nil)
	_ fyne.Focusable     = (*card)(nil)
	_ fyne.Shortcutable  = (*card)(nil)
	_ fyne.Accessible    = (*card)(nil)
	_ desktop.Hoverable  = (*card)(nil)
	_ desktop.Cursorable = (*card)(nil)
)

func newCard(p *Page, m Mark, l *layout) *card {
	c := &card{p: p, mark: m, lay: l}
	c.ExtendBaseWidget(c)
	return c
}

// set shows another state of the note; the keyboard stays where it is.
func (c *card) set(m Mark, l *layout) {
	if c.lay != l {
		c.mark, c.lay = m, l
		c.Refresh()
	}
}

// Tapped makes the mark the active one and opens it.
func (c *card) Tapped(*fyne.PointEvent) {
	c.p.SetActive(c.mark.ID)
	if c.p.o.OnMark != nil {
		c.p.o.OnMark(c.mark.ID)
	}
}

// TypedKey opens the note on Enter and Space; Esc goes back to the text.
func (c *card) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Tapped(nil)
	case fyne.KeyEscape:
		ui.Focus(c.p)
	default:
		ui.GoOn(c, ev)
	}
}

func (c *card) TypedRune(r rune) {
	if r != ' ' {
		ui.GoOnRune(c, r)
	}
}

func (c *card) TypedShortcut(s fyne.Shortcut)  { ui.GoOnShortcut(c, s) }
func (c *card) FocusGained()                   { c.focused = true; c.Refresh() }
func (c *card) FocusLost()                     { c.focused = false; c.Refresh() }
func (c *card) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *card) MouseMoved(*desktop.MouseEvent) {}
func (c *card) MouseOut()                      { c.hovered = false; c.Refresh() }
func (c *card) Cursor() desktop.Cursor         { return desktop.PointerCursor }

// AccessibilityLabel returns the whole note.
func (c *card) AccessibilityLabel() string {
	n := c.mark.Note
	return n.Kind + ": " + n.Text + " " + n.About
}

func (c *card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// cutAfter reports whether lines were left out after line n.
func (c *card) cutAfter(n int) bool {
	line := c.lay.lines[n]
	if c.lay.text.style[line.block] != cardText {
		return false
	}
	_, end := c.lay.text.Span(int(line.block))
	last := n+1 >= len(c.lay.lines) || c.lay.lines[n+1].block != line.block
	return last && int(line.end) < end
}

type cardRenderer struct {
	c      *card
	ground *canvas.Rectangle
	bar    []fyne.CanvasObject
	lines  []*canvas.Text
}

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{r.ground}, r.bar...)
	for _, t := range r.lines {
		objects = append(objects, t)
	}
	return objects
}

func (r *cardRenderer) MinSize() fyne.Size {
	_, top := r.c.p.inset()
	return fyne.NewSize(r.c.p.geo.noteW, r.c.lay.height+2*top)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.drawBar(size)
}

// drawBar draws the bar in the line style of the mark's colour.
func (r *cardRenderer) drawBar(size fyne.Size) {
	c := r.c.mark.Colour
	ink, wide := themed(c.ink()), theme.Size(look.SizeBar)+1
	stroke, gap, double := c.dash()
	bar := func(x, w float32) {
		line := canvas.NewRectangle(ink)
		line.Move(fyne.NewPos(x, 0))
		line.Resize(fyne.NewSize(w, size.Height))
		r.bar = append(r.bar, line)
	}
	r.bar = r.bar[:0]
	switch {
	case double:
		bar(0, wide*0.35)
		bar(wide*0.75, wide*0.35)
	case gap == 0:
		bar(0, wide)
	default:
		r.bar = append(r.bar, r.c.p.sheet.dashes.line(0, 0, wide, size.Height, stroke, gap, ink, true))
	}
}

func (r *cardRenderer) Refresh() {
	c := r.c
	g := r.ground
	g.FillColor, g.StrokeColor, g.StrokeWidth = themed(look.Card), themed(look.Line), 1
	g.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	if c.hovered {
		g.StrokeColor = themed(look.Border)
	}
	if c.p.active == c.mark.ID && c.mark.ID != "" {
		g.StrokeColor = themed(c.mark.Colour.ink())
	}
	if c.focused {
		g.StrokeColor, g.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
	r.write()
	r.Layout(c.Size())
	canvas.Refresh(c)
}

// write makes the lines of words anew.
func (r *cardRenderer) write() {
	c := r.c
	side, top := c.p.inset()
	r.lines = r.lines[:0]
	for n, line := range c.lay.lines {
		f := &c.p.faces[c.lay.text.style[line.block]]
		t := canvas.NewText(c.lay.text.Slice(int(line.start), c.lay.visible(n)), themed(f.color))
		if c.cutAfter(n) {
			t.Text += " …"
		}
		t.TextSize, t.TextStyle, t.FontSource = f.size, f.style, f.font
		t.Move(fyne.NewPos(side+line.x, top+line.y+(line.h-f.height)/2))
		t.Resize(fyne.NewSize(c.p.geo.noteW-2*side, f.height))
		r.lines = append(r.lines, t)
	}
}
