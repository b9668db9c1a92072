package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/ui"
	"paragraf/data"
)

// started starts the program on the test's stores, as main does.
func (p *program) started(o Options) *Window {
	p.t.Helper()
	o.Now = testNow
	a, err := Start(p.app, func() (*data.Store, error) { return p.store, nil }, o)
	if err != nil {
		p.t.Fatal(err)
	}
	a.furnish()()
	w := a.Window()
	p.t.Cleanup(func() {
		w.Close()
		w.win.Close()
		ui.Recovered = nil
	})
	return w
}

// The window opens as large as it was closed, and no larger than the screen.
func TestTheWindowOpensAsLargeAsItWas(t *testing.T) {
	p := imported(t)
	w := p.started(Options{})
	if got := w.win.Canvas().Size(); got != firstSize {
		t.Errorf("the first time it is %v", got)
	}
	w.win.Resize(fyne.NewSize(1500, 900))
	w.Close()
	if got := p.started(Options{}).win.Canvas().Size(); got != fyne.NewSize(1500, 900) {
		t.Errorf("it was closed at 1500 × 900 and opens at %v", got)
	}
	small := p.started(Options{Screen: func() (float32, float32) { return 1366, 728 }})
	if got := small.win.Canvas().Size(); got.Width != 1366 || got.Height > 728-30 || got.Height < 660 {
		t.Errorf("on a small screen it opens at %v", got)
	}
	if got := p.started(Options{Screen: func() (float32, float32) { return 0, 0 }}).win.Canvas().Size(); got != fyne.NewSize(1500, 900) {
		t.Errorf("where the screen is not known it opens at %v", got)
	}
	for _, spoilt := range []string{"", "stor", "-1x-1", "3x4", "1500"} {
		small.setSetting(keySize, spoilt)
		if got := small.readSize(); got != firstSize {
			t.Errorf("%q is read as %v", spoilt, got)
		}
	}
}
