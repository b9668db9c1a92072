package ui

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// Task describes slow work to the person who waits for it.
type Task struct {
	Title string // "Läser in protokoll.pdf"
	// Quiet shows no dialog: for work that the person need not wait for.
	Quiet bool
	// Reads says that the work changes nothing: when it is cancelled the person
	// goes on at once, and what it still gives is thrown away.
	Reads bool
}

// Recovered is told when work of [Load] or [Go] panics: what with, and where. It
// may be called on any goroutine. While it is nil, a panic ends the program.
var Recovered func(value any, stack []byte)

// ErrPanicked is what the done function of [Load] gets when its work panicked.
var ErrPanicked = errors.New("the work ended in a panic")

// guard reports a panic of work instead of letting it end the program.
func guard(work func()) (panicked bool) {
	if Recovered != nil {
		defer func() {
			if value := recover(); value != nil {
				panicked = true
				Recovered(value, debug.Stack())
			}
		}()
	}
	work()
	return false
}

// Go does work on a goroutine of its own; a panic in it goes to [Recovered].
func Go(work func()) { go guard(work) }

// guarded is work with the error that a panic in it makes.
func guarded[T any](ctx context.Context, p *Progress, work func(context.Context, *Progress) (T, error)) (result T, err error) {
	if guard(func() { result, err = work(ctx, p) }) {
		err = ErrPanicked
	}
	return result, err
}

// Progress is how slow work tells how far it has come. Its methods may be
// called from any goroutine.
type Progress struct {
	mu    sync.Mutex
	part  float64 // 0 to 1, negative while unknown
	text  string
	title string // "" for that of the task
	shown func(part float64, text, title string)
}

// Report tells that done of total are ready (total 0: nobody knows), and what
// is being done now.
func (p *Progress) Report(done, total int, text string) {
	part := -1.0
	if total > 0 {
		part = min(1, float64(done)/float64(total))
	}
	p.mu.Lock()
	p.part, p.text = part, text
	p.mu.Unlock()
	p.tell()
}

// Title changes the title, as when the next of several files begins.
func (p *Progress) Title(title string) {
	p.mu.Lock()
	p.title = title
	p.mu.Unlock()
	p.tell()
}

// show lets a dialog show what is told and what was told last; nil ends that.
func (p *Progress) show(shown func(part float64, text, title string)) {
	p.mu.Lock()
	p.shown = shown
	part, what, title := p.part, p.text, p.title
	p.mu.Unlock()
	if shown != nil {
		shown(part, what, title)
	}
}

func (p *Progress) tell() {
	p.mu.Lock()
	shown, part, text, title := p.shown, p.part, p.text, p.title
	p.mu.Unlock()
	if shown != nil {
		fyne.Do(func() { shown(part, text, title) })
	}
}

// showDelay is how long work may take before a dialog tells of it, so that
// quick work does not flicker.
const showDelay = 300 * time.Millisecond

var inLine bool

// InLine makes [Load] do its work at once on the calling goroutine, as tests
// need it. Call the returned function to end that.
func InLine() (restore func()) {
	before := inLine
	inLine = true
	return func() { inLine = before }
}

// Load does slow work away from the UI goroutine and hands its result to done,
// on the UI goroutine again. Work that takes more than 0.3 seconds is shown with
// its progress and a button (and Esc) to cancel it, which ends ctx; done is then
// called with what work returns, as a rule context.Canceled, and with that at
// once where the work only reads. Cancel by code with
// the returned function.
func Load[T any](w fyne.Window, task Task, work func(ctx context.Context, p *Progress) (T, error), done func(T, error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	p := &Progress{part: -1}
	if inLine {
		result, err := guarded(ctx, p, work)
		cancel()
		done(result, err)
		return cancel
	}
	finished := make(chan struct{})
	var dialog *Dialog // it and over are touched on the UI goroutine only
	over := false
	end := func(result T, err error) {
		if over {
			return
		}
		over = true
		cancel()
		if dialog != nil {
			p.show(nil)
			dialog.Close()
		}
		done(result, err)
	}
	go func() {
		result, err := guarded(ctx, p, work)
		close(finished)
		fyne.Do(func() { end(result, err) })
	}()
	stop := cancel
	if task.Reads {
		stop = func() {
			var none T
			end(none, context.Canceled)
		}
	}
	if !task.Quiet {
		time.AfterFunc(showDelay, func() {
			fyne.Do(func() {
				select {
				case <-finished:
				default:
					dialog = showProgress(w, task, p, stop)
				}
			})
		})
	}
	return cancel
}

func showProgress(w fyne.Window, task Task, p *Progress, cancel func()) *Dialog {
	bar, endless, text := widget.NewProgressBar(), widget.NewProgressBarInfinite(), hint(swedish.T("ui.working"))
	var d *Dialog
	show := func(part float64, what, title string) {
		setVisible(bar, part >= 0)
		setVisible(endless, part < 0)
		if part >= 0 {
			bar.SetValue(part)
		}
		if what != "" {
			text.SetText(what)
		}
		if title != "" && title != d.o.Title {
			d.SetTitle(title)
		}
	}
	var stop *Button
	ending := func() {
		stop.SetText(swedish.T("ui.cancelling"))
		stop.Disable()
		cancel()
	}
	stop = NewButton(swedish.T("ui.cancel"), ending)
	d = Custom(w, DialogOptions{
		Title: task.Title, Content: NewStack(8, container.NewStack(bar, endless), text), Buttons: []*Button{stop},
		Fixed: true, OnCancel: ending,
	})
	p.show(show)
	return d
}
