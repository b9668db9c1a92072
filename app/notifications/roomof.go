package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// roomOf gives the list of a dialog the height that the window leaves it beside
// what else the dialog holds.
type roomOf struct{ win fyne.Window }

func (r roomOf) MinSize([]fyne.CanvasObject) fyne.Size {
	const beside, least, most = 350, 150, 640 // at text size 100 %
	scale := theme.TextSize() / 15
	return fyne.NewSize(200*scale, min(max(r.win.Canvas().Size().Height-beside*scale, least*scale), most*scale))
}

func (r roomOf) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
