package app

import "fyne.io/fyne/v2"

// over is a walk that takes the whole window while it lasts: signing, and the
// check of a file. Esc leaves it, and what was shown before is there again.
type over struct {
	content fyne.CanvasObject
	pages   *preview                          // what is printed from it; nil for nothing
	focus   func() fyne.Focusable             // who has the keyboard first
	key     func(*fyne.KeyEvent) (taken bool) // takes keys that no focused part has a use for; may be nil
	drop    func(name string, file []byte)    // takes a file that is dropped; nil: it is read in as always
	leave   func()                            // gives back what the walk needed; may be nil
	holds   bool                              // files to be read in wait until it is left
}

// begin shows a walk in place of everything else. One that is under way ends.
func (w *Window) begin(o over) {
	w.leaveOver()
	w.toasts.Clear() // it speaks of what was shown before
	w.over = &o
	w.refresh()
	if o.focus != nil {
		w.win.Canvas().Focus(o.focus())
	}
}

// end leaves the walk, and goes on to a file that waited for that.
func (w *Window) end() {
	if w.over == nil {
		return
	}
	w.leaveOver()
	w.refresh()
	w.focusHome()
	w.goOn()
}

// leaveOver gives back what the walk needed, for something else to be shown.
func (w *Window) leaveOver() {
	left := w.over
	w.over = nil
	if left != nil && left.leave != nil {
		left.leave()
	}
}

// scrolls lets the keys that scroll reach pages from wherever the keyboard is.
func scrolls(p *preview) func(*fyne.KeyEvent) bool { return walks(p, nil) }

// walks is scrolls, and goes on by Enter where no part has the keyboard.
func walks(p *preview, next func()) func(*fyne.KeyEvent) bool {
	return func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown:
			p.view.TypedKey(ev)
			return true
		case fyne.KeyReturn, fyne.KeyEnter:
			if next != nil {
				next()
				return true
			}
		}
		return false
	}
}
