package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/swedish"
)

// PageMark is a bookmark of a document: a title, how deep it stands below others,
// and where it leads: a page from 0, -1 for nowhere, and points below its edge.
type PageMark struct {
	Title string
	Level int
	Page  int
	Down  float32
}

// pageOutline is the list of a document's own bookmarks, those below others
// moved in.
type pageOutline struct {
	p     *Pages
	marks []PageMark
	list  *List
	probe *Words // measures rows
}

// outlineStep is how far a level is moved in, and outlineDeepest how many are.
const (
	outlineInset   = 12
	outlineStep    = 12
	outlineDeepest = 5
)

func newPageOutline(p *Pages) *pageOutline {
	o := &pageOutline{p: p, probe: NewWords("", WordsStyle{Size: theme.SizeNameCaptionText, MaxLines: 3})}
	o.list = NewList(ListOptions{
		Length: func() int { return len(o.marks) },
		Create: func() fyne.CanvasObject {
			l := &outlineLayout{words: NewWords("", WordsStyle{Size: theme.SizeNameCaptionText, MaxLines: 3})}
			return container.New(l, l.words)
		},
		Update: func(i int, row fyne.CanvasObject) {
			l := row.(*fyne.Container).Layout.(*outlineLayout)
			l.level = o.marks[i].Level
			l.words.SetText(o.title(i))
			row.Refresh()
		},
		Height: func(i int, width float32) float32 {
			o.probe.SetText(o.title(i))
			return o.probe.HeightFor(width-outlineLeft(o.marks[i].Level)-outlineInset/2) + 10
		},
		Text: o.title,
		Skip: func(i int) bool { return o.marks[i].Page < 0 },
		OnSelected: func(i int) {
			m := o.marks[i]
			p.GoTo(m.Page+1, max(m.Down-24, 0))
		},
		Label: swedish.T("ui.pages.contents"),
		Empty: swedish.T("ui.pages.no_outline"),
	})
	return o
}

func (o *pageOutline) title(i int) string {
	if o.marks[i].Title == "" {
		return "–"
	}
	return o.marks[i].Title
}

// at chooses the last bookmark on or before a page, from 1.
func (o *pageOutline) at(page int) {
	last := -1
	for i, m := range o.marks {
		if m.Page >= 0 && m.Page < page {
			last = i
		}
	}
	if now := o.list.Selected(); now >= 0 && now < len(o.marks) && o.marks[now].Page == page-1 {
		return // the one that was chosen on that page
	}
	o.list.Select(last)
}

func outlineLeft(level int) float32 {
	return outlineInset + outlineStep*float32(min(level, outlineDeepest))
}

// outlineLayout sets a title as far in as its level says.
type outlineLayout struct {
	words *Words
	level int
}

func (l *outlineLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, l.words.LineHeight()+10)
}

func (l *outlineLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := outlineLeft(l.level)
	l.words.Move(fyne.NewPos(left, 5))
	l.words.Resize(fyne.NewSize(max(size.Width-left-outlineInset/2, 1), size.Height-10))
}
