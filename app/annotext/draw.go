package annotext

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/glyphs"
	"paragraf/app/look"
	"paragraf/app/ui"
)

// sheet is the tall content of the page's scroller. It holds the objects that
// are visible now, and takes the mouse.
type sheet struct {
	widget.BaseWidget
	p *Page

	lines   map[int][]*canvas.Text // by number of the line
	rects   []*canvas.Rectangle    // pool; the first used are in objects
	used    int
	dashes  *dashes
	wheel   *ui.Wheel // below all that is drawn
	objects []fyne.CanvasObject
	first   int // visible lines
	last    int
}

var _ fyne.Widget = (*sheet)(nil)

func newSheet(p *Page) *sheet {
	s := &sheet{p: p, lines: map[int][]*canvas.Text{}, dashes: newDashes()}
	s.ExtendBaseWidget(s)
	return s
}

// drop forgets every object of a line. After a new layout, or in new colours,
// none of them may be used again.
func (s *sheet) drop() {
	s.lines = map[int][]*canvas.Text{}
	s.dashes = newDashes()
}

// sync makes exactly the visible lines, marks and cards exist.
func (p *Page) sync() {
	s := p.sheet
	if p.lay == nil || p.Size().Height <= 0 {
		return
	}
	s.used, s.objects = 0, append(s.objects[:0], s.wheel)
	s.wheel.Resize(s.Size())
	if len(p.lay.lines) > 0 {
		top := p.scroll.Offset.Y - p.geo.top
		s.first, s.last = p.lay.at(top), p.lay.at(top+p.scroll.Size().Height)
		for n := range s.lines {
			if n < s.first || n > s.last {
				delete(s.lines, n)
			}
		}
		s.drawRules()
		s.drawMarks()
		s.drawChanged()
		s.drawFlags()
		s.drawBookmarks()
		s.drawFound()
		if start, end := p.Selection(); start < end {
			s.drawGround(start, end, themed(theme.ColorNameSelection))
		}
		s.drawLines()
		s.drawCaret()
	}
	p.syncCards()
	canvas.Refresh(s)
}

// drawFound draws the grounds of the hits in view.
func (s *sheet) drawFound() {
	p := s.p
	from, to := int(p.lay.lines[s.first].start), int(p.lay.lines[s.last].end)
	first, _ := slices.BinarySearchFunc(p.found, from, func(f span, at int) int { return f.end - at })
	for i := first; i < len(p.found) && p.found[i].start <= to; i++ {
		name := look.Found
		if i == p.foundAt {
			name = look.FoundHere
		}
		s.drawGround(p.found[i].start, p.found[i].end, themed(name))
	}
}

func themed(name fyne.ThemeColorName) color.Color { return theme.Color(name) }

// rect returns a rectangle of the pool, at its place, and shows it.
func (s *sheet) rect(x, y, w, h float32, fill color.Color) *canvas.Rectangle {
	if s.used == len(s.rects) {
		s.rects = append(s.rects, canvas.NewRectangle(nil))
	}
	r := s.rects[s.used]
	s.used++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = fill, nil, 0, 0
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	s.objects = append(s.objects, r)
	return r
}

// drawRules draws a thin line below each row of a table.
func (s *sheet) drawRules() {
	p := s.p
	for n := s.first; n <= s.last; n++ {
		line := p.lay.lines[n]
		if p.text.style[line.block] == TableRow && !p.lay.broken(n) {
			y := p.geo.top + line.y + line.h + p.set[TableRow].after/2
			s.rect(p.geo.left, y, p.geo.column, 1, themed(look.Line))
		}
	}
}

// part is the visible part of a range on one line.
type part struct {
	n            int
	x, w         float32
	y, h         float32 // of the words, without the room between lines
	begins, ends bool
}

// parts calls draw for the part of [start, end) on each visible line.
func (s *sheet) parts(start, end int, draw func(part)) {
	p := s.p
	if start >= end {
		return
	}
	first, last := max(p.lay.of(start), s.first), min(p.lay.of(end-1), s.last)
	for n := first; n <= last; n++ {
		line := p.lay.lines[n]
		from, to := max(start, int(line.start)), min(end, p.lay.visible(n))
		if from > to {
			continue
		}
		x := p.lay.x(n, from)
		w := p.lay.x(n, to) - x
		if w <= 0 {
			continue
		}
		f := &p.faces[p.text.style[line.block]]
		draw(part{
			n: n, x: p.geo.left + x, w: w, y: p.geo.top + line.y + (line.h-f.height)/2, h: f.height,
			begins: from == start, ends: to == end,
		})
	}
}

func (s *sheet) drawGround(start, end int, fill color.Color) {
	s.parts(start, end, func(a part) { s.rect(a.x, a.y, a.w, a.h, fill) })
}

