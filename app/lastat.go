package app

import (
	"context"
	"encoding/json"
)

// lastAt is where in a meeting one was: kept as private as a note, so that the
// next start opens there.
type lastAt struct {
	Meeting string `json:"meeting"`
	Item    string `json:"item"` // "" for the meeting's own page
	Tab     int    `json:"tab"`
	Room    bool   `json:"room"` // one sat in the room
}

const keyAt = "window/at"

// keepAt remembers where one is now.
func (w *Window) keepAt() {
	if w.now.meeting == nil {
		return
	}
	if raw, err := json.Marshal(lastAt{w.now.meeting.ID, w.at, w.matter.tabs.Selected(), w.mode == meet}); err == nil {
		w.last.set(string(raw))
	}
}

// returnTo goes where one was, if that is in the meeting that is to be shown
// first.
func (w *Window) returnTo(v view) {
	found, err := w.store.PrivateSettings(context.Background(), keyAt)
	var at lastAt
	if err != nil || json.Unmarshal([]byte(found[keyAt]), &at) != nil || v.meeting == nil || v.meeting.ID != at.Meeting {
		return // a lost place is no reason to stop
	}
	w.at, w.matter.first = at.Item, at.Tab
	if at.Room {
		w.mode = meet
	}
}
