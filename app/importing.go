package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// queue is the files that wait to be reviewed, and the one under review.
type queue struct {
	reading act.Reading
	paths   []string // those after it
}

// sources are the kinds of file that can be read in.
var sources = []string{".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".json"}

func (w *Window) askImport() {
	if w.reviewing != nil {
		return
	}
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.import.title"), Extensions: sources, Submit: swedish.T("window.import.submit")},
		func(path string) { w.Import(path) })
}

// Dropped takes files that were dropped on the window. A PDF that carries
// signatures may be meant to be checked, so the user is asked.
func (w *Window) Dropped(uris []fyne.URI) {
	if w.modal() || w.reviewing != nil {
		return // first what is open is answered
	}
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) == 1 {
		if raw, err := act.ReadFileBytes(paths[0]); err == nil && intake.IsPDF(raw) && bytes.Contains(raw, []byte("/ByteRange")) {
			ui.Confirm(w.win, ui.ConfirmOptions{
				Title:   filepath.Base(paths[0]),
				Message: swedish.T("window.drop.signed"),
				Yes:     swedish.T("window.drop.verify"), No: swedish.T("window.drop.import"),
				OnYes: func() { w.verify(filepath.Base(paths[0]), raw) },
				OnNo:  func() { w.Import(paths[0]) },
			})
			return
		}
	}
	if len(paths) > 0 {
		w.Import(paths...)
	}
}

// Import reads files, one after the other, and shows each for review. Nothing
// is stored before the user saves it.
func (w *Window) Import(paths ...string) {
	path, rest := paths[0], paths[1:]
	name := filepath.Base(path)
	ui.Load(w.win, ui.Task{Title: swedish.T("window.import.reading", "file", name)}, func(ctx context.Context, _ *ui.Progress) (act.Reading, error) {
		raw, err := act.ReadFileBytes(path)
		if err != nil {
			return act.Reading{}, err
		}
		return act.Read(ctx, w.store, name, raw)
	}, func(r act.Reading, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			w.importFailed(name, err, rest)
		default:
			w.reviewing = &queue{reading: r, paths: rest}
			w.review.Show(r.Draft, r.Preview, len(rest))
			w.refresh()
			w.win.Canvas().Focus(w.review.Focus())
		}
	})
}

// importFailed says what was wrong with a file and goes on to the next.
func (w *Window) importFailed(name string, err error, rest []string) {
	p := problemOf(err, swedish.T("window.import.safe"))
	p.Title = swedish.T("window.import.failed", "file", name)
	if len(rest) > 0 {
		p.Retry, p.RetryText = func() { w.Import(rest...) }, swedish.N("window.import.go_on", len(rest))
	}
	ui.Error(w.win, p)
}

// acceptReview stores what is under review, opens it, and goes on to the next.
func (w *Window) acceptReview() {
	q := w.reviewing
	if q == nil {
		return
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("window.import.saving")}, func(ctx context.Context, _ *ui.Progress) (data.Acceptance, error) {
		return act.Accept(ctx, w.store, q.reading)
	}, func(a data.Acceptance, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.import.not_saved"))
			return
		}
		w.toasts.Say(swedish.T("window.import."+string(a.Outcome), "file", q.reading.Name))
		w.mode = prepare
		w.OpenMeeting(a.MeetingID)
		w.leaveReview()
	})
}

// leaveReview ends the review without storing anything more.
func (w *Window) leaveReview() {
	q := w.reviewing
	if q == nil {
		return
	}
	w.reviewing = nil
	w.refresh()
	w.focusHome()
	if len(q.paths) > 0 {
		w.Import(q.paths...)
	}
}

// focusHome gives the keyboard to where work goes on.
func (w *Window) focusHome() {
	if len(w.now.meetings) == 0 {
		w.win.Canvas().Focus(w.welcome.Focus())
		return
	}
	w.win.Canvas().Focus(w.agenda.List())
}

// problem tells of a failure: what happened, what is safe, and for whoever
// helps the kind of the error, never the content of a paper or a note.
func (w *Window) problem(err error, safe string) { ui.Error(w.win, problemOf(err, safe)) }

func problemOf(err error, safe string) ui.Problem {
	p := ui.Problem{What: err.Error(), Safe: safe}
	var known *act.Error
	var paper *intake.Error
	switch {
	case errors.As(err, &paper):
		p.What, p.ToDo = paper.Problem, paper.Remedy
		if paper.Place != "" {
			p.What = paper.Place + ": " + p.What
		}
	case errors.As(err, &known):
	case errors.Is(err, data.ErrConflict):
		p.What, p.ToDo = swedish.T("window.error.conflict"), swedish.T("window.error.conflict_todo")
	default:
		p.What, p.ToDo = swedish.T("window.error.unknown"), swedish.T("window.error.unknown_todo")
		p.Details = fmt.Sprintf("%T: %v", err, err)
	}
	return p
}

func (w *Window) failed(err error) { w.problem(err, swedish.T("window.error.safe")) }

func (w *Window) loadSample() {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.sample.loading")}, func(ctx context.Context, _ *ui.Progress) ([]data.Acceptance, error) {
		return act.LoadSample(ctx, w.store)
	}, func(_ []data.Acceptance, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		w.toasts.Say(swedish.T("window.sample.loaded"))
		w.focusHome()
	})
}

func (w *Window) removeSample() {
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title: swedish.T("window.do.no_sample"), Message: swedish.T("window.sample.remove"),
		Yes: swedish.T("window.sample.remove_yes"), Danger: true,
		OnYes: func() {
			if err := act.RemoveSample(context.Background(), w.store); err != nil {
				w.problem(err, swedish.T("window.error.safe"))
				return
			}
			w.undone = nil
			w.toasts.Say(swedish.T("window.sample.removed"))
		},
	})
}

func (w *Window) removeMeeting() {
	m := w.now.meeting
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title:   swedish.T("window.remove.title"),
		Message: swedish.T("window.remove.message", "body", m.Body, "date", swedish.Date(m.Date)),
		Yes:     swedish.T("window.remove.yes"), Danger: true,
		OnYes: func() {
			if err := w.store.RemoveMeeting(context.Background(), m.ID); err != nil {
				w.problem(err, swedish.T("window.error.safe"))
				return
			}
			w.undone = nil
			w.toasts.Say(swedish.T("window.remove.done"))
		},
	})
}
