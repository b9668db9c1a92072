package look

import "fyne.io/fyne/v2"

// Through goes through all that is shown of an object, from the outermost in,
// until next is false, and reports whether it came to the end.
func Through(o fyne.CanvasObject, next func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return true
	}
	if !next(o) {
		return false
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = RendererOf(o).Objects()
	}
	for _, part := range parts {
		if !Through(part, next) {
			return false
		}
	}
	return true
}
