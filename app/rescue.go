package app

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/data"
)

// unsaved is a note that is being written, with what it stands on. While one
// writes it is kept with the notes, so that a power cut takes two seconds of it
// at most; the next start stores it as the note that it was to be.
type unsaved struct {
	Draft annotext.Draft
	On    act.Remark
}

// keyWriting begins the keys of the notes that are being written.
const keyWriting = "window/writing/"

// newUnsaved is where a window keeps the note that is written in it.
func newUnsaved(w *Window) *kept { return newKept(w, keyWriting+rand.Text()) }

// keepUnsaved keeps a note as it is written now.
func (w *Window) keepUnsaved(d annotext.Draft, on act.Remark) {
	if strings.TrimSpace(d.Text) == "" {
		w.draft.set("")
		return
	}
	if raw, err := json.Marshal(unsaved{d, on}); err == nil {
		w.draft.set(string(raw))
	}
}

// rescue stores the notes that were being written when the program last ended
// without a chance to store them, and says so.
func (w *Window) rescue() {
	found, err := w.store.PrivateSettings(context.Background(), keyWriting)
	if err != nil {
		return // the stores tell of it themselves
	}
	for key, value := range found {
		var u unsaved
		if json.Unmarshal([]byte(value), &u) == nil {
			n, err := w.rescued(u)
			switch {
			case errors.Is(err, data.ErrNotFound): // the meeting itself is gone: the words can be copied
				w.unsaved(u.Draft.Text, err)
			case err != nil:
				w.unsaved(u.Draft.Text, err)
				continue // and are there the next time
			case n.ID != "":
				w.toasts.Offer(swedish.T("window.note.rescued"), swedish.T("window.note.show"), func() { w.goToNote(n) })
			}
		}
		w.forgetUnsaved(key)
	}
}

func (w *Window) forgetUnsaved(key string) {
	if err := w.store.SetPrivateSetting(context.Background(), key, ""); err != nil {
		w.failed(err)
	}
}

// rescued stores one, where it was to be or as near to it as there still is
// anything. A note that has been changed since keeps its words, and these become
// a note of their own. No id: it had been stored after all.
func (w *Window) rescued(u unsaved) (data.Note, error) {
	ctx := context.Background()
	d, on := u.Draft, u.On
	on.Kind, on.Text, on.Colour, on.Style = data.NoteKind(d.Kind), strings.TrimSpace(d.Text), string(d.Colour), styleOf(d.Underline)
	if d.ID != "" {
		n, err := w.store.Note(ctx, d.ID)
		switch {
		case err == nil && n.Text == on.Text:
			return data.Note{}, nil
		case err == nil && n.Text == d.Was:
			d.Text = on.Text
			return n, w.rewriteNote(d)
		case err == nil && on.MeetingID == "":
			on.MeetingID, on.ItemID = n.MeetingID, n.ItemID
		case err != nil && !errors.Is(err, data.ErrNotFound):
			return n, err
		}
	}
	stored, err := w.store.Notes(ctx, data.NoteFilter{MeetingID: on.MeetingID, ItemID: on.ItemID})
	if err != nil {
		return data.Note{}, err
	}
	if slices.ContainsFunc(stored, func(n data.Note) bool { return n.Text == on.Text && n.Kind == on.Kind }) {
		return data.Note{}, nil
	}
	whole := on
	whole.Part, whole.Start, whole.End, whole.Row, whole.Page, whole.Passage, whole.Quote = "", 0, 0, nil, nil, nil, ""
	meeting := whole
	meeting.ItemID, meeting.Section = "", 0
	var n data.Note
	for _, place := range []act.Remark{on, whole, meeting} {
		id, made := w.makeNote(place, swedish.T("window.undo.note_made"))
		if err = made; err == nil {
			return w.store.Note(ctx, id)
		}
	}
	return n, err
}
