package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

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
	Width        float32 // asked for, at the normal text size; 0: what the text needs, or less
}

// apply gives a text the style, but for its alignment.
func (s LineStyle) apply(t *canvas.Text) {
	size, ink := s.Size, s.Color
	if size == "" {
		size = theme.SizeNameText
	}
	if ink == "" {
		ink = look.Ink
	}
	t.TextSize, t.Color = theme.Size(size), themed(ink)
	t.TextStyle = fyne.TextStyle{Bold: s.Bold, Italic: s.Italic}
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
	if r.l.style.Width > 0 {
		return fyne.NewSize(r.l.style.Width*theme.TextSize()/15, m.Height)
	}
	if r.l.style.Align != fyne.TextAlignLeading {
		return m
	}
	return fyne.NewSize(min(m.Width, 24), m.Height)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.text.Text = cut(r.l.text, size.Width, r.text)
	r.text.FontSource = look.Letters(r.text.TextStyle, r.text.Text)
	r.text.Resize(size)
}

func (r *lineRenderer) Refresh() {
	r.l.style.apply(r.text)
	r.text.Alignment = r.l.style.Align
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func measure(text string, like *canvas.Text) fyne.Size {
	return look.Measure(text, like.TextSize, like.TextStyle)
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
