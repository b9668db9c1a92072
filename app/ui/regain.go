package ui

import "fyne.io/fyne/v2"

// worked is the place of work that had the keyboard last: a list, a text, pages
// or a field.
var worked fyne.Focusable

// WorkedIn is told by such a place when the keyboard leaves it.
func WorkedIn(place fyne.Focusable) { worked = place }

// Regain gives the keyboard back to the place that had it last, where nobody has
// it: Fyne takes it away at every click beside what can have it, so also at one
// on the line of menus. Where that place is not in sight within the content,
// home is called. It returns who has the keyboard then.
func Regain(c fyne.Canvas, content fyne.CanvasObject, home func()) fyne.Focusable {
	if c.Focused() == nil && c.Overlays().Top() == nil {
		if worked != nil && InSight(worked, content) {
			c.Focus(worked)
		} else {
			home()
		}
	}
	return c.Focused()
}
