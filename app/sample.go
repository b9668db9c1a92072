package app

import (
	"context"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

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
