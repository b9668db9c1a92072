package annotext

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// cardLines is how many lines of a note a card shows; the active card shows all,
// up to cardRunes.
const (
	cardLines = 8
	cardRunes = 4000
)

// slot is the place of one note on the sheet, for its card or its editor.
type slot struct {
	mark int // index among the marks
	y, h float32
	lay  *layout // of the card's words; nil for the editor
}

// inset is the room between a card's edge and its words.
func (p *Page) inset() (side, top float32) {
	size := p.faces[cardText].size
	return size * 1.05, size * 0.6
}

// placeNotes gives every note its place: beside the line where its passage
// begins, and below the card before where that is in the way. The one that is
// written or spoken of stands beside its passage in any case; those before it
// give way upwards, or below where there is no room. Without a margin only that
// one is there, in a gap below its passage.
func (p *Page) placeNotes() {
	p.slots = p.slots[:0]
	if p.lay == nil || len(p.lay.lines) == 0 {
		return
	}
	if p.geo.noteW <= 0 {
		p.foldOut()
		return
	}
	p.lay.part(0, 0)
	_, top := p.inset()
	room := top * 1.2
	free, first := float32(0), -1
	for i, m := range p.marks {
		if m.Note == nil {
			continue
		}
		s := p.slot(i, p.geo.noteW)
		s.y = max(p.beside(m), free)
		if m.written || first < 0 && m.ID == p.active && m.ID != "" {
			first = len(p.slots)
		}
		p.slots = append(p.slots, s)
		free = s.y + s.h + room
	}
	if first >= 0 {
		p.straighten(first, room)
	}
}

// beside is the height of the line where a mark begins.
func (p *Page) beside(m Mark) float32 {
	return p.geo.top + p.lay.lines[p.lay.of(m.Start)].y
}

// straighten moves slot n up to its passage, and those before it as far as they
// are in the way. What has no room above it then, as when thirty notes stand on
// one sentence, comes below it, and those after it below that.
func (p *Page) straighten(n int, room float32) {
	s := p.slots
	s[n].y = p.beside(p.marks[s[n].mark])
	up := n
	for ; up > 0; up-- {
		y := min(s[up-1].y, s[up].y-room-s[up-1].h)
		if y < 0 {
			break
		}
		s[up-1].y = y
	}
	p.slots = slices.Concat(s[up:n+1], s[:up], s[n+1:])
	for i := n + 1 - up; i < len(s); i++ {
		before := p.slots[i-1]
		p.slots[i].y = max(p.beside(p.marks[p.slots[i].mark]), before.y+before.h+room)
	}
}

// foldOut makes a gap in the text for the one note that is written or spoken of.
func (p *Page) foldOut() {
	shown := -1
	for i, m := range p.marks {
		if m.written || shown < 0 && m.Note != nil && m.ID == p.active && m.ID != "" {
			shown = i
		}
	}
	if shown < 0 {
		p.lay.part(0, 0)
		return
	}
	m := p.marks[shown]
	s := p.slot(shown, p.geo.column)
	_, room := p.inset()
	y := p.lay.part(p.lay.under(p.lay.of(max(m.End-1, m.Start))), s.h+2*room)
	s.y = p.geo.top + y + room
	p.slots = append(p.slots, s)
}

// slot measures a note's card, or its editor, at a width.
func (p *Page) slot(mark int, width float32) slot {
	m := p.marks[mark]
	if m.written {
		return slot{mark: mark, h: p.editor.HeightFor(width)}
	}
	side, top := p.inset()
	key := laidCard{*m.Note, width, m.ID == p.active && m.ID != ""}
	inner := p.laid[key]
	if inner == nil {
		inner = lay(p.words(*m.Note), width-2*side, p.set, p.metrics)
		if !key.whole {
			inner.shorten(cardLines)
		}
		if p.laid == nil || len(p.laid) > 3*len(p.marks)+100 {
			p.laid = map[laidCard]*layout{}
		}
		p.laid[key] = inner
	}
	return slot{mark: mark, h: inner.height + 2*top, lay: inner}
}

// laidCard is all that the words of a card depend on, but for the looks.
type laidCard struct {
	note  Note
	width float32
	whole bool
}

// words is a note as a text of its own.
func (p *Page) words(n Note) *Text {
	n.Text = swedish.Shorten(n.Text, cardRunes)
	blocks := []Block{{cardKind, p.o.Writing.kind(n.Kind).Name}}
	if blocks[0].Text == "" {
		blocks = nil
	}
	for line := range strings.Lines(n.Text) { // as they were written
		blocks = append(blocks, Block{cardText, strings.TrimRight(line, "\r\n")})
	}
	if n.About != "" {
		blocks = append(blocks, Block{cardAbout, n.About})
	}
	for i, line := range strings.Split(n.Change, "\n") {
		style := cardAbout
		if i == 0 {
			style = cardKind
		}
		if line != "" {
			blocks = append(blocks, Block{style, line})
		}
	}
	return NewText(blocks)
}

// shorten keeps the first lines of the note's words and what comes after them.
func (l *layout) shorten(most int) {
	count, cut := 0, float32(0)
	kept := l.lines[:0:0]
	for _, line := range l.lines {
		if l.text.style[line.block] == cardText {
			if count++; count > most {
				cut += line.h
				continue
			}
		}
		line.y -= cut
		kept = append(kept, line)
	}
	l.lines, l.height = kept, l.height-cut
}

// syncCards makes exactly the visible cards exist, and the editor, which is
// never taken away while something is written in it.
func (p *Page) syncCards() {
	top := p.scroll.Offset.Y
	bottom := top + p.scroll.Size().Height
	x, width := p.geo.noteX, p.geo.noteW
	if width <= 0 {
		x, width = p.geo.left, p.geo.column
	}
	seen := map[string]bool{}
	for _, s := range p.slots {
		m := p.marks[s.mark]
		if m.written {
			p.editor.Move(fyne.NewPos(x, s.y))
			p.editor.Resize(fyne.NewSize(width, s.h))
			p.sheet.objects = append(p.sheet.objects, p.editor)
			continue
		}
		if s.y+s.h < top || s.y > bottom {
			continue
		}
		key := cardKey(m.ID, s.mark)
		c := p.cards[key]
		if c == nil {
			c = newCard(p, m, s.lay)
			p.cards[key] = c
		} else {
			c.set(m, s.lay)
		}
		seen[key] = true
		c.Move(fyne.NewPos(x, s.y))
		c.Resize(fyne.NewSize(width, s.h))
		p.sheet.objects = append(p.sheet.objects, c)
	}
	for key, c := range p.cards {
		if !seen[key] {
			delete(p.cards, key)
			if c.focused { // out of sight: the keyboard goes back to the text
				ui.Focus(p)
			}
		}
	}
}

// cardKey tells cards apart, also those of marks without an id.
func cardKey(id string, index int) string {
	if id == "" {
		return "\x00" + strconv.Itoa(index)
	}
	return id
}
