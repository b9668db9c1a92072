package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Heading returns the title of a page; it breaks lines at words.
func Heading(text string) *widget.Label {
	return label(text, theme.SizeNameHeadingText, widget.MediumImportance, true)
}

// SubHeading returns the title of a part of a page.
func SubHeading(text string) *widget.Label {
	return label(text, theme.SizeNameSubHeadingText, widget.MediumImportance, true)
}

// Text returns running text of the interface; it breaks lines at words.
func Text(text string) *widget.Label {
	return label(text, theme.SizeNameText, widget.MediumImportance, false)
}

// SecondaryText is [Text] of less weight.
func SecondaryText(text string) *widget.Label {
	return label(text, theme.SizeNameText, widget.LowImportance, false)
}

// Caption returns a small line of less weight, for what explains or dates.
func Caption(text string) *widget.Label {
	return label(text, theme.SizeNameCaptionText, widget.LowImportance, false)
}

func label(text string, size fyne.ThemeSizeName, importance widget.Importance, bold bool) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName, l.Importance, l.TextStyle.Bold = size, importance, bold
	l.Wrapping = fyne.TextWrapWord
	return l
}

// Overline returns the small capitals above a group ("ORGAN").
func Overline(text string) *Line {
	return NewLine(strings.ToUpper(text), LineStyle{Size: look.SizeBadge, Color: look.Secondary, Bold: true})
}

// LineStyle is the size, colour and weight of a [Line]; empty names mean the
// theme's text and ink.
type LineStyle struct {
	Size         fyne.ThemeSizeName
	Color        fyne.ThemeColorName
	Bold, Italic bool
	Align        fyne.TextAlign
}

// Line is one line of text without the margins of a label, cut with "…" where
// it does not fit. It is made for rows of lists, where margins add up.
type Line struct {
	widget.BaseWidget
	text  string
	style LineStyle
}

var (
	_ fyne.Widget     = (*Line)(nil)
	_ fyne.Accessible = (*Line)(nil)
)

// NewLine returns a line of text.
func NewLine(text string, style LineStyle) *Line {
	l := &Line{text: text, style: style}
	l.ExtendBaseWidget(l)
	return l
}

// Set changes the text and the style.
func (l *Line) Set(text string, style LineStyle) {
	l.text, l.style = text, style
	l.Refresh()
}

// SetText changes the text.
func (l *Line) SetText(text string) { l.Set(text, l.style) }

// Text returns the whole text, also where it is cut.
func (l *Line) Text() string { return l.text }

// AccessibilityLabel returns the whole text.
func (l *Line) AccessibilityLabel() string { return l.text }

// AccessibilityRole says that it is text.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's way to draw the line.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l: l, text: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type lineRenderer struct {
	l    *Line
	text *canvas.Text
}

func (r *lineRenderer) Destroy()                     {}
func (r *lineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.text} }

// MinSize has the height of the text and no width: a line can always be cut.
func (r *lineRenderer) MinSize() fyne.Size {
	m := measure(r.l.text, r.text)
	if r.l.style.Align != fyne.TextAlignLeading {
		return m
	}
	return fyne.NewSize(min(m.Width, 24), m.Height)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.text.Text = cut(r.l.text, size.Width, r.text)
	r.text.Resize(size)
}

func (r *lineRenderer) Refresh() {
	s := r.l.style
	if s.Size == "" {
		s.Size = theme.SizeNameText
	}
	if s.Color == "" {
		s.Color = look.Ink
	}
	r.text.TextSize, r.text.Color, r.text.Alignment = theme.Size(s.Size), themed(s.Color), s.Align
	r.text.TextStyle = fyne.TextStyle{Bold: s.Bold, Italic: s.Italic}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func measure(text string, like *canvas.Text) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, like.TextSize, like.TextStyle, like.FontSource)
	return size
}

// cut shortens text to width, with "…" where something was cut off.
func cut(text string, width float32, like *canvas.Text) string {
	if width <= 0 || measure(text, like).Width <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if measure(string(runes[:mid])+"…", like).Width <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// NewFill returns content on a ground of a colour of the theme, without margins.
func NewFill(ground fyne.ThemeColorName, content ...fyne.CanvasObject) *fyne.Container {
	return container.NewStack(append([]fyne.CanvasObject{NewGround(ground)}, content...)...)
}

// Ground is a plain surface in a colour of the theme.
type Ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	size fyne.Size
}

var _ fyne.Widget = (*Ground)(nil)

// NewGround returns a surface that asks for no room.
func NewGround(name fyne.ThemeColorName) *Ground {
	g := &Ground{name: name}
	g.ExtendBaseWidget(g)
	return g
}

// NewRule returns a thin line that parts what stands above from what stands
// below, or left from right.
func NewRule() *Ground {
	g := &Ground{name: look.Line, size: fyne.NewSize(1, 1)}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer is Fyne's way to draw the surface.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g: g, rect: canvas.NewRectangle(themed(g.name))}
	return r
}

type groundRenderer struct {
	g    *Ground
	rect *canvas.Rectangle
}

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) MinSize() fyne.Size           { return r.g.size }
func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }

func (r *groundRenderer) Refresh() {
	r.rect.FillColor = themed(r.g.name)
	r.rect.Refresh()
}
