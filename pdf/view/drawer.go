package view

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// drawer draws pages for all papers with one PDFium, which holds the paper that
// was drawn last. An open PDFium takes tens of megabytes; to open a paper in a
// fresh one takes some hundredths of a second.
//
// A PDFium that fails is given up, and so is one that somebody waits for in vain:
// a file can be made so that it never gets done with a page, and nothing reaches
// it then. The next one who draws has a fresh one.
type drawer struct {
	turn chan *desk // holds the desk when nobody draws; whoever has it may draw
	mu   sync.Mutex // guards desk.holds against forget from another goroutine
	now  *desk      // the desk in use; another one after it was given up
}

// desk is a PDFium with the paper that is open in it.
type desk struct {
	holds *Paper // nil for none
	doc   document
	done  func()
}

var draw = newDrawer()

func newDrawer() *drawer {
	d := &drawer{turn: make(chan *desk, 1), now: &desk{}}
	d.turn <- d.now
	return d
}

// The bounds of one piece of work, as drawing a page, whatever a file asks for.
var (
	longest = time.Minute     // for all of it
	grace   = 2 * time.Second // to end after it was broken off
)

// with gives work the opened paper, when its turn comes. Errors: [ErrSlow],
// [ErrDamaged], that of ctx, or that of work.
func (d *drawer) with(ctx context.Context, p *Paper, work func(*document) error) error {
	var mine *desk
	select {
	case mine = <-d.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	ctx, cancel := context.WithTimeoutCause(ctx, longest, ErrSlow)
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		err := d.work(ctx, mine, p, work)
		d.giveBack(mine)
		ended <- err
	}()
	select {
	case err := <-ended:
		return slow(ctx, err)
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return slow(ctx, err)
	case <-time.After(grace):
		d.giveUp(mine)
		return slow(ctx, ctx.Err())
	}
}

// slow tells an end for want of time from one that was asked for.
func slow(ctx context.Context, err error) error {
	if errors.Is(err, context.DeadlineExceeded) && context.Cause(ctx) == ErrSlow {
		return ErrSlow
	}
	return err
}

// work opens the paper where it is not open, and does the work.
func (d *drawer) work(ctx context.Context, mine *desk, p *Paper, work func(*document) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w (%v)", ErrDamaged, r)
		}
		if err != nil && ctx.Err() == nil { // what failed may have left anything behind
			d.close(mine)
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.opened(mine) != p {
		d.close(mine)
		doc, done, err := open(ctx, p.file)
		if err != nil {
			return err
		}
		mine.doc, mine.done = doc, done
		d.hold(mine, p)
	}
	err = work(&mine.doc)
	if d.opened(mine) != p { // forgotten meanwhile
		d.close(mine)
	}
	return err
}

// giveBack lets the next one draw, unless the desk was given up.
func (d *drawer) giveBack(mine *desk) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.now == mine {
		d.turn <- mine
		return
	}
	mine.close()
}

// giveUp puts a fresh desk in the place of one that never gets done.
func (d *drawer) giveUp(mine *desk) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.now == mine {
		mine.holds = nil
		d.now = &desk{}
		d.turn <- d.now
	}
}

func (d *drawer) opened(mine *desk) *Paper {
	d.mu.Lock()
	defer d.mu.Unlock()
	return mine.holds
}

func (d *drawer) hold(mine *desk, p *Paper) {
	d.mu.Lock()
	mine.holds = p
	d.mu.Unlock()
}

// close gives the open paper's PDFium back. Only the one with the turn calls it.
func (d *drawer) close(mine *desk) {
	mine.close()
	d.hold(mine, nil)
}

func (t *desk) close() {
	done, doc := t.done, t.doc
	t.done, t.doc = nil, document{}
	if done == nil {
		return
	}
	defer func() { _ = recover() }() // a PDFium that failed may fail again
	defer done()
	doc.leaveForm() // its memory is held for as long as a form is open
}

// forget closes a paper if it is the open one: at once, or, where it is being
// drawn, after that.
func (d *drawer) forget(p *Paper) {
	d.mu.Lock()
	open := d.now.holds == p
	if open {
		d.now.holds = nil
	}
	d.mu.Unlock()
	if !open {
		return
	}
	select {
	case mine := <-d.turn:
		d.close(mine)
		d.giveBack(mine)
	default:
	}
}
