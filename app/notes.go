package app

import (
	"context"
	"errors"
	"slices"
	"unicode/utf8"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// noteKinds are the kinds of note as they are offered.
func noteKinds() []annotext.Kind {
	kinds := make([]annotext.Kind, len(reports.Kinds))
	for i, k := range reports.Kinds {
		kinds[i] = annotext.Kind{ID: string(k), Name: reports.KindName(k), Colour: annotext.Colour(reports.ColourOf(k)), Wordless: k == data.KindPlace}
	}
	return kinds
}

// writing lets notes be written; new says what a new note stands on.
func (w *Window) writing(new func(d annotext.Draft) act.Remark) *annotext.Writing {
	return &annotext.Writing{
		Kinds:   noteKinds(),
		Changed: func(d annotext.Draft) { w.keepUnsaved(d, new(d)) }, Over: w.draft.take,
		Save: func(d annotext.Draft) (string, error) {
			id, err := w.noteSaver(d, new)()
			return id, plainly(err)
		},
		Delete:   func(id string) error { return plainly(w.deleteNote(id)) },
		Recolour: w.recolour, Underline: w.underline,
		Left: func(d annotext.Draft) {
			save := w.noteSaver(d, new)
			w.left(d.Text, func() error { _, err := save(); return err })
		},
		TooLong: w.tooLong,
		Unsaved: func(d annotext.Draft, err error) { w.unsaved(d.Text, err) },
	}
}

// noteSaver stores what was written, a change of a note or a new one, where the
// reader was when it was written.
func (w *Window) noteSaver(d annotext.Draft, new func(d annotext.Draft) act.Remark) func() (id string, err error) {
	r := new(d)
	r.Kind, r.Text, r.Colour, r.Style = data.NoteKind(d.Kind), d.Text, string(d.Colour), styleOf(d.Underline)
	return func() (string, error) {
		if d.ID != "" {
			err := w.rewriteNote(d)
			if !errors.Is(err, data.ErrNotFound) || r.MeetingID == "" {
				return d.ID, err
			}
		} // one that another window has deleted meanwhile is written anew
		return w.makeNote(r, swedish.T("window.undo.note_made"))
	}
}

// rewriteNote stores the new words of a note, but not in place of words that the
// person has not seen ([annotext.Changed]).
func (w *Window) rewriteNote(d annotext.Draft) error {
	n, err := w.store.Note(context.Background(), d.ID)
	if err != nil {
		return err
	}
	if n.Text != d.Was && n.Text != d.Text {
		return &annotext.Changed{Now: n.Text}
	}
	return w.changeNote(d.ID, func(n *data.Note) {
		n.Kind, n.Text, n.Colour, n.Style = data.NoteKind(d.Kind), d.Text, string(d.Colour), styleOf(d.Underline)
	}, swedish.T("window.undo.note_changed"))
}

// tooLong tells that a note is longer than what is edited here, and what can be
// done with it.
func (w *Window) tooLong(text string) {
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title:   swedish.T("window.note.too_long"),
		Message: swedish.T("window.note.too_long_means", "n", swedish.Thousands(utf8.RuneCountInString(text)), "most", swedish.Thousands(annotext.NoteLimit)),
		Yes:     swedish.T("window.note.copy"), No: swedish.T("ui.close"),
		OnYes: func() {
			w.app.Clipboard().SetContent(text)
			w.toasts.Say(swedish.T("window.note.copied"))
		},
	})
}

// unsaved shows words that could not be stored, so that they can be copied.
func (w *Window) unsaved(words string, err error) {
	w.problem(err, swedish.T("window.note.unsaved", "words", words))
}

// makeNote stores a new note; that can be undone.
func (w *Window) makeNote(r act.Remark, label string) (id string, err error) {
	n, err := act.Annotate(context.Background(), w.store, r)
	if err != nil {
		return "", err
	}
	w.noted(n)
	gone := n // as it was when it was taken back
	w.remember(label, func() error {
		if now, err := w.note(n.ID); err == nil {
			gone = now
		}
		return w.dropNote(n.ID)
	}, func() error { return w.restoreNote(gone) })
	return n.ID, nil
}

