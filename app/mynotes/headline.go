package mynotes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// headline is what the screen is called and, beside it on the same line, how many
// notes it shows.
type headline struct {
	widget.BaseWidget
	title, count *ui.Words
}

func newHeadline(title string) *headline {
	h := &headline{
		title: ui.NewWords(title, ui.WordsStyle{Size: theme.SizeNameHeadingText, Bold: true, MaxLines: 1}),
		count: ui.NewWords("", ui.WordsStyle{Colour: look.Secondary, MaxLines: 1}),
	}
	h.ExtendBaseWidget(h)
	return h
}

// NaturalWidth is the width in which all of it stands.
func (h *headline) NaturalWidth() float32 {
	return h.title.NaturalWidth() + theme.TextSize() + h.count.NaturalWidth()
}

func (h *headline) place(width float32, put ui.Put) float32 {
	high, low := h.title.LineHeight(), h.count.LineHeight()
	wide := min(h.title.NaturalWidth(), width)
	put(h.title, 0, 0, wide, high)
	at := wide + theme.TextSize()
	put(h.count, at, (high-low)*0.72, max(0, width-at), low) // on the line of letters of the title
	return high
}

// HeightFor returns the height in a width.
func (h *headline) HeightFor(width float32) float32 { return ui.Place(h.place).Height(width) }

// MinSize implements fyne.Widget.
func (h *headline) MinSize() fyne.Size {
	h.ExtendBaseWidget(h)
	return fyne.NewSize(1, h.title.LineHeight())
}

// CreateRenderer implements fyne.Widget.
func (h *headline) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(h.place).Render(h, func() []fyne.CanvasObject { return []fyne.CanvasObject{h.title, h.count} })
}
