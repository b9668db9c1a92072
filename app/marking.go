package app

import (
	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/data"
)

// markPassage marks words of the item in a colour, without a text.
func (w *Window) markPassage(part string, start, end int, colour annotext.Colour) {
	w.mark(act.Remark{Part: part, Start: start, End: end, Kind: data.KindNote, Colour: string(colour)}, swedish.T("window.undo.marked"))
}

// underlinePassage underlines words of the item, without a text.
func (w *Window) underlinePassage(part string, start, end int) {
	w.mark(act.Remark{Part: part, Start: start, End: end, Kind: data.KindNote, Colour: "yellow", Style: data.Underline},
		swedish.T("window.undo.underlined"))
}

// setBookmark sets a bookmark on words of the item, or on the item where part is
// "".
func (w *Window) setBookmark(part string, start, end int) {
	w.mark(act.Remark{Part: part, Start: start, End: end, Kind: data.KindPlace}, swedish.T("window.undo.bookmarked"))
}

// mark stores a note without words on the item that is shown.
func (w *Window) mark(r act.Remark, label string) {
	it := w.item()
	if it == nil {
		return
	}
	r.MeetingID, r.ItemID = w.now.meeting.ID, it.ID
	if _, err := w.makeNote(r, label); err != nil {
		w.problem(err, swedish.T("window.note.safe"))
	}
}

// underline lets a mark have its line alone, or its ground again.
func (w *Window) underline(id string, on bool) {
	err := w.changeNote(id, func(n *data.Note) {
		if n.Style = styleOf(on); n.Colour == "" {
			n.Colour = "yellow"
		}
	}, swedish.T("window.undo.underlined"))
	if err != nil {
		w.problem(err, swedish.T("window.note.safe"))
	}
}

func styleOf(underline bool) string {
	if underline {
		return data.Underline
	}
	return ""
}

// moveNote lets a note stand on other words of its item.
func (w *Window) moveNote(id, part string, start, end int) {
	err := w.changeNote(id, func(n *data.Note) {
		n.Passage, n.Page = &data.Passage{Part: part, Start: start, End: end}, nil
	}, swedish.T("window.undo.note_moved"))
	if err != nil {
		w.problem(err, swedish.T("window.note.safe"))
	}
}

// recolour gives a mark another colour.
func (w *Window) recolour(id string, colour annotext.Colour) {
	err := w.changeNote(id, func(n *data.Note) { n.Colour = string(colour) }, swedish.T("window.undo.recoloured"))
	if err != nil {
		w.problem(err, swedish.T("window.note.safe"))
	}
}
