package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/ui"
)

// findLine sets the field, the count of hits and the buttons on one line.
type findLine struct {
	field   fyne.CanvasObject
	hits    *ui.Words
	buttons []fyne.CanvasObject
}

func newFindLine(field fyne.CanvasObject, hits *ui.Words, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&findLine{field, hits, buttons}, append([]fyne.CanvasObject{field, hits}, buttons...)...)
}

const findInset, findGap, findWidest = 46, 6, 420

func (l *findLine) MinSize([]fyne.CanvasObject) fyne.Size {
	width := float32(2*findInset) + 120
	for _, b := range l.buttons {
		width += b.MinSize().Width + findGap
	}
	return fyne.NewSize(width, l.field.MinSize().Height+2*findGap)
}

func (l *findLine) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	scale := theme.TextSize() / 15
	buttons := float32(0)
	for _, b := range l.buttons {
		buttons += b.MinSize().Width + findGap
	}
	hits := min(130*scale, size.Width*0.2)
	x := float32(findInset)
	field := min(findWidest*scale, size.Width-x-findInset-hits-buttons-findGap)
	high := size.Height - 2*findGap
	put := func(o fyne.CanvasObject, w, h float32) {
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
		x += w + findGap
	}
	put(l.field, field, high)
	for _, b := range l.buttons {
		put(b, b.MinSize().Width, min(high, b.MinSize().Height))
	}
	x += findGap
	put(l.hits, hits, l.hits.LineHeight())
}
