package reports

import (
	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// headed sets the line to find words in and what is to be looked at above the
// text. The text always has most of the room: where a low window or large
// letters leave too little, what is to be looked at scrolls in its own place.
type headed struct {
	find *ui.Stack
	head *ui.Sheet
	text fyne.CanvasObject
}

// mostHead is how much of the height what is to be looked at may have.
const mostHead = 0.34

// Layout implements fyne.Layout; the objects are the parts in their order.
func (l *headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	again := func() { l.Layout(objects, size) }
	ui.FitNotices(l.head.Stack, ui.Low(size.Height), again)
	find := l.find.HeightFor(size.Width)
	head := min(l.head.HeightFor(size.Width), mostHead*(size.Height-find))
	y := float32(0)
	for i, h := range []float32{find, head, size.Height - find - head} {
		h = max(h, 0)
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

// MinSize implements fyne.Layout.
func (l *headed) MinSize([]fyne.CanvasObject) fyne.Size {
	return l.text.MinSize().AddWidthHeight(0, l.find.MinSize().Height)
}
