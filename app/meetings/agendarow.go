package meetings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// entryRow draws one row of the agenda: number, title over what it is about,
// and at the right the badges and the count of own notes. An unread item has a
// bold title; the words under it say so too.
type entryRow struct {
	widget.BaseWidget
	number, title, about, notes *ui.Words
	widest                      *ui.Words // the longest number of all rows; not drawn
	pen                         *widget.Icon
	badges                      [flagsMost]*ui.Badge
	badged                      int // badges in use
	noted                       bool
}

var (
	numberStyle = ui.WordsStyle{Colour: look.Secondary, MaxLines: 1}
	titleStyle  = ui.WordsStyle{MaxLines: 4, Steady: true}
	aboutStyle  = ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 3}
	notesStyle  = ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}
)

func newEntryRow() *entryRow {
	r := &entryRow{
		number: ui.NewWords("", numberStyle),
		widest: ui.NewWords("", numberStyle),
		title:  ui.NewWords("", titleStyle),
		about:  ui.NewWords("", aboutStyle),
		notes:  ui.NewWords("", notesStyle),
		pen:    widget.NewIcon(theme.DocumentCreateIcon()),
	}
	for i := range r.badges {
		r.badges[i] = ui.NewBadge("", ui.Neutral)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *entryRow) set(e entry, chosen bool) {
	r.number.Set(e.number, look.Secondary, false)
	r.widest.SetText(e.widest)
	r.title.Set(e.title, look.Ink, chosen || e.mark.Unread)
	r.about.SetText(e.about)
	r.badged = 0
	for i, f := range e.flags {
		r.badges[i].Set(f.text, f.tone)
		if f.text != "" {
			r.badged++
		}
	}
	r.noted = e.notes > 0
	if r.noted {
		r.notes.SetText(fmt.Sprint(e.notes))
	}
	r.pen.Hidden, r.notes.Hidden = !r.noted, !r.noted
	r.about.Hidden = e.about == ""
	r.Refresh()
}

const badgeGap = 5

// marks returns the width that badges and notes take at the right.
func (r *entryRow) marks() (badges, notes float32) {
	for _, b := range r.badges[:r.badged] {
		badges += b.MinSize().Width + badgeGap
	}
	if r.badged > 0 {
		badges -= badgeGap
	}
	if r.noted {
		notes = r.notes.NaturalWidth() + r.penSize() + 4
	}
	return badges, notes
}

func (r *entryRow) penSize() float32 { return r.Theme().Size(theme.SizeNameCaptionText) + 2 }

// place lays the row out at a width and returns its height.
func (r *entryRow) place(width float32, put ui.Put) float32 {
	const inset, top = 16, 11
	scale := r.Theme().Size(theme.SizeNameText) / 15
	numberWide := max(50*scale, r.widest.NaturalWidth()+10)
	x := inset + numberWide
	badges, notes := r.marks()
	right := width - inset
	titleWide := right - x
	beside := titleWide - badges - notes - 18                             // what the title has with all of them at its right
	below := badges > 0 && (badges > titleWide*0.4 || beside < 127*scale) // no room beside the title: under it
	if badges > 0 && !below {
		titleWide -= badges + 10
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
	mid := top + r.title.LineHeight()/2
	if r.noted {
		h := r.notes.LineHeight()
		put(r.notes, right-r.notes.NaturalWidth(), mid-h/2, r.notes.NaturalWidth(), h)
		put(r.pen, right-notes, mid-r.penSize()/2, r.penSize(), r.penSize())
	}
	if below {
		return r.placeBadges(x, bottom+4, right, put) + top
	}
	bx := right - badges
	if r.noted {
		bx -= notes + 8
	}
	for _, b := range r.badges[:r.badged] {
		m := b.MinSize()
		put(b, bx, mid-m.Height/2, m.Width, m.Height)
		bx += m.Width + badgeGap
	}
	return bottom + top
}

// placeBadges sets the badges in rows from x, y and returns where they end.
func (r *entryRow) placeBadges(x, y, right float32, put ui.Put) float32 {
	bx, high := x, float32(0)
	for _, b := range r.badges[:r.badged] {
		m := b.MinSize()
		if bx > x && bx+m.Width > right {
			bx, y = x, y+high+3
		}
		put(b, bx, y, min(m.Width, right-x), m.Height)
		bx += m.Width + badgeGap
		high = m.Height
	}
	return y + high
}

// HeightFor returns the row's height at a width.
func (r *entryRow) HeightFor(width float32) float32 { return ui.Place(r.place).Height(width) }

// MinSize implements fyne.Widget.
func (r *entryRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(150, r.HeightFor(max(r.Size().Width, 150)))
}

// CreateRenderer implements fyne.Widget.
func (r *entryRow) CreateRenderer() fyne.WidgetRenderer { return ui.Place(r.place).Render(r, r.parts) }

func (r *entryRow) parts() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.number, r.title, r.about, r.pen, r.notes}
	for _, b := range r.badges {
		all = append(all, b)
	}
	return all
}