// drawMarks draws grounds and lines of the marks, the active one in a frame.
func (s *sheet) drawMarks() {
	p := s.p
	view := span{int(p.lay.lines[s.first].start), int(p.lay.lines[s.last].end)}
	p.between(view.start, view.end, func(m Mark) {
		active := m.ID == p.active && m.ID != ""
		if m.Colour == None && !active {
			return
		}
		ground := color.Color(color.Transparent)
		if m.Colour != None && !m.Underline {
			ground = themed(m.Colour.ground())
		}
		s.parts(m.Start, m.End, func(a part) {
			r := s.rect(a.x-1, a.y, a.w+2, a.h, ground)
			r.CornerRadius = 1
			if active {
				r.StrokeColor, r.StrokeWidth = themed(m.Colour.ink()), 2
			}
		})
	})
	p.between(view.start, view.end, func(m Mark) { // above every ground, so that no sign is covered
		if m.Colour != None {
			s.parts(m.Start, m.End, func(a part) { s.drawSign(m.Colour, a, m.Underline) })
		}
	})
}

// drawFlags shows in the left margin where notes are, while there is no room for
// their cards.
func (s *sheet) drawFlags() {
	p := s.p
	if p.geo.noteW > 0 {
		return
	}
	flags := map[int]int{}
	p.between(int(p.lay.lines[s.first].start), int(p.lay.lines[s.last].end), func(m Mark) {
		n := p.lay.of(m.Start)
		if m.Note == nil || n < s.first || n > s.last {
			return
		}
		line := p.lay.lines[n]
		x, wide := p.flagX(), theme.Size(look.SizeBar)+1
		x = max(0, x-float32(flags[n])*(wide+1)) // those of one line stand beside each other
		flags[n]++
		s.rect(x, p.geo.top+line.y+line.h*0.15, wide, line.h*0.7, themed(m.Colour.ink()))
	})
}

// flagX is where the flags of notes stand.
func (p *Page) flagX() float32 { return max(2, p.geo.left-p.faces[Paragraph].size*0.7) }

// drawSign draws the line under a passage in the style of its colour.
func (s *sheet) drawSign(c Colour, a part, alone bool) {
	ink := themed(c.ink())
	thick := max(1.5, s.p.faces[Paragraph].size/11)
	if alone {
		thick *= 1.35 // a line that has no ground to lean on
	}
	y := a.y + a.h - thick
	stroke, gap, double := c.dash()
	switch {
	case double:
		s.rect(a.x-1, y, a.w+2, thick*0.7, ink)
		s.rect(a.x-1, y-thick*1.6, a.w+2, thick*0.7, ink)
	case gap == 0:
		s.rect(a.x-1, y, a.w+2, thick, ink)
	default:
		s.objects = append(s.objects, s.dashes.line(a.x-1, y, a.w+2, thick, stroke, gap, ink, false))
	}
}

// drawLines draws the words of the visible lines.
func (s *sheet) drawLines() {
	p := s.p
	for n := s.first; n <= s.last; n++ {
		texts, there := s.lines[n]
		if !there {
			texts = s.newLine(n)
			s.lines[n] = texts
		}
		for _, t := range texts {
			s.objects = append(s.objects, t)
		}
		p.drawBullet(n)
	}
}

func (s *sheet) newLine(n int) []*canvas.Text {
	p := s.p
	line := p.lay.lines[n]
	f := &p.faces[p.text.style[line.block]]
	texts := []*canvas.Text{}
	for _, piece := range p.lay.pieces(n) {
		t := canvas.NewText(p.text.Slice(piece.start, piece.end), themed(f.color))
		t.TextSize, t.TextStyle, t.FontSource = f.size, f.style, f.source(t.Text)
		t.Move(fyne.NewPos(p.geo.left+piece.x, p.geo.top+line.y+(line.h-f.height)/2))
		t.Resize(fyne.NewSize(p.lay.x(n, piece.end)-piece.x, f.height))
		glyphs.New(t)
		texts = append(texts, t)
	}
	return texts
}

// drawBullet sets a small square before a list item that has no sign of its own.
func (p *Page) drawBullet(n int) {
	line := p.lay.lines[n]
	if p.text.style[line.block] != ListItem || line.x == 0 || n > 0 && p.lay.lines[n-1].block == line.block {
		return
	}
	f := &p.faces[ListItem]
	side := f.size * 0.24
	y := p.geo.top + line.y + (line.h-f.height)/2 + f.base - f.size*0.25 - side/2
	r := p.sheet.rect(p.geo.left+f.size*0.35, y, side, side, themed(look.Secondary))
	r.CornerRadius = side / 2
}

// drawCaret draws where the keyboard is, while the page has it.
func (s *sheet) drawCaret() {
	p := s.p
	if !p.focused {
		return
	}
	n := p.lay.of(p.caret)
	if n < s.first || n > s.last {
		return
	}
	line := p.lay.lines[n]
	f := &p.faces[p.text.style[line.block]]
	s.rect(p.geo.left+p.lay.x(n, p.caret)-1, p.geo.top+line.y+(line.h-f.height)/2, 2, f.height, themed(look.Accent))
}

// MinSize is as high as text and cards.
func (s *sheet) MinSize() fyne.Size { return fyne.NewSize(1, s.p.height()) }

// CreateRenderer is Fyne's way to draw the sheet.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

type sheetRenderer struct{ s *sheet }

func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.s.objects }
func (r *sheetRenderer) Refresh()                     { r.s.p.sync() }
