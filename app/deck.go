package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// newDeck returns a container that shows one page at a time, see [Window.put].
// The other pages stay in it, hidden: what is not in the tree of the window
// does not hear that the theme or the text size has changed.
func newDeck(pages ...fyne.CanvasObject) *fyne.Container {
	for i, p := range pages {
		setShown(p, i == 0)
	}
	return container.New(deckLayout{}, pages...)
}

// put shows a page of a deck in place of the one that was shown, and reports
// whether that was another one. A page that is not among those that last goes
// for good when another one comes.
func (w *Window) put(deck *fyne.Container, page fyne.CanvasObject) (changed bool) {
	var pages []fyne.CanvasObject
	there := false
	for _, p := range deck.Objects {
		switch {
		case p == page:
			there = true
			changed = changed || !p.Visible()
		case p.Visible():
			changed = true
			p.Hide()
			if !w.lasts(p) {
				continue
			}
		}
		pages = append(pages, p)
	}
	if !there {
		pages = append(pages, page)
		changed = true
	}
	if !changed {
		return false
	}
	deck.Objects = pages
	page.Show()
	deck.Layout.Layout(deck.Objects, deck.Size())
	page.Refresh()
	canvas.Refresh(deck)
	return true
}

// lasts reports whether a page is one of the window's own, which are made once.
func (w *Window) lasts(p fyne.CanvasObject) bool {
	switch p {
	case w.welcome.Content(), w.body, w.review.Content(), w.columns, w.minutes.Content(), w.documents.Content(),
		w.room.Content(), w.matter.content:
		return true
	}
	return w.mine != nil && p == w.mine.Content() || w.searching.page != nil && p == w.searching.page.Content()
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}

// deckLayout gives the page that is shown the whole of the deck.
type deckLayout struct{}

func (deckLayout) Layout(pages []fyne.CanvasObject, size fyne.Size) {
	for _, p := range pages {
		if p.Visible() {
			p.Move(fyne.NewPos(0, 0))
			p.Resize(size)
		}
	}
}

func (deckLayout) MinSize(pages []fyne.CanvasObject) fyne.Size {
	for _, p := range pages {
		if p.Visible() {
			return p.MinSize()
		}
	}
	return fyne.Size{}
}

// walkFoot is how many heights of the text the buttons of a walk take, with the
// room around them.
const walkFoot = 3.5

// aboveFoot keeps what passes by, as messages, clear of the foot of the window.
type aboveFoot struct{ w *Window }

func (l aboveFoot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	switch {
	case l.w.body.Visible():
		size.Height -= l.w.foot.Size().Height
	case l.w.review.Content().Visible():
		size.Height -= l.w.review.FootHeight()
	case l.w.over != nil:
		size.Height -= theme.TextSize() * walkFoot
	}
	for _, o := range objects {
		o.Resize(size)
	}
}

func (aboveFoot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
