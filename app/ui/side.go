package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// SideInset is the room left and right of what stands in a [Side].
const SideInset = 20

// Side is what stands beside the pages of a document: what is to be known, a
// list, and what to do next. The list takes the room that the others leave and
// no more than it needs; where the room is too little, all of it scrolls.
type Side struct {
	Head, Foot *Stack
	list       *List
	content    *fyne.Container
	tall, need float32 // heights of the list and of all
}

// NewSide returns a side around a list.
func NewSide(list *List) *Side {
	s := &Side{Head: NewStack(0), Foot: NewStack(0), list: list}
	s.Head.Inset, s.Foot.Inset = SideInset, SideInset
	s.content = container.New(&sideLayout{s}, NewScroll(container.New(&sideParts{s}, s.Head, list, s.Foot)))
	return s
}

// Content returns the object to put into the window.
func (s *Side) Content() fyne.CanvasObject { return s.content }

// Refresh lays the side out after what it holds has changed.
func (s *Side) Refresh() {
	s.list.Refresh()
	s.content.Refresh()
}

// SectionWidth is the room for the number of a § in bold with as many figures as
// this one has, so that what stands beside the numbers stands in one column.
func SectionWidth(section int) float32 {
	return NewWords("§ "+strings.Repeat("8", len(strconv.Itoa(section))), WordsStyle{Bold: true}).NaturalWidth()
}

// mostWhole is how long a list may be shown whole where all scrolls as one: all
// its rows exist then.
const mostWhole = 60

type sideLayout struct{ s *Side }

func (l *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (l *sideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	around := s.Head.HeightFor(size.Width) + s.Foot.HeightFor(size.Width)
	if s.list.Size().Width != size.Width || s.list.Size().Height <= 0 {
		s.list.Resize(size) // its rows have their heights only at its width
	}
	s.list.rows.measure()
	all := max(s.list.rows.total(), s.list.emptyHeight())
	least := min(all, 260*theme.TextSize()/15)
	s.tall = min(max(size.Height-around, least), all)
	if size.Height-around < least && s.list.rows.length <= mostWhole {
		s.tall = all // one scroller is better than two
	}
	s.need = around + s.tall
	objects[0].Resize(size)
	objects[0].Refresh()
}

// emptyHeight is what the words need that stand where there are no rows.
func (l *List) emptyHeight() float32 {
	if l.o.Length() > 0 {
		return 0
	}
	inner := theme.InnerPadding()
	return NewWords(l.emptyWords(), WordsStyle{}).HeightFor(l.Size().Width-2*inner) + 2*inner + theme.TextSize()/2
}

// sideParts sets the three parts under one another.
type sideParts struct{ s *Side }

func (l *sideParts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, l.s.need) }

func (l *sideParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, h := range []float32{l.s.Head.HeightFor(size.Width), l.s.tall, l.s.Foot.HeightFor(size.Width)} {
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}
