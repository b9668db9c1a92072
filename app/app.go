// Package app is the window of the program: what it shows, every shortcut in
// one table, and the way from a change in the stores to the screen.
//
// Data flows one way. A key or a click calls one function of package act or one
// method of the store, which does its work in one transaction and tells of the
// change; [watch] reads again what is shown and hands it to the screens. A
// screen is given values to show and functions to call; it never changes the
// stores and never imports another screen.
//
// Everything runs with the test driver too: [New] takes the Fyne app from the
// caller, and only main imports the real driver.
package app

import (
	"context"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
	"paragraf/app/ui"
	"paragraf/assets"
	"paragraf/data"
)

// Options is what main knows and the window shows.
type Options struct {
	Version string
	// Now is the clock; nil is the computer's. Tests and pictures stop it.
	Now func() time.Time
	// ReadAfter is how long an item is shown before it counts as read; 0: it
	// counts as read only when one goes on from it.
	ReadAfter time.Duration
	// Home is the folder of the stores, where a report of a crash is left; ""
	// leaves none.
	Home string
	// ReadAttachments has the words of the attachments that were not read yet
	// indexed, away from the UI goroutine, as [data.Store.ReadAttachments] does;
	// nil leaves them unread.
	ReadAttachments func(context.Context) error
	// Screen tells how much room the screen has for windows, in pixels; 0, 0 where
	// that is not known, or the system fits windows by itself. It is asked once the
	// window is shown; nil is never.
	Screen func() (width, height float32)
	// Quiet is work for a quiet moment, done once some seconds after the start,
	// away from the UI goroutine; nil is none.
	Quiet func()
}

// App is the running program with its window.
type App struct {
	fyne   fyne.App
	window *Window
	shown  bool // the window is on the screen
	quiet  func()

	awaited func() (view, error) // waits for what an empty window is to show; nil for one that is furnished
}

// quietAfter is how long after the start [Options.Quiet] is done.
const quietAfter = 3 * time.Second

// New builds the window on a store that is open and stays the caller's to
// close. The language is the one that package swedish has been set to, unless
// the user has chosen one.
func New(a fyne.App, store *data.Store, o Options) *App {
	w := newWindow(a, a.NewWindow(""), store, o)
	translateFyne()
	w.furnish(w.watch.now())
	return &App{fyne: a, window: w, quiet: o.Quiet}
}

// Start is New for who waits in front of the screen: the window is there, in its
// colours, as soon as the stores are open, and while the system starts its
// graphics, which takes longer than all the rest, the stores are read and the
// typefaces parsed. [App.Run] furnishes it, when events can already be taken. It
// returns the error of open alone.
func Start(a fyne.App, open func() (*data.Store, error), o Options) (*App, error) {
	opened := make(chan error, 1)
	var store *data.Store
	go func() {
		var err error
		store, err = open()
		opened <- err
	}()
	win := a.NewWindow("")
	if err := <-opened; err != nil {
		return nil, err
	}
	w := newWindow(a, win, store, o)
	w.crashes.listen()
	var v view
	err := ui.ErrPanicked // unless the reading ends
	read, warm := make(chan struct{}), make(chan struct{})
	ui.Go(func() {
		defer close(read)
		v, err = w.watch.now()
	})
	ui.Go(func() {
		defer close(warm)
		translateFyne()
		look.Warm()
	})
	win.SetContent(container.NewWithoutLayout())
	win.Show() // measures no words: that is for one goroutine at a time
	w.fit()
	return &App{fyne: a, window: w, shown: true, quiet: o.Quiet, awaited: func() (view, error) {
		<-warm
		<-read
		return v, err
	}}, nil
}

// Window returns the program's window.
func (a *App) Window() *Window { return a.window }

// Run shows the window and returns when it has been closed, with [Crashed] when
// a panic on the UI goroutine closed it.
func (a *App) Run() (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = a.window.crashed(value, debug.Stack())
		}
	}()
	stop := func() {}
	defer func() { stop() }()
	if !a.shown {
		a.window.win.Show()
	}
	var ended atomic.Bool // Fyne still does what comes then, on any goroutine
	do := func(f func()) {
		fyne.Do(func() {
			if !ended.Load() {
				f()
			}
		})
	}
	a.fyne.Lifecycle().SetOnStarted(func() {
		ui.Go(func() {
			show := a.furnish()
			do(func() {
				show()
				stop = a.window.watch.elsewhere(time.Second) // somebody listens now
			})
			time.Sleep(readyAfter) // for the first frame
			do(func() { a.window.win.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon)) })
			do(a.window.makeReady)
		})
		if a.quiet != nil {
			time.AfterFunc(quietAfter, func() { ui.Go(a.quiet) })
		}
	})
	a.fyne.Run()
	ended.Store(true)
	a.window.Close()
	return nil
}

// furnish waits for what the window is to show. The returned function, for the UI
// goroutine, shows it.
func (a *App) furnish() (show func()) {
	if a.awaited == nil {
		return a.window.claim
	}
	v, err := a.awaited()
	return func() {
		a.window.furnish(v, err)
		a.window.claim()
	}
}
