package ui

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
)

// InSight reports whether a part is shown within another. One that is hidden, as
// in a tab that is not seen, or has been taken away can have the keyboard still,
// and then no key does anything that one sees.
func InSight(part fyne.Focusable, in fyne.CanvasObject) bool {
	return !look.Through(in, func(o fyne.CanvasObject) bool {
		f, ok := o.(fyne.Focusable)
		return !ok || f != part
	})
}

// FirstIn returns the first part within another that can have the keyboard, nil
// for none.
func FirstIn(in fyne.CanvasObject) (first fyne.Focusable) {
	look.Through(in, func(o fyne.CanvasObject) bool {
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return true
		}
		f, ok := o.(fyne.Focusable)
		if ok {
			first = f
		}
		return !ok
	})
	return first
}
