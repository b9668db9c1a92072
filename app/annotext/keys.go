package annotext

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"paragraf/app/ui"
)

var (
	_ fyne.Focusable    = (*Page)(nil)
	_ fyne.Shortcutable = (*Page)(nil)
	_ desktop.Keyable   = (*Page)(nil)
)

// Selection returns the selected runes; start equals end for a mere caret.
func (p *Page) Selection() (start, end int) {
	return min(p.anchor, p.caret), max(p.anchor, p.caret)
}

// SelectedText returns the selected words.
func (p *Page) SelectedText() string { return p.text.Slice(p.Selection()) }

// Select selects runes [start, end) and shows their beginning.
func (p *Page) Select(start, end int) {
	p.goal = -1
	p.selectRange(p.text.clamp(start), p.text.clamp(end))
	p.reveal(start)
}

// SelectAll selects the whole text.
func (p *Page) SelectAll() { p.selectRange(0, p.text.Len()) }

// Copy puts the selected words on the clipboard, if there are any.
func (p *Page) Copy() {
	if words := p.text.copied(p.Selection()); words != "" {
		fyne.CurrentApp().Clipboard().SetContent(words)
	}
}

// selectRange sets anchor and caret and tells of it.
func (p *Page) selectRange(anchor, caret int) {
	if p.anchor == anchor && p.caret == caret {
		p.sync()
		return
	}
	p.anchor, p.caret = anchor, caret
	p.sync()
	if p.o.OnSelected != nil {
		p.o.OnSelected(p.Selection())
	}
}

// move sets the caret, and lets the selection follow with Shift.
func (p *Page) move(to int) {
	to = p.text.clamp(to)
	anchor := to
	if p.shifted() {
		anchor = p.anchor
	}
	p.selectRange(anchor, to)
	p.reveal(to)
}

func (p *Page) shifted() bool { return p.shift || ui.Modifiers()&fyne.KeyModifierShift != 0 }

