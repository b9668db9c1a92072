package annotext

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// chip is a small button of an [Editor]: words in a frame, or the picture of a
// colour with its line.
type chip struct {
	widget.BaseWidget
	words  string
	label  string // for assistive technology, where it is not the words
	colour Colour // drawn in place of words
	strong bool   // the default
	quiet  bool   // without a frame
	chosen bool
	under  bool // the words are underlined

	tapped func()
	key    func(fyne.KeyName) bool // has the first say
	left   func()                  // the keyboard goes elsewhere
	still  func() bool             // the mouse presses nothing yet

	focused, hovered bool
}

var (
	_ fyne.Tappable      = (*chip)(nil)
	_ fyne.Focusable     = (*chip)(nil)
	_ fyne.Shortcutable  = (*chip)(nil)
	_ fyne.Accessible    = (*chip)(nil)
	_ desktop.Hoverable  = (*chip)(nil)
	_ desktop.Cursorable = (*chip)(nil)
)

func newChip(c *chip) *chip {
	c.ExtendBaseWidget(c)
	return c
}

// Tapped presses the chip.
func (c *chip) Tapped(*fyne.PointEvent) {
	if c.still() {
		return
	}
	ui.Focus(c)
	c.tapped()
}

// TypedKey presses on Enter and Space.
func (c *chip) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case c.key != nil && c.key(ev.Name):
	case ev.Name == fyne.KeyReturn, ev.Name == fyne.KeyEnter, ev.Name == fyne.KeySpace:
		c.tapped()
	default:
		ui.GoOn(c, ev)
	}
}

// TypedRune takes no characters: a letter typed while a note is written is no
// order to the window.
func (c *chip) TypedRune(rune) {}

// TypedShortcut lets the window have its shortcuts.
func (c *chip) TypedShortcut(s fyne.Shortcut) { ui.GoOnShortcut(c, s) }

// FocusGained shows the ring.
func (c *chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost hides it.
func (c *chip) FocusLost() {
	c.focused = false
	c.Refresh()
	c.left()
}

func (c *chip) MouseIn(*desktop.MouseEvent)    { c.hovered = true; c.Refresh() }
func (c *chip) MouseMoved(*desktop.MouseEvent) {}
func (c *chip) MouseOut()                      { c.hovered = false; c.Refresh() }
func (c *chip) Cursor() desktop.Cursor         { return desktop.PointerCursor }

// AccessibilityLabel says what the chip does.
func (c *chip) AccessibilityLabel() string {
	if c.label != "" {
		return c.label
	}
	return c.words
}

// AccessibilityRole says that it is a button.
func (c *chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// set changes the words.
func (c *chip) set(words string) {
	c.words = words
	c.Refresh()
}

// CreateRenderer is Fyne's way to draw the chip.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type chipRenderer struct {
	c      *chip
	ground *canvas.Rectangle
	ring   *canvas.Rectangle // around it, while it has the keyboard
	text   *canvas.Text
	line   []fyne.CanvasObject
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{r.ground}, r.line...)
	objects = append(objects, r.text)
	if r.c.focused {
		objects = append(objects, r.ring)
	}
	return objects
}

// MinSize is that of the words with room around them.
func (r *chipRenderer) MinSize() fyne.Size {
	size := theme.Size(theme.SizeNameCaptionText)
	high := float32(int(size*1.95 + 0.5))
	if r.c.colour != None {
		return fyne.NewSize(high*1.15, high)
	}
	return fyne.NewSize(r.text.MinSize().Width+size*1.3, high)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
	words := r.text.MinSize()
	r.text.Move(fyne.NewPos((size.Width-words.Width)/2, (size.Height-words.Height)/2))
	r.text.Resize(words)
	r.line = r.line[:0]
	if r.c.colour == None {
		return
	}
	in := size.Height * 0.2
	r.line = signed(r.c.colour, in, size.Height*0.62, size.Width-2*in, max(2, size.Height*0.1))
}

func (r *chipRenderer) Refresh() {
	c, g := r.c, r.ground
	r.text.Text, r.text.TextSize = c.words, theme.Size(theme.SizeNameCaptionText)
	r.text.TextStyle.Bold = true
	r.text.FontSource = look.Letters(r.text.TextStyle, c.words)
	r.text.TextStyle.Underline = c.under
	r.text.Color = themed(look.Ink)
	g.FillColor, g.StrokeColor, g.StrokeWidth = themed(theme.ColorNameButton), themed(look.Border), 1
	g.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	switch {
	case c.colour != None:
		g.FillColor = themed(c.colour.ground())
		if c.chosen {
			g.StrokeColor, g.StrokeWidth = themed(look.Ink), 2
		}
	case c.chosen:
		g.FillColor, g.StrokeColor, g.StrokeWidth = themed(look.RowHover), themed(look.Ink), 2
	case c.strong:
		g.FillColor, g.StrokeColor = themed(look.Accent), themed(look.Accent)
		r.text.Color = themed(theme.ColorNameForegroundOnPrimary)
	case c.quiet:
		g.FillColor, g.StrokeColor = nil, nil
		r.text.Color = themed(look.Secondary)
	}
	if c.hovered {
		switch {
		case c.strong: // its ground says what it is already
			g.StrokeColor, g.StrokeWidth = themed(look.Ink), 2
		case c.colour == None:
			g.FillColor = themed(look.RowHover)
		case !c.chosen:
			g.StrokeColor, g.StrokeWidth = themed(look.Ink), 1
		}
	}
	// The frame of a chosen chip is as dark as a ring would be: that stands apart.
	r.ring.StrokeColor, r.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	r.ring.CornerRadius = g.CornerRadius + 3
	r.Layout(c.Size())
	canvas.Refresh(c)
}

// signed draws the line of a colour, as it stands under a passage, for a chip.
func signed(c Colour, x, y, w, thick float32) []fyne.CanvasObject {
	ink := themed(c.ink())
	whole := func(y, thick float32) fyne.CanvasObject {
		line := canvas.NewRectangle(ink)
		line.Move(fyne.NewPos(x, y))
		line.Resize(fyne.NewSize(w, thick))
		return line
	}
	stroke, gap, double := c.dash()
	switch {
	case double:
		return []fyne.CanvasObject{whole(y-thick*0.9, thick*0.7), whole(y+thick*0.5, thick*0.7)}
	case gap == 0:
		return []fyne.CanvasObject{whole(y, thick)}
	}
	var all []fyne.CanvasObject
	unit := thick / 2
	for at := float32(0); at < w; at += float32(stroke+gap) * unit {
		line := canvas.NewRectangle(ink)
		line.Move(fyne.NewPos(x+at, y))
		line.Resize(fyne.NewSize(min(float32(stroke)*unit, w-at), thick))
		all = append(all, line)
	}
	return all
}
