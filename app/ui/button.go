package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// ButtonKind says how much a button weighs.
type ButtonKind int

// The kinds of button. A screen has one Primary at most.
const (
	SecondaryButton ButtonKind = iota
	PrimaryButton
	DangerButton
	QuietButton // words without a frame
	FieldButton // looks like a field: it leads to one
)

// Button is pressed by mouse, Enter or Space. Change its fields before it is
// shown, or call Refresh after.
type Button struct {
	widget.DisableableWidget

	Text     string
	Hint     string        // its key, shown in a small frame: "Ctrl+I"
	Icon     fyne.Resource // before the text, or alone
	Label    string        // for assistive technology where there is no Text, or it says too little
	Kind     ButtonKind
	OnTapped func()

	focused, hovered bool
	pressed          bool // the mouse is down on it
	onInk            bool // stands on a dark ground in light mode, on a light one in dark: a toast
}

var (
	_ fyne.Widget        = (*Button)(nil)
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Disableable   = (*Button)(nil)
	_ fyne.Accessible    = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Mouseable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton returns an ordinary button.
func NewButton(text string, tapped func()) *Button {
	return newButton(SecondaryButton, text, tapped)
}

// NewPrimary returns the button of the step that comes next.
func NewPrimary(text string, tapped func()) *Button {
	return newButton(PrimaryButton, text, tapped)
}

// NewDanger returns the button of an act that removes something.
func NewDanger(text string, tapped func()) *Button {
	return newButton(DangerButton, text, tapped)
}

// NewQuiet returns a button without a frame, for acts of little weight.
func NewQuiet(text string, tapped func()) *Button {
	return newButton(QuietButton, text, tapped)
}

func newButton(kind ButtonKind, text string, tapped func()) *Button {
	b := &Button{Kind: kind, Text: text, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the words on the button.
func (b *Button) SetText(text string) {
	b.Text = text
	b.Refresh()
}

// Tapped presses the button and takes the keyboard, so that it comes back here
// when what the button opened is closed.
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	Focus(b)
	if b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button on Enter and Space.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	if isEnter(ev.Name) || ev.Name == fyne.KeySpace {
		b.Tapped(nil)
		return
	}
	GoOn(b, ev)
}

// TypedRune passes characters on.
func (b *Button) TypedRune(r rune) {
	if r != ' ' {
		GoOnRune(b, r)
	}
}

// FocusGained shows the ring.
func (b *Button) FocusGained() { b.focused = true; b.Refresh(); reveal(b) }

// FocusLost hides it.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn shows that the button can be pressed.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (b *Button) MouseOut() { b.hovered, b.pressed = false, false; b.Refresh() }

// MouseDown shows that the button is held down.
func (b *Button) MouseDown(*desktop.MouseEvent) { b.pressed = true; b.Refresh() }

// MouseUp ends what MouseDown began.
func (b *Button) MouseUp(*desktop.MouseEvent) { b.pressed = false; b.Refresh() }

// Cursor is a hand.
func (b *Button) Cursor() desktop.Cursor {
	if b.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Overhang is how far the button reaches left of its words without showing it:
// where it begins a row, its words stand under those of the rows above.
func (b *Button) Overhang() float32 {
	if b.Kind == QuietButton {
		return theme.InnerPadding()
	}
	return 0
}

// AccessibilityLabel returns the button's words.
func (b *Button) AccessibilityLabel() string {
	if b.Label != "" {
		return b.Label
	}
	return b.Text
}

// AccessibilityRole says that it is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is Fyne's way to draw the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		b:      b,
		ring:   canvas.NewRectangle(nil),
		ground: canvas.NewRectangle(nil),
		veil:   canvas.NewRectangle(nil),
		text:   canvas.NewText("", nil),
		icon:   canvas.NewImageFromResource(nil),
		hint:   NewKeyCap(""),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b                  *Button
	ring, ground, veil *canvas.Rectangle
	text               *canvas.Text
	icon               *canvas.Image
	hint               *KeyCap
	drawn              drawing
}

// drawing is an icon and the colour that it was last drawn in.
type drawing struct {
	icon fyne.Resource
	ink  color.Color
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.ground, r.veil, r.icon, r.text, r.hint}
}

// parts are the visible ones from left to right.
func (r *buttonRenderer) parts() []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{r.icon, r.text, r.hint} {
		if o.Visible() {
			parts = append(parts, o)
		}
	}
	return parts
}

