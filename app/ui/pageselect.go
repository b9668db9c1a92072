package ui

import (
	"math"
	"runtime/debug"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// pageEnd is the end of a page's text, also of one that has not been read.
const pageEnd = math.MaxInt32

// extend lets the selection reach farther by a key that is held down with Shift:
// by letters, lines and views, far by words and to the ends of the document. It
// reports whether the key is such a one.
func (p *Pages) extend(key fyne.KeyName, far bool) bool {
	var step func(from letterPlace)
	t := &p.text
	switch key {
	case fyne.KeyLeft:
		step = func(at letterPlace) { p.stepBack(at, far) }
	case fyne.KeyRight:
		step = func(at letterPlace) { p.stepOn(at, far) }
	case fyne.KeyUp:
		step = func(at letterPlace) { p.stepLine(at, -1) }
	case fyne.KeyDown:
		step = func(at letterPlace) { p.stepLine(at, +1) }
	case fyne.KeyPageUp:
		step = func(at letterPlace) { p.stepView(at, -1) }
	case fyne.KeyPageDown:
		step = func(at letterPlace) { p.stepView(at, +1) }
	case fyne.KeyHome:
		step = func(at letterPlace) {
			if far {
				at.page, at.i = 0, 0
			} else {
				at.i = lineOf(t.pages[at.page], at.i).from
			}
			p.reach(at)
		}
	case fyne.KeyEnd:
		step = func(at letterPlace) {
			if far {
				at.page, at.i = p.Len()-1, pageEnd
			} else {
				at.i = lineOf(t.pages[at.page], at.i).to
			}
			p.reach(at)
		}
	default:
		return false
	}
	if p.Len() == 0 || p.source.Letters == nil {
		return false
	}
	if key != fyne.KeyUp && key != fyne.KeyDown && key != fyne.KeyPageUp && key != fyne.KeyPageDown {
		t.goal = -1
	}
	if !t.placed { // from where one reads
		page := p.desk.at(p.scroll.Offset.Y)
		t.when(page, func() {
			at, _ := t.at(page, 0, (p.scroll.Offset.Y-p.desk.tops[page])/p.desk.factor)
			t.from, t.to, t.placed = at, at, true
			step(at)
		})
		return true
	}
	t.when(t.to.page, func() { step(t.to) })
	return true
}

// reach lets the selection end at a place and shows it.
func (p *Pages) reach(to letterPlace) {
	t := &p.text
	t.placed = true
	t.reach(to)
	t.some = t.to != t.from
	t.when(to.page, func() {
		if t.to != to {
			return
		}
		t.to.i = min(to.i, len(t.pages[to.page]))
		p.bringIn(t.to)
		p.desk.sync()
	})
}

// InWord reports whether a character is part of a word, for going from word to
// word by keys in any text. A place where a word may be broken is inside it.
func InWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '_' || r == '\u00ad'
}

// stepOn reaches a letter, or a word, on; at the end of a page into the next.
func (p *Pages) stepOn(at letterPlace, word bool) {
	letters := p.text.pages[at.page]
	at.i = min(at.i, len(letters))
	if at.i == len(letters) && at.page+1 < p.Len() {
		p.reach(letterPlace{at.page + 1, 0})
		return
	}
	if !word {
		at.i = min(at.i+1, len(letters))
	}
	for word && at.i < len(letters) && InWord(letters[at.i].Rune) {
		at.i++
	}
	for word && at.i < len(letters) && !InWord(letters[at.i].Rune) {
		at.i++
	}
	p.reach(at)
}

// stepBack reaches a letter, or a word, back.
func (p *Pages) stepBack(at letterPlace, word bool) {
	letters := p.text.pages[at.page]
	at.i = min(at.i, len(letters))
	if at.i == 0 && at.page > 0 {
		p.reach(letterPlace{at.page - 1, pageEnd})
		return
	}
	if !word {
		at.i = max(at.i-1, 0)
	}
	for word && at.i > 0 && !InWord(letters[at.i-1].Rune) {
		at.i--
	}
	for word && at.i > 0 && InWord(letters[at.i-1].Rune) {
		at.i--
	}
	p.reach(at)
}

// lineSpan is a line of a page's text: its letters, without what ends it.
type lineSpan struct{ from, to int }

// lineOf is the line in which a place of a page's text is.
func lineOf(letters []PageLetter, i int) lineSpan {
	l := lineSpan{min(i, len(letters)), min(i, len(letters))}
	for l.from > 0 && letters[l.from-1].Rune != '\n' {
		l.from--
	}
	for l.to < len(letters) && letters[l.to].Rune != '\n' {
		l.to++
	}
	return l
}

// nearest is the place on a line that is nearest to a point from the left.
func (l lineSpan) nearest(letters []PageLetter, x float32) int {
	best, far := l.to, float32(math.MaxFloat32)
	for i := l.from; i < l.to; i++ {
		if letters[i].Width == 0 {
			continue
		}
		left, right := letters[i].X, letters[i].X+letters[i].Width
		if d := max(left-x, x-right, 0); d < far {
			if best, far = i, d; x > (left+right)/2 {
				best++
			}
		}
	}
	return best
}

// column is where a place stands from the left, and keeps it for the lines to
// come.
func (t *pageText) column(at letterPlace) float32 {
	if t.goal >= 0 {
		return t.goal
	}
	letters := t.pages[at.page]
	l := lineOf(letters, at.i)
	t.goal = 0
	for i := l.from; i < l.to; i++ {
		if w := letters[i]; w.Width > 0 {
			t.goal = w.X
			if i < at.i {
				t.goal += w.Width
			}
		}
		if i >= at.i {
			break
		}
	}
	return t.goal
}

