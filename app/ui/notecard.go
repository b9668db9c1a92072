package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// NoteCard is one of the reader's own notes: a bar in its colour and with that
// colour's own pattern, what sort of note it is, and its text. A tap or Enter
// opens it; Delete and the menu of a right click delete it.
type NoteCard struct {
	Kind, Text, About string
	Colour            string // yellow, green, red, blue or ""
	OnTapped          func()
	OnDelete          func() // nil: it cannot be deleted here
}

type noteCard struct {
	widget.BaseWidget
	note     NoteCard
	kind     *Words
	text     *Words
	about    *Words
	ground   *canvas.Rectangle
	bars     []fyne.CanvasObject
	focused  bool
	hovered  bool
	barColor fyne.ThemeColorName
}

var (
	_ fyne.Tappable          = (*noteCard)(nil)
	_ fyne.SecondaryTappable = (*noteCard)(nil)
	_ fyne.Focusable         = (*noteCard)(nil)
	_ desktop.Hoverable      = (*noteCard)(nil)
	_ desktop.Cursorable     = (*noteCard)(nil)
	_ fyne.Accessible        = (*noteCard)(nil)
)

// NewNoteCard returns a note as a card.
func NewNoteCard(n NoteCard) fyne.CanvasObject {
	c := &noteCard{
		note:   n,
		kind:   NewWords(n.Kind, WordsStyle{Size: theme.SizeNameCaptionText, Bold: true}),
		text:   NewWords(n.Text, WordsStyle{Size: theme.SizeNameCaptionText}),
		about:  NewWords(n.About, WordsStyle{Size: look.SizeBadge, Colour: look.Secondary}),
		ground: canvas.NewRectangle(clear),
	}
	c.barColor = map[string]fyne.ThemeColorName{"yellow": look.MarkYellow, "green": look.MarkGreen, "red": look.MarkRed, "blue": look.MarkBlue}[n.Colour]
	if c.barColor == "" {
		c.barColor = look.Secondary
	}
	c.about.Hidden = n.About == ""
	c.ExtendBaseWidget(c)
	return c
}

func (c *noteCard) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	const inset, top = 14, 8
	inner := width - 2*inset
	y := float32(top)
	for _, w := range []*Words{c.kind, c.text, c.about} {
		if w.Hidden || w.Text() == "" {
			continue
		}
		h := w.HeightFor(inner)
		put(w, inset, y, inner, h)
		y += h
	}
	return y + top
}

// HeightFor returns the card's height at a width.
func (c *noteCard) HeightFor(width float32) float32 {
	return c.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Widget.
func (c *noteCard) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return fyne.NewSize(120, c.HeightFor(max(c.Size().Width, 120)))
}

// Tapped implements fyne.Tappable.
func (c *noteCard) Tapped(*fyne.PointEvent) {
	Focus(c)
	c.open()
}

// TappedSecondary shows what can be done with the note.
func (c *noteCard) TappedSecondary(ev *fyne.PointEvent) {
	if c.note.OnDelete != nil {
		Focus(c)
		ShowCardMenu(c, ev.AbsolutePosition, c.open, c.note.OnDelete)
	}
}

func (c *noteCard) open() {
	if c.note.OnTapped != nil {
		c.note.OnTapped()
	}
}

// FocusGained implements fyne.Focusable.
func (c *noteCard) FocusGained() { c.focused = true; c.Refresh(); reveal(c) }

// FocusLost implements fyne.Focusable.
func (c *noteCard) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune passes characters on.
func (c *noteCard) TypedRune(r rune) {
	if r != ' ' {
		GoOnRune(c, r)
	}
}

// TypedKey opens the note on Enter and Space; other keys go on.
func (c *noteCard) TypedKey(e *fyne.KeyEvent) {
	if isEnter(e.Name) || e.Name == fyne.KeySpace {
		c.open()
		return
	}
	if IsDelete(e.Name) && c.note.OnDelete != nil {
		c.note.OnDelete()
		return
	}
	GoOn(c, e)
}

// Cursor implements desktop.Cursorable.
func (c *noteCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (c *noteCard) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *noteCard) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *noteCard) MouseOut() { c.hovered = false; c.Refresh() }

// AccessibilityLabel says what the card holds.
func (c *noteCard) AccessibilityLabel() string { return c.note.Kind + ": " + c.note.Text }

// AccessibilityRole says that one can press it.
func (c *noteCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (c *noteCard) CreateRenderer() fyne.WidgetRenderer {
	r := &noteCardRenderer{c}
	r.Refresh()
	return r
}

// barPieces are the lengths of a piece of the bar and of the gap after it, for
// the colours whose bar is not whole.
var barPieces = map[string][2]float32{"green": {3, 3}, "red": {9, 4}, "blue": {16, 4}}

type noteCardRenderer struct{ c *noteCard }

func (r *noteCardRenderer) Layout(size fyne.Size) {
	c := r.c
	c.ground.Resize(size)
	c.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
	// The bar: whole, or in pieces whose length tells the colours apart.
	long, gap := size.Height, float32(0)
	if p, ok := barPieces[c.note.Colour]; ok {
		long, gap = p[0], p[1]
	}
	color := c.Theme().Color(c.barColor, fyne.CurrentApp().Settings().ThemeVariant())
	c.bars = c.bars[:0]
	for y := float32(0); y < size.Height; y += long + gap {
		bar := canvas.NewRectangle(color)
		bar.Move(fyne.NewPos(0, y))
		bar.Resize(fyne.NewSize(4, min(long, size.Height-y)))
		c.bars = append(c.bars, bar)
	}
}

func (r *noteCardRenderer) MinSize() fyne.Size { return r.c.MinSize() }

func (r *noteCardRenderer) Refresh() {
	c, variant := r.c, fyne.CurrentApp().Settings().ThemeVariant()
	c.ground.FillColor = c.Theme().Color(look.Card, variant)
	c.ground.StrokeColor = c.Theme().Color(look.Line, variant)
	c.ground.StrokeWidth = 1
	if c.hovered {
		c.ground.StrokeColor = c.Theme().Color(look.Border, variant)
	}
	if c.focused {
		c.ground.StrokeColor, c.ground.StrokeWidth = c.Theme().Color(look.Ring, variant), 2
	}
	c.ground.CornerRadius = 4
	for _, w := range []*Words{c.kind, c.text, c.about} {
		w.Refresh()
	}
	r.Layout(c.Size())
	canvas.Refresh(c)
}

func (r *noteCardRenderer) Objects() []fyne.CanvasObject {
	c := r.c
	return append([]fyne.CanvasObject{c.ground, c.kind, c.text, c.about}, c.bars...)
}

func (r *noteCardRenderer) Destroy() {}
