package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Elastic holds what scrolls by itself in a dialog. It is as high as it asks to
// be where there is room; in a low window it is what gives way, so that nothing
// scrolls within something that scrolls.
type Elastic struct {
	content fyne.CanvasObject
	wants   fyne.Size // at text size 100 %
	high    float32   // that it has now
}

// NewElastic returns content that asks for a size, at text size 100 %.
func NewElastic(wants fyne.Size, content fyne.CanvasObject) *Elastic {
	e := &Elastic{wants: wants}
	e.content = container.New(e, content)
	e.stretch()
	return e
}

// Content returns the object to put into the dialog.
func (e *Elastic) Content() fyne.CanvasObject { return e.content }

func (e *Elastic) stretch() { e.high = e.wants.Height * theme.TextSize() / 15 }

// give makes it lower, down to some lines.
func (e *Elastic) give(by float32) {
	e.high = max(min(e.high, 5*theme.TextSize()), e.high-by)
}

// Layout implements fyne.Layout.
func (e *Elastic) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}

// MinSize implements fyne.Layout.
func (e *Elastic) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(e.wants.Width, e.high)
}
