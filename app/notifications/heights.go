package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/annotext"
)

// heights knows how high rows are. A list asks for all of them at every change,
// so what was measured is kept as long as what it depends on is the same, and
// most rows are measured by their characters, without being set.
type heights struct {
	probe   *lineRow
	at      heightsAt
	columns columns
	known   map[heightKey]float32
	text    *annotext.Meter
	about   *annotext.Meter
}

// heightsAt is what all heights depend on.
type heightsAt struct {
	width, size float32
	theme       fyne.Theme
}

// heightKey is all that the height of a row without notes depends on.
type heightKey struct {
	group, text, about, dnr string
	badged, raised          bool
}

// of returns the height of a row at a width.
func (h *heights) of(l line, editor *annotext.Editor, width float32) float32 {
	at := heightsAt{width, theme.TextSize(), fyne.CurrentApp().Settings().Theme()}
	if at != h.at || len(h.known) > 40_000 {
		if h.text == nil || at.size != h.at.size || at.theme != h.at.theme {
			h.text, h.about = annotext.NewMeter(theme.SizeNameText), annotext.NewMeter(captionSize)
		}
		h.at, h.columns, h.known = at, h.probe.columns(width), map[heightKey]float32{}
	}
	if editor != nil || len(l.notes) > 0 {
		h.probe.fill(l, editor)
		return h.probe.HeightFor(width)
	}
	key := heightKey{l.group, l.entry.Text, l.about, l.entry.CaseNumber, l.badge != "", l.mark.Raised}
	high, ok := h.known[key]
	if !ok {
		if high, ok = h.quick(l); !ok {
			h.probe.fill(l, nil)
			high = h.probe.HeightFor(width)
		}
		h.known[key] = high
	}
	return high
}

// quick reckons the height of a row without notes; ok is false where it cannot
// be sure.
func (h *heights) quick(l line) (high float32, ok bool) {
	p := heightsOf{raised: l.mark.Raised}
	n, sure := h.text.Lines(l.entry.Text, h.columns.textW)
	p.text, ok = float32(n)*h.probe.text.LineHeight(), sure
	if l.group != "" {
		return 0, false
	}
	if l.about != "" {
		n, sure = h.about.Lines(l.about, h.columns.textW)
		p.about, ok = float32(n)*h.probe.about.LineHeight(), ok && sure
	}
	if l.entry.CaseNumber != "" && !h.columns.says(l.entry.Text, l.entry.CaseNumber) {
		n, sure = h.text.Lines(l.entry.CaseNumber, h.columns.dnrW)
		p.dnr, ok = float32(min(n, 2))*h.probe.dnr.LineHeight(), ok && sure
	}
	if l.badge != "" {
		p.badge = h.columns.badgeHigh
	}
	return h.columns.height(p), ok
}
