package notifications

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

const captionSize = theme.SizeNameCaptionText

// lineRow draws one row: number, the text as printed with what else is known
// under it, the case number, and the reader's notes on the row as cards.
type lineRow struct {
	widget.BaseWidget
	edit                     func(data.Note)
	number, text, about, dnr *ui.Words
	badge                    *ui.Badge
	badged                   bool
	notes                    *ui.Stack
}

func newLineRow(edit func(data.Note)) *lineRow {
	r := &lineRow{
		edit:   edit,
		number: ui.NewWords("", ui.WordsStyle{Colour: look.Secondary, MaxLines: 1}),
		text:   ui.NewWords("", ui.WordsStyle{}),
		about:  ui.NewWords("", ui.WordsStyle{Size: captionSize, Colour: look.Secondary}),
		dnr:    ui.NewWords("", ui.WordsStyle{MaxLines: 2}),
		badge:  ui.NewBadge("", ui.Neutral),
		notes:  ui.NewStack(6),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *lineRow) set(l line) {
	r.number.SetText(fmt.Sprint(l.entry.Number))
	r.text.SetText(l.entry.Text)
	r.about.SetText(l.about)
	r.about.Hidden = l.about == ""
	r.dnr.SetText(l.entry.CaseNumber)
	r.badged = l.badge != ""
	r.badge.Hidden = !r.badged
	if r.badged {
		r.badge.Set(l.badge, l.tone)
	}
	var cards []fyne.CanvasObject
	for _, n := range l.notes {
		cards = append(cards, ui.NewNoteCard(ui.NoteCard{
			Kind: capital(swedish.NoteKind(n.Kind)), Text: n.Text, Colour: n.Colour,
			OnTapped: func() {
				if r.edit != nil {
					r.edit(n)
				}
			},
		}))
	}
	r.notes.Hidden = len(cards) == 0
	r.notes.Set(cards...)
	r.Refresh()
}

func (r *lineRow) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	const inset, top, gap = 46, 12, 18
	scale := r.Theme().Size(theme.SizeNameText) / 15
	numberWide, caseWide := 36*scale, 120*scale
	right := width - inset
	if width < 520*scale {
		caseWide = 92 * scale
	}
	x := inset + numberWide
	textWide := max(right-caseWide-gap-x, 80)
	put(r.number, inset, top, numberWide, r.number.LineHeight())
	h := r.text.HeightFor(textWide)
	put(r.text, x, top, textWide, h)
	y := top + h
	if !r.about.Hidden {
		h = r.about.HeightFor(textWide)
		put(r.about, x, y+1, textWide, h)
		y += 1 + h
	}
	cx := right - caseWide
	ch := float32(0)
	if r.dnr.Text() != "" {
		ch = r.dnr.HeightFor(caseWide)
		put(r.dnr, cx, top, caseWide, ch)
	} else {
		put(r.dnr, cx, top, caseWide, 0)
	}
	if r.badged {
		size := r.badge.MinSize()
		put(r.badge, cx, top+ch+2, min(size.Width, caseWide), size.Height)
		ch += size.Height + 4
	}
	y = max(y, top+ch)
	if !r.notes.Hidden {
		h = r.notes.HeightFor(textWide)
		put(r.notes, x, y+8, textWide, h)
		y += 8 + h
	}
	return y + top
}

// HeightFor returns the row's height at a width.
func (r *lineRow) HeightFor(width float32) float32 {
	return r.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Widget.
func (r *lineRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, r.HeightFor(max(r.Size().Width, 200)))
}

// CreateRenderer implements fyne.Widget.
func (r *lineRow) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{r} }

type lineRenderer struct{ r *lineRow }

func (l *lineRenderer) Layout(size fyne.Size) {
	l.r.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (l *lineRenderer) MinSize() fyne.Size { return l.r.MinSize() }

func (l *lineRenderer) Refresh() {
	for _, o := range l.Objects() {
		o.Refresh()
	}
	l.Layout(l.r.Size())
	canvas.Refresh(l.r)
}

func (l *lineRenderer) Objects() []fyne.CanvasObject {
	r := l.r
	return []fyne.CanvasObject{r.number, r.text, r.about, r.dnr, r.badge, r.notes}
}

func (l *lineRenderer) Destroy() {}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
