package app

import (
	"context"
	"strings"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/data"
)

// undoable is the way back from one act on a note.
type undoable struct {
	said string // what is told when it has been undone
	back func() error
}

// mostUndone is how many acts on notes can be undone.
const mostUndone = 50

func (w *Window) remember(said string, back func() error) {
	w.undone = append(w.undone, undoable{said, back})
	if len(w.undone) > mostUndone {
		w.undone = w.undone[1:]
	}
}

// undo takes back the last act on a note.
func (w *Window) undo() {
	if len(w.undone) == 0 {
		w.toasts.Say(swedish.T("window.undo.nothing"))
		return
	}
	last := w.undone[len(w.undone)-1]
	w.undone = w.undone[:len(w.undone)-1]
	if err := last.back(); err != nil {
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	w.toasts.Say(last.said)
}

// addNote writes a note on what is chosen: words in the text, a row of a list,
// or the item as a whole.
func (w *Window) addNote() {
	m, it := w.now.meeting, w.item()
	if m == nil || w.mode != prepare {
		return
	}
	if it == nil {
		w.write(act.Remark{MeetingID: m.ID}, swedish.T("window.note.on_meeting"))
		return
	}
	if rows := w.matter.rows(); rows != nil {
		if !rows.NoteOnSelected() {
			w.addItemNote()
		}
		return
	}
	if part, start, end, ok := w.matter.page.Selection(); ok {
		words := string([]rune(data.JoinBlocks(it.Part(part)))[start:end])
		w.write(act.Remark{MeetingID: m.ID, ItemID: it.ID, Part: part, Start: start, End: end}, swedish.T("window.note.on_words", "words", shorten(words)))
		return
	}
	w.addItemNote()
}

// markPassage marks words of the item in a colour, without a text.
func (w *Window) markPassage(part string, start, end int, colour annotext.Colour) {
	it := w.item()
	if it == nil {
		return
	}
	n, err := act.Annotate(context.Background(), w.store, act.Remark{
		MeetingID: w.now.meeting.ID, ItemID: it.ID, Part: part, Start: start, End: end, Kind: data.KindNote, Colour: string(colour),
	})
	if err != nil {
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	w.remember(swedish.T("window.undo.added"), func() error { return w.store.DeleteNote(context.Background(), w.noteID(n.ID)) })
}

// addItemNote writes a note on the item as a whole.
func (w *Window) addItemNote() {
	if it := w.item(); it != nil {
		w.write(act.Remark{MeetingID: w.now.meeting.ID, ItemID: it.ID}, swedish.T("window.note.on_item", "title", shorten(it.Title)))
	}
}

// addRowNote writes a note on a row of one of the item's lists.
func (w *Window) addRowNote(row data.RowRef) {
	if it := w.item(); it != nil {
		w.write(act.Remark{MeetingID: w.now.meeting.ID, ItemID: it.ID, Row: &row}, swedish.T("window.note.on_row", "list", strings.TrimSuffix(row.List, ":"), "n", row.Number))
	}
}

// write asks for the note's words and stores it.
func (w *Window) write(r act.Remark, on string) {
	reports.AskNote(w.win, reports.NoteForm{
		Title: swedish.T("window.note.new"), On: on, Kind: data.KindNote,
		Save: func(kind data.NoteKind, text string) error {
			r.Kind, r.Text, r.Colour = kind, text, reports.ColourOf(kind)
			n, err := act.Annotate(context.Background(), w.store, r)
			if err != nil {
				return err
			}
			w.remember(swedish.T("window.undo.added"), func() error { return w.store.DeleteNote(context.Background(), w.noteID(n.ID)) })
			w.matter.page.Unselect() // so that the new mark is seen
			return nil
		},
	})
}

// editNote opens a note to be changed or removed.
func (w *Window) editNote(n data.Note) {
	if w.modal() {
		return
	}
	on := ""
	if n.Passage != nil {
		on = swedish.T("window.note.on_words", "words", shorten(n.Passage.Quote))
	}
	reports.AskNote(w.win, reports.NoteForm{
		Title: swedish.T("window.note.edit"), On: on, Kind: n.Kind, Text: n.Text,
		Save: func(kind data.NoteKind, text string) error {
			changed := n
			changed.Kind, changed.Text, changed.Colour = kind, text, reports.ColourOf(kind)
			if _, err := w.store.SaveNote(context.Background(), changed); err != nil {
				return err
			}
			w.remember(swedish.T("window.undo.changed"), func() error { return w.restore(n) })
			return nil
		},
		Delete: func() error {
			if err := w.store.DeleteNote(context.Background(), n.ID); err != nil {
				return err
			}
			w.remember(swedish.T("window.undo.deleted"), func() error {
				again := n
				again.ID, again.Version = "", 0
				added, err := w.store.AddNote(context.Background(), again)
				w.renamed[n.ID] = added.ID
				return err
			})
			w.toasts.Offer(swedish.T("window.note.deleted"), swedish.T("window.do.undo"), w.undo)
			return nil
		},
	})
}

// noteID is the present id of a note: one that was deleted and brought back has
// a new one.
func (w *Window) noteID(id string) string {
	for w.renamed[id] != "" {
		id = w.renamed[id]
	}
	return id
}

// restore gives a note the words and kind that it had before.
func (w *Window) restore(before data.Note) error {
	ctx := context.Background()
	notes, err := w.store.Notes(ctx, data.NoteFilter{MeetingID: before.MeetingID})
	if err != nil {
		return err
	}
	for _, n := range notes {
		if n.ID == w.noteID(before.ID) {
			n.Kind, n.Text, n.Colour = before.Kind, before.Text, before.Colour
			_, err = w.store.SaveNote(ctx, n)
			return err
		}
	}
	return data.ErrNotFound
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 90 {
		return string(r[:88]) + "…"
	}
	return s
}
