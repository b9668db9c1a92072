package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
)

// Holder keeps the keyboard where it is on a page that is made anew when what it
// shows changes: what takes the place of a part that had it, gets it. Call Renew
// before the parts are made, Keep for each, and Settle when they stand in the
// page.
type Holder struct {
	parts map[string]fyne.Focusable
	had   string // the key of the part that had the keyboard
}

// Renew begins a new set of parts.
func (h *Holder) Renew() {
	h.had = ""
	for key, part := range h.parts {
		if hasFocusBelow(part) {
			h.had = key
		}
	}
	h.parts = map[string]fyne.Focusable{}
}

// Keep names a part by what it does.
func (h *Holder) Keep(key string, part fyne.Focusable) { h.parts[key] = part }

// KeepButtons names buttons by what they are of and their words, but for those
// that have a name, and returns them.
func (h *Holder) KeepButtons(of string, buttons ...fyne.CanvasObject) []fyne.CanvasObject {
	for _, o := range buttons {
		if b := o.(*Button); !slices.Contains(slices.Collect(maps.Values(h.parts)), fyne.Focusable(b)) {
			h.Keep(of+b.Text, b)
		}
	}
	return buttons
}

// Settle gives the keyboard back, to the part called other where the one that
// had it is gone.
func (h *Holder) Settle(other string) {
	if h.had == "" {
		return
	}
	part := h.parts[h.had]
	if part == nil {
		part = h.parts[other]
	}
	if part == nil {
		return
	}
	if s := stacks[CanvasOf(part.(fyne.CanvasObject))]; s != nil {
		s.back, s.moved = part, true
		return
	}
	Focus(part)
}

// hasFocusBelow reports whether a part of the window has the keyboard, or gets it
// back when the dialogs that are open are closed.
func hasFocusBelow(part fyne.Focusable) bool {
	c := CanvasOf(part.(fyne.CanvasObject))
	if c == nil {
		return false
	}
	if s := stacks[c]; s != nil {
		return s.back == part
	}
	return c.Focused() == part
}
