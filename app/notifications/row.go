package notifications

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

const captionSize = theme.SizeNameCaptionText

// lineRow draws one row: number, the text as printed with what else is known
// under it, the case number, the reader's own mark, and the reader's notes on
// the row as cards, one of which may be an editor.
type lineRow struct {
	widget.BaseWidget
	edit                           func(row int, note string)
	number, text, about, dnr, mark *ui.Words
	badge, raised                  *ui.Badge
	notes                          *ui.Stack
	editor                         *annotext.Editor // nil while no note of the row is written
}

func newLineRow(edit func(row int, note string)) *lineRow {
	r := &lineRow{
		edit:   edit,
		number: ui.NewWords("", ui.WordsStyle{Colour: look.Secondary, MaxLines: 1}),
		text:   ui.NewWords("", ui.WordsStyle{}),
		about:  ui.NewWords("", ui.WordsStyle{Size: captionSize, Colour: look.Secondary}),
		dnr:    ui.NewWords("", ui.WordsStyle{MaxLines: 2}),
		mark:   ui.NewWords("", ui.WordsStyle{Size: captionSize, Colour: look.Secondary, MaxLines: 1}),
		badge:  ui.NewBadge("", ui.Neutral),
		raised: ui.NewBadge(swedish.T("window.rows.raised"), ui.AccentTone),
		notes:  ui.NewStack(6),
	}
	r.ExtendBaseWidget(r)
	return r
}

// set fills the row and draws it.
func (r *lineRow) set(l line, editor *annotext.Editor) {
	r.fill(l, editor)
	r.Refresh()
}

// fill takes in what the row says, as far as its height depends on it.
func (r *lineRow) fill(l line, editor *annotext.Editor) {
	r.number.SetText(fmt.Sprint(l.entry.Number))
	colour, read := look.Ink, "window.rows.unread"
	if l.mark.Read {
		colour, read = look.Secondary, "window.rows.read"
	}
	r.text.Set(l.entry.Text, colour, false)
	r.about.SetText(l.about)
	r.about.Hidden = l.about == ""
	r.dnr.SetText(l.entry.CaseNumber)
	if r.badge.Hidden = l.badge == ""; !r.badge.Hidden {
		r.badge.Set(l.badge, l.tone)
	}
	r.raised.Hidden = !l.mark.Raised
	r.mark.SetText(swedish.T(read))
	r.editor = editor
	var cards []fyne.CanvasObject
	for _, n := range l.notes {
		if editor != nil && editor.Draft().ID == n.ID {
			continue
		}
		cards = append(cards, ui.NewNoteCard(ui.NoteCard{
			Kind: capital(swedish.NoteKind(n.Kind)), Text: cut(n.Text), Colour: n.Colour,
			OnTapped: func() { r.edit(l.entry.Number, n.ID) },
		}))
	}
	r.notes.Hidden = len(cards) == 0
	if len(cards) > 0 || len(r.notes.Objects()) > 0 {
		r.notes.Set(cards...)
	}
}

// cut keeps what a card in a row shows of a note.
func cut(s string) string {
	const most = 600
	if r := []rune(s[:min(len(s), 4*most)]); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func (r *lineRow) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	const inset, top, gap = 46, 12, 14
	scale := r.Theme().Size(theme.SizeNameText) / 15
	numberWide, caseWide, markWide := 36*scale, 106*scale, 64*scale
	right := width - inset
	x := inset + numberWide
	narrow := width < 560*scale // the reader's mark stands under the case number
	mx := right - markWide
	cx := mx - gap - caseWide
	if narrow {
		caseWide = 92 * scale
		cx = right - caseWide
		mx = cx
	}
	textWide := max(cx-gap-x, 80)
	put(r.number, inset, top, numberWide, r.number.LineHeight())
	h := r.text.HeightFor(textWide)
	put(r.text, x, top, textWide, h)
	y := top + h
	if !r.about.Hidden {
		h = r.about.HeightFor(textWide)
		put(r.about, x, y+1, textWide, h)
		y += 1 + h
	}
	cy := float32(top)
	if r.dnr.Text() != "" {
		h = r.dnr.HeightFor(caseWide)
		put(r.dnr, cx, cy, caseWide, h)
		cy += h + 2
	} else {
		put(r.dnr, cx, cy, caseWide, 0)
	}
	if !r.badge.Hidden {
		size := r.badge.MinSize()
		put(r.badge, cx, cy, min(size.Width, caseWide), size.Height)
		cy += size.Height + 4
	}
	my := float32(top)
	if narrow {
		my = cy
	}
	h = r.mark.LineHeight()
	put(r.mark, mx, my+1, markWide, h)
	my += h + 3
	size := r.raised.MinSize()
	if !r.raised.Hidden {
		put(r.raised, mx, my, size.Width, size.Height)
	}
	my += size.Height // room is kept for it, so that raising moves nothing
	y = max(y, cy, my)
	if !r.notes.Hidden {
		h = r.notes.HeightFor(textWide)
		put(r.notes, x, y+8, textWide, h)
		y += 8 + h
	}
	if r.editor != nil {
		wide := min(right-x, 520*scale)
		h = r.editor.HeightFor(wide)
		put(r.editor, x, y+8, wide, h)
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
	objects := []fyne.CanvasObject{r.number, r.text, r.about, r.dnr, r.badge, r.mark, r.raised, r.notes}
	if r.editor != nil {
		objects = append(objects, r.editor)
	}
	return objects
}

func (l *lineRenderer) Destroy() {}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