func (r *buttonRenderer) sizeOf(o fyne.CanvasObject) fyne.Size {
	if o == r.icon {
		return fyne.NewSquareSize(theme.IconInlineSize())
	}
	return o.MinSize()
}

func (r *buttonRenderer) MinSize() fyne.Size {
	gap := theme.Padding() * 1.5
	size := fyne.NewSize(-gap, theme.TextSize()*1.25)
	for _, o := range r.parts() {
		s := r.sizeOf(o)
		size.Width += s.Width + gap
		size.Height = max(size.Height, s.Height)
	}
	side := theme.InnerPadding() * 1.6
	if r.b.Kind == QuietButton || r.b.Text == "" {
		side = theme.InnerPadding()
	}
	return size.Add(fyne.NewSize(2*side, theme.InnerPadding()*1.5))
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	out := theme.Size(look.SizeFocusRing) + 1
	r.ring.Move(fyne.NewPos(-out, -out))
	r.ring.Resize(size.AddWidthHeight(2*out, 2*out))
	gap := theme.Padding() * 1.5
	width := -gap
	for _, o := range r.parts() {
		width += r.sizeOf(o).Width + gap
	}
	x := (size.Width - width) / 2
	for _, o := range r.parts() {
		s := r.sizeOf(o)
		o.Resize(s)
		o.Move(fyne.NewPos(x, (size.Height-s.Height)/2))
		x += s.Width + gap
	}
}

func (r *buttonRenderer) Refresh() {
	b := r.b
	fill, ink, edge := theme.ColorNameButton, look.Accent, look.Border
	switch {
	case b.Disabled() && b.Kind == QuietButton:
		fill, ink, edge = "", theme.ColorNameDisabled, ""
	case b.Disabled():
		fill, ink, edge = theme.ColorNameDisabledButton, theme.ColorNameDisabled, look.Line
	case b.Kind == PrimaryButton:
		fill, ink, edge = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, ""
	case b.Kind == DangerButton:
		fill, ink, edge = theme.ColorNameError, theme.ColorNameForegroundOnError, ""
	case b.Kind == QuietButton:
		fill, edge = "", ""
	case b.Kind == FieldButton:
		fill, ink = theme.ColorNameInputBackground, look.Secondary
	}
	paint := func(rect *canvas.Rectangle, fill, edge fyne.ThemeColorName, radius float32) {
		rect.FillColor, rect.StrokeColor, rect.StrokeWidth = clear, clear, 0
		if fill != "" {
			rect.FillColor = themed(fill)
		}
		if edge != "" {
			rect.StrokeColor, rect.StrokeWidth = themed(edge), 1
		}
		rect.CornerRadius = radius
	}
	radius := theme.Size(theme.SizeNameButtonRadius)
	paint(r.ground, fill, edge, radius)
	veil := fyne.ThemeColorName("")
	if b.hovered && !b.Disabled() {
		veil = theme.ColorNameHover
		if fill == theme.ColorNamePrimary || fill == theme.ColorNameError {
			veil = theme.ColorNamePressed
		}
	}
	paint(r.veil, veil, "", radius)
	r.press(radius, ink)
	paint(r.ring, "", "", radius+3)
	if b.focused && !b.Disabled() {
		ring := look.Ring
		if b.onInk {
			ring = look.Ground
		}
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(ring), theme.Size(look.SizeFocusRing)
	}
	r.text.Text, r.text.Color, r.text.TextSize = b.Text, themed(ink), theme.TextSize()
	r.text.TextStyle.Bold = b.Kind != QuietButton && b.Kind != FieldButton
	r.text.FontSource = look.Letters(r.text.TextStyle, b.Text)
	setVisible(r.text, b.Text != "")
	setVisible(r.icon, b.Icon != nil)
	if drawn := (drawing{b.Icon, theme.Color(ink)}); b.Icon != nil && drawn != r.drawn { // drawing one again costs more than all else here
		r.drawn = drawn
		r.icon.Resource = theme.NewColoredResource(b.Icon, ink)
		r.icon.Refresh()
	}
	r.hint.set(b.Hint, ink)
	setVisible(r.hint, b.Hint != "")
	r.Layout(b.Size())
	canvas.Refresh(b)
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// press draws a button that is held down: darker, within a firm edge.
func (r *buttonRenderer) press(radius float32, ink fyne.ThemeColorName) {
	if !r.b.pressed || r.b.Disabled() {
		return
	}
	r.veil.FillColor = themed(theme.ColorNamePressed)
	r.veil.StrokeColor, r.veil.StrokeWidth = themed(ink), 2
	r.veil.CornerRadius = radius
}
