package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// GoOn hands on a key that a focused part has no use for: to the dialog that it
// stands in, else to the key handler of the window's canvas.
func GoOn(from fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := CanvasOf(from)
	if c == nil {
		return
	}
	if d := topDialog(c); d != nil {
		d.typedKey(ev)
		return
	}
	if handle := c.OnTypedKey(); handle != nil {
		handle(ev)
	}
}

// GoOnRune hands on a typed character in the same way; a dialog takes none.
func GoOnRune(from fyne.CanvasObject, r rune) {
	c := CanvasOf(from)
	if c == nil || topDialog(c) != nil {
		return
	}
	if handle := c.OnTypedRune(); handle != nil {
		handle(r)
	}
}

// GoOnShortcut hands on a shortcut that a focused part does not know to the
// canvas, where the window has registered its own.
func GoOnShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := CanvasOf(from).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// Modifiers returns the modifier keys that are held down now, none where the
// driver cannot tell.
func Modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Focus gives the keyboard to o if it stands in a window.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := CanvasOf(object); c != nil {
		c.Focus(o)
	}
}

// CanvasOf returns the canvas that an object stands in, nil for none. The driver
// knows it only of what it has drawn before; what has just come, as a tab that
// was not seen yet, can stand in nothing but the one window that there is.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	d := fyne.CurrentApp().Driver()
	if c := d.CanvasForObject(o); c != nil {
		return c
	}
	if windows := d.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

// canvasOf is [CanvasOf] of what has been drawn: nil where the object is nowhere
// any more, or not yet.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// windowOf returns the window that an object stands in, nil for none.
func windowOf(o fyne.CanvasObject) fyne.Window {
	c := canvasOf(o)
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if c != nil && w.Canvas() == c {
			return w
		}
	}
	return nil
}

func isEnter(name fyne.KeyName) bool {
	return name == fyne.KeyReturn || name == fyne.KeyEnter
}

func themed(name fyne.ThemeColorName) color.Color { return theme.Color(name) }
