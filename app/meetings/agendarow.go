package meetings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// entryRow draws one row of the agenda: number, title over what it is about,
// and at the right a badge and the count of own notes.
type entryRow struct {
	widget.BaseWidget
	number, title, about, notes *ui.Words
	pen                         *widget.Icon
	badge                       *ui.Badge
	badged, noted               bool
}

func newEntryRow() *entryRow {
	r := &entryRow{
		number: ui.NewWords("", ui.WordsStyle{Colour: look.Secondary, MaxLines: 1}),
		title:  ui.NewWords("", ui.WordsStyle{MaxLines: 4, Steady: true}),
		about:  ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 2}),
		notes:  ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}),
		pen:    widget.NewIcon(theme.DocumentCreateIcon()),
		badge:  ui.NewBadge("", ui.Neutral),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *entryRow) set(e entry, chosen bool) {
	r.number.Set(e.number, look.Secondary, false)
	r.title.Set(e.title, look.Ink, chosen)
	r.about.SetText(e.about)
	r.badged, r.noted = e.badge != "", e.notes > 0
	if r.badged {
		r.badge.Set(e.badge, e.tone)
	}
	if r.noted {
		r.notes.SetText(fmt.Sprint(e.notes))
	}
	r.badge.Hidden = !r.badged
	r.pen.Hidden, r.notes.Hidden = !r.noted, !r.noted
	r.about.Hidden = e.about == ""
	r.Refresh()
}

// marks returns the width that badge and notes take at the right.
func (r *entryRow) marks() (badge, notes float32) {
	if r.badged {
		badge = r.badge.MinSize().Width
	}
	if r.noted {
		notes = r.notes.NaturalWidth() + r.penSize() + 4
	}
	return badge, notes
}

func (r *entryRow) penSize() float32 { return r.Theme().Size(theme.SizeNameCaptionText) + 2 }

// place lays the row out at a width and returns its height.
func (r *entryRow) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	const inset, top = 16, 11
	scale := r.Theme().Size(theme.SizeNameText) / 15
	numberWide := 50 * scale
	x := inset + numberWide
	badge, notes := r.marks()
	right := width - inset
	titleWide := right - x
	below := badge > 0 && badge > titleWide*0.4 // no room beside the title: under it
	if badge > 0 && !below {
		titleWide -= badge + 10
	}
	if notes > 0 {
		titleWide -= notes + 8
	}
	titleWide = max(titleWide, 60)
	put(r.number, inset, top, numberWide-4, r.number.LineHeight())
	height := r.title.HeightFor(titleWide)
	put(r.title, x, top, titleWide, height)
	bottom := top + height
	if !r.about.Hidden {
		h := r.about.HeightFor(right - x)
		put(r.about, x, bottom+1, right-x, h)
		bottom += 1 + h
	}
	if below {
		size := r.badge.MinSize()
		put(r.badge, x, bottom+4, min(size.Width, right-x), size.Height)
		bottom += 4 + size.Height
	}
	mid := top + r.title.LineHeight()/2
	if r.noted {
		h := r.notes.LineHeight()
		put(r.notes, right-r.notes.NaturalWidth(), mid-h/2, r.notes.NaturalWidth(), h)
		put(r.pen, right-notes, mid-r.penSize()/2, r.penSize(), r.penSize())
	}
	if r.badged && !below {
		h := r.badge.MinSize().Height
		bx := right - badge
		if r.noted {
			bx -= notes + 8
		}
		put(r.badge, bx, mid-h/2, badge, h)
	}
	return bottom + top
}

// HeightFor returns the row's height at a width.
func (r *entryRow) HeightFor(width float32) float32 {
	return r.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Widget.
func (r *entryRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(150, r.HeightFor(max(r.Size().Width, 150)))
}

// CreateRenderer implements fyne.Widget.
func (r *entryRow) CreateRenderer() fyne.WidgetRenderer { return &entryRenderer{r} }

type entryRenderer struct{ r *entryRow }

func (e *entryRenderer) Layout(size fyne.Size) {
	e.r.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (e *entryRenderer) MinSize() fyne.Size { return e.r.MinSize() }

func (e *entryRenderer) Refresh() {
	for _, o := range e.Objects() {
		o.Refresh()
	}
	e.Layout(e.r.Size())
	canvas.Refresh(e.r)
}

func (e *entryRenderer) Objects() []fyne.CanvasObject {
	r := e.r
	return []fyne.CanvasObject{r.number, r.title, r.about, r.badge, r.pen, r.notes}
}

func (e *entryRenderer) Destroy() {}
