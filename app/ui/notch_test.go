package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestANotchOfTheWheelIsThreeLines(t *testing.T) {
	for _, c := range []struct{ sent, scrolled fyne.Delta }{
		{fyne.NewDelta(0, -25), fyne.NewDelta(0, -75)},
		{fyne.NewDelta(0, 50), fyne.NewDelta(0, 150)},
		{fyne.NewDelta(25, 0), fyne.NewDelta(75, 0)},
		{fyne.NewDelta(0, -3.5), fyne.NewDelta(0, -3.5)}, // a touchpad
		{fyne.NewDelta(1.25, -25), fyne.NewDelta(1.25, -25)},
	} {
		ev := &fyne.ScrollEvent{Scrolled: c.sent}
		if got := Notched(ev).Scrolled; got != c.scrolled || ev.Scrolled != c.sent {
			t.Errorf("%v scrolls by %v, want %v", c.sent, got, c.scrolled)
		}
	}
}
