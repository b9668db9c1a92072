package app

import (
	"context"
	"slices"

	"paragraf/app/swedish"
	"paragraf/data"
)

// seeNote says that the reader has seen what became of a note's words: of the
// one that is chosen, else of the first of the item. The next one is shown then.
func (w *Window) seeNote() {
	unseen := w.unseenNotes()
	if len(unseen) == 0 {
		w.sayHere(swedish.T("window.note.none_changed"))
		return
	}
	surface := w.matter.page.Surface()
	active := surface.Active()
	if n := w.notesNow(); n != nil {
		active = n.pages.view.Active()
	}
	chosen := slices.IndexFunc(unseen, func(n data.Note) bool { return n.ID == active })
	id := unseen[max(chosen, 0)].ID
	set := func(seen bool) error {
		err := w.store.SetSeen(context.Background(), id, seen)
		if err == nil {
			err = w.readNote(id)
		}
		return err
	}
	if err := set(true); err != nil {
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	w.remember(swedish.T("window.undo.note_seen"), func() error { return set(false) }, func() error { return set(true) })
	if left := w.unseenNotes(); len(left) > 0 {
		if left[0].Page != nil {
			w.matter.showNote(left[0])
			return
		}
		surface.SetActive(left[0].ID)
		if p := left[0].Passage; p != nil && left[0].Row == nil {
			w.matter.page.Reveal(*w.item(), *p)
			surface.ScrollToMark(left[0].ID) // with what became of it
		}
	}
}

// unseenNotes are the notes of the item that is shown whose words were moved or
// edited since the reader saw them, in the order of the text.
func (w *Window) unseenNotes() []data.Note {
	return w.notesThat(func(n data.Note) bool { return n.Carried != nil && !n.Gone() })
}

// lostNotes are the notes of the item that is shown whose words are gone.
func (w *Window) lostNotes() []data.Note { return w.notesThat(data.Note.Gone) }

// notesThat are those of the notes on the item that is shown.
func (w *Window) notesThat(is func(data.Note) bool) []data.Note {
	it := w.item()
	if it == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(w.now.notes), func(n data.Note) bool { return n.ItemID != it.ID || !is(n) })
}

// readNote shows a note as it is stored now.
func (w *Window) readNote(id string) error {
	notes, err := w.store.Notes(context.Background(), data.NoteFilter{MeetingID: w.now.meeting.ID})
	if i := slices.IndexFunc(notes, func(n data.Note) bool { return n.ID == id }); i >= 0 {
		w.noted(notes[i])
	}
	return err
}

// askPlace begins to give a note whose words are gone a new place: the reader
// chooses words in the text, and says that they are the ones.
func (w *Window) askPlace(id string) {
	w.placing = id
	if n, err := w.note(id); err == nil && n.Page != nil && w.matter.showAttachment(n.Page.Attachment) {
		w.sayHere(swedish.T("window.tray.choose_page"))
		return
	}
	if w.toText() {
		w.win.Canvas().Focus(w.matter.page.Surface())
	}
	w.sayHere(swedish.T("window.tray.choose"))
}

// placeNote lets the note that waits for a place stand on the chosen words.
func (w *Window) placeNote() {
	lost := w.lostNotes()
	at := slices.IndexFunc(lost, func(n data.Note) bool { return n.ID == w.placing })
	if at < 0 {
		active := w.matter.page.Surface().Active()
		at = slices.IndexFunc(lost, func(n data.Note) bool { return n.ID == active })
	}
	if at < 0 && len(lost) == 1 {
		at = 0
	}
	if at < 0 {
		if len(lost) == 0 {
			w.sayHere(swedish.T("window.tray.none"))
		} else {
			w.matter.showNotes()
		}
		return
	}
	if on := w.notesNow(); on != nil {
		if on.place(lost[at]) {
			w.placing = ""
		} else {
			w.askPlace(lost[at].ID)
		}
		return
	}
	from, to := w.matter.page.Surface().Selection()
	part, start, end, ok := w.matter.page.Passage(from, to)
	if !ok {
		w.askPlace(lost[at].ID)
		return
	}
	w.placing = ""
	w.moveNote(lost[at].ID, part, start, end)
}