// stepLine reaches a line up or down, in the same column.
func (p *Pages) stepLine(at letterPlace, by int) {
	t := &p.text
	x, l := t.column(at), lineOf(t.pages[at.page], at.i)
	switch {
	case by < 0 && l.from > 0:
		at.i = l.from - 1
	case by > 0 && l.to+1 < len(t.pages[at.page]):
		at.i = l.to + 1
	case at.page+by < 0:
		p.reach(letterPlace{0, 0})
		return
	case at.page+by >= p.Len():
		p.reach(letterPlace{at.page, pageEnd})
		return
	default:
		at.page += by
		t.when(at.page, func() {
			if at.i = 0; by < 0 {
				at.i = max(len(t.pages[at.page])-1, 0)
			}
			at.i = lineOf(t.pages[at.page], at.i).nearest(t.pages[at.page], x)
			p.reach(at)
		})
		return
	}
	at.i = lineOf(t.pages[at.page], at.i).nearest(t.pages[at.page], x)
	p.reach(at)
}

// stepView reaches a view up or down.
func (p *Pages) stepView(at letterPlace, by float32) {
	t, d := &p.text, p.desk
	x := t.column(at)
	y := d.tops[at.page] + p.top(at)*d.factor + by*max(p.scroll.Size().Height-60*p.unit(), 40)
	page := d.at(y)
	t.when(page, func() {
		to, _ := t.at(page, x, (y-d.tops[page])/d.factor)
		switch {
		case y < d.tops[0]:
			to = letterPlace{0, 0}
		case y > d.tops[len(d.tops)-1]:
			to = letterPlace{p.Len() - 1, pageEnd}
		}
		p.reach(to)
	})
}

// box is the letter at a place, or the nearest before it that is seen.
func (p *Pages) box(at letterPlace) PageLetter {
	letters := p.text.pages[at.page]
	for i := min(at.i, len(letters)-1); i >= 0; i-- {
		if letters[i].Width > 0 {
			return letters[i]
		}
	}
	return PageLetter{}
}

// top is where the line of a place begins, in points from the page's upper edge.
func (p *Pages) top(at letterPlace) float32 { return p.box(at).Y }

// bringIn brings a place of the text into view.
func (p *Pages) bringIn(at letterPlace) {
	const room = 24
	d, view, box := p.desk, p.scroll.Size(), p.box(at)
	if view.Height <= 0 {
		return
	}
	y, high := d.tops[at.page]+box.Y*d.factor, box.Height*d.factor
	switch to := p.scroll.Offset.Y; {
	case y < to+room:
		p.scrollTo(y - room)
	case y+high > to+view.Height-room:
		p.scrollTo(y + high + room - view.Height)
	}
	x, most := p.left(at.page)+box.X*d.factor, max(0, d.MinSize().Width-view.Width)
	if from := p.scroll.Offset.X; most > 0 && (x < from+room || x > from+view.Width-room) {
		p.scroll.ScrollToOffset(fyne.NewPos(min(max(x-view.Width/2, 0), most), p.scroll.Offset.Y))
		d.sync()
	}
}

// selectPage selects the words of the page that is looked at; where they are
// selected, those of all pages.
func (p *Pages) selectPage() {
	t, page := &p.text, p.Page()-1
	from, to := letterPlace{page, 0}, letterPlace{page, pageEnd}
	if a, z := t.span(); t.some && a == from && z.page == page && z.i >= len(t.pages[page]) {
		from, to = letterPlace{0, 0}, letterPlace{p.Len() - 1, pageEnd}
	}
	t.from, t.some, t.placed = from, true, true
	t.reach(to)
	p.desk.sync()
}

// Deselect selects nothing.
func (p *Pages) Deselect() {
	p.text.some = false
	p.desk.sync()
}

// copySelected puts the selected words on the clipboard, when those of all pages
// have been read.
func (p *Pages) copySelected() {
	t := &p.text
	if !t.some {
		return
	}
	a, z := t.span()
	have := map[int][]PageLetter{}
	for page := a.page; page <= z.page; page++ {
		if letters, read := t.pages[page]; read {
			have[page] = letters
		}
	}
	source, ctx := t.source, t.ctx
	gather := func() (string, error) {
		var b strings.Builder
		gathered := 0
		for page := a.page; page <= z.page; page++ {
			letters, read := have[page]
			if !read {
				var err error
				if letters, err = source.Letters(ctx, page); ctx.Err() != nil {
					return "", err
				}
				if gathered++; gathered%mostReached == 0 { // what the ones before took is given back
					debug.FreeOSMemory()
				}
			}
			from, to := 0, len(letters)
			if page == a.page {
				from = min(a.i, to)
			}
			if page == z.page {
				to = max(from, min(z.i, to))
			}
			for _, l := range letters[from:to] {
				b.WriteRune(l.Rune)
			}
			if page < z.page && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\n')
			}
		}
		return b.String(), nil
	}
	put := func(words string) { fyne.CurrentApp().Clipboard().SetContent(words) }
	if inLine || len(have) == z.page-a.page+1 {
		if words, err := gather(); err == nil {
			put(words)
		}
		return
	}
	Go(func() {
		if words, err := gather(); err == nil {
			fyne.Do(func() { put(words) })
		}
	})
}
