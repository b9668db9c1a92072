package annotext

import (
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Which chip has the keyboard is seen also where it is the chosen one.
func TestTheKeyboardIsSeenOnTheChosenChip(t *testing.T) {
	test.NewTempApp(t)
	for _, chosen := range []bool{false, true} {
		c := newChip(&chip{colour: Yellow, chosen: chosen})
		rings := func() (n int) {
			for _, o := range test.WidgetRenderer(c).Objects() {
				if r, ok := o.(*canvas.Rectangle); ok && r.Size().Width > c.Size().Width {
					n++
				}
			}
			return n
		}
		c.Resize(c.MinSize())
		before := rings()
		c.FocusGained()
		if before != 0 || rings() != 1 {
			t.Errorf("chosen %v: %d rings without the keyboard, %d with it", chosen, before, rings())
		}
	}
}
