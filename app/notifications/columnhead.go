package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// columnHead names the columns over the rows; it takes no room where the parts of
// a row stand under one another.
type columnHead struct {
	widget.BaseWidget
	probe                   *lineRow
	number, text, dnr, mark *ui.Words
	rule                    *ui.Ground
}

func newColumnHead(probe *lineRow) *columnHead {
	name := func(key string) *ui.Words {
		return ui.NewWords(swedish.T("window.rows.head."+key), ui.WordsStyle{Size: captionSize, Colour: look.Secondary, MaxLines: 1})
	}
	h := &columnHead{probe: probe, number: name("number"), text: name("text"), dnr: name("case"), mark: name("mark"), rule: ui.NewRule()}
	h.ExtendBaseWidget(h)
	return h
}

func (h *columnHead) place(width float32, put ui.Put) float32 {
	c := h.probe.columns(width)
	shown := !c.narrow && !c.under
	for _, o := range h.parts() {
		if shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if !shown {
		return 0
	}
	high := h.text.LineHeight()
	put(h.number, c.number, 2, c.numberW, high)
	put(h.text, c.text, 2, c.textW, high)
	put(h.dnr, c.dnr, 2, c.dnrW, high)
	put(h.mark, c.mark, 2, width-c.mark, high) // it may reach into the margin
	put(h.rule, 0, high+7, width, 1)
	return high + 8
}

// HeightFor returns the height in a width.
func (h *columnHead) HeightFor(width float32) float32 { return ui.Place(h.place).Height(width) }

// MinSize implements fyne.Widget.
func (h *columnHead) MinSize() fyne.Size {
	h.ExtendBaseWidget(h)
	return fyne.NewSize(120, h.HeightFor(max(h.Size().Width, 120)))
}

// CreateRenderer implements fyne.Widget.
func (h *columnHead) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(h.place).Render(h, h.parts)
}

func (h *columnHead) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{h.number, h.text, h.dnr, h.mark, h.rule}
}
