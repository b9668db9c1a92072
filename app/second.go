package app

import "paragraf/app/swedish"

// claim says so where another window has the same stores open: nothing is
// refused, and what is changed in one is seen in the other.
func (w *Window) claim() {
	first, release := w.store.ClaimWindow()
	w.release = release
	if !first {
		w.win.SetTitle(swedish.T("window.second.title"))
		w.toasts.Say(swedish.T("window.second.said"))
		return // what is being written there is nothing to rescue
	}
	w.rescue()
}
