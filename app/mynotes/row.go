package mynotes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// noteRow draws one row: a heading, or a note in two lines with its place above
// and its kind at the right.
type noteRow struct {
	widget.BaseWidget
	place, text, heading, kind *ui.Words
	isHeading                  bool
	note                       *data.ListedNote
	letters                    *letters
}

func newNoteRow() *noteRow {
	r := &noteRow{
		place:   ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}),
		text:    ui.NewWords("", ui.WordsStyle{MaxLines: 2}),
		heading: ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Bold: true, MaxLines: 1}),
		kind:    ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Bold: true, MaxLines: 1, Trailing: true}),
	}
	r.letters = lettersOfRows
	r.ExtendBaseWidget(r)
	return r
}

// set fills the row.
func (r *noteRow) set(x row, order Order) {
	r.note, r.isHeading = x.note, x.note == nil
	if r.isHeading {
		r.heading.SetText(swedish.T("mynotes.heading", "name", x.heading, "n", x.count))
	} else {
		where := place(x.note)
		if order != ByMeeting && x.note.MeetingID != "" {
			where += " · " + meetingName(x.note)
		}
		r.place.SetText(where)
		r.text.SetText(firstWords(x.note.Note))
		r.kind.SetText(swedish.Capital(swedish.NoteKind(x.note.Kind)))
	}
	r.place.Hidden, r.text.Hidden, r.kind.Hidden, r.heading.Hidden = r.isHeading, r.isHeading, r.isHeading, !r.isHeading
	r.Refresh()
}

// firstWords are the beginning of a note, or of the words that it marks.
func firstWords(n data.Note) string {
	text := n.Text
	switch {
	case text != "":
	case n.Passage != nil:
		text = "”" + n.Passage.Quote + "”"
	case n.Row != nil:
		text = "”" + n.Row.Text + "”"
	default:
		text = swedish.T("mynotes.no_words")
	}
	if r := []rune(text[:min(len(text), 1600)]); len(r) > 300 {
		text = string(r[:300])
	}
	return strings.Join(strings.Fields(text), " ")
}

const rowPad = 7

// height is that of a row. The words of a note are not measured one by one, as
// there may be 20,000 notes: what its letters come to is, and what might not fit
// on one line has two.
func (r *noteRow) height(x row, width float32) float32 {
	if x.note == nil {
		return r.heading.LineHeight() + 3*rowPad
	}
	lines := float32(1)
	quoted := x.note.Text == "" && (x.note.Passage != nil || x.note.Row != nil)
	if quoted || r.letters.exceed(x.note.Text, r.inner(width)) {
		lines = 2
	}
	return 2*rowPad + r.place.LineHeight() + 2 + lines*r.text.LineHeight()
}

// inner is the width of what a row says: no line of it is too long to be read.
func (r *noteRow) inner(width float32) float32 {
	return min(width-2*ui.SideInset, 900*r.Theme().Size(theme.SizeNameText)/15)
}

func (r *noteRow) layOut(width float32, put ui.Put) float32 {
	left := float32(ui.SideInset)
	right := left + r.inner(width)
	if r.isHeading {
		put(r.heading, left, 2*rowPad, right-left, r.heading.LineHeight())
		return r.height(row{}, width)
	}
	line := r.place.LineHeight()
	wide := min(r.kind.NaturalWidth()+1, (right-left)/2)
	put(r.kind, right-wide, rowPad, wide, line)
	put(r.place, left, rowPad, max(right-left-wide-10, 20), line)
	put(r.text, left, rowPad+line+2, right-left, r.height(row{note: r.note}, width)-2*rowPad-line-2)
	return r.height(row{note: r.note}, width)
}

// MinSize implements fyne.Widget.
func (r *noteRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, r.place.LineHeight()+r.text.LineHeight()+2*rowPad)
}

// CreateRenderer implements fyne.Widget.
func (r *noteRow) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(r.layOut).Render(r, func() []fyne.CanvasObject {
		return []fyne.CanvasObject{r.place, r.text, r.kind, r.heading}
	})
}
