package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Labelled is a text after a small word that says what it is. The words of
// several stand in a column; where there is too little room, above their texts.
type Labelled struct {
	widget.BaseWidget
	label *Words
	text  fyne.CanvasObject
}

// NewLabelled returns a text after a word.
func NewLabelled(label string, text fyne.CanvasObject) *Labelled {
	l := &Labelled{label: NewWords(label, WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, Bold: true}), text: text}
	l.ExtendBaseWidget(l)
	return l
}

func (l *Labelled) place(width float32, put Put) float32 {
	const pad = 2
	size := theme.TextSize()
	wide := max(size*5, l.label.longestWord()+size*0.6)
	if width-wide < size*15 {
		h := l.label.HeightFor(width)
		put(l.label, 0, pad, width, h)
		t := heightFor(l.text, width)
		put(l.text, 0, pad+h, width, t)
		return h + t + 2*pad
	}
	h, t := l.label.HeightFor(wide), heightFor(l.text, width-wide)
	put(l.label, 0, pad+size*0.16, wide, h) // on the first line of the text
	put(l.text, wide, pad, width-wide, t)
	return max(h, t) + 2*pad
}

// HeightFor returns the height in a width.
func (l *Labelled) HeightFor(width float32) float32 { return Place(l.place).Height(width) }

// MinSize implements fyne.Widget.
func (l *Labelled) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(160, l.HeightFor(max(l.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (l *Labelled) CreateRenderer() fyne.WidgetRenderer {
	return Place(l.place).Render(l, func() []fyne.CanvasObject { return []fyne.CanvasObject{l.label, l.text} })
}
