package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// NoteMark is what somebody marked on a page: words, an area, what was drawn by
// hand, or, with none of them, the page as a whole.
type NoteMark struct {
	ID         string
	Page       int // from 1
	Start, End int // letters of the page's text, and on over those of the pages after it
	Area       *PageBox
	Strokes    [][]fyne.Position // points of the page
	Colour     string            // yellow, green, red, blue or ""
	Underline  bool              // its line alone is drawn
	Bookmark   bool              // a ribbon stands beside it
}

// PageBox is a rectangle of a page, in points from its upper left corner.
type PageBox struct{ Left, Top, Right, Bottom float32 }

// PageWords are words of the pages: letters [Start, End) of the text of a page
// from 1, and on over the pages after it, whose texts are joined by "\f".
type PageWords struct {
	Page, Start, End      int
	Words, Before, Behind string // the words, and those around them
}

// markInk is how the four colours are drawn on paper, which is white in the dark
// as well: a ground that words are read through, and a line.
var markInk = map[string]struct{ ground, line color.NRGBA }{
	"yellow": {color.NRGBA{0xff, 0xd0, 0x2e, 0x66}, color.NRGBA{0xa6, 0x76, 0x00, 0xff}},
	"green":  {color.NRGBA{0x5a, 0xc8, 0x46, 0x55}, color.NRGBA{0x2f, 0x7a, 0x3a, 0xff}},
	"red":    {color.NRGBA{0xf0, 0x6a, 0x50, 0x55}, color.NRGBA{0xb0, 0x34, 0x20, 0xff}},
	"blue":   {color.NRGBA{0x55, 0xa0, 0xe6, 0x55}, color.NRGBA{0x2a, 0x63, 0xa8, 0xff}},
	"":       {color.NRGBA{}, color.NRGBA{0x5a, 0x61, 0x6b, 0xff}},
}

// SetMarks shows marks, in the order in which one goes from one to the next.
func (p *Pages) SetMarks(marks []NoteMark) {
	p.marks = marks
	p.desk.sync()
}

// SetActive shows which mark is spoken of, "" for none.
func (p *Pages) SetActive(id string) {
	if p.active != id {
		p.active = id
		p.desk.sync()
	}
}

// Active returns the mark that is spoken of; "" for none.
func (p *Pages) Active() string { return p.active }

// ShowMark brings a mark into view and makes it the one that is spoken of. It
// reports whether there is such a mark.
func (p *Pages) ShowMark(id string) bool {
	for _, m := range p.marks {
		if m.ID == id {
			p.active, p.reveal = id, ""
			if _, read := p.text.pages[m.Page-1]; !read && m.End > m.Start && p.Len() >= m.Page {
				p.reveal = id
				p.text.want(m.Page - 1)
			}
			p.GoTo(m.Page, max(p.markTop(m)-60, 0))
			p.desk.sync()
			return true
		}
	}
	return false
}

// revealMark shows the mark that waited for words to be read.
func (p *Pages) revealMark() {
	if id := p.reveal; id != "" {
		p.reveal = ""
		p.ShowMark(id)
	}
}

// StepMark goes to the next mark, or the one before; from where one reads, if
// none is spoken of. It reports whether there is one.
func (p *Pages) StepMark(by int) bool {
	n := len(p.marks)
	if n == 0 {
		return false
	}
	at := -1
	for i, m := range p.marks {
		if m.ID == p.active {
			at = i
		}
	}
	if at < 0 {
		here := p.place()
		for i, m := range p.marks {
			if m.Page-1 < here.page || m.Page-1 == here.page && p.markTop(m) < here.down {
				at = i
			}
		}
		if by < 0 {
			at++
		}
	}
	p.ShowMark(p.marks[((at+by)%n+n)%n].ID)
	return true
}

// Selection is the words that are selected; false where none are.
func (p *Pages) Selection() (PageWords, bool) {
	t := &p.text
	if !t.some {
		return PageWords{}, false
	}
	a, z := t.span()
	s := PageWords{Page: a.page + 1, Start: min(a.i, len(t.pages[a.page]))}
	for page := a.page; page <= z.page; page++ {
		letters, read := t.pages[page]
		if !read {
			return s, false // it is being read
		}
		if page < z.page {
			s.End += len(letters) + 1
		} else {
			s.End += min(z.i, len(letters))
		}
	}
	if s.End <= s.Start {
		return s, false
	}
	s.Words = t.between(s.Page-1, s.Start, s.End)
	s.Before = t.between(s.Page-1, max(s.Start-wordsAround, 0), s.Start)
	s.Behind = t.between(s.Page-1, s.End, s.End+wordsAround)
	return s, true
}

// wordsAround is how many letters beside the selected ones are told.
const wordsAround = 32

// between is a part of the text that begins on a page, from 0, as far as it is
// read, with "\f" between pages.
func (t *pageText) between(page, start, end int) string {
	var runes []rune
	for at := 0; at < end; page++ {
		letters, read := t.pages[page]
		if !read {
			break
		}
		for i, l := range letters {
			if at+i >= start && at+i < end {
				runes = append(runes, l.Rune)
			}
		}
		at += len(letters)
		if _, more := t.pages[page+1]; more && at >= start && at < end {
			runes = append(runes, '\f')
		}
		at++
	}
	return string(runes)
}

// part is what of a mark's words stands on a page, from 0: letters from and to.
func (p *Pages) part(m NoteMark, page int) (from, to int) {
	if m.End <= m.Start || page < m.Page-1 {
		return 0, 0
	}
	offset := 0
	for before := m.Page - 1; before < page; before++ {
		letters, read := p.text.pages[before]
		if !read {
			p.text.want(before)
			return 0, 0
		}
		offset += len(letters) + 1
		if m.End <= offset {
			return 0, 0
		}
	}
	n := len(p.text.pages[page])
	return min(max(m.Start-offset, 0), n), min(max(m.End-offset, 0), n)
}

