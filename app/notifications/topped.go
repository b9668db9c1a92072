package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/ui"
)

// topped sets above the list what can be done with a row. What there is to look at
// goes with the rows, and is short where the window is low or the text large.
type topped struct {
	head, tools *ui.Stack
	list        *ui.List
}

func newTopped(head, tools *ui.Stack, list *ui.List) fyne.CanvasObject {
	return container.New(&topped{head, tools, list}, tools, list)
}

func (t *topped) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(t.list.MinSize().Width, 2*t.list.MinSize().Height)
}

func (t *topped) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	low := ui.Low(size.Height)
	ui.FitNotices(t.head, low, t.list.Refresh)
	t.tools.Top, t.tools.Bottom = 14, 12
	if low {
		t.tools.Top, t.tools.Bottom = 8, 8
	}
	tools := t.tools.HeightFor(size.Width)
	t.tools.Move(fyne.NewPos(0, 0))
	t.tools.Resize(fyne.NewSize(size.Width, tools))
	t.list.Move(fyne.NewPos(0, tools))
	t.list.Resize(fyne.NewSize(size.Width, max(0, size.Height-tools)))
}
