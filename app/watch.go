package app

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/ui"
	"paragraf/data"
)

// view is what the window shows, read from the stores at one time.
type view struct {
	meetings  []data.MeetingSummary
	meeting   *data.Meeting // nil while none is chosen
	notes     []data.Note   // of the chosen meeting
	memories  []data.Memory // what was written about its cases at other meetings
	earlier   []data.Note   // on its cases, from other meetings or on the cases themselves
	documents []data.Document
	handovers []data.Handover     // of the chosen meeting, the newest first
	approvals []data.Approval     // what an adjuster thinks of the §§
	readings  []data.ReadingState // how far the reader has come with each item
	read      map[string]reading  // the same by item id, in short
	marks     []data.RowMark      // the reader's own marks on rows
	digests   map[string]string   // by item id: of its papers as they are now
	late      []data.Warning      // rows that are notified too late

	count    data.NoteCount // all notes
	searches []data.SavedSearch
	whole    int64 // tells this reading of everything from others

	unfinished []data.Unfinished // of all meetings, for what presses
	sample     bool              // a sample meeting is among the meetings
}

// watch reads the stores again after each change and hands what it read to the
// window on the UI thread. Reading is done away from that thread, one reading
// at a time: what changes meanwhile is read once more after it.
type watch struct {
	store     *data.Store
	win       fyne.Window // over which long reading is told of
	show      func(view)  // on the UI thread
	fail      func(error) // on the UI thread
	clock     func() time.Time
	documents func() // documents may have changed; on any goroutine

	mu      sync.Mutex
	chosen  string // id of the meeting that is shown
	reading bool   // a reading has begun and its result is not shown yet
	again   bool   // something changed meanwhile
	changed extent // how much of it changed since last begun
	last    view   // what was read last
}

// extent is how much is to be read again, each with what is before it.
type extent int

const (
	theReader extent = iota // how far the reader has come
	theNotes                // the notes, also those on the same cases elsewhere
	everything
)

// since is the first day of the meetings that something may press in.
func (w *watch) since() string {
	return w.clock().In(data.Stockholm).AddDate(0, 0, -120).Format(time.DateOnly)
}

// elsewhere looks every so often whether another process, as a command, has
// changed the stores, until the returned function is called.
func (w *watch) elsewhere(every time.Duration) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	ui.Go(func() {
		defer close(done)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				// A store that cannot be read now is told of when it is read.
				_ = w.store.PollElsewhere(ctx)
			}
		}
	})
	return func() {
		cancel()
		<-done
	}
}

// start subscribes to the store's changes until the returned function is called.
func (w *watch) start() (stop func()) {
	return w.store.Subscribe(func(c data.Change) {
		if c.Kind == data.SettingChanged {
			return // settings take effect where they are set
		}
		switch c.Kind {
		case data.ReadingChanged:
			w.readOn(theReader)
			return
		case data.NoteChanged:
			w.readOn(theNotes)
			return
		}
		w.read()
		if c.Kind == data.DocumentChanged || c.Kind == data.MeetingChanged || c.Kind == data.ElsewhereChanged {
			w.documents()
		}
	})
}

// choose makes another meeting the one to read. It does not read yet.
func (w *watch) choose(meetingID string) {
	w.mu.Lock()
	w.chosen = meetingID
	w.mu.Unlock()
}

// read reads what the window shows and hands it over. It may be called on any
// goroutine and does not wait.
func (w *watch) read() { w.load(ui.Task{Quiet: true}) }

// readOn is read after a change of a part only, as of how far the reader has come
// with each step down the agenda: the rest is kept as it was read.
func (w *watch) readOn(changed extent) { w.begin(ui.Task{Quiet: true}, changed) }

// load is read with words for the person who waits, if it takes long.
func (w *watch) load(task ui.Task) { w.begin(task, everything) }

func (w *watch) begin(task ui.Task, changed extent) {
	w.mu.Lock()
	w.changed = max(w.changed, changed)
	if w.reading {
		w.again = true
		w.mu.Unlock()
		return
	}
	w.reading = true
	chosen, last := w.chosen, w.last
	changed, w.changed = w.changed, theReader
	if last.meeting == nil || last.meeting.ID != chosen {
		changed = everything
	}
	w.mu.Unlock()
	ui.Load(w.win, task, func(ctx context.Context, _ *ui.Progress) (view, error) {
		switch changed {
		case theReader:
			err := last.readOn(ctx, w.store)
			return last, err
		case theNotes:
			err := last.readNotes(ctx, w.store)
			return last, err
		}
		return readView(ctx, w.store, chosen, w.since())
	}, func(v view, err error) { w.shown(v, err, chosen) })
}

