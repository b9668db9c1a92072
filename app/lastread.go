package app

import (
	"context"
	"time"

	"paragraf/app/reports"
	"paragraf/app/ui"
)

// lastRead remembers where each text was left. The places are the reader's own
// and are kept with the notes.
type lastRead struct {
	w     *Window
	now   map[string]placed // by item
	saved map[string]reports.Place
	at    time.Time // of the last saving

	meeting, item string // read last
}

// placed is a place in a text of that digest. A later version has its place in
// the stores, where it was taken to the same words.
type placed struct {
	reports.Place
	digest string
}

// placePause is the least time between two savings while one scrolls.
const placePause = 2 * time.Second

func newLastRead(w *Window) *lastRead {
	return &lastRead{w: w, now: map[string]placed{}, saved: map[string]reports.Place{}}
}

// of returns where an item was left.
func (p *lastRead) of(item string) reports.Place {
	if at, ok := p.now[item]; ok && at.digest == p.w.now.digests[item] {
		return at.Place
	}
	r := p.w.readingState(item)
	return reports.Place{Part: r.Part, Offset: r.Place}
}

// read takes in that another place of an item is read.
func (p *lastRead) read(meeting, item string, at reports.Place) {
	p.meeting, p.item, p.now[item] = meeting, item, placed{at, p.w.now.digests[item]}
	if time.Since(p.at) > placePause {
		p.leave()
	}
}

// leave saves the place that was read last, away from the UI thread.
func (p *lastRead) leave() {
	meeting, item := p.meeting, p.item
	at := p.now[item].Place
	if item == "" || at == p.saved[item] {
		return
	}
	p.at, p.saved[item] = time.Now(), at
	ui.Load(p.w.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (struct{}, error) {
		return struct{}{}, p.w.store.SavePlace(ctx, meeting, item, at.Part, at.Offset)
	}, func(struct{}, error) {}) // a lost place is no reason to stop reading
}

// close saves the place at once, before the stores close.
func (p *lastRead) close() {
	if at := p.now[p.item].Place; p.item != "" && at != p.saved[p.item] {
		_ = p.w.store.SavePlace(context.Background(), p.meeting, p.item, at.Part, at.Offset) // as in leave
	}
}
