package meetings

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/ui"
)

// point is a clause of a proposal or decision in the room: the "att" that it
// begins with hangs before its words, as in the minutes.
type point struct {
	widget.BaseWidget
	sign, words *ui.Words
}

func newPoint(text string) fyne.CanvasObject {
	rest, found := strings.CutPrefix(text, "att ")
	if !found {
		return clause(text)
	}
	p := &point{sign: clause("att"), words: clause(rest)}
	p.ExtendBaseWidget(p)
	return p
}

func (p *point) place(width float32, put ui.Put) float32 {
	left := p.sign.NaturalWidth() + p.sign.LineHeight()*0.4
	high := p.words.HeightFor(width - left)
	put(p.sign, 0, 0, left, p.sign.LineHeight())
	put(p.words, left, 0, width-left, high)
	return high
}

// HeightFor returns the height in a width.
func (p *point) HeightFor(width float32) float32 { return ui.Place(p.place).Height(width) }

// MinSize implements fyne.Widget.
func (p *point) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(160, p.HeightFor(max(p.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (p *point) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(p.place).Render(p, func() []fyne.CanvasObject { return []fyne.CanvasObject{p.sign, p.words} })
}
