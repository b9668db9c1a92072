package ui

import (
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedKey scrolls, with Shift selects, or lets the key go on.
func (p *Pages) TypedKey(ev *fyne.KeyEvent) {
	view := p.scroll.Size().Height
	line := 40 * p.unit()
	y := p.scroll.Offset.Y
	p.typed = ""
	if p.OnKey != nil && p.OnKey(ev.Name) {
		return
	}
	if Modifiers()&fyne.KeyModifierShift != 0 && p.extend(ev.Name, false) {
		return
	}
	switch ev.Name {
	case fyne.KeyF3:
		if p.OnFind == nil {
			GoOn(p, ev)
			return
		}
		p.OnFind(true, Modifiers()&fyne.KeyModifierShift != 0)
	case fyne.KeyUp:
		p.scrollTo(y - line)
	case fyne.KeyDown:
		p.scrollTo(y + line)
	case fyne.KeyPageUp:
		p.scrollTo(y - view + line)
	case fyne.KeyPageDown:
		p.scrollTo(y + view - line)
	case fyne.KeyHome:
		p.scrollTo(0)
	case fyne.KeyEnd:
		p.scrollTo(p.desk.MinSize().Height)
	case fyne.KeyLeft, fyne.KeyRight:
		x := p.scroll.Offset.X - line
		if ev.Name == fyne.KeyRight {
			x += 2 * line
		}
		most := max(0, p.desk.MinSize().Width-p.scroll.Size().Width)
		p.scroll.ScrollToOffset(fyne.NewPos(min(max(x, 0), most), y))
		p.desk.sync()
	default:
		GoOn(p, ev)
	}
}

// TypedRune zooms, goes to a page by its number, or lets the character go on.
func (p *Pages) TypedRune(r rune) {
	if r < '0' || r > '9' {
		p.typed = ""
	}
	switch {
	case p.OnRune != nil && p.OnRune(r):
	case r == '+':
		p.ZoomBy(+1)
	case r == '-' || r == '−':
		p.ZoomBy(-1)
	case r == '0' && (p.typed == "" || time.Since(p.typedAt) > typePause):
		p.SetZoom(ZoomWidth)
	case r >= '0' && r <= '9':
		if time.Since(p.typedAt) > typePause || len(p.typed) > 4 {
			p.typed = ""
		}
		p.typed, p.typedAt = p.typed+string(r), time.Now()
		n := 0
		for _, d := range p.typed {
			n = n*10 + int(d-'0')
		}
		if n >= 1 && n <= p.Len() {
			p.GoTo(n, 0)
		}
	case unicode.IsPrint(r):
		GoOnRune(p, r)
	}
}

// TypedShortcut copies what is selected, selects the page, or farther by words,
// looks for words, and passes other shortcuts on to the window.
func (p *Pages) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && k.KeyName == fyne.KeyF && k.Modifier == fyne.KeyModifierShortcutDefault && p.OnFind != nil {
		p.OnFind(false, false)
		return
	}
	if k, ok := s.(*desktop.CustomShortcut); ok && k.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift && p.extend(k.KeyName, true) {
		return
	}
	if _, ok := s.(*fyne.ShortcutCopy); ok && (p.text.some || p.desk.pressed != nil) {
		p.desk.settled(p.copySelected)
		return
	}
	if _, ok := s.(*fyne.ShortcutSelectAll); ok && p.Len() > 0 {
		p.selectPage()
		return
	}
	GoOnShortcut(p, s)
}
