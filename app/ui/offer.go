package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Offer is words with a button at their right that does something about them.
// Where the words would have too little room, the button stands under them.
type Offer struct {
	widget.BaseWidget
	words, button fyne.CanvasObject
}

// NewOffer returns words with a button.
func NewOffer(words, button fyne.CanvasObject) *Offer {
	o := &Offer{words: words, button: button}
	o.ExtendBaseWidget(o)
	return o
}

func (o *Offer) place(width float32, put Put) float32 {
	const gap, under = 16, 6
	b := o.button.MinSize()
	if width-b.Width-gap < theme.TextSize()*15 { // some thirty characters
		h := heightFor(o.words, width)
		put(o.words, 0, 0, width, h)
		put(o.button, 0, h+under, min(b.Width, width), b.Height)
		return h + under + b.Height
	}
	wide := width - b.Width - gap
	h := heightFor(o.words, wide)
	tall := max(h, b.Height)
	put(o.words, 0, (tall-h)/2, wide, h)
	put(o.button, width-b.Width, (tall-b.Height)/2, b.Width, b.Height)
	return tall
}

// HeightFor returns the height in a width.
func (o *Offer) HeightFor(width float32) float32 { return Place(o.place).Height(width) }

// MinSize implements fyne.Widget.
func (o *Offer) MinSize() fyne.Size {
	o.ExtendBaseWidget(o)
	return fyne.NewSize(160, o.HeightFor(max(o.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (o *Offer) CreateRenderer() fyne.WidgetRenderer {
	return Place(o.place).Render(o, func() []fyne.CanvasObject { return []fyne.CanvasObject{o.words, o.button} })
}
