package app

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/speech"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// showSpeech shows the speaking sheet of the meeting in place of everything else.
func (w *Window) showSpeech() {
	m := w.now.meeting
	if m == nil || !w.matter.saveNote() {
		return
	}
	id, chair := m.ID, false
	var page *speech.Page
	read := func(then func()) {
		as := chair
		ui.Load(w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (data.Speech, error) {
			return act.Speech(ctx, w.store, id, as)
		}, func(s data.Speech, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				w.failed(err)
			default:
				page.Show(s)
				then()
			}
		})
	}
	page = speech.New(speech.Params{
		Title: act.SpokenTitle, Place: act.PointPlace, Proposition: act.PropositionWords,
		Chair: func(on bool) { chair = on; read(func() {}) },
		PDF:   func() { w.openSpeech(id, chair) }, Leave: w.end,
	})
	read(func() {
		w.begin(over{content: page.Content(), focus: func() fyne.Focusable { return page.Focus() }})
	})
}

// openSpeech opens the sheet as a PDF in the viewer. The file is a copy that goes
// when the window closes.
func (w *Window) openSpeech(meetingID string, chair bool) {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.print.working")}, func(ctx context.Context, _ *ui.Progress) (act.Made, error) {
		return act.MakeSpeech(ctx, w.store, meetingID, chair)
	}, func(made act.Made, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.note.safe"))
			return
		}
		w.openFile(made.Document.Name, made.PDF)
		w.toasts.Say(swedish.T("window.print.private"))
	})
}
