package ui_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// What lies under the mouse is seen by its form, not only by a shade: some
// columns are nearly as dark as the ground of a row.
func TestTheRowAndTheTitleUnderTheMouseAreMarked(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		dress(t, look.Options{Mode: mode})
		list := ui.NewList(ui.ListOptions{
			Length: func() int { return 5 }, Create: func() fyne.CanvasObject { return ui.NewWords("", ui.WordsStyle{}) },
			Update: func(_ int, o fyne.CanvasObject) { o.(*ui.Words).SetText("Vårdnämnden") },
		})
		w := open(t, ui.NewTabs(ui.Tab{Title: "Ärendet", Content: list}, ui.Tab{Title: "Bilagor"}))
		rest := w.Canvas().Capture()
		for what, at := range map[string]fyne.Position{"row": fyne.NewPos(300, 60), "title": fyne.NewPos(150, 20)} {
			test.MoveMouse(w.Canvas(), at)
			if n := differ(rest, w.Canvas().Capture()); n < 40 {
				t.Errorf("mode %v: under the mouse the %s differs in %d points", mode, what, n)
			}
			test.MoveMouse(w.Canvas(), fyne.NewPos(899, 699))
		}
	}
}

// differ counts the points whose lightness is another by an eighth of the whole.
func differ(a, b image.Image) (n int) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, bl2, _ := b.At(x, y).RGBA()
			if d := int(r+g+bl) - int(r2+g2+bl2); max(d, -d) > 3*0xffff/8 {
				n++
			}
		}
	}
	return n
}
