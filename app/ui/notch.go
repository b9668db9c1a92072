package ui

import (
	"math"

	"fyne.io/fyne/v2"
)

// notch is how far Fyne scrolls for one notch of a mouse wheel, about a line; a
// reader expects three. What a touchpad sends is finer, and goes as far as it says.
const notch, linesOfNotch = 25, 3

// Notched makes the notches of a wheel as long as one expects.
func Notched(ev *fyne.ScrollEvent) *fyne.ScrollEvent {
	by := ev.Scrolled
	if math.Mod(float64(by.DX), notch) != 0 || math.Mod(float64(by.DY), notch) != 0 {
		return ev
	}
	longer := *ev
	longer.Scrolled = fyne.NewDelta(by.DX*linesOfNotch, by.DY*linesOfNotch)
	return &longer
}
