package view

import (
	"context"
	"sync"
)

// drawer draws pages for all papers with one PDFium, which holds the paper that
// was drawn last. An open PDFium takes tens of megabytes; to open a paper in a
// fresh one takes some hundredths of a second.
type drawer struct {
	turn  chan struct{} // holds one token; whoever has it may draw
	mu    sync.Mutex    // guards holds against forget from another goroutine
	holds *Paper        // the paper that is open; nil for none
	doc   document
	done  func()
}

var draw = func() *drawer {
	d := &drawer{turn: make(chan struct{}, 1)}
	d.turn <- struct{}{}
	return d
}()

// with gives work the opened paper, when its turn comes.
func (d *drawer) with(ctx context.Context, p *Paper, work func(*document) error) error {
	select {
	case <-d.turn:
		defer func() { d.turn <- struct{}{} }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.opened() != p {
		d.close()
		doc, done, err := open(ctx, p.file)
		if err != nil {
			return err
		}
		d.doc, d.done = doc, done
		d.hold(p)
	}
	err := work(&d.doc)
	if d.opened() != p { // forgotten meanwhile
		d.close()
	}
	return err
}

func (d *drawer) opened() *Paper {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.holds
}

func (d *drawer) hold(p *Paper) {
	d.mu.Lock()
	d.holds = p
	d.mu.Unlock()
}

// close gives the open paper's PDFium back. Only the one with the turn calls it.
func (d *drawer) close() {
	if d.done != nil {
		d.doc.leaveForm() // its memory is held for as long as a form is open
		d.done()
	}
	d.done, d.doc = nil, document{}
	d.hold(nil)
}

// forget closes a paper if it is the open one: at once, or, where it is being
// drawn, after that.
func (d *drawer) forget(p *Paper) {
	d.mu.Lock()
	mine := d.holds == p
	if mine {
		d.holds = nil
	}
	d.mu.Unlock()
	if !mine {
		return
	}
	select {
	case <-d.turn:
		d.close()
		d.turn <- struct{}{}
	default:
	}
}
