package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// sized gives one content a size of its own, at text size 100 %; its own least
// height where Height is 0.
type sized fyne.Size

func (s sized) MinSize(o []fyne.CanvasObject) fyne.Size {
	scale := theme.TextSize() / 15
	size := fyne.NewSize(s.Width*scale, s.Height*scale)
	if s.Height == 0 {
		size.Height = o[0].MinSize().Height
	}
	return size
}

func (s sized) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
