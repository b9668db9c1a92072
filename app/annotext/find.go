package annotext

import (
	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// Find marks every place where the words stand as they are read (see [ui.Folded]):
// whatever their case, their accents and the kind of space or dash in them, also
// across lines and blocks. It goes to the
// first at or after the caret, or where the caret is out of sight the first from
// what one reads on, and returns how many there are. Empty words end the search.
func (p *Page) Find(words string) int {
	p.found, p.foundAt = p.text.find(words), -1
	if len(p.found) == 0 {
		p.sync()
		return 0
	}
	start, _ := p.Selection()
	if !p.inView(start) {
		start = p.Place()
	}
	at := 0
	for i, f := range p.found {
		if f.start >= start {
			at = i
			break
		}
	}
	p.goFound(at)
	return len(p.found)
}

// inView reports whether the line of an offset is seen.
func (p *Page) inView(offset int) bool {
	if p.lay == nil || len(p.lay.lines) == 0 {
		return false
	}
	line := p.lay.lines[p.lay.of(p.text.clamp(offset))]
	top, y := p.geo.top+line.y, p.scroll.Offset.Y
	return top+line.h > y && top < y+p.scroll.Size().Height
}

// FindNext goes to the next hit, round to the beginning; it reports whether
// there is one.
func (p *Page) FindNext() bool { return p.goFound(p.foundAt + 1) }

// FindPrevious goes to the hit before.
func (p *Page) FindPrevious() bool { return p.goFound(p.foundAt - 1) }

// findOn goes to the next hit, with Shift to the one before; without a search
// the key goes on.
func (p *Page) findOn(ev *fyne.KeyEvent) {
	switch {
	case len(p.found) == 0:
		ui.GoOn(p, ev)
	case p.shifted():
		p.FindPrevious()
	default:
		p.FindNext()
	}
	if p.o.OnFound != nil {
		p.o.OnFound()
	}
}

// Found returns the number of the hit that one stands at, from 1, and how many
// there are.
func (p *Page) Found() (at, of int) { return p.foundAt + 1, len(p.found) }

// EndFind shows no hits any more; the one that one stood at is selected.
func (p *Page) EndFind() {
	p.found, p.foundAt = nil, -1
	p.sync()
}

func (p *Page) goFound(i int) bool {
	n := len(p.found)
	if n == 0 {
		return false
	}
	p.foundAt = (i%n + n) % n
	f := p.found[p.foundAt]
	p.goal = -1
	p.selectRange(f.start, f.end)
	p.reveal(f.start)
	return true
}

// SelectQuote selects the first place, at or after the beginning, where the
// words stand, and shows it. It reports whether there is one.
func (p *Page) SelectQuote(words string) bool {
	found := p.text.find(words)
	if len(found) == 0 {
		return false
	}
	p.Select(found[0].start, found[0].end)
	return true
}

// find returns the places where the words stand, none over another.
func (t *Text) find(words string) []span {
	if t.folded == nil { // once: one searches at every key
		t.folded = ui.Fold(t.runes)
	}
	places := t.folded.Find(words)
	found := make([]span, len(places))
	for i, p := range places {
		found[i] = span{p[0], p[1]}
	}
	return found
}
