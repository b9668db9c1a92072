package app

import (
	"context"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// printWithNotes makes a print of the item, or of the meeting while its own page
// is shown, with the reader's notes in the margin, and opens it in the viewer,
// where it can be printed. The file is a copy that goes when the window closes.
func (w *Window) printWithNotes() {
	m := w.now.meeting
	if m == nil || !w.matter.saveNote() {
		return
	}
	meeting, item := m.ID, w.at
	ui.Load(w.win, ui.Task{Title: swedish.T("window.print.working")}, func(ctx context.Context, _ *ui.Progress) (act.Made, error) {
		return act.MakeAnnotated(ctx, w.store, meeting, item)
	}, func(made act.Made, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.note.safe"))
			return
		}
		w.openFile(made.Document.Name, made.PDF)
		says := "window.print.private"
		if !made.Private {
			says = "window.print.without"
		}
		w.toasts.Say(swedish.T(says))
	})
}
