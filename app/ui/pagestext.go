package ui

import (
	"context"
	"image/color"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// PageLetter is a character of a page's text, in points from the page's upper
// left corner. What has no width, as a line end, is read but not pointed at.
type PageLetter struct {
	Rune                rune
	X, Y, Width, Height float32
}

// letterPlace is a place in the text of a document: before letter i of a page.
type letterPlace struct{ page, i int }

func (a letterPlace) before(b letterPlace) bool {
	return a.page < b.page || a.page == b.page && a.i < b.i
}

// pageText is the text of the pages of a document, as far as it was asked for,
// and what is selected of it. To read a page's text takes as long as to draw it:
// it is read when nothing is left to draw.
type pageText struct {
	came   func() // text has been read
	source *PageSource
	pages  map[int][]PageLetter
	asked  map[int]bool
	bare   map[int]bool // pages that are pictures without words
	from   letterPlace  // where the selection began
	to     letterPlace
	some   bool    // something is selected
	placed bool    // from and to are where somebody put them
	goal   float32 // the column that lines are gone through in; negative for none
	later  []whenRead
	cancel context.CancelFunc
	ctx    context.Context
}

// whenRead is what is done as soon as the text of a page has been read.
type whenRead struct {
	page int
	do   func()
}

// mostTextPages is how many pages' text is kept.
const mostTextPages = 400

func (t *pageText) use(s *PageSource) {
	if t.cancel != nil {
		t.cancel()
	}
	t.source, t.some, t.placed, t.goal, t.later = s, false, false, -1, nil
	t.pages, t.asked, t.bare = map[int][]PageLetter{}, map[int]bool{}, map[int]bool{}
	t.ctx, t.cancel = context.WithCancel(context.Background())
}

// want reads the text of a page away from the UI goroutine, once.
func (t *pageText) want(page int) {
	if t.source == nil || t.source.Letters == nil || t.asked[page] {
		return
	}
	if len(t.asked) > mostTextPages {
		t.pages, t.asked = map[int][]PageLetter{}, map[int]bool{}
	}
	t.asked[page] = true
	source, ctx := t.source, t.ctx
	read := func() (letters []PageLetter, bare bool) {
		letters, err := source.Letters(ctx, page)
		if err != nil {
			return nil, false // the page is still seen, only its words cannot be marked
		}
		if source.Text != nil && !slices.ContainsFunc(letters, func(l PageLetter) bool { return l.Width > 0 }) {
			_, bare, err = source.Text(ctx, page)
		}
		return letters, bare && err == nil
	}
	if inLine {
		t.pages[page], t.bare[page] = read()
		t.arrived()
		return
	}
	Go(func() {
		letters, bare := read()
		fyne.Do(func() {
			if t.source == source {
				t.pages[page], t.bare[page] = letters, bare
				t.arrived()
			}
		})
	})
}

// arrived tells that text has been read, and does what waited for it.
func (t *pageText) arrived() {
	later := t.later
	t.later = nil
	for _, w := range later {
		t.when(w.page, w.do)
	}
	t.came()
}

// when does something as soon as the text of a page has been read.
func (t *pageText) when(page int, do func()) {
	if _, read := t.pages[page]; read {
		do()
		return
	}
	t.later = append(t.later, whenRead{page, do})
	t.want(page)
}

// mostReached is how many pages are read because a selection goes over them.
const mostReached = 60

// reach lets the selection end at a place, and reads the pages that it goes over,
// or, of many, the first and the last.
func (t *pageText) reach(to letterPlace) {
	t.to = to
	first, last := t.span()
	for page := first.page; page <= last.page; page++ {
		if page == last.page || page-first.page < mostReached {
			t.want(page)
		}
	}
}

// at finds the place in the text that is nearest to a point of a page, and
// whether the point is on a line of text.
func (t *pageText) at(page int, x, y float32) (place letterPlace, on bool) {
	letters := t.pages[page]
	best, nearest := 0, float32(1e9)
	for i, l := range letters {
		if l.Width == 0 {
			continue
		}
		down := max(l.Y-y, y-l.Y-l.Height, 0)
		across := max(l.X-x, x-l.X-l.Width, 0)
		if far := down*4 + across; far < nearest {
			nearest, best = far, i
			on = down == 0 && across < 12
			if x > l.X+l.Width/2 {
				best = i + 1
			}
		}
	}
	return letterPlace{page, best}, on
}

// span is the selection with its ends in order.
func (t *pageText) span() (from, to letterPlace) {
	if t.to.before(t.from) {
		return t.to, t.from
	}
	return t.from, t.to
}

// selected is what is selected of a page: letters from and to.
func (t *pageText) selected(page int) (from, to int) {
	if !t.some {
		return 0, 0
	}
	a, b := t.span()
	if page < a.page || page > b.page {
		return 0, 0
	}
	to = len(t.pages[page])
	if page == a.page {
		from = min(a.i, to)
	}
	if page == b.page {
		to = min(b.i, to)
	}
	return from, max(from, to)
}

// words is what is selected as text.
func (t *pageText) words() string {
	var b strings.Builder
	a, z := t.span()
	for page := a.page; t.some && page <= z.page; page++ {
		from, to := t.selected(page)
		for _, l := range t.pages[page][from:to] {
			b.WriteRune(l.Rune)
		}
		if page < z.page && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// word selects the word at a place.
func (t *pageText) word(at letterPlace) {
	letters := t.pages[at.page]
	is := func(i int) bool {
		return i >= 0 && i < len(letters) && (unicode.IsLetter(letters[i].Rune) || unicode.IsDigit(letters[i].Rune) || letters[i].Rune == '-')
	}
	from := min(at.i, len(letters))
	for is(from - 1) {
		from--
	}
	to := from
	for is(to) {
		to++
	}
	t.from, t.to, t.some, t.placed, t.goal = letterPlace{at.page, from}, letterPlace{at.page, to}, to > from, true, -1
}

// bars are the selected parts of a page's lines, in points.
func (t *pageText) bars(page int) []pageBar {
	from, to := t.selected(page)
	return barsOf(t.pages[page][from:to])
}

// barColour lies over the words of a page, which is white in the dark as well.
var barColour = color.NRGBA{0x1f, 0x6a, 0x8a, 0x50}

// drawBars puts the bars of a page where they stand on the desk.
func (s *sheetOfPaper) drawBars(bars []pageBar, at fyne.Position, factor float32) {
	for len(s.bars) < len(bars) {
		s.bars = append(s.bars, canvas.NewRectangle(nil))
	}
	s.bars = s.bars[:len(bars)]
	for i, b := range bars {
		s.bars[i].FillColor = barColour
		s.bars[i].Move(at.AddXY(b.X*factor, b.Y*factor))
		s.bars[i].Resize(fyne.NewSize(b.Width*factor, b.Height*factor))
	}
}
