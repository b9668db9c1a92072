package app

import (
	"errors"
	"fmt"
	"strings"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// problem tells of a failure: what happened, what is safe, and for whoever
// helps the kind of the error, never the content of a paper or a note.
func (w *Window) problem(err error, safe string) { ui.Error(w.win, problemOf(err, safe)) }

func problemOf(err error, safe string) ui.Problem {
	err = act.Disk(err)
	p := ui.Problem{What: err.Error(), Safe: safe}
	var known *act.Error
	var paper *intake.Error
	var changed *annotext.Changed
	switch {
	case errors.As(err, &paper):
		p.What, p.ToDo = act.Unread(paper)
		if paper.Place != "" {
			p.What = paper.Place + ": " + p.What
		}
	case errors.As(err, &known):
	case errors.As(err, &changed):
		p.What = changed.Error()
	case errors.Is(err, data.ErrNotFound):
		p.What, p.ToDo = swedish.T("window.error.gone"), swedish.T("window.error.gone_todo")
	case errors.Is(err, data.ErrConflict):
		p.What, p.ToDo = swedish.T("window.error.conflict"), swedish.T("window.error.conflict_todo")
	case errors.Is(err, ui.ErrPanicked):
		p.What, p.ToDo = swedish.T("window.error.panicked"), swedish.T("window.error.panicked_todo")
	default:
		p.What, p.ToDo = swedish.T("window.error.unknown"), swedish.T("window.error.unknown_todo")
		p.Details = fmt.Sprintf("%T: %v", err, err)
	}
	return p
}

// plain is a failure in the words of [problemOf], for a form or an editor, where
// there is room for a sentence only.
type plain struct {
	words string
	err   error
}

func (p plain) Error() string { return p.words }
func (p plain) Unwrap() error { return p.err }

func plainly(err error) error {
	if err == nil {
		return nil
	}
	p := problemOf(err, "")
	if p.Details != "" { // what to do with them needs the dialog
		return plain{p.What, err}
	}
	return plain{strings.TrimSpace(p.What + " " + p.ToDo), err}
}

func (w *Window) failed(err error) { w.problem(err, swedish.T("window.error.safe")) }
