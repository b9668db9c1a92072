package notifications

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

const captionSize = theme.SizeNameCaptionText

// lineRow draws one row: number, the text as printed with what else is known
// under it, the case number, the reader's own mark, and the reader's notes on
// the row as cards, one of which may be an editor.
type lineRow struct {
	widget.BaseWidget
	edit                           func(row int, note string)
	group                          *ui.Words
	number, text, about, dnr, mark *ui.Words
	badge, raised                  *ui.Badge
	notes                          *ui.Stack
	bare                           bool             // in a dialog: without marks, and without a page's margin
	editor                         *annotext.Editor // nil while no note of the row is written
}

func newLineRow(edit func(row int, note string)) *lineRow {
	r := &lineRow{
		edit:   edit,
		group:  ui.NewWords("", ui.WordsStyle{Bold: true}),
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

// newPlainRow returns a row of a list that is in no meeting yet.
func newPlainRow() *lineRow {
	r := newLineRow(nil)
	r.bare = true
	return r
}

// set fills the row and draws it.
func (r *lineRow) set(l line, editor *annotext.Editor) {
	r.fill(l, editor)
	r.Refresh()
}

// fill takes in what the row says, as far as its height depends on it.
func (r *lineRow) fill(l line, editor *annotext.Editor) {
	r.group.SetText(l.group)
	r.group.Hidden = l.group == ""
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
	r.mark.Hidden = l.plain
	r.editor = editor
	var cards []fyne.CanvasObject
	for _, n := range l.notes {
		if editor != nil && editor.Draft().ID == n.ID {
			continue
		}
		cards = append(cards, ui.NewNoteCard(ui.NoteCard{
			Kind: kindOf(n), Text: cut(n.Text), Colour: n.Colour,
			OnTapped: func() { r.edit(l.entry.Number, n.ID) },
		}))
	}
	r.notes.Hidden = len(cards) == 0
	if len(cards) > 0 || len(r.notes.Objects()) > 0 {
		r.notes.Set(cards...)
	}
}

// kindOf is what a note is, and what became of the words that it stands on until
// the reader has seen it.
func kindOf(n data.Note) string {
	kind := swedish.Capital(swedish.NoteKind(n.Kind))
	if c := n.Carried; c != nil && !n.Gone() {
		kind += " · " + swedish.T("window.note.is."+string(c.State))
	}
	return kind
}

// cut keeps what a card in a row shows of a note.
func cut(s string) string { return swedish.Shorten(s, 600) }

// columns are where the parts of a row stand in its width.
type columns struct {
	number, text, dnr, mark     float32 // left edges
	numberW, textW, dnrW, markW float32
	editorW, groupW             float32
	narrow                      bool // the mark stands under the case number
	under                       bool // both stand under the text
	markLine, badgeHigh         float32
}

const rowTop, rowGap, underGap = 12, 14, 3

// widest is how wide a row and what stands over it are at most, at text size 100 %:
// a line has to be read, and its case number to be found beside it.
const widest = 900

func (r *lineRow) columns(width float32) columns {
	scale := r.Theme().Size(theme.SizeNameText) / 15
	margin, markW := ui.Margin(width), 64*scale
	edge := ui.PageEdge(width)
	if r.bare {
		margin, edge, markW = 14, 14, -rowGap
	}
	c := columns{number: margin, numberW: 36 * scale, dnrW: 106 * scale, markW: markW, narrow: width < 560*scale}
	if c.under = width < 480*scale; c.under {
		c.numberW = 26 * scale
	}
	c.text = c.number + c.numberW
	right := min(width-edge, margin+widest*scale)
	c.mark = right - c.markW
	c.dnr = c.mark - rowGap - c.dnrW
	if c.narrow {
		c.dnrW = 92 * scale
		c.dnr = right - c.dnrW
		c.mark = c.dnr
	}
	c.textW = max(c.dnr-rowGap-c.text, 80)
	if c.under {
		c.textW = max(right-c.text, 80)
		c.dnr, c.dnrW = c.text, c.textW/2
	}
	c.groupW = max(right-c.number, 80)
	c.editorW = min(right-c.text, 520*scale)
	c.markLine, c.badgeHigh = r.mark.LineHeight()+3, r.raised.MinSize().Height
	if r.bare {
		c.markLine = 0
	}
	return c
}

// says reports whether a row whose case number stands under its text needs none
// there: the text has it, a line above.
func (c columns) says(text, dnr string) bool {
	if !c.under {
		return false
	}
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for before, after, found := strings.Cut(text, dnr); found; before, after, found = strings.Cut(after, dnr) {
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(after)
		if (before == "" || apart(last)) && (after == "" || apart(first)) {
			return true
		}
	}
	return false
}

// heightsOf is how high the parts of a row are, 0 for those that it lacks.
type heightsOf struct {
	group, text, about, dnr, badge, notes, editor float32
	raised                                        bool
}

// height is that of a row with such parts.
func (c columns) height(h heightsOf) float32 {
	left := h.text + above(h.about, 1)
	right := above(h.dnr, 2) + above(h.badge, 4)
	mark := c.markLine
	if h.raised {
		mark += c.badgeHigh
	}
	switch {
	case c.under:
		left += underGap + max(h.dnr, c.markLine, c.badgeHigh)
		right, mark = 0, 0
	case c.narrow:
		right, mark = right+mark, 0
	}
	return rowTop + above(h.group, 8) + max(left, right, mark) + above(h.notes, 8) + above(h.editor, 8) + rowTop
}

// above is a height with the room that goes with it, nothing without it.
func above(h, room float32) float32 {
	if h == 0 {
		return 0
	}
	return h + room
}

// measure returns how high the parts are.
func (r *lineRow) measure(c columns) (h heightsOf) {
	if !r.group.Hidden {
		h.group = r.group.HeightFor(c.groupW)
	}
	h.text = r.text.HeightFor(c.textW)
	if !r.about.Hidden {
		h.about = r.about.HeightFor(c.textW)
	}
	if r.dnr.Text() != "" && !c.says(r.text.Text(), r.dnr.Text()) {
		h.dnr = r.dnr.HeightFor(c.dnrW)
	}
	if !r.badge.Hidden {
		h.badge = c.badgeHigh
	}
	if !r.notes.Hidden {
		h.notes = r.notes.HeightFor(c.textW)
	}
	h.raised = !r.raised.Hidden
	if r.editor != nil {
		h.editor = r.editor.HeightFor(c.editorW)
	}
	return h
}

// place lays the row out at a width and returns its height.
func (r *lineRow) place(width float32, put ui.Put) float32 {
	c := r.columns(width)
	h := r.measure(c)
	r.dnr.Hidden = h.dnr == 0
	top := rowTop + above(h.group, 8)
	put(r.group, c.number, rowTop, c.groupW, h.group)
	put(r.number, c.number, top, c.numberW, r.number.LineHeight())
	put(r.text, c.text, top, c.textW, h.text)
	put(r.about, c.text, top+h.text+1, c.textW, h.about)
	if c.under {
		r.line(c, h, top+h.text+above(h.about, 1)+underGap, put)
		y := c.height(heightsOf{group: h.group, text: h.text, about: h.about, dnr: h.dnr}) - rowTop
		r.below(c, h, y, put)
		return c.height(h)
	}
	y := top
	put(r.dnr, c.dnr, y, c.dnrW, h.dnr)
	y += above(h.dnr, 2)
	if !r.badge.Hidden {
		size := r.badge.MinSize()
		put(r.badge, c.dnr, y, min(size.Width, c.dnrW), size.Height)
		y += above(h.badge, 4)
	}
	if !c.narrow {
		y = top
	}
	put(r.mark, c.mark, y+1, c.markW, r.mark.LineHeight())
	put(r.raised, c.mark, y+c.markLine, r.raised.MinSize().Width, c.badgeHigh)
	y = c.height(heightsOf{group: h.group, text: h.text, about: h.about, dnr: h.dnr, badge: h.badge, raised: h.raised}) - rowTop
	r.below(c, h, y, put)
	return c.height(h)
}

// line sets the case number and the marks after one another, under the text.
func (r *lineRow) line(c columns, h heightsOf, y float32, put ui.Put) {
	x := c.dnr
	if h.dnr > 0 {
		wide := min(r.dnr.NaturalWidth(), c.dnrW)
		put(r.dnr, x, y, wide, h.dnr)
		x += wide + rowGap
	}
	for _, b := range []*ui.Badge{r.badge, r.raised} {
		if b.Hidden {
			continue
		}
		wide := b.MinSize().Width
		put(b, x, y+1, wide, c.badgeHigh)
		x += wide + rowGap
	}
	put(r.mark, x, y+2, c.markW, r.mark.LineHeight())
}

// below sets the notes and the editor under the rest of the row.
func (r *lineRow) below(c columns, h heightsOf, y float32, put ui.Put) {
	if !r.notes.Hidden {
		put(r.notes, c.text, y+8, c.textW, h.notes)
		y += h.notes + 8
	}
	if r.editor != nil {
		put(r.editor, c.text, y+8, c.editorW, h.editor)
	}
}

// HeightFor returns the row's height at a width.
func (r *lineRow) HeightFor(width float32) float32 {
	c := r.columns(width)
	return c.height(r.measure(c))
}

// MinSize implements fyne.Widget.
func (r *lineRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, r.HeightFor(max(r.Size().Width, 200)))
}

// CreateRenderer implements fyne.Widget.
func (r *lineRow) CreateRenderer() fyne.WidgetRenderer { return ui.Place(r.place).Render(r, r.parts) }

func (r *lineRow) parts() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.group, r.number, r.text, r.about, r.dnr, r.badge, r.mark, r.raised, r.notes}
	if r.editor != nil {
		objects = append(objects, r.editor)
	}
	return objects
}
