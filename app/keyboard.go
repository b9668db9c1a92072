package app

import (
	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// keepKeyboard gives the keyboard to what is shown where the part that has it
// went out of sight, as when another tab or item is chosen.
func (w *Window) keepKeyboard() {
	c := w.win.Canvas()
	had := c.Focused()
	if had == nil || w.menuOpen() || w.modal() || c.Overlays().Top() != nil || ui.InSight(had, w.win.Content()) {
		return
	}
	w.toPlace()
}

// toPlace gives the keyboard to where one works in what is shown.
func (w *Window) toPlace() {
	c := w.win.Canvas()
	switch {
	case w.over != nil:
		if w.over.focus != nil {
			c.Focus(w.over.focus())
		}
		return
	case w.reviewing == nil && w.mode == prepare:
		if to := w.matter.reader(); to != nil && ui.InSight(to, w.win.Content()) {
			c.Focus(to)
			return
		}
	}
	w.focusHome()
}

// regain gives the keyboard back where a click beside everything took it away.
func (w *Window) regain() fyne.Focusable {
	if w.modal() {
		return nil // the dialog sees to it
	}
	return ui.Regain(w.win.Canvas(), w.win.Content(), w.toPlace)
}

// into takes the keyboard from the agenda into what its row shows.
func (w *Window) into() {
	c := w.win.Canvas()
	if to := w.matter.reader(); w.mode == prepare && to != nil && ui.InSight(to, w.win.Content()) {
		c.Focus(to)
		return
	}
	c.FocusNext()
}

// reader is who takes the keyboard in the tab that is seen, nil for nobody.
func (m *matter) reader() fyne.Focusable {
	switch on := m.onPages(); {
	case m.onText():
		return m.page.Surface()
	case m.rows() != nil:
		return m.rows().List()
	case on != nil:
		return on.pages.view
	}
	return m.tabs.FirstShown()
}
