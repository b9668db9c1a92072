package app

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/review"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// queue is the files that were chosen to be read in: those that wait, and the
// one that is being read. They are read and reviewed one after the other.
type queue struct {
	waiting []string
	name    string       // of the one that is being read
	done    int          // how many have been begun
	of      int          // how many were chosen
	busy    bool         // one is being read
	retitle func(string) // says anew which one that is, while it is
	asked   int          // previews asked for, of the one under review
}

// underReview is the file that is under review.
type underReview struct {
	reading act.Reading
	earlier []data.Claim // of the stored version of a known meeting
}

// sources are the kinds of file that can be read in.
var sources = []string{".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".json"}

func (w *Window) askImport() {
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.import.title"), Extensions: sources, Submit: swedish.T("window.import.submit")},
		func(path string) { w.Import(path) })
}

// Dropped takes files that were dropped anywhere on the window. What is dropped
// while another file is read or reviewed waits for its turn. A PDF that carries
// signatures may be meant to be checked, so the user is asked.
func (w *Window) Dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	switch {
	case len(paths) == 0:
	case w.reviewing != nil || w.queue.busy:
		w.Import(paths...)
	case w.modal():
		w.toasts.Say(swedish.T("window.import.answer_first"))
	case len(paths) > 1:
		w.Import(paths...)
	default:
		w.droppedOne(paths[0])
	}
}

// droppedOne looks into a file before it is read in.
func (w *Window) droppedOne(path string) {
	w.queue.busy = true
	ui.Load(w.win, ui.Task{Quiet: true}, func(context.Context, *ui.Progress) ([]byte, error) {
		return act.ReadFileBytes(path)
	}, func(raw []byte, err error) {
		w.queue.busy = false
		if err == nil && w.over != nil && w.over.drop != nil {
			w.over.drop(filepath.Base(path), raw)
			return
		}
		if err != nil || !intake.IsPDF(raw) || !bytes.Contains(raw, []byte("/ByteRange")) {
			w.Import(path) // which tells what is wrong with it, if anything is
			return
		}
		w.droppedSigned(path, raw)
	})
}

// droppedSigned offers to take a signed PDF back, where it is minutes that come
// from a signing service; else it asks whether to check it or to read it in.
func (w *Window) droppedSigned(path string, raw []byte) {
	name := filepath.Base(path)
	w.queue.busy = true
	ui.Load(w.win, ui.Task{Title: swedish.T("window.takeback.working", "file", name), Quiet: true}, func(ctx context.Context, _ *ui.Progress) (*act.Return, error) {
		return w.cameBack(ctx, name, raw)
	}, func(back *act.Return, why error) {
		w.queue.busy = false
		if back == nil {
			w.readOrVerify(path, raw, why)
			return
		}
		w.ask(name, []fyne.CanvasObject{ui.NewWords(swedish.T("window.takeback.dropped", "document", describe(back.Meeting, back.Before)), ui.WordsStyle{})},
			answer{swedish.T("window.drop.verify"), func() { w.verify(name, raw) }}, answer{swedish.T("window.takeback.button"), func() { w.walkBack(*back) }})
	})
}

// answer is something that can be done with what was dropped.
type answer struct {
	words string
	do    func()
}

// ask lets the user choose what is done with a file; Enter does the last, Esc
// nothing.
func (w *Window) ask(file string, said []fyne.CanvasObject, answers ...answer) {
	var d *ui.Dialog
	buttons := []*ui.Button{ui.NewButton(swedish.T("ui.cancel"), func() { d.Close() })}
	for i, a := range answers {
		make := ui.NewButton
		if i+1 == len(answers) {
			make = ui.NewPrimary
		}
		buttons = append(buttons, make(a.words, func() { d.Close(); a.do() }))
	}
	d = ui.Custom(w.win, ui.DialogOptions{Title: file, Content: ui.NewStack(12, said...), Buttons: buttons, Focus: buttons[len(buttons)-1]})
}

// readOrVerify asks what a PDF with signatures was dropped for, and says why it is
// not taken back where that is what it looks like. Esc leaves it.
func (w *Window) readOrVerify(path string, raw []byte, why error) {
	asks := []fyne.CanvasObject{ui.NewWords(swedish.T("window.drop.signed"), ui.WordsStyle{})}
	if why != nil {
		asks = append([]fyne.CanvasObject{ui.NewWordsCard(swedish.T("window.takeback.refused"), []string{plainly(why).Error()}, ui.WarningTone)}, asks...)
	}
	w.ask(filepath.Base(path), asks, answer{swedish.T("window.drop.import"), func() { w.Import(path) }},
		answer{swedish.T("window.drop.verify"), func() { w.verify(filepath.Base(path), raw) }})
}

// Import reads files, one after the other, and shows each for review. Nothing
// is stored before the user saves it.
func (w *Window) Import(paths ...string) {
	q := &w.queue
	if w.reviewing == nil && !q.busy {
		*q = queue{} // what an earlier choice left, and nobody went on with
	}
	q.waiting = append(q.waiting, paths...)
	q.of += len(paths)
	switch {
	case w.reviewing != nil:
		w.review.SetPlace(q.done, q.of)
		w.toasts.Say(swedish.N("window.import.waiting", len(q.waiting)))
	case !q.busy:
		w.readNext()
	case q.retitle != nil:
		q.retitle(w.readingTitle())
	}
}

