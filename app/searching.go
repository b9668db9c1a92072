package app

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/search"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// searching is the search in everything: its screen, the search that is under
// way, and the index that is brought up to date beside the work.
type searching struct {
	page    *search.Page   // nil while nothing was looked for
	cancel  func()         // ends the search that is under way
	missing atomic.Int64   // meetings that the index does not have yet
	more    chan struct{}  // there may be more to index
	fresh   map[string]int // new hits of the searches that are kept
	counted int64          // the reading after which they were counted
	stop    func()         // ends bringing it up to date, and waits for that
}

const (
	// searchPause is how long nothing is typed before it is looked for.
	searchPause = 90 * time.Millisecond
	// mostHits is how many hits are shown.
	mostHits = 100
	// indexPause is how long the window has for itself before the index is looked at.
	indexPause = 2 * time.Second
)

// beginIndex brings the index up to what is stored, as after a crash or an update
// of the program, and has the attachments read, now and whenever somebody begins
// to search. The window does not wait for it.
func (w *Window) beginIndex() {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	w.searching.stop = func() { cancel(); <-done }
	w.searching.more = make(chan struct{}, 1)
	ui.Go(func() {
		defer close(done)
		begin := time.After(indexPause)
		for {
			select {
			case <-ctx.Done():
				return
			case <-begin:
			case <-w.searching.more:
			}
			w.bringIndexUp(ctx)
		}
	})
}

// bringIndexUp indexes what the index does not have. What cannot be indexed now is
// tried again the next time.
func (w *Window) bringIndexUp(ctx context.Context) {
	behind := false
	_ = w.store.BringIndexUp(ctx, func(done, of int) {
		behind = true
		w.searching.missing.Store(int64(of - done))
	})
	w.searching.missing.Store(0)
	if behind {
		debug.FreeOSMemory() // many meetings leave tens of megabytes that are not asked for again
	}
	if n, err := w.store.UnreadAttachments(ctx); err == nil && n > 0 && w.o.ReadAttachments != nil {
		behind = w.o.ReadAttachments(ctx) == nil || behind
	}
	if behind && ctx.Err() == nil {
		fyne.Do(func() {
			w.searchAgain()
			w.countNew()
		})
	}
}

// showSearch shows the screen, as it was left.
func (w *Window) showSearch() {
	if !w.matter.saveNote() {
		return
	}
	if w.searching.page == nil {
		w.searching.page = search.New(search.Params{Search: w.searchFor, Open: w.goToHit, Leave: w.end, Keep: w.keepSearch, Kept: w.isKept})
	}
	select {
	case w.searching.more <- struct{}{}:
	default: // somebody asked already
	}
	p := w.searching.page
	if !w.onSearch() {
		w.begin(over{content: p.Content(), focus: p.Focus, leave: w.endSearch})
		w.searchAgain()
		return
	}
	w.win.Canvas().Focus(p.Focus())
}

// searchAgain looks once more for what is in the field: something has changed.
func (w *Window) searchAgain() {
	if w.onSearch() && w.searching.page.Typed() != "" {
		w.searchFor(w.searching.page.Typed())
	}
}

// onSearch reports whether the search is what is shown.
func (w *Window) onSearch() bool {
	p := w.searching.page
	return p != nil && w.over != nil && w.over.content == p.Content()
}

func (w *Window) endSearch() {
	if w.searching.cancel != nil {
		w.searching.cancel()
	}
}

// searchFor looks for what was typed, a moment after the last key and away from
// the UI thread; an earlier search that is still under way ends.
func (w *Window) searchFor(typed string) {
	w.endSearch()
	w.searching.cancel = ui.Load(w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (search.Found, error) {
		select {
		case <-ctx.Done():
			return search.Found{}, ctx.Err()
		case <-time.After(searchPause):
		}
		found, err := w.store.Search(ctx, typed, data.SearchOptions{Limit: mostHits, Unfinished: !strings.HasSuffix(typed, " ")})
		if err != nil {
			return search.Found{}, err
		}
		unread, err := w.store.UnreadAttachments(ctx)
		return search.Found{Typed: typed, Hits: found.Hits, More: found.More, Guessed: found.Plan.Guessed(),
			Indexing: int(w.searching.missing.Load()), Unread: unread}, err
	}, func(found search.Found, err error) {
		switch {
		case errors.Is(err, context.Canceled) || w.searching.page == nil:
		case err != nil:
			w.problem(err, swedish.T("window.note.safe"))
		default:
			w.searching.page.Show(found)
		}
	})
}

// goToHit shows a hit where it stands. Ctrl+K, or what passes by, leads back to
// what was found.
func (w *Window) goToHit(h data.Hit) {
	if h.NoteID != "" {
		n, err := w.store.Note(context.Background(), h.NoteID)
		if err != nil {
			w.problem(err, swedish.T("window.note.safe"))
			return
		}
		if n.MeetingID == "" { // on a case: it stands among all notes
			w.showMyNotes()
			return
		}
		w.goToNote(n)
		return
	}
	w.goToItem(h.MeetingID, h.ItemID, func() {
		w.matter.showHit(h)
		w.offerHere(swedish.T("search.went"), swedish.T("search.back_to"), w.showSearch)
	})
}

// showHit brings the words that were found into view, with the line in which
// one goes on looking for them.
func (m *matter) showHit(h data.Hit) {
	it := m.w.item()
	switch {
	case it == nil || m.w.over != nil:
	case h.Row != nil:
		m.showNote(data.Note{Row: h.Row})
	case h.Page > 0 && len(h.Spans) > 0:
		m.showPage(h.Attachment, h.Page, string([]rune(h.Text)[h.Spans[0].Start:h.Spans[0].End]))
	case h.Kind.Part() != "" && len(h.Spans) > 0 && m.text:
		at := h.Spans[0]
		m.tabs.Select(0)
		m.page.FindFrom(*it, data.Passage{Part: h.Kind.Part(), Start: h.Place + at.Start, End: h.Place + at.End,
			Quote: string([]rune(h.Text)[at.Start:at.End])})
	}
}
