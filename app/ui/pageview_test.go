package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
)

func TestNothingInTheStripAbovePagesOverlaps(t *testing.T) {
	window(t)
	for _, scale := range []float32{1, 2.5} {
		look.Apply(fyne.CurrentApp(), look.Options{Scale: scale})
		v := NewPageView()
		v.paged(12, 345)
		v.Say("förhandsvisning", WarningTone, "så blir protokollet")
		for width := float32(200); width <= 1800; width += 20 {
			v.strip.Resize(fyne.NewSize(width, 40))
			v.strip.Layout.Layout(v.strip.Objects, v.strip.Size())
			for i, a := range v.strip.Objects {
				for _, b := range v.strip.Objects[i+1:] {
					if a.Visible() && b.Visible() && a.Position().X < b.Position().X+b.Size().Width && b.Position().X < a.Position().X+a.Size().Width {
						t.Fatalf("at %v, %v wide, two parts lie over one another", scale, width)
					}
				}
			}
		}
		if !v.at.Visible() || !v.wide.Visible() {
			t.Error("in a wide strip something is left out")
		}
	}
}