// readNext reads the first file that waits.
func (w *Window) readNext() {
	q := &w.queue
	if len(q.waiting) == 0 {
		*q = queue{}
		return
	}
	path := q.waiting[0]
	q.waiting = q.waiting[1:]
	q.done++
	q.busy = true
	name := filepath.Base(path)
	q.name = name
	ui.Load(w.win, ui.Task{Title: w.readingTitle(), Reads: true}, func(ctx context.Context, p *ui.Progress) (u underReview, err error) {
		fyne.Do(func() { q.retitle = p.Title })
		raw, err := act.ReadFileBytes(path)
		if err != nil {
			return u, err
		}
		u.reading, err = act.Read(ctx, w.store, name, raw, func(page, of int) {
			p.Report(page, of, swedish.T("window.import.page", "n", page, "of", of))
		})
		if err == nil && u.reading.Preview.Outcome == data.Updated {
			_, u.earlier, err = w.store.Claims(ctx, u.reading.Preview.MeetingID)
		}
		return u, err
	}, func(u underReview, err error) {
		q.busy, q.retitle = false, nil
		switch {
		case errors.Is(err, context.Canceled):
			w.offerRest(swedish.T("window.import.cancelled", "file", name))
		case err != nil:
			w.importFailed(name, err)
		default:
			w.startReview(u)
		}
	})
}

// readingTitle says which file is being read, and of how many.
func (w *Window) readingTitle() string {
	if q := w.queue; q.of > 1 {
		return swedish.T("window.import.reading_of", "file", q.name, "n", q.done, "of", q.of)
	}
	return swedish.T("window.import.reading", "file", w.queue.name)
}

func (w *Window) startReview(u underReview) {
	w.reviewing = &u
	w.matter.places.leave() // a later version takes the place along
	w.queue.asked++
	w.review.Show(review.Reading{Draft: u.reading.Draft, Preview: u.reading.Preview, Earlier: u.earlier, File: w.queue.done, Files: w.queue.of})
	w.refresh()
	w.win.Canvas().Focus(w.review.Focus())
}

// offerRest says what happened and offers to go on with the files that wait.
func (w *Window) offerRest(said string) {
	n := len(w.queue.waiting)
	if n == 0 {
		w.queue = queue{}
		w.toasts.Say(said)
		return
	}
	w.toasts.Offer(said, swedish.N("window.import.go_on", n), func() {
		if w.reviewing == nil && !w.queue.busy && !w.modal() {
			w.readNext()
		}
	})
}

// importFailed says what was wrong with a file and offers to go on to the next.
func (w *Window) importFailed(name string, err error) {
	p := problemOf(err, swedish.T("window.import.safe"))
	p.Title = swedish.T("window.import.failed", "file", name)
	if n := len(w.queue.waiting); n > 0 {
		p.Retry, p.RetryText = w.readNext, swedish.N("window.import.go_on", n)
	} else {
		w.queue = queue{}
	}
	ui.Error(w.win, p)
}

// previewAgain finds out what saving the corrected draft would do now.
func (w *Window) previewAgain() {
	w.queue.asked++
	turn, draft := w.queue.asked, w.review.Draft()
	ui.Load(w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (data.Acceptance, error) {
		return w.store.Preview(ctx, draft)
	}, func(a data.Acceptance, err error) {
		if err == nil && w.reviewing != nil && turn == w.queue.asked {
			w.review.ShowPreview(a)
		}
	})
}

// acceptReview stores what is under review, opens it, and goes on to the next.
func (w *Window) acceptReview() {
	if w.reviewing == nil || !w.review.Finish() {
		return
	}
	r := w.reviewing.reading
	r.Draft = w.review.Draft()
	ui.Load(w.win, ui.Task{Title: swedish.T("window.import.saving")}, func(ctx context.Context, _ *ui.Progress) (data.Acceptance, error) {
		return act.Accept(ctx, w.store, r)
	}, func(a data.Acceptance, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.import.not_saved"))
			return
		}
		w.toasts.Say(swedish.T("window.import."+string(a.Outcome), "file", r.Name))
		w.mode = prepare
		w.OpenMeeting(a.MeetingID)
		w.endReview()
	})
}

// leaveReview ends the review without storing anything more. Corrections would
// be lost, so whoever made some is asked.
func (w *Window) leaveReview() {
	if w.reviewing == nil {
		return
	}
	if !w.review.Corrected() {
		w.endReview()
		return
	}
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title: swedish.T("window.review.leave"), Message: swedish.T("window.review.lose"),
		Yes: swedish.T("window.review.lose_yes"), No: swedish.T("window.review.lose_no"), Danger: true,
		OnYes: w.endReview,
	})
}

// endReview goes on to the next file that waits, or back to the window.
func (w *Window) endReview() {
	w.reviewing = nil
	w.refresh()
	w.focusHome()
	w.readNext()
}

// focusHome gives the keyboard to where work goes on.
func (w *Window) focusHome() {
	if len(w.now.meetings) == 0 {
		w.win.Canvas().Focus(w.welcome.Focus())
		return
	}
	switch w.mode {
	case adjust:
		w.win.Canvas().Focus(w.minutes.Focus())
	case dispatch:
		w.win.Canvas().Focus(w.documents.Focus())
	default:
		w.toAgenda()
	}
}

// showCorrections lists what a person corrected when the paper of the meeting
// that is shown was read in.
func (w *Window) showCorrections() {
	id := w.now.meeting.ID
	type provenance struct {
		text   string
		claims []data.Claim
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("window.opening")}, func(ctx context.Context, _ *ui.Progress) (p provenance, err error) {
		p.text, p.claims, err = w.store.Claims(ctx, id)
		return p, err
	}, func(p provenance, err error) {
		if err != nil {
			w.failed(err)
			return
		}
		review.ShowCorrections(w.win, p.text, p.claims)
	})
}
