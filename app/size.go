package app

import (
	"fmt"

	"fyne.io/fyne/v2"
)

// firstSize is how large the window is the first time; least is the least that is
// remembered.
var firstSize, leastSize = fyne.NewSize(1280, 820), fyne.NewSize(640, 400)

// frameRoom is what the title of a window and its edges take of the screen.
const frameRoom = 32

// readSize is how large the window was when it was closed last.
func (w *Window) readSize() fyne.Size {
	var size fyne.Size
	if n, err := fmt.Sscanf(w.setting(keySize), "%fx%f", &size.Width, &size.Height); n < 2 || err != nil || size.Width < leastSize.Width || size.Height < leastSize.Height {
		return firstSize
	}
	return size
}

// keepSize remembers how large the window is.
func (w *Window) keepSize() {
	if size := w.win.Canvas().Size(); size != w.readSize() && size.Width >= leastSize.Width && size.Height >= leastSize.Height {
		w.setSetting(keySize, fmt.Sprintf("%.0fx%.0f", size.Width, size.Height))
	}
}

// fit makes the window no larger than the screen has room for: it may have been
// closed on a larger one.
func (w *Window) fit() {
	if w.o.Screen == nil {
		return
	}
	width, height := w.o.Screen()
	scale := w.win.Canvas().Scale()
	if width <= 0 || height <= 0 || scale <= 0 {
		return
	}
	size := w.win.Canvas().Size()
	if most := fyne.NewSize(width/scale, height/scale-frameRoom); size.Width > most.Width || size.Height > most.Height {
		w.win.Resize(fyne.NewSize(min(size.Width, most.Width), min(size.Height, most.Height)))
	}
}
