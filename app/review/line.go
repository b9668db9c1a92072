package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// line draws a row of what was understood: a sign that it unfolds, a label or
// number, the value with what it is about under it, and badges at the right.
type line struct {
	widget.BaseWidget
	fold         *widget.Icon // nil: it does not unfold
	label        *ui.Words
	value, about *ui.Words // about may be nil
	badges       []*ui.Badge
	labelWide    float32 // room of the label at text size 100 %; 0: none
}

func newLine(l *line) *line {
	l.ExtendBaseWidget(l)
	return l
}

// narrowest is the least room for a value beside its label, at text size 100 %.
const narrowest = 150

func (l *line) place(width float32, put ui.Put) float32 {
	scale := theme.TextSize() / 15
	gap := 12 * scale
	x, end := float32(0), width
	first := l.value.LineHeight()
	for i := len(l.badges) - 1; i >= 0; i-- {
		m := l.badges[i].MinSize()
		end -= m.Width
		put(l.badges[i], end, (first-m.Height)/2, m.Width, m.Height)
		end -= gap / 2
	}
	if l.fold != nil {
		side := theme.IconInlineSize()
		put(l.fold, 0, (first-side)/2, side, side)
		x += side + gap/2
	}
	y := float32(0)
	if l.labelWide > 0 {
		wide := l.labelWide * scale
		if end-x-wide-gap < narrowest*scale { // under one another
			h := l.label.HeightFor(end - x)
			put(l.label, x, 0, end-x, h)
			y = h
		} else {
			put(l.label, x, 0, wide, l.label.HeightFor(wide))
			y = 0
			x += wide + gap
		}
	}
	inner := max(end-x, 40)
	h := l.value.HeightFor(inner)
	put(l.value, x, y, inner, h)
	y += h
	if l.about != nil && l.about.Text() != "" {
		h = l.about.HeightFor(inner)
		put(l.about, x, y, inner, h)
		y += h
	}
	if l.labelWide > 0 && x > 0 {
		y = max(y, l.label.HeightFor(l.labelWide*scale))
	}
	return y
}

// HeightFor returns the height in a width.
func (l *line) HeightFor(width float32) float32 { return ui.Place(l.place).Height(width) }

// MinSize implements fyne.Widget.
func (l *line) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(160, l.HeightFor(max(l.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (l *line) CreateRenderer() fyne.WidgetRenderer { return ui.Place(l.place).Render(l, l.parts) }

func (l *line) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.value}
	if l.fold != nil {
		objects = append(objects, l.fold)
	}
	if l.label != nil {
		objects = append(objects, l.label)
	}
	if l.about != nil {
		objects = append(objects, l.about)
	}
	for _, b := range l.badges {
		objects = append(objects, b)
	}
	return objects
}

// words are text of the interface, quiet in the secondary colour.
func words(text string) *ui.Words { return ui.NewWords(text, ui.WordsStyle{}) }

func quiet(text string) *ui.Words {
	return ui.NewWords(text, ui.WordsStyle{Colour: look.Secondary})
}

func small(text string) *ui.Words {
	return ui.NewWords(text, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
}

func strong(text string) *ui.Words { return ui.NewWords(text, ui.WordsStyle{Bold: true}) }
