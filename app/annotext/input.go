package annotext

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// mouse is what the mouse is doing.
type mouse struct {
	clicks  int // 1 runes, 2 words, 3 blocks
	at      time.Time
	pos     fyne.Position
	origin  span // what the first click took
	down    bool
	dragged bool
	seen    fyne.Position // last place while dragging, within the view
	stop    func()        // ends scrolling at the edge
}

const (
	clickPause = 450 * time.Millisecond // between clicks that belong together
	clickReach = 5                      // as far may the mouse move between them
	edgePause  = 30 * time.Millisecond  // between steps while scrolling at the edge
)

var (
	_ desktop.Mouseable      = (*sheet)(nil)
	_ fyne.Draggable         = (*sheet)(nil)
	_ fyne.SecondaryTappable = (*sheet)(nil)
	_ desktop.Cursorable     = (*sheet)(nil)
)

func afterFunc(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// hit returns the offset that is nearest to a place on the sheet.
func (p *Page) hit(pos fyne.Position) int {
	if p.lay == nil || len(p.lay.lines) == 0 {
		return 0
	}
	y := pos.Y - p.geo.top
	if y >= p.lay.height {
		return p.text.Len()
	}
	return p.lay.offset(p.lay.at(y), pos.X-p.geo.left)
}

// unit returns what a click takes at an offset: nothing, the word, the block.
func (p *Page) unit(offset int) span {
	switch p.mouse.clicks {
	case 2:
		start, end := p.text.Word(offset)
		return span{start, end}
	case 3:
		if p.text.Blocks() > 0 {
			start, end := p.text.Span(p.text.Block(offset))
			return span{start, end}
		}
	}
	return span{offset, offset}
}

// MouseDown sets the caret; with Shift it extends the selection; the second and
// third click take word and block.
func (s *sheet) MouseDown(ev *desktop.MouseEvent) {
	p := s.p
	ui.Focus(p)
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	m, now := &p.mouse, p.now()
	near := abs(ev.Position.X-m.pos.X) <= clickReach && abs(ev.Position.Y-m.pos.Y) <= clickReach
	if near && now.Sub(m.at) <= clickPause && m.clicks > 0 {
		m.clicks = m.clicks%3 + 1
	} else {
		m.clicks = 1
	}
	m.at, m.pos, m.down, m.dragged = now, ev.Position, true, false
	offset := p.hit(ev.Position)
	if ev.Modifier&fyne.KeyModifierShift != 0 {
		m.origin = span{p.anchor, p.anchor}
		p.extend(offset)
		return
	}
	m.origin = p.unit(offset)
	p.goal = -1
	p.selectRange(m.origin.start, m.origin.end)
}

// MouseUp ends a selection; a plain click on a mark speaks of that mark.
func (s *sheet) MouseUp(ev *desktop.MouseEvent) {
	p := s.p
	m := &p.mouse
	m.down = false
	s.stopEdge()
	if ev.Button != desktop.MouseButtonPrimary || m.dragged || m.clicks != 1 || p.anchor != p.caret {
		return
	}
	if mark, ok := p.markAt(ev.Position); ok {
		p.choose(mark.ID)
	} else {
		p.SetActive("")
	}
}

// markAt returns the mark under the mouse, the shortest where several lie over
// each other.
func (p *Page) markAt(pos fyne.Position) (Mark, bool) {
	var best Mark
	ok := false
	p.sheet.hitMarks(pos, func(m Mark) {
		if !ok || m.End-m.Start < best.End-best.Start {
			best, ok = m, true
		}
	})
	return best, ok
}

func (s *sheet) hitMarks(pos fyne.Position, found func(Mark)) {
	if s.p.lay == nil || len(s.p.lay.lines) == 0 {
		return
	}
	n := s.p.lay.at(pos.Y - s.p.geo.top)
	line := s.p.lay.lines[n]
	s.p.between(int(line.start), int(line.end), func(m Mark) {
		if m.Note != nil && s.p.geo.noteW <= 0 && pos.X < s.p.geo.left && s.p.lay.of(m.Start) == n {
			found(m) // on its flag
		}
		if m.Colour == None {
			return
		}
		s.parts(m.Start, m.End, func(a part) {
			if pos.X >= a.x && pos.X < a.x+a.w && pos.Y >= a.y && pos.Y < a.y+a.h {
				found(m)
			}
		})
	})
}

// Dragged extends the selection, and scrolls while the mouse is beyond the edge
// of the view, also when it rests there.
func (s *sheet) Dragged(ev *fyne.DragEvent) {
	p := s.p
	if !p.mouse.down {
		return
	}
	p.mouse.dragged = true
	p.mouse.seen = ev.Position.SubtractXY(0, p.scroll.Offset.Y)
	p.extend(p.hit(ev.Position))
	if p.beyond() != 0 && p.mouse.stop == nil {
		p.mouse.stop = p.after(edgePause, s.edge)
	}
}

// DragEnd ends the selection.
func (s *sheet) DragEnd() {
	s.p.mouse.down = false
	s.stopEdge()
}

// beyond returns how far the mouse is above (negative) or below the view.
func (p *Page) beyond() float32 {
	y := p.mouse.seen.Y
	if y < 0 {
		return y
	}
	return max(0, y-p.scroll.Size().Height)
}

// edge is one step of scrolling at the edge, faster the farther out.
func (s *sheet) edge() {
	p := s.p
	p.mouse.stop = nil
	by := p.beyond()
	if !p.mouse.down || by == 0 {
		return
	}
	p.scrollTo(p.scroll.Offset.Y + max(-120, min(120, by*0.8)))
	p.extend(p.hit(p.mouse.seen.AddXY(0, p.scroll.Offset.Y)))
	p.mouse.stop = p.after(edgePause, s.edge)
}

func (s *sheet) stopEdge() {
	if stop := s.p.mouse.stop; stop != nil {
		stop()
		s.p.mouse.stop = nil
	}
}

// extend lets the selection reach from what the first click took to an offset,
// by whole words or blocks after two or three clicks.
func (p *Page) extend(offset int) {
	u, o := p.unit(offset), p.mouse.origin
	p.goal = -1
	if u.start < o.start {
		p.selectRange(o.end, u.start)
	} else {
		p.selectRange(o.start, max(u.end, o.end))
	}
}

// TappedSecondary opens the menu of the selection, or of the word under the
// mouse.
func (s *sheet) TappedSecondary(ev *fyne.PointEvent) {
	p := s.p
	offset := p.hit(ev.Position)
	if start, end := p.Selection(); offset < start || offset > end || start == end {
		p.selectRange(p.text.Word(offset))
	}
	p.showMenu(ev.AbsolutePosition)
}

func (p *Page) showMenu(at fyne.Position) {
	c := canvasOf(p)
	if c == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", p.menu()...), c, at)
}

// menu is what can be done with the selection.
func (p *Page) menu() []*fyne.MenuItem {
	start, end := p.Selection()
	var items []*fyne.MenuItem
	if p.o.Menu != nil {
		items = p.o.Menu(start, end)
	}
	if start < end {
		if p.o.OnNote != nil {
			items = append(items, fyne.NewMenuItem(swedish.T("annotext.note"), func() { p.o.OnNote(start, end) }))
		}
		if p.o.OnColour != nil {
			for i, c := range Colours {
				text := swedish.T("annotext.mark", "colour", swedish.T("annotext.colour."+string(c)), "key", i+1)
				items = append(items, fyne.NewMenuItem(text, func() { p.o.OnColour(start, end, c) }))
			}
		}
	}
	items = append(items, p.menuMarks(start, end)...)
	if start < end {
		if w := p.o.Writing; w != nil && w.Move != nil && p.active != "" {
			id := p.active
			items = append(items, fyne.NewMenuItem(swedish.T("annotext.move"), func() { w.Move(id, start, end) }))
		}
		items = append(items, fyne.NewMenuItem(swedish.T("annotext.copy"), p.Copy))
	}
	if m, ok := p.markOf(end); ok && p.o.Writing != nil && m.ID != "" {
		items = append(items, fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(swedish.T("annotext.edit"), func() { p.Edit(m.ID) }),
			fyne.NewMenuItem(swedish.T("annotext.remove"), func() { p.remove(m.ID) }),
			fyne.NewMenuItemSeparator())
	}
	return append(items, fyne.NewMenuItem(swedish.T("annotext.all"), p.SelectAll))
}

// Cursor is that of text.
func (s *sheet) Cursor() desktop.Cursor { return desktop.TextCursor }

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

func abs(x float32) float32 { return max(x, -x) }
