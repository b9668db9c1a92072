package app

import (
	"cmp"
	"context"
	"strings"
	"sync"
	"time"

	"paragraf/app/act"
	"paragraf/app/meetings"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// evidence is what the window knows of signed files that wait for something. It
// looks after each change of a document, away from the UI thread, one look at a
// time, and asks nobody; where the owner lets it, it completes what can be
// completed, each file once while the window is open.
type evidence struct {
	w *Window

	mu      sync.Mutex
	looking bool
	again   bool // something changed meanwhile

	list  []act.Pending   // on the UI thread
	tsa   string          // on the UI thread
	tried map[string]bool // by SHA-256; on the UI thread
}

// evidenceFound is what a look brings.
type evidenceFound struct {
	list      []act.Pending
	tsa       string
	automatic bool
}

// look reads what waits. It may be called on any goroutine and does not wait.
func (e *evidence) look() {
	e.mu.Lock()
	busy := e.looking
	e.looking, e.again = true, busy
	e.mu.Unlock()
	if busy {
		return
	}
	ui.Load(e.w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (f evidenceFound, err error) {
		if f.list, err = act.PendingEvidence(ctx, e.w.store, nil); err != nil {
			return f, err
		}
		if f.tsa, err = act.TSA(ctx, e.w.store); err != nil {
			return f, err
		}
		f.automatic, err = act.Automatic(ctx, e.w.store)
		return f, err
	}, e.shown)
}

func (e *evidence) shown(f evidenceFound, err error) {
	e.mu.Lock()
	again := e.again
	e.looking, e.again = false, false
	e.mu.Unlock()
	switch {
	case again:
		e.look()
	case err == nil: // a store that cannot be read is told of by those who show it
		e.list, e.tsa = f.list, f.tsa
		e.w.showTodo()
		if f.automatic {
			e.byItself()
		}
	}
}

// byItself completes what can be had now, each file once.
func (e *evidence) byItself() {
	var now []act.Pending
	for _, p := range e.list {
		if e.presses(p) && !p.State.From.After(time.Now()) && !e.tried[p.Document.SHA256] {
			e.tried[p.Document.SHA256] = true
			now = append(now, p)
		}
	}
	if len(now) > 0 {
		e.complete(now, ui.Task{Quiet: true}, func(o completion) {
			if n := o.added; n > 0 {
				e.w.toasts.Say(swedish.N("window.evidence.by_itself", n))
			}
		})
	}
}

// presses tells whether anything can be done for a file: without a timestamp
// authority only answers can be had, and of a file that is still going round
// nothing is to be done but by those who are to sign.
func (e *evidence) presses(p act.Pending) bool {
	const goingRound = 21 * 24 * time.Hour
	switch {
	case p.Problem != nil, p.State.Need == act.NeedLapsed, p.Open > 0 && time.Since(p.State.Since) < goingRound:
		return false
	}
	return e.tsa != "" || p.State.Need == act.NeedEvidence
}

// todos are what presses, in a row for each kind.
func (e *evidence) todos() []meetings.Todo {
	rows := map[meetings.TodoKind]*meetings.Todo{}
	for _, p := range e.list {
		if !e.presses(p) {
			continue
		}
		kind, day := meetings.TodoEvidence, p.State.From
		if p.State.Need == act.NeedRenewal {
			kind, day = meetings.TodoRenewal, p.State.Until
		}
		t := rows[kind]
		if t == nil {
			t = &meetings.Todo{Kind: kind, Meeting: p.Meeting}
			rows[kind] = t
		}
		t.Count++
		if by := day.In(data.Stockholm).Format(time.DateOnly); t.By == "" || by < t.By {
			t.By = by
		}
	}
	var list []meetings.Todo
	for _, kind := range []meetings.TodoKind{meetings.TodoRenewal, meetings.TodoEvidence} {
		if t := rows[kind]; t != nil {
			if t.Count > 1 {
				t.Meeting = data.MeetingSummary{}
			}
			list = append(list, *t)
		}
	}
	return list
}

// showTodo shows what presses.
func (w *Window) showTodo() {
	w.where.ShowTodo(append(meetings.Todos(w.now.unfinished, w.today()), w.evidence.todos()...), w.today())
}

// showEvidence shows which signed files wait, for what, and lets the user have
// them all completed.
func (w *Window) showEvidence() {
	list := w.evidence.list
	if len(list) == 0 {
		ui.Inform(w.win, swedish.T("window.evidence.title"), swedish.T("window.evidence.none"))
		return
	}
	var files []signing.Evidenced
	for _, p := range list {
		f := signing.Evidenced{Name: p.Document.Name, Where: whereOf(p), Level: p.State.Level, Bad: p.Problem != nil || p.State.Need == act.NeedLapsed}
		if p.Problem != nil {
			f.Says = []string{plainly(p.Problem).Error()}
		} else {
			f.Says = []string{p.State.Words()}
		}
		if p.Open > 0 {
			f.Says = append(f.Says, swedish.N("act.evidence.open", p.Open))
		}
		files = append(files, f)
	}
	var choose func()
	if w.evidence.tsa == "" {
		choose = func() { w.openSettingsAt("tsa") }
	}
	signing.Evidence(w.win, files, func() {
		w.evidence.complete(list, ui.Task{Title: swedish.T("window.evidence.working")}, func(o completion) {
			signing.EvidenceDone(w.win, o.said(), o.files)
		})
	}, choose)
}

func whereOf(p act.Pending) string {
	return strings.TrimSpace(cmp.Or(p.Meeting.Body, swedish.T("window.where.no_body")) + " " + swedish.Date(p.Meeting.Date))
}

// completion is what became of several files.
type completion struct {
	files     []signing.Evidenced
	added     int // files that got something
	cancelled int // files that their turn did not come to
}

func (o completion) said() string {
	text := swedish.T("window.evidence.done_none")
	if o.added > 0 {
		text = swedish.N("window.evidence.done", o.added)
	}
	if o.cancelled > 0 {
		text += " " + swedish.N("window.evidence.cancelled", o.cancelled)
	}
	return text
}

// complete completes files one after the other. What is done when the user
// cancels stays done; the file whose turn it was stays as it was.
func (e *evidence) complete(list []act.Pending, task ui.Task, done func(completion)) {
	tsa := e.tsa
	ui.Load(e.w.win, task, func(ctx context.Context, progress *ui.Progress) (o completion, err error) {
		trust, _ := e.w.trust() // a source that is gone is told where files are checked
		for i, p := range list {
			progress.Report(i, len(list), p.Document.Name)
			f := signing.Evidenced{Name: p.Document.Name, Where: whereOf(p), Level: p.State.Level}
			if p.Problem != nil {
				f.Says, f.Bad = []string{plainly(p.Problem).Error()}, true
				o.files = append(o.files, f)
				continue
			}
			c, err := act.CompletePending(ctx, e.w.store, p, tsa, trust)
			if ctx.Err() != nil {
				o.cancelled = len(list) - i
				return o, nil
			}
			if err != nil {
				f.Says, f.Bad = []string{plainly(err).Error()}, true
			} else {
				f.Level, f.Says, f.Bad = c.After.Level, c.Sentences(), c.Failed != nil || c.After.Need == act.NeedLapsed
			}
			if c.Changed {
				o.added++
			}
			o.files = append(o.files, f)
		}
		return o, nil
	}, func(o completion, err error) {
		if err != nil {
			e.w.failed(err)
			return
		}
		e.look()
		done(o)
	})
}

// stampOf is the timestamp authority that a signature is to be given a time by.
func (w *Window) stampOf(ctx context.Context, none bool) string {
	if none {
		return ""
	}
	tsa, err := act.TSA(ctx, w.store)
	if err != nil {
		return "" // a lost setting is no reason to stop
	}
	return tsa
}

// offerUnstamped says what was wrong with the timestamp, and lets the signer
// choose: sign without one, or not at all.
func (w *Window) offerUnstamped(err error, sign, leave func()) {
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title: swedish.T("window.sign.no_stamp"), Message: err.Error() + "\n\n" + swedish.T("window.sign.no_stamp_means"),
		Yes: swedish.T("window.sign.unstamped"), No: swedish.T("window.sign.not_at_all"), Danger: true, OnYes: sign, OnNo: leave,
	})
}

// offerUntrusted says that a certificate leads to nobody whom the user has
// chosen to trust, and lets the signer choose: sign all the same, or not at all.
func (w *Window) offerUntrusted(err error, sign, leave func()) {
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title: swedish.T("window.sign.untrusted"), Message: err.Error() + "\n\n" + swedish.T("window.sign.untrusted_means"),
		Yes: swedish.T("window.sign.all_the_same"), No: swedish.T("window.sign.not_at_all"), Danger: true, OnYes: sign, OnNo: leave,
	})
}
