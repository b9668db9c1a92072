package meetings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/ui"
)

// heights remembers how high the rows of the agenda are: an agenda of thousands
// of items is measured once, and then only what changes in it.
type heights struct {
	row   *entryRow
	rows  []float32 // 0: not measured
	width float32
	size  float32            // of the text
	flags map[flag]*ui.Badge // measuring one makes what draws it
}

// of returns the height of row i in a width.
func (h *heights) of(rows []entry, i int, width float32) float32 {
	size := theme.TextSize()
	if len(h.rows) != len(rows) || width != h.width || size != h.size {
		*h = heights{row: newEntryRow(), rows: make([]float32, len(rows)), width: width, size: size, flags: map[flag]*ui.Badge{}}
	}
	if h.rows[i] == 0 {
		h.rows[i] = h.measure(rows[i], width)
	}
	return h.rows[i]
}

// change forgets the rows that are other ones now.
func (h *heights) change(before, after []entry) {
	kept := make([]float32, len(after))
	for i := range min(len(before), len(after), len(h.rows)) {
		if before[i] == after[i] {
			kept[i] = h.rows[i]
		}
	}
	h.rows = kept
}

// measure lays a row out without drawing it: fresh texts have nothing to draw.
func (h *heights) measure(e entry, width float32) float32 {
	r := h.row
	r.number, r.title, r.about = ui.NewWords(e.number, numberStyle), ui.NewWords(e.title, titleStyle), ui.NewWords(e.about, aboutStyle)
	r.widest.SetText(e.widest)
	r.about.Hidden = e.about == ""
	if r.noted = e.notes > 0; r.noted {
		r.notes = ui.NewWords(fmt.Sprint(e.notes), notesStyle)
	}
	r.badged = 0
	for _, f := range e.flags {
		if f.text != "" {
			if h.flags[f] == nil {
				h.flags[f] = ui.NewBadge(f.text, f.tone)
			}
			r.badges[r.badged] = h.flags[f]
			r.badged++
		}
	}
	return r.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}