// now reads at once, on the calling goroutine.
func (w *watch) now() (view, error) {
	return readView(context.Background(), w.store, w.chosen, w.since())
}

// first shows what was read before there was anything to show it in.
func (w *watch) first(v view, err error) {
	if err != nil {
		w.fail(err)
		return
	}
	if v.meeting != nil {
		w.choose(v.meeting.ID)
	}
	w.mu.Lock()
	w.last = v
	w.mu.Unlock()
	w.show(v)
}

// shown hands over what was read, unless another meeting has been chosen since.
func (w *watch) shown(v view, err error, chosen string) {
	w.mu.Lock()
	w.reading = false
	again := w.again || w.chosen != chosen
	stale := again // what was read is old already: the next reading is shown
	w.again = false
	if err == nil {
		w.last = v
	} else {
		w.last = view{} // what failed is read whole the next time
	}
	w.mu.Unlock()
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		w.fail(err)
	case !stale:
		if v.meeting != nil {
			w.choose(v.meeting.ID)
		}
		w.show(v)
	}
	if again {
		w.readOn(theReader) // and what else was asked for meanwhile
	}
}

// readings counts how often everything was read.
var readings atomic.Int64

// readView reads what the window shows: all meetings, those since a day
// (YYYY-MM-DD) that are not finished, and one meeting whole.
func readView(ctx context.Context, s *data.Store, chosen, since string) (v view, err error) {
	v.whole = readings.Add(1)
	if v.meetings, err = s.Meetings(ctx); err != nil {
		return v, err
	}
	if err = v.readOwn(ctx, s); err != nil {
		return v, err
	}
	for _, m := range v.meetings {
		v.sample = v.sample || m.Sample
	}
	if v.unfinished, err = s.Unfinished(ctx, since); err != nil {
		return v, err
	}
	if v.meeting, v.notes, err = meetingToShow(ctx, s, v.meetings, chosen); err != nil || v.meeting == nil {
		return v, err
	}
	chosen = v.meeting.ID
	if err = v.readEarlier(ctx, s); err != nil {
		return v, err
	}
	if v.approvals, err = s.Approvals(ctx, chosen); err != nil {
		return v, err
	}
	if v.documents, err = s.Documents(ctx, chosen); err != nil {
		return v, err
	}
	if v.handovers, err = s.Handovers(ctx, chosen); err != nil {
		return v, err
	}
	v.digests = map[string]string{}
	for _, it := range v.meeting.Items {
		v.digests[it.ID] = it.Digest()
	}
	v.late = act.LateRows(*v.meeting, v.meetings)
	err = v.readOn(ctx, s)
	return v, err
}

// readNotes reads the notes again, and how far the reader has come.
func (v *view) readNotes(ctx context.Context, s *data.Store) (err error) {
	if v.notes, err = s.NotesIn(ctx, *v.meeting); err != nil {
		return err
	}
	if err = v.readOwn(ctx, s); err != nil {
		return err
	}
	if err = v.readEarlier(ctx, s); err != nil {
		return err
	}
	return v.readOn(ctx, s)
}

// readOwn reads what is the reader's own at no meeting.
func (v *view) readOwn(ctx context.Context, s *data.Store) (err error) {
	if v.count, err = s.CountNotes(ctx); err != nil {
		return err
	}
	v.searches, err = s.SavedSearches(ctx)
	return err
}

// readEarlier reads what was written about the meeting's cases before.
func (v *view) readEarlier(ctx context.Context, s *data.Store) (err error) {
	if v.earlier, err = s.EarlierNotes(ctx, *v.meeting); err != nil {
		return err
	}
	v.memories, err = s.Memories(ctx, *v.meeting, v.earlier)
	return err
}

// readOn reads again how far the reader has come with the meeting.
func (v *view) readOn(ctx context.Context, s *data.Store) (err error) {
	if v.readings, err = s.ReadingStates(ctx, v.meeting.ID); err != nil {
		return err
	}
	v.read = readingsOf(v.readings)
	v.marks, err = s.RowMarks(ctx, v.meeting.ID)
	return err
}

// meetingToShow reads the chosen meeting and the notes on it, or the first of
// the list where none is chosen or the chosen one was removed; nil where there
// is none.
func meetingToShow(ctx context.Context, s *data.Store, list []data.MeetingSummary, chosen string) (*data.Meeting, []data.Note, error) {
	ids := []string{}
	if chosen != "" {
		ids = append(ids, chosen)
	}
	if len(list) > 0 {
		ids = append(ids, list[0].ID)
	}
	for _, id := range ids {
		m, notes, err := s.MeetingWithNotes(ctx, id)
		if errors.Is(err, data.ErrNotFound) {
			continue // it was removed
		}
		return &m, notes, err
	}
	return nil, nil, nil
}