// TypedKey moves in the text; what it has no use for goes on.
func (p *Page) TypedKey(ev *fyne.KeyEvent) {
	if p.o.OnKey != nil && p.o.OnKey(ev) {
		return
	}
	if ev.Name != fyne.KeyUp && ev.Name != fyne.KeyDown && ev.Name != fyne.KeyPageUp && ev.Name != fyne.KeyPageDown {
		p.goal = -1
	}
	start, end := p.Selection()
	switch ev.Name {
	case fyne.KeyLeft:
		if start < end && !p.shifted() {
			p.move(start)
		} else {
			p.move(p.text.beside(p.caret, -1))
		}
	case fyne.KeyRight:
		if start < end && !p.shifted() {
			p.move(end)
		} else {
			p.move(p.text.beside(p.caret, +1))
		}
	case fyne.KeyUp:
		p.lines(-1)
	case fyne.KeyDown:
		p.lines(+1)
	case fyne.KeyHome:
		if p.lay != nil && len(p.lay.lines) > 0 {
			p.move(int(p.lay.lines[p.lay.of(p.caret)].start))
		}
	case fyne.KeyEnd:
		if p.lay != nil && len(p.lay.lines) > 0 {
			p.move(p.lay.visible(p.lay.of(p.caret)))
		}
	case fyne.KeyPageUp:
		p.page(-1)
	case fyne.KeyPageDown:
		p.page(+1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if m, ok := p.markOf(p.caret); ok && (p.o.OnMark != nil || p.o.Writing != nil) {
			p.choose(m.ID)
			p.Edit(m.ID)
		} else {
			ui.GoOn(p, ev)
		}
	case fyne.KeyEscape:
		if start < end {
			p.selectRange(p.caret, p.caret)
		} else {
			ui.GoOn(p, ev)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if m, ok := p.spoken(); ok {
			p.remove(m.ID)
		} else {
			ui.GoOn(p, ev)
		}
	case fyne.KeyF3:
		p.findOn(ev)
	case fyne.KeySpace: // arrives as a character as well
	default:
		ui.GoOn(p, ev)
	}
}

// markOf returns the shortest mark that an offset stands in.
func (p *Page) markOf(offset int) (Mark, bool) {
	var best Mark
	ok := false
	for _, m := range p.marks {
		if m.Start <= offset && offset <= m.End && (!ok || m.End-m.Start < best.End-best.Start) {
			best, ok = m, true
		}
	}
	return best, ok
}

// lines moves the caret by lines and keeps its column.
func (p *Page) lines(by int) {
	if p.lay == nil || len(p.lay.lines) == 0 {
		return
	}
	n := p.lay.of(p.caret)
	if p.goal < 0 {
		p.goal = p.lay.x(n, p.caret)
	}
	switch to := n + by; {
	case to < 0:
		p.move(0)
	case to >= len(p.lay.lines):
		p.move(p.text.Len())
	default:
		p.move(p.lay.offset(to, p.goal))
	}
}

// page scrolls by a view, less a line, and takes the caret along.
func (p *Page) page(direction float32) {
	if p.lay == nil || len(p.lay.lines) == 0 {
		return
	}
	n := p.lay.of(p.caret)
	if p.goal < 0 {
		p.goal = p.lay.x(n, p.caret)
	}
	by := direction * max(p.scroll.Size().Height-p.lay.lines[n].h*1.5, p.lay.lines[n].h)
	p.scrollTo(p.scroll.Offset.Y + by)
	to := p.lay.at(p.lay.lines[n].y + by)
	offset := p.lay.offset(to, p.goal)
	switch {
	case p.lay.lines[n].y+by < 0:
		offset = 0
	case p.lay.lines[n].y+by > p.lay.height:
		offset = p.text.Len()
	}
	p.move(offset)
}

// TypedRune knows A for a note, 1 to 4 for a mark or another colour of the one
// that is spoken of, U to underline, B for a bookmark, M for the next mark, and
// Space for the next page.
func (p *Page) TypedRune(r rune) {
	if p.o.OnRune != nil && p.o.OnRune(r) {
		return
	}
	start, end := p.Selection()
	switch {
	case r == ' ':
		if p.shifted() {
			p.page(-1)
		} else {
			p.page(+1)
		}
	case unicode.ToLower(r) == 'a' && p.o.OnNote != nil && start < end:
		p.o.OnNote(start, end)
	case r >= '1' && int(r-'1') < len(Colours):
		p.colour(start, end, Colours[r-'1'])
	case unicode.ToLower(r) == 'u' && p.o.OnUnderline != nil:
		p.underline(start, end)
	case unicode.ToLower(r) == 'b' && p.o.OnBookmark != nil:
		p.bookmark(start, end)
	case unicode.ToLower(r) == 'm':
		if p.shifted() {
			p.PreviousMark()
		} else {
			p.NextMark()
		}
	default:
		ui.GoOnRune(p, r)
	}
}

// TypedShortcut copies, selects all and moves by words; the rest goes on to the
// window.
func (p *Page) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.Copy()
		return
	case *fyne.ShortcutSelectAll:
		p.SelectAll()
		return
	case *desktop.CustomShortcut:
		if s.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault && p.byWords(s) {
			return
		}
	}
	ui.GoOnShortcut(p, s)
}

func (p *Page) byWords(s *desktop.CustomShortcut) bool {
	p.goal = -1
	before := p.shift
	p.shift = p.shift || s.Modifier&fyne.KeyModifierShift != 0
	defer func() { p.shift = before }()
	switch s.KeyName {
	case fyne.KeyLeft:
		p.move(p.text.previous(p.caret))
	case fyne.KeyRight:
		p.move(p.text.next(p.caret))
	case fyne.KeyHome:
		p.move(0)
	case fyne.KeyEnd:
		p.move(p.text.Len())
	default:
		return false
	}
	return true
}

// KeyDown and KeyUp follow Shift, which Fyne does not tell with a key.
func (p *Page) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		p.shift = true
	}
}

// KeyUp ends what KeyDown began.
func (p *Page) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		p.shift = false
	}
}

// FocusGained shows the caret.
func (p *Page) FocusGained() {
	p.focused = true
	p.sync()
}

// FocusLost hides it; the selection stays.
func (p *Page) FocusLost() {
	p.focused, p.shift = false, false
	p.sync()
	ui.WorkedIn(p)
}
