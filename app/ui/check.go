package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// Check is a box to tick, by mouse or Space, beside words that break lines where
// there is little room, which Fyne's do not. Other keys go on.
type Check struct {
	widget.DisableableWidget

	Text      string
	Checked   bool
	OnChanged func(bool)

	words            *Words
	focused, hovered bool
}

var (
	_ fyne.Widget       = (*Check)(nil)
	_ fyne.Tappable     = (*Check)(nil)
	_ fyne.Focusable    = (*Check)(nil)
	_ fyne.Disableable  = (*Check)(nil)
	_ fyne.Accessible   = (*Check)(nil)
	_ desktop.Hoverable = (*Check)(nil)
)

// NewCheck returns a box with its words.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{Text: text, OnChanged: changed, words: NewWords(text, WordsStyle{})}
	c.ExtendBaseWidget(c)
	return c
}

// SetChecked ticks the box or not, and tells of it if that is a change.
func (c *Check) SetChecked(checked bool) {
	if c.Checked == checked {
		return
	}
	c.Checked = checked
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(checked)
	}
}

// Tapped changes the box and takes the keyboard.
func (c *Check) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	Focus(c)
	c.SetChecked(!c.Checked)
}

// TypedKey lets keys go on; Space arrives as a character.
func (c *Check) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name != fyne.KeySpace {
		GoOn(c, ev)
	}
}

// TypedRune changes the box on Space; other characters go on.
func (c *Check) TypedRune(r rune) {
	switch {
	case r != ' ':
		GoOnRune(c, r)
	case !c.Disabled():
		c.SetChecked(!c.Checked)
	}
}

// FocusGained shows the ring.
func (c *Check) FocusGained() { c.focused = true; c.Refresh(); reveal(c) }

// FocusLost hides it.
func (c *Check) FocusLost() { c.focused = false; c.Refresh() }

// MouseIn shows that the box can be ticked.
func (c *Check) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved does nothing.
func (c *Check) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (c *Check) MouseOut() { c.hovered = false; c.Refresh() }

// AccessibilityLabel returns the words and whether the box is ticked.
func (c *Check) AccessibilityLabel() string {
	if c.Checked {
		return c.Text + ", " + swedish.T("ui.checked")
	}
	return c.Text + ", " + swedish.T("ui.unchecked")
}

// AccessibilityRole says that one can press it.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// measures of the box, beside the theme's.
func checkBox() (pad, side, left float32) {
	pad, side = theme.InnerPadding()*0.6, theme.IconInlineSize()
	return pad, side, pad + side + theme.InnerPadding()
}

// HeightFor returns the height in a width.
func (c *Check) HeightFor(width float32) float32 {
	pad, side, left := checkBox()
	return max(side, c.words.HeightFor(width-left-pad)) + 2*pad
}

// widestWords is how wide, at text size 100 %, the words of a box ask to be.
const widestWords = 320

// MinSize has room for the words on one line, or on several at the present width.
func (c *Check) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	pad, _, left := checkBox()
	width := left + pad + min(c.words.NaturalWidth(), widestWords*theme.TextSize()/15)
	at := c.Size().Width
	if at <= 0 {
		at = width
	}
	return fyne.NewSize(width, c.HeightFor(at))
}

// CreateRenderer is Fyne's way to draw the box.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{
		c: c, ring: canvas.NewRectangle(clear), veil: canvas.NewRectangle(clear),
		fill: canvas.NewImageFromResource(nil), icon: canvas.NewImageFromResource(nil),
	}
	r.fill.FillMode, r.icon.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	r.Refresh()
	return r
}

type checkRenderer struct {
	c          *Check
	ring, veil *canvas.Rectangle
	fill, icon *canvas.Image
}

func (r *checkRenderer) Destroy()           {}
func (r *checkRenderer) MinSize() fyne.Size { return r.c.MinSize() }

func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.fill, r.icon, r.c.words, r.ring}
}

func (r *checkRenderer) Layout(size fyne.Size) {
	pad, side, left := checkBox()
	r.ring.Resize(size)
	r.veil.Resize(size)
	high := min(r.c.words.HeightFor(size.Width-left-pad), size.Height)
	for _, o := range []fyne.CanvasObject{r.fill, r.icon} { // beside the first line
		o.Move(fyne.NewPos(pad, (size.Height-high)/2+(r.c.words.LineHeight()-side)/2))
		o.Resize(fyne.NewSquareSize(side))
	}
	r.c.words.Move(fyne.NewPos(left, (size.Height-high)/2))
	r.c.words.Resize(fyne.NewSize(max(0, size.Width-left-pad), high))
}

func (r *checkRenderer) Refresh() {
	c := r.c
	mark, edge, ink := theme.IconNameCheckButton, look.Border, look.Ink
	if c.Checked {
		mark, edge = theme.IconNameCheckButtonChecked, look.Accent
	}
	if c.Disabled() {
		edge, ink = theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	setVisible(r.fill, !c.Checked)
	r.fill.Resource = theme.NewColoredResource(theme.Icon(theme.IconNameCheckButtonFill), theme.ColorNameInputBackground)
	r.icon.Resource = theme.NewColoredResource(theme.Icon(mark), edge)
	r.fill.Refresh()
	r.icon.Refresh()
	c.words.Set(c.Text, ink, false)
	c.words.Refresh()
	r.veil.FillColor, r.veil.CornerRadius = clear, theme.Size(theme.SizeNameInputRadius)
	if c.hovered && !c.Disabled() {
		r.veil.FillColor = themed(theme.ColorNameHover)
	}
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = clear, 0, theme.Size(theme.SizeNameInputRadius)
	if c.focused && !c.Disabled() {
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
	r.Layout(c.Size())
	canvas.Refresh(c)
}
