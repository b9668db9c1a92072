package app

import (
	"context"
	"slices"

	"paragraf/app/meetings"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// showOwn shows under the meetings what is the reader's own: all notes, the
// speaking sheet of a meeting with notes, and the searches that are kept.
func (w *Window) showOwn() {
	var own []meetings.Own
	if n := w.now.count; n.Notes > 0 {
		own = append(own, meetings.Own{Kind: meetings.OwnNotes, Count: n.Notes, Items: n.Items})
	}
	if m := w.now.meeting; m != nil && len(w.now.notes) > 0 && m.Date != "" {
		own = append(own, meetings.Own{Kind: meetings.OwnSpeech, Date: m.Date})
	}
	for _, s := range w.now.searches {
		own = append(own, meetings.Own{Kind: meetings.OwnSearch, Query: s.Query, Count: w.searching.fresh[s.Query]})
	}
	w.where.ShowOwn(own)
	if w.now.whole != w.searching.counted {
		w.searching.counted = w.now.whole
		w.countNew()
	}
}

// openOwn goes to what is the reader's own.
func (w *Window) openOwn(o meetings.Own) {
	switch o.Kind {
	case meetings.OwnNotes:
		w.do("my_notes")
	case meetings.OwnSpeech:
		w.do("speech")
	case meetings.OwnSearch:
		w.do("search")
		if w.searching.page != nil && w.onSearch() {
			w.searching.page.Look(o.Query)
			w.storeSearch(o.Query, w.store.SaveSearch, func() {}) // it is looked at
		}
	}
}

// countNew counts the new hits of the searches that are kept, away from the UI
// thread.
func (w *Window) countNew() {
	kept := w.now.searches
	if len(kept) == 0 {
		return
	}
	ui.Load(w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (map[string]int, error) {
		fresh := map[string]int{}
		for _, s := range kept {
			n, err := w.store.NewHits(ctx, s)
			if err != nil {
				return nil, err
			}
			fresh[s.Query] = n
		}
		return fresh, nil
	}, func(fresh map[string]int, err error) {
		if err == nil { // else the search itself says why, when one looks for something
			w.searching.fresh = fresh
			w.showOwn()
		}
	})
}

// isKept reports whether a search is kept.
func (w *Window) isKept(query string) bool {
	return slices.ContainsFunc(w.now.searches, func(s data.SavedSearch) bool { return s.Is(query) })
}

// keepSearch keeps what is looked for, or keeps it no longer.
func (w *Window) keepSearch(query string) {
	store, said := w.store.SaveSearch, "search.kept"
	if w.isKept(query) {
		store, said = w.store.ForgetSearch, "search.forgotten"
	}
	w.storeSearch(query, store, func() { w.toasts.Say(swedish.T(said)) })
}

// storeSearch changes what is kept of a search, away from the UI thread.
func (w *Window) storeSearch(query string, change func(context.Context, string) error, done func()) {
	ui.Load(w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) ([]data.SavedSearch, error) {
		if err := change(ctx, query); err != nil {
			return nil, err
		}
		return w.store.SavedSearches(ctx)
	}, func(kept []data.SavedSearch, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.note.safe"))
			return
		}
		w.now.searches = kept
		w.showOwn()
		w.countNew()
		w.searching.page.ShowKept()
		w.watch.readOn(theNotes) // where what was read is kept
		done()
	})
}
