package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Beside sets a small part before a text that may wrap, both from the top.
type Beside struct {
	widget.BaseWidget
	first, rest fyne.CanvasObject
}

// NewBeside returns first at its own width, and rest with what remains.
func NewBeside(first, rest fyne.CanvasObject) *Beside {
	b := &Beside{first: first, rest: rest}
	b.ExtendBaseWidget(b)
	return b
}

func (b *Beside) place(width float32, put Put) float32 {
	const gap, pad = 8, 3
	first := b.first.MinSize()
	wide := max(width-first.Width-gap, 40)
	h := heightFor(b.rest, wide)
	put(b.first, 0, pad, first.Width, first.Height)
	put(b.rest, first.Width+gap, pad, wide, h)
	return max(first.Height, h) + 2*pad
}

// HeightFor returns the height in a width.
func (b *Beside) HeightFor(width float32) float32 { return Place(b.place).Height(width) }

// MinSize implements fyne.Widget.
func (b *Beside) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return fyne.NewSize(b.first.MinSize().Width+48, b.HeightFor(max(b.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (b *Beside) CreateRenderer() fyne.WidgetRenderer { return Place(b.place).Render(b, b.parts) }

func (b *Beside) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.first, b.rest}
}
