package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// pageSide is the strip at the left of pages, folded away until it is asked for:
// the pages in small, and the document's own bookmarks.
type pageSide struct {
	p       *Pages
	tabs    *Tabs
	thumbs  *pageThumbs
	outline *pageOutline
	content fyne.CanvasObject
}

func newPageSide(p *Pages) *pageSide {
	s := &pageSide{p: p, thumbs: newPageThumbs(p), outline: newPageOutline(p)}
	s.tabs = NewTabs()
	s.content = NewFill(look.Ground, s.tabs)
	s.content.Hide()
	s.tabs.SetTabs(
		Tab{Title: swedish.T("ui.pages.small"), Content: s.thumbs.list, OnShown: s.sync},
		Tab{Title: swedish.T("ui.pages.contents"), Content: s.outline.list, OnShown: s.sync},
	)
	return s
}

// use begins with another document.
func (s *pageSide) use(source *PageSource) {
	s.outline.marks = nil
	s.outline.list.Select(-1)
	s.thumbs.use(source)
	s.sync()
}

// sync shows where one is in the document, if the strip is seen.
func (s *pageSide) sync() {
	page := s.p.Page()
	if !s.content.Visible() || s.tabs.Selected() != 0 || page == 0 {
		s.thumbs.rest()
	}
	if !s.content.Visible() || page == 0 {
		return
	}
	if s.tabs.Selected() == 0 {
		if s.thumbs.list.Selected() != page-1 {
			s.thumbs.list.Select(page - 1)
		}
		s.thumbs.want()
		return
	}
	s.outline.at(page)
}

// sideWide is how wide the strip is at text size 100 %.
const sideWide = 176

// sideLayout sets the strip, where it is shown, beside the pages.
type pageSideLayout struct {
	p          *Pages
	side, rule fyne.CanvasObject
	pages      fyne.CanvasObject
}

func (l *pageSideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := float32(0)
	setVisible(l.rule, l.side.Visible())
	if l.side.Visible() {
		left = min(sideWide*l.p.unit(), size.Width*0.45)
		l.side.Move(fyne.NewPos(0, 0))
		l.side.Resize(fyne.NewSize(left, size.Height))
		l.rule.Move(fyne.NewPos(left, 0))
		l.rule.Resize(fyne.NewSize(1, size.Height))
		left++
	}
	l.pages.Move(fyne.NewPos(left, 0))
	l.pages.Resize(fyne.NewSize(size.Width-left, size.Height))
}

func (l *pageSideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.pages.MinSize() }

// withSide sets the strip beside what shows the pages.
func (s *pageSide) withSide(pages fyne.CanvasObject) fyne.CanvasObject {
	rule := NewRule()
	return container.New(&pageSideLayout{s.p, s.content, rule, pages}, s.content, rule, pages)
}

// ToggleSide shows the strip with small pages and bookmarks, or folds it away.
func (v *PageView) ToggleSide() {
	s := v.side
	shown := !s.content.Visible()
	setVisible(s.content, shown)
	v.content.Refresh()
	s.sync()
	switch c := canvasOf(v.Pages); {
	case c == nil:
	case shown && s.tabs.Selected() == 0:
		c.Focus(s.thumbs.list)
	case shown:
		c.Focus(s.outline.list)
	default:
		c.Focus(v.Pages)
	}
}

// SetContents gives the document's own bookmarks, and what its pages are called;
// nil where their numbers are all there is.
func (v *PageView) SetContents(marks []PageMark, labels []string) {
	v.labels = labels
	v.side.outline.marks = marks
	v.side.outline.list.Refresh()
	v.side.thumbs.list.Refresh()
	v.side.sync()
	v.told = [3]float32{}
	v.tell()
}

// name is what page i, from 0, is called: its number, or its label with it.
func (p *Pages) name(i int) string {
	number := strconv.Itoa(i + 1)
	if i < len(p.labels) && p.labels[i] != "" && p.labels[i] != number {
		return p.labels[i] + " (" + number + ")"
	}
	return number
}

// numbered finds the page, from 1, that is called so, or has that number; 0 for
// none.
func (p *Pages) numbered(name string) int {
	name = strings.TrimSpace(name)
	for i, l := range p.labels {
		if l != "" && strings.EqualFold(l, name) {
			return i + 1
		}
	}
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= p.Len() {
		return n
	}
	return 0
}
