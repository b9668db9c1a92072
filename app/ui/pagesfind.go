package ui

import (
	"context"
	"image/color"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
)

// pageHit is the hit of a number on a page, both from 0.
type pageHit struct{ page, n int }

// pageFind looks for words in all pages, away from the UI goroutine: from the
// page that is looked at to the end, then from the beginning. All its methods are
// called on the UI goroutine.
type pageFind struct {
	p      *Pages
	told   func() // there is more to tell
	forms  []string
	hits   []int // on each page
	total  int
	at     pageHit
	some   bool // at is a hit
	shown  bool // at has been brought into view
	looked int  // pages that were searched
	bare   int  // of these, pages that are pictures without words
	cancel context.CancelFunc
	texts  *pageTexts

	placed map[int][][2]int // letters of the hits on the pages that are seen
}

// pageTexts are the texts of pages in the form in which they are searched, kept
// for the next key.
type pageTexts struct {
	mu    sync.Mutex
	texts map[int]pageWords
	bytes int
}

type pageWords struct {
	text string
	bare bool // a picture without words
}

// textBytes bounds the texts that are kept: a paper of 5,000 pages has a third.
const textBytes = 48 << 20

// of returns the text of a page, read if it is not known.
func (t *pageTexts) of(ctx context.Context, s *PageSource, page int) (pageWords, error) {
	t.mu.Lock()
	w, known := t.texts[page]
	t.mu.Unlock()
	if known {
		return w, nil
	}
	text, pictures, err := s.Text(ctx, page)
	if err != nil {
		return w, err
	}
	w.text = Fold([]rune(text)).text
	w.bare = pictures && w.text == ""
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.bytes += len(w.text); t.bytes <= textBytes {
		t.texts[page] = w
	}
	return w, nil
}

// use begins with another document: the search goes on in it.
func (f *pageFind) use(*PageSource) {
	f.stop()
	f.texts = &pageTexts{texts: map[int]pageWords{}}
	forms := f.forms
	f.clear()
	if f.forms = forms; forms != nil {
		f.start(0)
	}
}

func (f *pageFind) stop() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
}

func (f *pageFind) clear() {
	f.forms, f.hits, f.total, f.some, f.shown, f.looked, f.bare, f.placed = nil, nil, 0, false, false, 0, 0, map[int][][2]int{}
}

// searching tells that pages are still to be searched.
func (f *pageFind) searching() bool { return f.forms != nil && f.looked < len(f.hits) }

// findPause is how often what was found is told while the search goes on: each
// time the window is drawn anew. The first hit is told at once.
const findPause = 300 * time.Millisecond

// lookedAt is what the search found on a page.
type lookedAt struct {
	page, hits int
	bare       bool
}

func (f *pageFind) start(first int) {
	s := f.p.source
	if s == nil || s.Text == nil {
		return
	}
	n := len(s.Sizes)
	f.hits = make([]int, n)
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	texts, forms := f.texts, f.forms
	look := func(page int) lookedAt {
		w, err := texts.of(ctx, s, page)
		if err != nil {
			return lookedAt{page: page} // a page that cannot be read says so itself
		}
		return lookedAt{page, len(occurrences(w.text, forms)), w.bare}
	}
	if inLine {
		for i := range n {
			f.found([]lookedAt{look((first + i) % n)})
		}
		return
	}
	Go(func() {
		var batch []lookedAt
		told, none := time.Now(), true
		for i := range n {
			l := look((first + i) % n)
			if ctx.Err() != nil {
				return
			}
			batch = append(batch, l)
			if i == n-1 || time.Since(told) > findPause || none && l.hits > 0 {
				done := batch
				batch, told, none = nil, time.Now(), none && l.hits == 0
				fyne.Do(func() {
					if ctx.Err() == nil {
						f.found(done)
						f.told()
					}
				})
			}
		}
	})
}

// found takes in what the search found, and goes to the first hit.
func (f *pageFind) found(pages []lookedAt) {
	for _, l := range pages {
		f.hits[l.page] = l.hits
		f.total += l.hits
		f.looked++
		if l.bare {
			f.bare++
		}
		if l.hits > 0 && !f.some {
			f.goTo(pageHit{l.page, 0})
		}
	}
	f.p.desk.sync()
}

// goTo makes a hit the one that one stands at, and shows it as soon as the words
// of its page have been read.
func (f *pageFind) goTo(h pageHit) {
	f.at, f.some, f.shown = h, true, false
	f.p.text.want(h.page)
	if _, read := f.p.text.pages[h.page]; !read && f.p.Page() != h.page+1 {
		f.p.GoTo(h.page+1, 0)
	}
	f.reveal()
}

// reveal brings the hit into view, once.
func (f *pageFind) reveal() {
	if !f.some || f.shown {
		return
	}
	bars := f.bars(f.at.page, f.at.n)
	if len(bars) == 0 {
		return
	}
	f.shown = true
	d := f.p.desk
	top := d.tops[f.at.page] + bars[0].Y*d.factor
	low := top + bars[0].Height*d.factor
	view, y := f.p.scroll.Size().Height, f.p.scroll.Offset.Y
	if margin := view / 8; top < y+margin || low > y+view-margin {
		f.p.scrollTo(top - view/3)
	}
	left := f.p.left(f.at.page) + bars[0].X*d.factor
	if wide := f.p.scroll.Size().Width; left < f.p.scroll.Offset.X || left > f.p.scroll.Offset.X+wide*0.9 {
		most := max(0, d.MinSize().Width-wide)
		f.p.scroll.ScrollToOffset(fyne.NewPos(min(max(left-wide/3, 0), most), f.p.scroll.Offset.Y))
	}
}

