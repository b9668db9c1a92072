package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/ui"
)

// topped sets a head above the list: what there is to look at, and what can be
// done with a row. In a low window, or at large text, the head takes less than
// half the height and is scrolled by itself.
type topped struct {
	head   *ui.Stack
	scroll *container.Scroll
	list   fyne.CanvasObject
}

func newTopped(head *ui.Stack, list fyne.CanvasObject) fyne.CanvasObject {
	t := &topped{head, ui.NewScroll(head), list}
	return container.New(t, t.scroll, list)
}

func (t *topped) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(t.list.MinSize().Width, 2*t.list.MinSize().Height)
}

func (t *topped) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	whole := t.head.HeightFor(size.Width)
	high := min(whole, size.Height*0.45)
	t.head.Resize(fyne.NewSize(size.Width, whole))
	t.scroll.Resize(fyne.NewSize(size.Width, high))
	t.list.Move(fyne.NewPos(0, high))
	t.list.Resize(fyne.NewSize(size.Width, size.Height-high))
}
