package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/ui"
)

// topped sets above the list what there is to look at, and what can be done with a
// row. In a low window, or at large text, what there is to look at takes less than
// half the height and is scrolled by itself.
type topped struct {
	head, tools *ui.Stack
	scroll      *container.Scroll
	list        fyne.CanvasObject
}

func newTopped(head, tools *ui.Stack, list fyne.CanvasObject) fyne.CanvasObject {
	t := &topped{head, tools, ui.NewScroll(head), list}
	return container.New(t, t.scroll, tools, list)
}

func (t *topped) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(t.list.MinSize().Width, 2*t.list.MinSize().Height)
}

func (t *topped) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	whole, tools := t.head.HeightFor(size.Width), t.tools.HeightFor(size.Width)
	most := max(size.Height*0.45-tools, (size.Height-tools)*0.3) // two lines at least, where there is any room
	y := float32(0)
	put := func(o fyne.CanvasObject, high float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, high))
		y += high
	}
	t.head.Resize(fyne.NewSize(size.Width, whole))
	put(t.scroll, max(0, min(whole, most)))
	put(t.tools, tools)
	put(t.list, max(0, size.Height-y))
}