// step goes to the next hit, or the one before, round the end.
func (f *pageFind) step(by int) bool {
	if f.total == 0 {
		return false
	}
	h := pageHit{f.at.page, f.at.n + by}
	for h.n < 0 || h.n >= f.hits[h.page] {
		h.page = (h.page + by + len(f.hits)) % len(f.hits)
		h.n = 0
		if by < 0 {
			h.n = f.hits[h.page] - 1
		}
	}
	f.goTo(h)
	return true
}

// letters are the letters of the hits on a page whose words have been read.
func (f *pageFind) letters(page int) [][2]int {
	if f.forms == nil {
		return nil
	}
	list, known := f.placed[page]
	read, there := f.p.text.pages[page]
	if known || !there {
		return list
	}
	runes := make([]rune, len(read))
	for i, l := range read {
		runes[i] = l.Rune
	}
	folded := Fold(runes)
	list = folded.letters(occurrences(folded.text, f.forms))
	if len(f.placed) > mostTextPages {
		f.placed = map[int][][2]int{}
	}
	f.placed[page] = list
	return list
}

// bars are where hit n of a page stands, in points.
func (f *pageFind) bars(page, n int) []pageBar {
	list := f.letters(page)
	if n < 0 || n >= len(list) {
		return nil
	}
	return barsOf(f.p.text.pages[page][list[n][0]:list[n][1]])
}

// hitColour lies over the words that were found, and hereColour, with an edge,
// over those that one stands at.
var hitColour, hereColour, hereEdge = color.NRGBA{0xff, 0xcf, 0x33, 0x66}, color.NRGBA{0xff, 0x9d, 0x1e, 0x80}, color.NRGBA{0x9a, 0x4a, 0x00, 0xff}

// draw draws the hits of a page that is seen.
func (f *pageFind) draw(page int, s *sheetOfPaper, at fyne.Position, factor float32) {
	s.hits = s.hits[:0]
	for n := range f.letters(page) {
		here := f.some && f.at == (pageHit{page, n})
		for _, b := range f.bars(page, n) {
			r := s.hit()
			r.FillColor, r.StrokeColor, r.StrokeWidth = hitColour, clear, 0
			if here {
				r.FillColor, r.StrokeColor, r.StrokeWidth = hereColour, hereEdge, 1.5
			}
			r.Move(at.AddXY(b.X*factor-1, b.Y*factor-1))
			r.Resize(fyne.NewSize(b.Width*factor+2, b.Height*factor+2))
		}
	}
}

// Find marks every place where the words stand, whatever their case, the space
// between them and the ends of lines in them, and goes to the first from the page
// that is looked at. It returns how many are found so far: pages are read away
// from the UI goroutine, and OnFound tells that there are more. Empty words end
// the search.
func (p *Pages) Find(words string) int {
	f := &p.find
	forms := wanted(words)
	if slices.Equal(forms, f.forms) && forms != nil {
		return f.total
	}
	first := max(p.Page()-1, 0)
	if f.some {
		first = f.at.page
	}
	f.stop()
	f.clear()
	if f.forms = forms; forms != nil && p.Len() > 0 {
		f.start(first)
	}
	p.desk.sync()
	return f.total
}

// FindNext goes to the next hit, round to the beginning; it reports whether
// there is one.
func (p *Pages) FindNext() bool { return p.find.step(+1) }

// FindPrevious goes to the hit before.
func (p *Pages) FindPrevious() bool { return p.find.step(-1) }

// Found returns the number of the hit that one stands at, from 1, and how many
// there are so far.
func (p *Pages) Found() (at, of int) {
	f := &p.find
	if !f.some {
		return 0, f.total
	}
	for page := range f.at.page {
		at += f.hits[page]
	}
	return at + f.at.n + 1, f.total
}

// FoundMore says what is to be known beside the number of hits: that the search
// goes on, and how many pages have no text to be searched.
func (p *Pages) FoundMore() string {
	f := &p.find
	switch {
	case p.source != nil && p.source.Text == nil:
		return swedish.T("ui.pages.find.not")
	case f.searching():
		return swedish.T("ui.pages.find.working", "page", f.looked, "of", len(f.hits))
	case f.bare > 0:
		return swedish.N("ui.pages.find.bare", f.bare)
	}
	return ""
}

// EndFind shows no hits any more; the one that one stood at is selected.
func (p *Pages) EndFind() {
	f := &p.find
	if list := f.letters(f.at.page); f.some && f.at.n < len(list) {
		t := &p.text
		t.from, t.to, t.some = letterPlace{f.at.page, list[f.at.n][0]}, letterPlace{f.at.page, list[f.at.n][1]}, true
	}
	f.stop()
	f.clear()
	p.desk.sync()
}