// boxes are the rectangles of a mark on a page, from 0, in points.
func (p *Pages) boxes(m NoteMark, page int) []pageBar {
	if m.Area != nil && page == m.Page-1 {
		return []pageBar{{X: m.Area.Left, Y: m.Area.Top, Width: m.Area.Right - m.Area.Left, Height: m.Area.Bottom - m.Area.Top}}
	}
	from, to := p.part(m, page)
	if from >= to {
		return nil
	}
	return barsOf(p.text.pages[page][from:to])
}

// markTop is how far below its page's upper edge a mark begins, in points.
func (p *Pages) markTop(m NoteMark) float32 {
	top := float32(-1)
	least := func(y float32) {
		if top < 0 || y < top {
			top = y
		}
	}
	for _, b := range p.boxes(m, m.Page-1) {
		least(b.Y)
	}
	for _, s := range m.Strokes {
		for _, at := range s {
			least(at.Y)
		}
	}
	return max(top, 0)
}

// markAt is the mark at a point of a page, from 0; false for none.
func (p *Pages) markAt(page int, x, y float32) (best NoteMark, ok bool) {
	for _, m := range p.marks {
		hit := false
		for _, b := range p.boxes(m, page) {
			hit = hit || x >= b.X && x <= b.X+b.Width && y >= b.Y && y <= b.Y+b.Height
		}
		for _, s := range m.Strokes {
			for i := range s {
				hit = hit || m.Page-1 == page && nearSegment(x, y, s[max(i-1, 0)], s[i]) < 5
			}
		}
		if hit && (!ok || best.Area != nil) { // what is drawn last and smallest
			best, ok = m, true
		}
	}
	return best, ok
}

// nearSegment is how far a point is from a line between two others.
func nearSegment(x, y float32, a, b fyne.Position) float32 {
	dx, dy := b.X-a.X, b.Y-a.Y
	along := float32(0)
	if long := dx*dx + dy*dy; long > 0 {
		along = min(max(((x-a.X)*dx+(y-a.Y)*dy)/long, 0), 1)
	}
	ox, oy := a.X+along*dx-x, a.Y+along*dy-y
	return max(ox, -ox) + max(oy, -oy)
}

// drawMarks makes what is drawn on a page, from 0, that stands at a place of the
// desk.
func (d *desk) drawMarks(page int, at fyne.Position) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	rect := func(fill color.Color, x, y, w, h float32) *canvas.Rectangle {
		r := canvas.NewRectangle(fill)
		r.Move(at.AddXY(x*d.factor, y*d.factor))
		r.Resize(fyne.NewSize(w*d.factor, h*d.factor))
		all = append(all, r)
		return r
	}
	ribbons := float32(0)
	for _, m := range d.p.marks {
		if m.Page-1 > page {
			continue
		}
		ink := markInk[m.Colour]
		active := m.ID != "" && m.ID == d.p.active
		thick := float32(1.2)
		if active {
			thick = 2.2
		}
		for _, b := range d.p.boxes(m, page) {
			if m.Area != nil {
				r := rect(color.NRGBA{ink.ground.R, ink.ground.G, ink.ground.B, 0x20}, b.X, b.Y, b.Width, b.Height)
				r.StrokeColor, r.StrokeWidth = ink.line, max(thick*d.factor, 1.5)
				continue
			}
			if !m.Underline && m.Colour != "" {
				rect(ink.ground, b.X, b.Y, b.Width, b.Height)
			}
			d.line(m.Colour, b, max(thick, 1/d.factor), func(x, y, w, h float32) { rect(ink.line, x, y, w, h) })
		}
		if page != m.Page-1 {
			continue
		}
		for _, s := range m.Strokes {
			all = append(all, d.stroke(s, at, ink.line, max(thick*1.4*d.factor, 1.5))...)
		}
		if m.Bookmark {
			top := d.p.markTop(m)
			if m.End <= m.Start && m.Area == nil {
				top = ribbons
				ribbons += 18
			}
			ribbon := rect(markInk["red"].line, -9, top, 6, 14)
			ribbon.CornerRadius = 1
		}
	}
	return all
}

// line draws the line under words in the style of its colour, so that nobody needs
// to tell colours apart: whole, dotted, dashed or double.
func (d *desk) line(colour string, b pageBar, thick float32, put func(x, y, w, h float32)) {
	piece := func(from, long, below float32) { put(b.under(from, long, thick, below)) }
	on, off := b.long(), float32(0)
	switch colour {
	case "green":
		on, off = thick*1.5, thick*2
	case "red":
		on, off = thick*5, thick*3
	case "blue":
		piece(0, on, thick*2)
	}
	for from := float32(0); from < b.long(); from += on + off {
		piece(from, min(on, b.long()-from), 0)
	}
}

// stroke is a line drawn by hand; a point alone is a dot.
func (d *desk) stroke(points []fyne.Position, at fyne.Position, ink color.Color, thick float32) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	to := func(q fyne.Position) fyne.Position { return at.AddXY(q.X*d.factor, q.Y*d.factor) }
	for i := range points {
		if i == 0 && len(points) > 1 {
			continue
		}
		l := canvas.NewLine(ink)
		l.StrokeWidth = thick
		l.Position1, l.Position2 = to(points[max(i-1, 0)]), to(points[i])
		if len(points) == 1 {
			l.Position2 = l.Position2.AddXY(thick, 0)
		}
		all = append(all, l)
	}
	return all
}
