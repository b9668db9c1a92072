package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/meetings"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// reading is what the reader has done with one item. It is private, like a
// note, and stands where the notes do.
type reading struct {
	read    bool
	handled bool
	now     bool   // the meeting is at it
	digest  string // of the item as it was read
}

// readingsOf puts what the reader has done with a meeting's items by item.
func readingsOf(states []data.ReadingState) map[string]reading {
	all := map[string]reading{}
	for _, x := range states {
		all[x.ItemID] = reading{read: !x.ReadAt.IsZero(), handled: !x.HandledAt.IsZero(), now: x.Now, digest: x.Digest}
	}
	return all
}

// readingState is how far the reader had come with an item when the stores were
// last read.
func (w *Window) readingState(itemID string) data.ReadingState {
	for _, r := range w.now.readings {
		if r.ItemID == itemID {
			return r
		}
	}
	return data.ReadingState{}
}

// changesOf is what is new or changed in the item that is shown since it was
// read before it was opened, and when that was. It stays while the item is
// shown, though the reader reads it anew meanwhile.
func (m *matter) changesOf(it data.AgendaItem) (data.ItemChanges, string) {
	if m.before.ItemID != it.ID {
		return data.ItemChanges{}, ""
	}
	c, _ := m.before.Changes(it)
	return c, swedish.Moment(m.before.ReadAt.In(data.Stockholm))
}

// nextChanged goes to the next paragraph that is new or changed.
func (m *matter) nextChanged() {
	if m.page.Surface().NextChanged() {
		ui.Focus(m.page.Surface())
	}
}

func (w *Window) reading(itemID string) reading { return w.now.read[itemID] }

// begun reports whether unread items are worth telling of: in a meeting that
// is not over and done with, or that the reader has begun to read. Else the
// minutes of ten years, read in at once, would be ten years of unread items.
func (w *Window) begun() bool {
	switch w.now.meeting.State {
	case "", data.Convened, data.Held:
		return true
	}
	for _, r := range w.now.read {
		if r.read {
			return true
		}
	}
	return false
}

// isRead reports whether an item has been read as it is now.
func (w *Window) isRead(itemID string) bool {
	r := w.reading(itemID)
	return r.read && (r.digest == "" || r.digest == w.now.digests[itemID])
}

// marks are what the agenda tells of each item.
func (w *Window) marks() map[string]meetings.Mark {
	m := w.now.meeting
	if m == nil {
		return nil
	}
	raised := map[string]int{}
	for _, r := range w.now.marks {
		if r.Raised {
			raised[r.ItemID]++
		}
	}
	begun := w.begun()
	all := make(map[string]meetings.Mark, len(m.Items))
	for _, it := range m.Items {
		r := w.reading(it.ID)
		all[it.ID] = meetings.Mark{
			Unread:  begun && !r.read && w.mode != meet,
			Changed: r.read && r.digest != "" && r.digest != w.now.digests[it.ID],
			Handled: r.handled && w.mode == meet,
			Now:     r.now && w.mode == meet,
			Raised:  raised[it.ID],
		}
	}
	return all
}

// unread lists the ids of the items that are not read, or have changed since,
// in order.
func (w *Window) unread() []string {
	if w.now.meeting == nil || !w.begun() {
		return nil
	}
	var ids []string
	for _, it := range w.now.meeting.Items {
		if !w.isRead(it.ID) {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

// nextUnread leaves the item that is shown as read and goes to the next one
// that is not, from here on and then from the beginning.
func (w *Window) nextUnread() {
	w.markRead(w.at)
	unread := map[string]bool{}
	for _, id := range w.unread() {
		unread[id] = true
	}
	ids, at := w.order()
	for i := 1; i <= len(ids); i++ {
		if id := ids[(at+i)%len(ids)]; unread[id] {
			w.OpenItem(id)
			return
		}
	}
}

// order is the rows of the agenda with the one that is shown.
func (w *Window) order() (ids []string, at int) {
	ids = []string{""}
	for i, it := range w.now.meeting.Items {
		ids = append(ids, it.ID)
		if it.ID == w.at {
			at = i + 1
		}
	}
	return ids, at
}

// markRead remembers that an item has been read as it is now, away from the UI
// thread: who steps down the agenda does not wait for the disk. Nor is reading
// interrupted where it cannot be remembered: that is said at the foot.
func (w *Window) markRead(itemID string) {
	m := w.now.meeting
	if m == nil || itemID == "" {
		return
	}
	if w.isRead(itemID) || itemID == w.keptUnread {
		return
	}
	w.storing.Add(1)
	ui.Load(w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (struct{}, error) {
		defer w.storing.Done()
		return struct{}{}, w.store.SetRead(ctx, m.ID, itemID, true)
	}, func(_ struct{}, err error) {
		if err != nil {
			w.toasts.Say(swedish.T("window.read.not_saved") + " " + plainly(err).Error())
		}
	})
}

// dwell marks the item that is shown as read once it has been shown for a
// while.
func (w *Window) dwell() {
	if w.dwelling != nil {
		w.dwelling.Stop()
		w.dwelling = nil
	}
	if w.at != w.keptUnread {
		w.keptUnread = ""
	}
	if w.o.ReadAfter <= 0 || w.at == "" || w.mode != prepare {
		return
	}
	id := w.at
	w.dwelling = time.AfterFunc(w.o.ReadAfter, func() {
		fyne.Do(func() {
			if w.at == id && w.mode == prepare {
				w.markRead(id)
			}
		})
	})
}

// itemByID returns an item of the meeting, nil if it has none of that id.
func (w *Window) itemByID(id string) *data.AgendaItem {
	if w.now.meeting == nil || id == "" {
		return nil
	}
	for i := range w.now.meeting.Items {
		if w.now.meeting.Items[i].ID == id {
			return &w.now.meeting.Items[i]
		}
	}
	return nil
}

// today is the day in Sweden, YYYY-MM-DD.
func (w *Window) today() string { return w.o.Now().In(data.Stockholm).Format(time.DateOnly) }
