package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// NewMiddle keeps content in the middle of a wide place, at most so wide, at
// text size 100 %: a line is to be read without turning one's head.
func NewMiddle(widest float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(middle(widest), content)
}

type middle float32

func (m middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, float32(m)*theme.TextSize()/15)
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-width)/2, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (middle) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
