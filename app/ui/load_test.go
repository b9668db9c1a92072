package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
)

func TestProgressIsShownAndCancelledWithEsc(t *testing.T) {
	w := window(t)
	p := &Progress{part: -1}
	p.Report(1, 4, "sida 1 av 4")
	cancelled := 0
	d := showProgress(w, Task{Title: "Läser in protokoll.pdf"}, p, func() { cancelled++ })
	stop := w.Canvas().Focused().(*Button)
	if stop.Text != swedish.T("ui.cancel") {
		t.Fatalf("the focus is on %q", stop.Text)
	}
	said := func() string {
		for _, o := range d.o.Content.(*Stack).Objects() {
			if words, ok := o.(*Words); ok {
				return words.Text()
			}
		}
		return ""
	}
	if said() != "sida 1 av 4" {
		t.Errorf("what was reported before the dialog came is shown as %q", said())
	}
	p.Report(3, 4, "sida 3 av 4")
	if said() != "sida 3 av 4" {
		t.Errorf("shows %q", said())
	}
	strike(w, fyne.KeyEscape)
	if cancelled != 1 || d.Closed() || !stop.Disabled() {
		t.Errorf("after Esc: cancelled %d times, closed %v; the work must end first", cancelled, d.Closed())
	}
	d.Close()
}

// Whoever cancels work that only reads goes on at once, however long it still
// takes, and hears no more of it.
func TestWorkThatOnlyReadsIsLetGoAtOnce(t *testing.T) {
	w := window(t)
	release, ended := make(chan struct{}), make(chan struct{})
	var heard []error
	Load(w, Task{Title: "Läser", Reads: true}, func(context.Context, *Progress) (int, error) {
		defer close(ended)
		<-release // as text that is understood in one go
		return 7, nil
	}, func(n int, err error) { heard = append(heard, err) })
	for w.Canvas().Focused() == nil { // the dialog comes on another goroutine here
		time.Sleep(showDelay)
	}
	time.Sleep(showDelay)
	strike(w, fyne.KeyEscape)
	if len(heard) != 1 || !errors.Is(heard[0], context.Canceled) || w.Canvas().Overlays().Top() != nil {
		t.Fatalf("after Esc it heard %v, and a dialog is there: %v", heard, w.Canvas().Overlays().Top() != nil)
	}
	close(release)
	<-ended
	time.Sleep(showDelay)
	if len(heard) != 1 {
		t.Errorf("what was let go is heard of: %v", heard)
	}
}
