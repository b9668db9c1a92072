package data

import (
	"slices"
	"sync"
)

// ChangeKind says what sort of thing changed.
type ChangeKind string

// The kinds of change.
const (
	MeetingChanged  ChangeKind = "meeting"
	NoteChanged     ChangeKind = "note"
	DocumentChanged ChangeKind = "document"
	SettingChanged  ChangeKind = "setting"
	ReadingChanged  ChangeKind = "reading"  // what is read, raised, handled or at hand
	ApprovalChanged ChangeKind = "approval" // what an adjuster thinks of a §
	// ElsewhereChanged: another process wrote; it is not known what. See [Store.PollElsewhere].
	ElsewhereChanged ChangeKind = "elsewhere"
)

// Change tells a listener what to read again. It carries no content.
type Change struct {
	Kind ChangeKind
	ID   string // of the meeting (also of a reading or an approval), note or document; the key of a setting
}

// listeners are those who are told of changes.
type listeners struct {
	lock sync.Mutex
	next int
	list []listener
}

type listener struct {
	number int
	tell   func(Change)
}

// Subscribe calls f after every committed change, on the goroutine that made
// it, until cancel is called. f may call the store, and may cancel.
func (s *Store) Subscribe(f func(Change)) (cancel func()) {
	l := &s.listeners
	l.lock.Lock()
	defer l.lock.Unlock()
	l.next++
	number := l.next
	l.list = append(l.list, listener{number, f})
	return func() {
		l.lock.Lock()
		defer l.lock.Unlock()
		l.list = slices.DeleteFunc(slices.Clone(l.list), func(x listener) bool { return x.number == number })
	}
}

// publish tells all listeners. Call it after the commit, never inside.
func (s *Store) publish(kind ChangeKind, ids ...string) {
	if kind == NoteChanged || kind == MeetingChanged || kind == ElsewhereChanged {
		s.searched.stale()
	}
	s.listeners.lock.Lock()
	list := s.listeners.list
	s.listeners.lock.Unlock()
	for _, id := range ids {
		for _, l := range list {
			l.tell(Change{Kind: kind, ID: id})
		}
	}
}
