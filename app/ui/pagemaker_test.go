package ui

import (
	"context"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// What is scrolled past before it was drawn is broken off, and drawing never
// keeps the one who scrolls waiting.
func TestDrawingIsBrokenOffForPagesGoneBy(t *testing.T) {
	turn := make(chan func()) // what waits for the UI goroutine, which is this one
	begun, ended := make(chan int), make(chan int)
	m := newPageMaker(func() {})
	m.do = func(f func()) { turn <- f }
	m.use(&PageSource{
		Sizes: slices.Repeat([]fyne.Size{{Width: 595, Height: 842}}, 50),
		Render: func(ctx context.Context, page, width int) (*image.RGBA, error) {
			begun <- page
			select {
			case <-ctx.Done():
				ended <- page
				return nil, ctx.Err()
			case ended <- -1:
				return image.NewRGBA(image.Rect(0, 0, width, width)), nil
			}
		},
	}, false)
	m.want([]picture{{page: 0, width: 100}, {page: 1, width: 100}})
	if page := <-begun; page != 0 {
		t.Fatalf("page %d is drawn first", page)
	}
	m.want([]picture{{page: 39, width: 100}, {page: 40, width: 100}})
	if page := <-ended; page != 0 {
		t.Fatalf("page %d was broken off", page)
	}
	(<-turn)()
	if page := <-begun; page != 39 {
		t.Errorf("page %d is drawn next", page)
	}
	<-ended
	(<-turn)()
	if shown, failed := m.best(picture{page: 39, width: 100}); shown == nil || failed {
		t.Error("the page that is needed was not drawn")
	}
	if shown, failed := m.best(picture{page: 0, width: 100}); shown != nil || failed {
		t.Error("what was broken off counts as drawn or as damaged")
	}
	<-begun // the page beside it
	m.use(nil, false)
	if page := <-ended; page != 40 {
		t.Errorf("page %d was broken off at the end", page)
	}
	(<-turn)()
}
