package app

import (
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// quit closes the window, having stored what is being written. Where that cannot
// be done, or corrections of a paper would be lost, it asks first.
func (w *Window) quit() {
	if w.quitting { // it is being asked
		return
	}
	why := ""
	switch {
	case !w.keepWords():
		why = swedish.T("window.quit.unsaved")
	case w.reviewing != nil && w.review.Corrected():
		why = swedish.T("window.review.lose")
	default:
		w.win.Close()
		return
	}
	w.quitting = true
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title: swedish.T("window.quit.title"), Message: why, Danger: true,
		Yes: swedish.T("window.quit.yes"), No: swedish.T("window.quit.no"),
		OnYes: w.win.Close, OnNo: func() { w.quitting = false },
	})
}

// keepWords stores what is being written, wherever that is, and reports whether
// all of it could be stored.
func (w *Window) keepWords() bool {
	if w.asking != nil && w.asking() == nil {
		w.asking = nil
	}
	asked := w.asking == nil
	kept := w.matter.saveNote()
	if w.mine != nil {
		kept = w.mine.Save() && kept
	}
	return asked && kept
}
