package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// The driver of a real window asks every part for its least size before it draws,
// which that of the tests does not: one that asks another in a circle ends the
// program there.
func TestEveryPartTellsItsLeastSize(t *testing.T) {
	p := imported(t)
	asked := 0
	var ask func(o fyne.CanvasObject)
	ask = func(o fyne.CanvasObject) {
		asked++
		o.MinSize()
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				ask(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				ask(child)
			}
		}
	}
	for _, a := range p.w.actions() {
		if a.name == "quit" {
			continue
		}
		p.w.do("prepare")
		p.open(46)
		p.w.do(a.name)
		ask(p.w.win.Content())
		for _, o := range p.w.win.Canvas().Overlays().List() {
			ask(o)
		}
		p.leave()
	}
	if asked < 1000 {
		t.Errorf("only %d parts were asked", asked)
	}
}
