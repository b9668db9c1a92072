package review

import (
	"unicode"

	"fyne.io/fyne/v2"
)

// opened is told that a person opened a row, by Enter or a double click.
func (p *Page) opened(i int) {
	r := p.rows[i]
	switch r.kind {
	case stepRow:
		p.answers(r.step)[0].do()
	case fieldRow, addRow:
		p.startEdit(r.key, r.path)
	case openRow:
		if linePath.MatchString(r.path) {
			p.startMove(r.key, r.path)
			return
		}
		p.unfold(r, !r.open)
	case changeRow:
		if len(r.change.sentences) > mostSentences {
			p.unfolded[r.key] = !r.open
			p.remake()
			return
		}
		p.step(i, +1)
	case noticeRow:
		if n := p.nextOpen(-1); n >= 0 {
			p.choose(p.find(stepKey(n)))
		} else {
			p.give(p.save)
		}
	}
}

// step chooses the next row that can be chosen.
func (p *Page) step(i, by int) {
	for i += by; i >= 0 && i < len(p.rows); i += by {
		if !p.rows[i].still() {
			p.choose(i)
			return
		}
	}
}

func (p *Page) unfold(r row, open bool) {
	p.unfolded[r.path] = open
	p.remake()
}

// typedKey knows the keys of a row beside those of every list.
func (p *Page) typedKey(i int, key fyne.KeyName) bool {
	if i < 0 {
		return false
	}
	r := p.rows[i]
	switch key {
	case fyne.KeyRight:
		if r.kind == openRow && !r.open && !linePath.MatchString(r.path) {
			p.unfold(r, true)
		}
	case fyne.KeyLeft:
		if r.kind == openRow && r.open {
			p.unfold(r, false)
		} else if r.depth > 0 {
			for at := outer(r.path); at != ""; at = outer(at) {
				if n := p.find(at); n >= 0 {
					p.choose(n)
					break
				}
			}
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if r.removable() {
			p.remove(r.path, -1)
		}
	case fyne.KeyF2:
		if r.kind == fieldRow || linePath.MatchString(r.path) {
			p.startEdit(r.key, r.path)
		}
	default:
		return false
	}
	return true
}

// typedRune answers a step by its letter.
func (p *Page) typedRune(i int, r rune) bool {
	if i < 0 {
		return false
	}
	if p.rows[i].kind == changeRow && unicode.ToUpper(r) == 'B' {
		p.keepOld(p.rows[i])
		return true
	}
	if p.rows[i].kind != stepRow {
		return false
	}
	for _, a := range p.answers(p.rows[i].step) {
		if unicode.ToUpper(r) == a.key {
			a.do()
			return true
		}
	}
	return true // no other row may be gone to by a letter that was meant for the step
}