// changeNote changes a stored note; that can be undone, and done again, as long
// as the note has the words that it was left with.
func (w *Window) changeNote(id string, change func(*data.Note), label string) error {
	before, err := w.store.Note(context.Background(), id)
	if err != nil {
		return err
	}
	after := before
	change(&after)
	save := func(from, as data.Note) error {
		now, err := w.store.Note(context.Background(), id)
		if err != nil {
			return err
		}
		if now.Text != from.Text {
			return data.ErrConflict
		}
		as.Version = now.Version
		saved, err := w.store.SaveNote(context.Background(), as)
		if err == nil {
			w.noted(saved)
		}
		return err
	}
	if err := save(before, after); err != nil {
		return err
	}
	w.remember(label, func() error { return save(after, before) }, func() error { return save(before, after) })
	return nil
}

// deleteNote deletes a note; that can be undone.
func (w *Window) deleteNote(id string) error {
	n, err := w.note(id)
	if err != nil {
		return err
	}
	if err := w.dropNote(id); err != nil {
		return err
	}
	label, said := swedish.T("window.undo.note_deleted"), swedish.T("window.note.deleted")
	if n.Text == "" {
		label, said = swedish.T("window.undo.mark_deleted"), swedish.T("window.note.unmarked")
	}
	w.remember(label, func() error { return w.restoreNote(n) }, func() error {
		if now, err := w.note(id); err == nil {
			n = now
		}
		return w.dropNote(id)
	})
	w.toasts.Offer(said, swedish.T("window.do.undo"), w.undo)
	return nil
}

// dropNote deletes a note.
func (w *Window) dropNote(id string) error {
	err := w.store.DeleteNote(context.Background(), id)
	if err == nil {
		w.forget(id)
	}
	return err
}

// forget shows no longer what was deleted, without waiting for the stores to be
// read again.
func (w *Window) forget(ids ...string) {
	gone := make(map[string]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	is := func(n data.Note) bool { return gone[n.ID] }
	w.now.notes = slices.DeleteFunc(slices.Clone(w.now.notes), is)
	w.now.earlier = slices.DeleteFunc(slices.Clone(w.now.earlier), is)
	w.showThird()
}

// restoreNote brings a deleted note back as it was, under its own id.
func (w *Window) restoreNote(n data.Note) error {
	back, err := w.store.RestoreNote(context.Background(), n)
	if err == nil {
		w.noted(back)
	}
	return err
}

// noted shows a note as it was just stored, without waiting for the stores to be
// read again: the next act may already be about it.
func (w *Window) noted(n data.Note) {
	if w.now.meeting == nil || w.now.meeting.ID != n.MeetingID {
		w.notedEarlier(n)
		return
	}
	w.now.notes = slices.DeleteFunc(slices.Clone(w.now.notes), func(x data.Note) bool { return x.ID == n.ID })
	w.now.notes = append(w.now.notes, n)
	w.showThird()
}

// note is a note as the window knows it: another may have changed it since.
func (w *Window) note(id string) (data.Note, error) {
	if i := slices.IndexFunc(w.now.notes, func(n data.Note) bool { return n.ID == id }); i >= 0 {
		return w.now.notes[i], nil
	}
	if i := slices.IndexFunc(w.now.earlier, func(n data.Note) bool { return n.ID == id }); i >= 0 {
		return w.now.earlier[i], nil
	}
	return w.store.Note(context.Background(), id)
}

// addNote writes a note on what is chosen: words in the text, a row of a list,
// or the item as a whole.
func (w *Window) addNote() {
	if w.now.meeting == nil {
		return
	}
	if w.mode != prepare {
		w.setMode(prepare)
	}
	w.matter.writeNote()
}

// addItemNote writes a note on the item as a whole.
func (w *Window) addItemNote() {
	if w.item() == nil {
		return
	}
	if w.mode != prepare {
		w.setMode(prepare)
	}
	w.matter.writeItemNote()
}

// shorten is what a line has room for.
func shorten(s string) string { return swedish.Shorten(s, 90) }
