package app

import (
	"context"

	"paragraf/app/swedish"
)

// toggleRead marks the item that is shown as read, or as unread to come back to.
// That one marked so oneself stays while the item is shown and when one goes on.
func (w *Window) toggleRead() {
	m, id := w.now.meeting, w.at
	if m == nil || id == "" {
		return
	}
	read := !w.isRead(id)
	set := func(read bool) func() error {
		return func() error {
			if err := w.store.SetRead(context.Background(), m.ID, id, read); err != nil {
				return err
			}
			if w.keptUnread = ""; !read && w.at == id {
				w.keptUnread = id
			}
			return nil
		}
	}
	if err := set(read)(); err != nil {
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	label := "window.undo.item_read"
	if !read {
		label = "window.undo.item_unread"
	}
	w.remember(swedish.T(label), set(!read), set(read))
}

// readWords are what the menu says of it.
func (w *Window) readWords() string {
	if w.now.meeting != nil && w.isRead(w.at) {
		return swedish.T("window.rows.do_unread")
	}
	return swedish.T("window.do.read")
}
