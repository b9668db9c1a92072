package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// While a screen is laid out its list may be lower than a row for a moment. The
// row that is chosen then still shows its beginning when there is room again.
func TestARowTallerThanTheListShowsItsBeginning(t *testing.T) {
	w := window(t)
	l := NewList(ListOptions{
		Length: func() int { return 30 },
		Create: func() fyne.CanvasObject { return widget.NewLabel("rad") },
		Update: func(int, fyne.CanvasObject) {},
		Height: func(int, float32) float32 { return 60 },
	})
	w.SetContent(l)
	for _, i := range []int{0, 7} {
		l.Resize(fyne.NewSize(300, 25))
		l.Select(i)
		l.Resize(fyne.NewSize(300, 400))
		if top, _ := l.rows.span(i); l.scroll.Offset.Y > top {
			t.Errorf("row %d begins at %v, the list shows what is below %v", i, top, l.scroll.Offset.Y)
		}
	}
}
