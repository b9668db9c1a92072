package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// findLine sets the field, the count of hits and the buttons on one line.
type findLine struct {
	field   fyne.CanvasObject
	hits    *Words
	buttons []fyne.CanvasObject
	width   float32 // of the last layout
}

func newFindLine(field fyne.CanvasObject, hits *Words, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&findLine{field: field, hits: hits, buttons: buttons}, append([]fyne.CanvasObject{field, hits}, buttons...)...)
}

const findInset, findGap, findWidest, findLeast = 24, 6, 420, 140

// sizes returns the widths of the buttons and the count, and whether these have
// room beside the field: at large text they stand on a line of their own.
func (l *findLine) sizes(width float32) (buttons, hits float32, beside bool) {
	for _, b := range l.buttons {
		buttons += b.MinSize().Width + findGap
	}
	scale := theme.TextSize() / 15
	hits = 110 * scale
	return buttons, hits, width-2*findInset-buttons-hits >= findLeast*scale
}

func (l *findLine) HeightFor(width float32) float32 {
	high := l.field.MinSize().Height
	if _, _, beside := l.sizes(width); !beside {
		high += findGap + l.buttons[0].MinSize().Height
	}
	return high + 2*findGap
}

func (l *findLine) MinSize([]fyne.CanvasObject) fyne.Size {
	buttons, _, _ := l.sizes(0)
	return fyne.NewSize(2*findInset+buttons, l.HeightFor(l.width))
}

func (l *findLine) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	buttons, hits, beside := l.sizes(size.Width)
	high := l.field.MinSize().Height
	x, y := float32(findInset), float32(findGap)
	put := func(o fyne.CanvasObject, w, h float32) {
		o.Move(fyne.NewPos(x, y+(high-h)/2))
		o.Resize(fyne.NewSize(max(0, w), h))
		x += w + findGap
	}
	if inner := size.Width - 2*findInset; beside {
		put(l.field, min(findWidest*theme.TextSize()/15, inner-buttons-hits-findGap), high)
	} else {
		put(l.field, inner, high)
		x, y = findInset, y+high+findGap
		high = l.buttons[0].MinSize().Height
	}
	for _, b := range l.buttons {
		put(b, b.MinSize().Width, min(high, b.MinSize().Height))
	}
	put(l.hits, size.Width-x-findGap, l.hits.LineHeight())
}
