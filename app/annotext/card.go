package annotext

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

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
	_ fyne.Widget            = (*card)(nil)
	_ fyne.Tappable          = (*card)(nil)
	_ fyne.SecondaryTappable = (*card)(nil)
	_ fyne.Focusable         = (*card)(nil)
	_ fyne.Shortcutable      = (*card)(nil)
	_ fyne.Accessible        = (*card)(nil)
	_ desktop.Hoverable      = (*card)(nil)
	_ desktop.Cursorable     = (*card)(nil)
)

func newCard(p *Page, m Mark, l *layout) *card {
	c := &card{p: p, mark: m, lay: l}
	c.ExtendBaseWidget(c)
	return c
}

// set shows another state of the note; the keyboard stays where it is.
func (c *card) set(m Mark, l *layout) {
	same := c.lay == l && c.mark.Colour == m.Colour
	c.mark, c.lay = m, l
	if !same {
		c.Refresh()
	}
}

// Tapped lets the note be edited in its place, and tells that it was chosen. Who
// clicks twice, as many do, does not press with the second click what the editor
// then has under the mouse.
func (c *card) Tapped(ev *fyne.PointEvent) {
	p, id := c.p, c.mark.ID
	p.choose(id)
	if p.Edit(id) && ev != nil {
		p.editor.still = time.Now().Add(fyne.CurrentApp().Driver().DoubleTapDelay())
	}
}

// TappedSecondary shows what can be done with the note.
func (c *card) TappedSecondary(ev *fyne.PointEvent) {
	c.p.choose(c.mark.ID)
	ui.Focus(c)
	ui.ShowCardMenu(c, ev.AbsolutePosition, func() { c.Tapped(nil) }, c.remove)
}

// remove deletes the note; the keyboard goes back to the text.
func (c *card) remove() {
	ui.Focus(c.p)
	c.p.remove(c.mark.ID)
}

// TypedKey opens the note on Enter and Space, and deletes it on Delete; Esc goes
// back to the text.
func (c *card) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter || ev.Name == fyne.KeySpace:
		c.Tapped(nil)
	case ui.IsDelete(ev.Name):
		c.remove()
	case ev.Name == fyne.KeyEscape:
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
	return c.p.o.Writing.kind(n.Kind).Name + ": " + n.Text + " " + n.About + " " + strings.ReplaceAll(n.Change, "\n", " ")
}

func (c *card) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, ground: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

// cutAfter reports whether lines were left out after line n.
func (c *card) cutAfter(n int) bool {
	words := func(block int32) bool {
		return int(block) < len(c.lay.text.style) && c.lay.text.style[block] == cardText
	}
	line := c.lay.lines[n]
	if !words(line.block) || n+1 < len(c.lay.lines) && words(c.lay.lines[n+1].block) {
		return false
	}
	_, end := c.lay.text.Span(int(line.block))
	return int(line.end) < end || words(line.block+1)
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
	side, top := r.c.p.inset()
	return fyne.NewSize(r.c.lay.width+2*side, r.c.lay.height+2*top)
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
		g.StrokeColor, g.StrokeWidth = themed(c.mark.Colour.ink()), 2
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
		t.TextSize, t.TextStyle, t.FontSource = f.size, f.style, f.source(t.Text)
		t.Move(fyne.NewPos(side+line.x, top+line.y+(line.h-f.height)/2))
		t.Resize(fyne.NewSize(c.lay.width, f.height))
		r.lines = append(r.lines, t)
	}
}
