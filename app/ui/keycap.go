package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// clear is drawn by nobody: of a colour of our own without opacity every pixel would be.
var clear color.Color = color.Transparent

// KeyCap shows a key ("Ctrl+K") in a small frame.
type KeyCap struct {
	widget.BaseWidget
	text string
	ink  fyne.ThemeColorName
}

var (
	_ fyne.Widget     = (*KeyCap)(nil)
	_ fyne.Accessible = (*KeyCap)(nil)
)

// NewKeyCap returns the picture of a key.
func NewKeyCap(text string) *KeyCap {
	k := &KeyCap{text: text, ink: look.Secondary}
	k.ExtendBaseWidget(k)
	return k
}

// SetText changes the key; "" takes no room.
func (k *KeyCap) SetText(text string) {
	setVisible(k, text != "")
	k.set(text, k.ink)
}

func (k *KeyCap) set(text string, ink fyne.ThemeColorName) {
	if k.text != text || k.ink != ink {
		k.text, k.ink = text, ink
	}
	k.Refresh()
}

// AccessibilityLabel returns the key's name.
func (k *KeyCap) AccessibilityLabel() string { return k.text }

// AccessibilityRole says that it is text.
func (k *KeyCap) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's way to draw the key.
func (k *KeyCap) CreateRenderer() fyne.WidgetRenderer {
	r := &framedText{frame: canvas.NewRectangle(clear), text: canvas.NewText("", nil), owner: k}
	r.style = func() {
		r.text.Text, r.text.TextSize, r.text.Color = k.text, theme.Size(look.SizeBadge), themed(k.ink)
		r.frame.StrokeColor, r.frame.StrokeWidth, r.frame.CornerRadius = themed(k.ink), 1, 3
	}
	r.Refresh()
	return r
}

// framedText draws one line of small text in a frame; style sets how.
type framedText struct {
	frame *canvas.Rectangle
	text  *canvas.Text
	owner fyne.CanvasObject
	style func()
}

func (r *framedText) Destroy() {}

func (r *framedText) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.frame, r.text} }

func (r *framedText) MinSize() fyne.Size {
	pad := theme.Padding()
	return r.text.MinSize().AddWidthHeight(pad*2.5, pad*0.75)
}

func (r *framedText) Layout(size fyne.Size) {
	m := r.text.MinSize()
	want := r.MinSize()
	y := (size.Height - want.Height) / 2
	r.frame.Resize(fyne.NewSize(size.Width, want.Height))
	r.frame.Move(fyne.NewPos(0, y))
	r.text.Resize(m)
	r.text.Move(fyne.NewPos((size.Width-m.Width)/2, y+(want.Height-m.Height)/2))
}

func (r *framedText) Refresh() {
	r.style()
	r.Layout(r.owner.Size())
	canvas.Refresh(r.owner)
}
