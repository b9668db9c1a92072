package notifications

import (
	"fyne.io/fyne/v2/theme"

	"paragraf/app/annotext"
)

// heights knows how high rows are. A list asks for all of them at every change,
// so what was measured is kept as long as what it depends on is the same.
type heights struct {
	probe       *lineRow
	width, size float32
	known       map[heightKey]float32
}

// heightKey is all that the height of a row without notes depends on, at a
// width and text size.
type heightKey struct {
	text, about, dnr string
	badged           bool
}

// of returns the height of a row at a width.
func (h *heights) of(l line, editor *annotext.Editor, width float32) float32 {
	if size := theme.TextSize(); h.known == nil || width != h.width || size != h.size || len(h.known) > 40_000 {
		h.width, h.size, h.known = width, size, map[heightKey]float32{}
	}
	if editor != nil || len(l.notes) > 0 {
		h.probe.fill(l, editor)
		return h.probe.HeightFor(width)
	}
	key := heightKey{l.entry.Text, l.about, l.entry.CaseNumber, l.badge != ""}
	high, ok := h.known[key]
	if !ok {
		h.probe.fill(l, nil)
		high = h.probe.HeightFor(width)
		h.known[key] = high
	}
	return high
}
