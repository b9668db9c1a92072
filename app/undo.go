package app

import (
	"paragraf/app/swedish"
)

// undoable is an act with the way back and forth. Both ways go through the
// stores as the act itself did, so that everything that shows it follows.
type undoable struct {
	label  string // what was done, as it stands after "Ångra": "ny anteckning"
	undo   func() error
	redo   func() error
	series string // acts of one series that follow one another are one act
}

// mostUndone is how many acts can be undone.
const mostUndone = 1000

// remember makes an act undoable. What was undone before it can no longer be
// done again.
func (w *Window) remember(label string, undo, redo func() error) {
	w.rememberSeries("", label, undo, redo)
}

// rememberSeries makes an act undoable together with those of the same series
// that came right before it: six times larger text is undone at once.
func (w *Window) rememberSeries(series, label string, undo, redo func() error) {
	n := len(w.undone)
	if series != "" && n > 0 && w.undone[n-1].series == series && len(w.redone) == 0 {
		w.undone[n-1].redo = redo
	} else {
		w.undone = append(w.undone, undoable{label, undo, redo, series})
	}
	if len(w.undone) > mostUndone {
		w.undone = w.undone[1:]
	}
	w.redone = nil
	w.refreshMenu()
}

// undo takes back the last act, while something is under review the last one
// there.
func (w *Window) undo() {
	if w.reviewing != nil {
		w.review.Undo()
		return
	}
	w.swap(&w.undone, &w.redone, func(u undoable) func() error { return u.undo }, "window.undo.undone", "window.undo.no_undone")
}

// redo does again what was undone last.
func (w *Window) redo() {
	if w.reviewing != nil {
		w.review.Redo()
		return
	}
	w.swap(&w.redone, &w.undone, func(u undoable) func() error { return u.redo }, "window.undo.redone", "window.undo.no_redone")
}

// swap moves the last act from one stack to the other. An act that cannot be
// moved, because what it was on is gone, is forgotten.
func (w *Window) swap(from, to *[]undoable, way func(undoable) func() error, said, none string) {
	if !w.matter.saveNote() { // what is being written comes first
		return
	}
	n := len(*from)
	if n == 0 {
		w.toasts.Say(swedish.T(none))
		return
	}
	last := (*from)[n-1]
	*from = (*from)[:n-1]
	if err := way(last)(); err != nil {
		w.refreshMenu()
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	*to = append(*to, last)
	w.refreshMenu()
	w.toasts.Say(swedish.T(said, "what", last.label))
}

// undoWords and redoWords are what the menu says: what would be undone.
func (w *Window) undoWords() string { return turnWords(w.undone, "undo") }

func (w *Window) redoWords() string { return turnWords(w.redone, "redo") }

func turnWords(stack []undoable, name string) string {
	if len(stack) == 0 {
		return swedish.T("window.do." + name)
	}
	return swedish.T("window.do."+name+"_what", "what", stack[len(stack)-1].label)
}
