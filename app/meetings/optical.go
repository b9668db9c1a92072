package meetings

import (
	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// optical sets a sheet a little above the middle of a page that is higher than it.
type optical struct{ sheet *ui.Sheet }

// Layout implements fyne.Layout.
func (l *optical) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	free := size.Height - l.sheet.HeightFor(size.Width)
	top := max(0, free*0.4)
	objects[0].Move(fyne.NewPos(0, top))
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-top))
}

// MinSize implements fyne.Layout.
func (l *optical) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
