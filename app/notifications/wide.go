package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// wide gives one content a width of its own, at text size 100 %.
type wide float32

func (w wide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w)*theme.TextSize()/15, o[0].MinSize().Height)
}

func (w wide) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
