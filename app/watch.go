package app

import (
	"context"
	"errors"
	"sync"

	"fyne.io/fyne/v2"

	"paragraf/data"
)

// view is what the window shows, read from the stores at one time.
type view struct {
	meetings  []data.MeetingSummary
	meeting   *data.Meeting // nil while none is chosen
	notes     []data.Note   // of the chosen meeting
	documents []data.Document
	sample    bool // a sample meeting is among the meetings
}

// watch reads the stores again after each change and hands what it read to the
// window on the UI thread. It is the only place where something crosses from
// one goroutine to another: a change is read on the goroutine that made it.
type watch struct {
	store *data.Store
	show  func(view)  // on the UI thread
	fail  func(error) // on the UI thread

	mu     sync.Mutex
	chosen string // id of the meeting that is shown
	asked  int    // readings begun
	shown  int    // the latest reading that was handed over
}

// start subscribes to the store's changes until the returned function is called.
func (w *watch) start() (stop func()) {
	return w.store.Subscribe(func(c data.Change) {
		if c.Kind == data.SettingChanged {
			return // settings take effect where they are set
		}
		w.read()
	})
}

// choose makes another meeting the one to read. It does not read yet.
func (w *watch) choose(meetingID string) {
	w.mu.Lock()
	w.chosen = meetingID
	w.mu.Unlock()
}

// read reads what the window shows and hands it over. It may be called on any
// goroutine; a reading that was overtaken by a later one is dropped.
func (w *watch) read() {
	w.mu.Lock()
	w.asked++
	turn, chosen := w.asked, w.chosen
	w.mu.Unlock()
	v, err := readView(context.Background(), w.store, chosen)
	fyne.Do(func() {
		w.mu.Lock()
		late := turn < w.shown
		if !late {
			w.shown = turn
		}
		w.mu.Unlock()
		switch {
		case late:
		case err != nil:
			w.fail(err)
		default:
			w.show(v)
		}
	})
}

func readView(ctx context.Context, s *data.Store, chosen string) (v view, err error) {
	if v.meetings, err = s.Meetings(ctx); err != nil {
		return v, err
	}
	for _, m := range v.meetings {
		v.sample = v.sample || m.Sample
	}
	if chosen == "" {
		return v, nil
	}
	m, err := s.Meeting(ctx, chosen)
	if errors.Is(err, data.ErrNotFound) {
		return v, nil // it was removed
	}
	if err != nil {
		return v, err
	}
	v.meeting = &m
	if v.notes, err = s.Notes(ctx, data.NoteFilter{MeetingID: chosen}); err != nil {
		return v, err
	}
	v.documents, err = s.Documents(ctx, chosen)
	return v, err
}
