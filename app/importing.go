package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/review"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// queue is the files that were chosen or dropped: those that wait, and the one
// whose turn it is. Each is read and reviewed, checked or left before the next
// begins, and none is forgotten unless the user says so.
type queue struct {
	waiting []queued
	name    string       // of the one that is being read
	done    int          // how many have been begun
	of      int          // how many were chosen
	busy    bool         // one is being read, or it is being asked what it is for
	retitle func(string) // says anew which one that is, while it is
	asked   int          // previews asked for, of the one under review
}

// queued is a file that waits for its turn.
type queued struct {
	path    string
	dropped bool // a PDF with signatures may be meant to be checked: it is asked
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

// Import reads files, one after the other, and shows each for review. Nothing
// is stored before the user saves it.
func (w *Window) Import(paths ...string) { w.enqueue(false, paths) }

// enqueue lets files wait for their turn, which is now where no other has it.
func (w *Window) enqueue(dropped bool, paths []string) {
	q := &w.queue
	for _, path := range paths {
		q.waiting = append(q.waiting, queued{path, dropped})
	}
	q.of += len(paths)
	switch {
	case w.reviewing != nil:
		w.review.SetPlace(q.done, q.of)
		w.toasts.Say(swedish.N("window.import.waiting", len(q.waiting)))
	case q.retitle != nil:
		q.retitle(w.readingTitle())
	case q.busy:
		w.toasts.Say(swedish.N("window.import.waiting", len(q.waiting)))
	case w.over != nil && w.over.holds:
		w.toasts.Say(swedish.N("window.import.after_walk", len(q.waiting)))
	default:
		w.next()
	}
}

// goOn gives the next file its turn, where nothing else has it.
func (w *Window) goOn() {
	if len(w.queue.waiting) > 0 && w.reviewing == nil && !w.queue.busy && w.over == nil {
		w.next()
	}
}

// next gives the first file that waits its turn.
func (w *Window) next() {
	q := &w.queue
	if len(q.waiting) == 0 {
		*q = queue{}
		return
	}
	file := q.waiting[0]
	q.waiting = q.waiting[1:]
	q.done++
	if file.dropped {
		w.lookInto(file.path)
	} else {
		w.read(file.path)
	}
}

// skipRest lets go of the files that wait, when the user has said so.
func (w *Window) skipRest() {
	n := len(w.queue.waiting)
	w.queue = queue{}
	w.toasts.Say(swedish.N("window.import.skipped", n))
}

// read reads a file whose turn it is.
func (w *Window) read(path string) {
	q := &w.queue
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
			w.importCancelled(name)
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
	w.leaveOver()
	w.reviewing = &u
	w.matter.places.leave() // a later version takes the place along
	w.queue.asked++
	w.review.Show(review.Reading{Draft: u.reading.Draft, Preview: u.reading.Preview, Earlier: u.earlier, File: w.queue.done, Files: w.queue.of})
	w.refresh()
	w.win.Canvas().Focus(w.review.Focus())
}

// importCancelled says so, and asks whether that goes for the files that wait
// too. Esc speaks of the one file only.
func (w *Window) importCancelled(name string) {
	said := swedish.T("window.import.cancelled", "file", name)
	n := len(w.queue.waiting)
	if n == 0 {
		w.queue = queue{}
		w.toasts.Say(said)
		return
	}
	w.ask(said, []fyne.CanvasObject{ui.NewWords(w.waitingWords(), ui.WordsStyle{})},
		answer{swedish.N("window.import.skip", n), w.skipRest}, answer{swedish.N("window.import.go_on", n), w.next})
}

// waitingWords names the files that wait, the first of many.
func (w *Window) waitingWords() string {
	const most = 5
	var names []string
	for _, f := range w.queue.waiting {
		if len(names) == most {
			names = append(names, "…")
			break
		}
		names = append(names, filepath.Base(f.path))
	}
	return swedish.N("window.import.waiting", len(w.queue.waiting)) + "\n" + strings.Join(names, "\n")
}

// importFailed says what was wrong with a file. The files that wait have their
// turn after it, unless the user lets go of them.
func (w *Window) importFailed(name string, err error) {
	p := problemOf(err, swedish.T("window.import.safe"))
	p.Title = swedish.T("window.import.failed", "file", name)
	if n := len(w.queue.waiting); n > 0 {
		w.queue.busy = true
		p.Retry, p.RetryText = w.after(w.next), swedish.N("window.import.go_on", n)
		p.Leave, p.LeaveText = w.after(w.skipRest), swedish.N("window.import.skip", n)
		p.Escaped = w.after(w.next)
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
	w.next()
}

// focusHome gives the keyboard to where work goes on.
func (w *Window) focusHome() {
	if w.reviewing != nil {
		w.win.Canvas().Focus(w.review.Focus())
		return
	}
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
