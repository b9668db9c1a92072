package app

import (
	"context"
	"errors"
	"slices"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/meetings"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/data"
)

// newRoom makes the page for the time of the meeting.
func (w *Window) newRoom() *meetings.Room {
	return meetings.NewRoom(meetings.RoomParams{
		Here:     w.here,
		ToNow:    func() { w.OpenItem(w.meetingAt()) },
		Read:     func() { w.setMode(prepare) },
		Question: w.askQuestion,
		Handled:  w.unhandle,
		Edit:     w.jot,
	})
}

// showRoom shows the item as the room needs it.
func (w *Window) showRoom() {
	s := meetings.RoomState{Meeting: *w.now.meeting, Item: w.item(), Now: w.meetingAt(), Handled: map[string]bool{}}
	for id, r := range w.now.read {
		if r.handled {
			s.Handled[id] = true
		}
	}
	for _, n := range w.now.notes {
		if n.ItemID == w.at {
			s.Notes = append(s.Notes, n)
		}
	}
	if s.Item != nil {
		s.Raised = w.raisedRows(*s.Item)
	}
	w.room.Show(s)
}

// raisedRows lists the rows of an item that the reader means to take up.
func (w *Window) raisedRows(it data.AgendaItem) []data.Notification {
	var rows []data.Notification
	for _, mark := range w.now.marks {
		if mark.ItemID != it.ID || !mark.Raised {
			continue
		}
		for _, l := range it.Lists {
			for _, n := range l.Entries {
				if mark.Row.On(l.Title, n) {
					rows = append(rows, n)
				}
			}
		}
	}
	return rows
}

// meetingAt is the id of the item that the meeting is at, "" for none.
func (w *Window) meetingAt() string {
	for id, r := range w.now.read {
		if r.now {
			return id
		}
	}
	return ""
}

// here says that the meeting is at the item that is shown.
func (w *Window) here() {
	if it := w.item(); it != nil {
		w.inRoom(swedish.T("window.undo.here"), w.going(it.ID, it.ID), w.going(w.meetingAt(), it.ID))
	}
}

// goNow says that the meeting is at an item, and shows it.
func (w *Window) goNow(itemID string) {
	if err := w.going(itemID, itemID)(); err != nil {
		w.failed(err)
	}
}

// going takes this meeting to an item, and shows an item if the meeting is still
// the one that is shown then.
func (w *Window) going(itemID, shown string) func() error {
	id := w.now.meeting.ID
	return func() error {
		err := w.store.SetNow(context.Background(), id, itemID)
		if err == nil && w.now.meeting != nil && w.now.meeting.ID == id {
			w.OpenItem(shown)
		}
		return err
	}
}

// ticking ticks an item of this meeting off, or takes the tick away.
func (w *Window) ticking(itemID string, handled bool) func() error {
	id := w.now.meeting.ID
	return func() error { return w.store.SetHandled(context.Background(), id, itemID, handled) }
}

// inRoom does something in the room that can be undone.
func (w *Window) inRoom(label string, do, undo func() error) bool {
	if err := do(); err != nil {
		w.failed(err)
		return false
	}
	w.remember(label, undo, do)
	return true
}

// both does one and then the other.
func both(one, other func() error) func() error {
	return func() error {
		if err := one(); err != nil {
			return err
		}
		return other()
	}
}

// handle ticks the item off; the meeting goes on to the next one, and after the
// last one, when all are ticked off, to its end.
func (w *Window) handle() {
	it := w.item()
	if it == nil {
		return
	}
	from := w.meetingAt()
	to, over := from, !slices.ContainsFunc(w.unhandled(), func(id string) bool { return id != it.ID })
	if ids, at := w.order(); at+1 < len(ids) {
		to, over = ids[at+1], false
	} else if over {
		to = ""
	}
	do, undo := w.ticking(it.ID, true), both(w.ticking(it.ID, false), w.going(from, it.ID))
	if to != from {
		do = both(do, w.going(to, to))
	}
	if w.inRoom(swedish.T("window.undo.handled"), do, undo) && over {
		w.sayHere(swedish.T("window.room.all_handled"))
	}
}

