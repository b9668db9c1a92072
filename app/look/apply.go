package look

import (
	"reflect"
	"time"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fyne's own way to another theme, Settings.SetTheme, parses all typefaces again,
// measures every word again, and has each container refresh what is in it, which
// has been refreshed already, level by level: some 80 ms in a full window. Apply
// goes through the window once instead and keeps what it can keep, as no look
// brings other typefaces: a quarter of that (docs/performance.md).

// Both functions are Fyne 2.8.1's own; another version that lacks them does not
// link with this.

//go:linkname destroyExpiredSvgs fyne.io/fyne/v2/internal/cache.destroyExpiredSvgs
func destroyExpiredSvgs(now time.Time)

// RendererOf returns what draws a widget, for those who go through a window.
//
//go:linkname RendererOf fyne.io/fyne/v2/internal/cache.Renderer
func RendererOf(fyne.Widget) fyne.WidgetRenderer

// Apply makes o the look of the whole running program, at once. Call it on the
// UI goroutine.
func Apply(a fyne.App, o Options) {
	t, ours := a.Settings().Theme().(*Theme)
	if !ours {
		a.Settings().AddListener(func(fyne.Settings) { forget() })
		a.Settings().SetTheme(New(o))
		return
	}
	t.choose(o)
	destroyExpiredSvgs(time.Now().AddDate(1, 0, 0)) // all: Fyne keeps the icons by name, not by colour
	for _, w := range a.Driver().AllWindows() {
		renew(w.Content())
		for _, o := range w.Canvas().Overlays().List() {
			renew(o)
		}
		if bar := MenuBar(w.Canvas()); bar != nil {
			renew(bar)
			w.SetPadded(w.Padded()) // moves the content below a bar of another height
		}
	}
}

// renew has o and all its parts take sizes and colours from the theme, the parts
// first.
func renew(o fyne.CanvasObject) {
	switch o := o.(type) {
	case nil:
	case fyne.Widget:
		renderer := RendererOf(o)
		for _, part := range renderer.Objects() {
			renew(part)
		}
		renderer.Layout(o.Size())
		o.Refresh()
	case *fyne.Container:
		for _, part := range o.Objects {
			renew(part)
		}
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
		canvas.Refresh(o) // o.Refresh would refresh all that is in it once more
	default:
		o.Refresh()
	}
}

// MenuBar is the bar of menus, which belongs to the canvas and not to its
// content; nil where the system draws it, or the driver has none.
func MenuBar(c fyne.Canvas) fyne.CanvasObject {
	v := reflect.Indirect(reflect.ValueOf(c))
	if v.Kind() != reflect.Struct {
		return nil
	}
	field := v.FieldByName("menu")
	if !field.IsValid() || !field.CanAddr() {
		return nil
	}
	bar, _ := reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem().Interface().(fyne.CanvasObject)
	return bar
}
