package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Tone is what a badge or card says by its colour, beside its words.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	AccentTone
	GoodTone
	WarningTone
	ErrorTone
)

// ink is the colour of a tone's words and edge, tint of its ground.
func (t Tone) ink() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{look.Secondary, look.Accent, look.Good, look.Warning, look.Error}[t]
}

func (t Tone) tint() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{look.Card, look.AccentTint, look.GoodTint, look.WarningTint, look.ErrorTint}[t]
}

// Badge says a state in one word, in a frame of its tone.
type Badge struct {
	widget.BaseWidget
	text string
	tone Tone
}

var (
	_ fyne.Widget     = (*Badge)(nil)
	_ fyne.Accessible = (*Badge)(nil)
)

// NewBadge returns a badge; an empty text makes it take no room.
func NewBadge(text string, tone Tone) *Badge {
	b := &Badge{text: text, tone: tone}
	b.ExtendBaseWidget(b)
	b.Hidden = text == ""
	return b
}

// Set changes word and tone.
func (b *Badge) Set(text string, tone Tone) {
	b.text, b.tone = text, tone
	setVisible(b, text != "")
	b.Refresh()
}

// AccessibilityLabel returns the word.
func (b *Badge) AccessibilityLabel() string { return b.text }

// AccessibilityRole says that it is text.
func (b *Badge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's way to draw the badge.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &framedText{frame: canvas.NewRectangle(clear), text: canvas.NewText("", nil), owner: b}
	r.style = func() {
		ink := themed(b.tone.ink())
		r.text.Text, r.text.TextSize, r.text.Color = b.text, theme.Size(look.SizeBadge), ink
		r.text.TextStyle.Bold = b.tone != Neutral
		r.text.FontSource = look.Letters(r.text.TextStyle, b.text)
		r.frame.FillColor = themed(look.Card)
		r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = ink, 1, 4
	}
	r.Refresh()
	return r
}

// Card holds what belongs together in a frame, on the ground of its tone.
type Card struct {
	widget.BaseWidget
	content fyne.CanvasObject
	tone    Tone
}

var _ fyne.Widget = (*Card)(nil)

// NewCard returns a card around content.
func NewCard(content fyne.CanvasObject, tone Tone) *Card {
	c := &Card{content: content, tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// SetContent changes what stands in the card.
func (c *Card) SetContent(content fyne.CanvasObject) {
	c.content = content
	c.Refresh()
}

// SetTone changes the card's tone.
func (c *Card) SetTone(tone Tone) {
	c.tone = tone
	c.Refresh()
}

// CreateRenderer is Fyne's way to draw the card.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c: c, frame: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type cardRenderer struct {
	c     *Card
	frame *canvas.Rectangle
}

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.c.content}
}

func (r *cardRenderer) pad() float32 { return theme.Padding() * 1.5 }

func (r *cardRenderer) MinSize() fyne.Size {
	return r.c.content.MinSize().AddWidthHeight(2*r.pad(), 2*r.pad())
}

func (r *cardRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	r.c.content.Move(fyne.NewPos(r.pad(), r.pad()))
	r.c.content.Resize(size.SubtractWidthHeight(2*r.pad(), 2*r.pad()))
}

func (r *cardRenderer) Refresh() {
	r.frame.FillColor = themed(r.c.tone.tint())
	r.frame.StrokeColor, r.frame.StrokeWidth = themed(look.Line), 1
	if r.c.tone != Neutral {
		r.frame.StrokeColor = themed(r.c.tone.ink())
	}
	r.frame.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}