// unhandle takes the tick away.
func (w *Window) unhandle() {
	if it := w.item(); it != nil {
		w.inRoom(swedish.T("window.undo.unhandled"), w.ticking(it.ID, false), w.ticking(it.ID, true))
	}
}

// unhandled lists the items that are not ticked off.
func (w *Window) unhandled() []string {
	var ids []string
	for _, it := range w.now.meeting.Items {
		if !w.reading(it.ID).handled {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

// nextUnhandled goes to the next item that is not ticked off, from here on and
// then from the beginning.
func (w *Window) nextUnhandled() {
	left := map[string]bool{}
	for _, id := range w.unhandled() {
		left[id] = true
	}
	ids, at := w.order()
	for i := 1; i <= len(ids); i++ {
		if id := ids[(at+i)%len(ids)]; left[id] {
			w.goNow(id)
			return
		}
	}
}

// askQuestion writes a question on the item, or on the meeting.
func (w *Window) askQuestion() { w.jot(data.Note{Kind: data.KindAsk}) }

// writeNote writes a note where one is: in the room on the item as a whole,
// else on what is chosen in its papers.
func (w *Window) writeNote() {
	if w.mode == meet {
		w.jot(data.Note{Kind: data.KindNote})
		return
	}
	w.addNote()
}

// jot writes a note in the room: on the item that is shown or, before the
// first, on the meeting. A note with an id is changed. The notes that are kept
// with nothing written in them are none.
func (w *Window) jot(n data.Note) {
	m := w.now.meeting
	if m == nil || w.modal() || !w.writing(nil).Takes(n.Text) {
		return
	}
	title := swedish.T("window.jot.new")
	switch {
	case n.ID != "":
		title = swedish.T("window.jot.edit")
	case n.Kind == data.KindAsk:
		title = swedish.T("window.do.question")
	}
	on := swedish.T("window.jot.on_meeting")
	if it := w.item(); it != nil {
		on = swedish.T("window.jot.on_item", "title", shorten(it.Title))
	}
	if n.ID == "" {
		n.Colour = reports.ColourOf(n.Kind)
	}
	r := act.Remark{MeetingID: m.ID, ItemID: w.at, Kind: n.Kind, Colour: n.Colour}
	draft := func(words string) annotext.Draft {
		return annotext.Draft{ID: n.ID, Kind: string(n.Kind), Text: words, Colour: annotext.Colour(n.Colour), Underline: n.Style == data.Underline, Was: n.Text}
	}
	w.askWords(wordsForm{
		title: title, about: on, label: swedish.T("window.jot.text"), hint: swedish.T("window.jot.hint"), submit: swedish.T("window.jot.save"),
		before:  n.Text,
		unsaved: func(words string) (annotext.Draft, act.Remark) { return draft(words), r },
		save: func(words string) error {
			if r.Text = words; n.ID == "" {
				_, err := w.makeNote(r, swedish.T("window.undo.note_made"))
				return err
			}
			err := w.rewriteNote(draft(words))
			if changed, ok := errors.AsType[*annotext.Changed](err); ok {
				n.Text = changed.Now // seen now
			}
			return err
		},
	})
}

// openTodo goes where what presses is done.
func (w *Window) openTodo(t meetings.Todo) {
	if t.Kind == meetings.TodoEvidence || t.Kind == meetings.TodoRenewal {
		w.showEvidence()
		return
	}
	w.mode = dispatch
	if t.Kind == meetings.TodoAdjust {
		w.mode = adjust
	}
	if w.now.meeting != nil && w.now.meeting.ID == t.Meeting.ID {
		w.refresh()
		w.focusHome()
		return
	}
	w.arrived = w.focusHome // the list that had the keyboard is not seen any more
	w.OpenMeeting(t.Meeting.ID)
}
