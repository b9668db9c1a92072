package ui

import (
	"slices"

	"fyne.io/fyne/v2"
)

// PageCard is what stands beside a mark: its note, or where that is written.
type PageCard struct {
	Mark string // id of a [NoteMark]
	Page int    // from 1, of one that is not marked yet
	Card interface {
		fyne.CanvasObject
		HeightFor(width float32) float32
	}
	Written bool // it is being written: it is seen in any case
}

// What cards need at text size 100 %: so wide is a card, and so much room is
// left for the pages before one stands beside them.
const (
	cardWide  = 220
	cardGap   = 12
	cardPages = 360
)

// SetCards shows cards beside the marks. Without room beside the pages only the
// one that is spoken of or written is seen, below its mark.
func (p *Pages) SetCards(cards []PageCard) {
	had := len(p.cards) > 0
	p.cards = cards
	if had != (len(cards) > 0) && p.Len() > 0 {
		p.rescale()
	}
	p.desk.sync()
}

// margin is the room that is kept for cards at the right of the pages.
func (p *Pages) margin() float32 {
	if len(p.cards) == 0 || p.scroll.Size().Width < (cardPages+cardWide+cardGap)*p.unit() {
		return 0
	}
	return (cardWide + cardGap) * p.unit()
}

// placeCards gives the cards of the pages first to last, and of the one before,
// their places, and returns those that may be seen.
func (d *desk) placeCards(first, last int) []fyne.CanvasObject {
	p := d.p
	var seen []fyne.CanvasObject
	wide, gap := cardWide*p.unit(), cardGap*p.unit()
	margin := p.margin()
	free := float32(0)
	for _, c := range p.cards {
		page, down, low := c.Page-1, float32(0), float32(0)
		if i := slices.IndexFunc(p.marks, func(m NoteMark) bool { return m.ID == c.Mark && c.Mark != "" }); i >= 0 {
			m := p.marks[i]
			page, down = m.Page-1, p.markTop(m)
			for _, b := range p.boxes(m, page) {
				low = max(low, b.Y+b.Height)
			}
		}
		if page < first-1 || page > last || page < 0 || page >= p.Len() {
			continue
		}
		active := c.Written || c.Mark != "" && c.Mark == p.active
		y := d.tops[page] + down*d.factor
		x := p.left(page) + p.source.Sizes[page].Width*d.factor + gap
		if margin == 0 {
			if !active {
				continue
			}
			x, y = p.scroll.Offset.X+max((p.scroll.Size().Width-wide)/2, 0), d.tops[page]+max(low, down)*d.factor+gap
		}
		y = max(y, free)
		h := c.Card.HeightFor(wide)
		c.Card.Move(fyne.NewPos(x, y))
		c.Card.Resize(fyne.NewSize(wide, h))
		free = y + h + gap/2
		seen = append(seen, c.Card)
	}
	return seen
}

// ShowCard scrolls so far that the card that is written is seen as a whole.
func (p *Pages) ShowCard() {
	p.desk.sync()
	for _, c := range p.cards {
		if !c.Written {
			continue
		}
		top, view := p.scroll.Offset.Y, p.scroll.Size().Height
		y, h := c.Card.Position().Y, c.Card.Size().Height
		switch {
		case y < top:
			p.scrollTo(y - cardGap)
		case y+h > top+view:
			p.scrollTo(min(y-cardGap, y+h+cardGap-view))
		}
	}
}
