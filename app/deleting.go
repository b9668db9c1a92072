package app

import (
	"context"
	"errors"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// askDeleteShown deletes all own notes that are shown, when the owner has said
// so, as one act that can be undone.
func (w *Window) askDeleteShown() {
	filter := w.mine.Filter()
	n := len(filter.IDs)
	if n == 0 || !w.mine.Save() {
		return
	}
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title: swedish.T("mynotes.delete_shown_title"), Message: swedish.N("mynotes.delete_shown_means", n),
		Yes: swedish.T("mynotes.delete"), Danger: true, OnYes: func() { w.deleteShown(filter) },
	})
}

// deleteShown deletes the notes that a filter lets through.
func (w *Window) deleteShown(filter data.NoteFilter) {
	ui.Load(w.win, ui.Task{Title: swedish.T("mynotes.delete_shown_title")}, func(ctx context.Context, _ *ui.Progress) ([]data.Note, error) {
		notes, err := w.store.Notes(ctx, filter)
		if err == nil {
			_, err = w.store.DeleteNotes(context.WithoutCancel(ctx), data.NoteIDs(notes)...)
		}
		return notes, err
	}, func(gone []data.Note, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			w.problem(err, swedish.T("window.note.safe"))
		default:
			ids := data.NoteIDs(gone)
			w.forget(ids...)
			w.remember(swedish.T("window.undo.notes_deleted"), func() error {
				return w.store.RestoreNotes(context.Background(), gone...)
			}, func() error { return w.dropNotes(ids) })
			w.toasts.Offer(swedish.N("mynotes.deleted", len(gone)), swedish.T("window.do.undo"), w.undo)
		}
	})
}

// dropNotes deletes notes; those that are not there are passed by.
func (w *Window) dropNotes(ids []string) error {
	_, err := w.store.DeleteNotes(context.Background(), ids...)
	if err == nil {
		w.forget(ids...)
	}
	return err
}
