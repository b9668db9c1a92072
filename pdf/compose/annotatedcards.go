package compose

import (
	"strconv"
	"strings"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// The page of a print with notes: the text stands further to the left than in
// other documents, and the cards in what is free at its right.
const (
	textLeft  = 36.0
	cardLeft  = column + 16 // from the text's left edge
	cardWidth = pageWidth - textLeft - cardLeft - 24
	cardInset = 7.0 // between a card's bar and its words
	cardGap   = 7.0
)

// card is a note as it stands in the margin. It may be broken over pages.
type card struct {
	number int // as it stands beside passage and card
	colour markColour
	lines  []layout.Line
	in     *tagged.Element
	// underline: its passage has a line and no ground.
	underline bool
	more      bool // the rest of one that began on the page before
}

var kindTitles = map[data.NoteKind]string{
	data.KindNote: "Anteckning", data.KindAsk: "Fråga", data.KindMotion: "Yrkande", data.KindFor: "Bifall",
	data.KindNo: "Avslag", data.KindBias: "Jäv?", data.KindCheck: "Att kolla", data.KindPlace: "Bokmärke", data.KindDissent: "Reservation",
}

var (
	cardKey  = layout.Style{Face: layout.SansBold, Size: 7.5, Leading: 10.5, Color: ink}
	cardText = layout.Style{Face: layout.Sans, Size: 7.5, Leading: 10.5, Color: ink}
	cardSays = layout.Style{Face: layout.Sans, Size: 6.8, Leading: 9.5, Color: muted}
)

// card makes the card of a note; about, which may be empty, says what has
// become of what it stands on. A mark without words has a card only where there
// is something to say about it, or where it is a bookmark.
func (a *annotated) card(n data.Note, about string) *card {
	colour := n.Colour
	if _, ok := markColours[colour]; !ok {
		colour = ""
	}
	c := &card{colour: markColours[colour], underline: n.Style == data.Underline}
	if n.Text == "" && about == "" && n.Kind != data.KindPlace {
		return c // the passage is marked, that is all
	}
	head := kindTitles[n.Kind]
	switch {
	case n.Text != "" || n.Kind == data.KindPlace:
	case c.underline:
		head = "Understrykning"
	default:
		head = "Markering"
	}
	a.fill(c, head, n.Text, about)
	return c
}

// raised is the card of a row that is to be raised at the meeting.
func (a *annotated) raised() *card {
	c := &card{colour: markColours["blue"]}
	a.fill(c, "Ta upp", "", "")
	return c
}

func (a *annotated) fill(c *card, head, text, about string) {
	a.cards = append(a.cards, c)
	c.number = len(a.cards)
	width := cardWidth - cardInset
	set := func(s string, style layout.Style) {
		c.lines = append(c.lines, layout.Text(a.clean.Clean(s), style).Lines(width, 0)...)
	}
	set(strconv.Itoa(c.number)+"  "+head, cardKey)
	set(text, cardText)
	set(about, cardSays)
	c.in = &tagged.Element{Type: "P"}
}

func (c *card) height() float64 {
	high := 0.0
	for _, l := range c.lines {
		high += l.Leading
	}
	return high
}

// pages breaks the text into pages and sets the cards beside it, in the order
// of their passages and never over each other. A card that has no room under
// the one before it goes on at the top of the next page.
func (a *annotated) pages() []layout.Page {
	a.replacementNote()
	top, furniture := a.header()
	sheet := layout.Sheet{Left: textLeft, Top: top, Bottom: a.bottom}
	pages := layout.Paginate(a.strips, sheet)
	var rest []*card // of the pages before
	for i := 0; i < len(pages) || len(rest) > 0; i++ {
		if i == len(pages) {
			pages = append(pages, nil)
		}
		rest = a.margin(&pages[i], rest, sheet)
	}
	for i := range pages {
		head := furniture(i+1, len(pages))
		for k := range head {
			head[k].X = textLeft
		}
		pages[i] = append(head, pages[i]...)
	}
	for _, c := range a.cards {
		a.structure = append(a.structure, c.in)
	}
	return pages
}

// margin sets the cards of one page and returns those that have no room on it.
func (a *annotated) margin(page *layout.Page, before []*card, sheet layout.Sheet) (rest []*card) {
	type slot struct {
		card *card
		y    float64
	}
	var slots []slot
	for _, c := range before {
		slots = append(slots, slot{c, sheet.Top})
	}
	for _, s := range *page {
		for _, c := range a.at[s.Anchor] {
			if len(c.lines) > 0 {
				slots = append(slots, slot{c, s.Y})
			}
		}
	}
	// From below, so that as few as possible go over to the next page.
	latest := make([]float64, len(slots))
	limit := sheet.Bottom
	for i := len(slots) - 1; i >= 0; i-- {
		latest[i] = limit - slots[i].card.height()
		limit = latest[i] - cardGap
	}
	y := sheet.Top
	strip := layout.Strip{Role: layout.Artifact}
	numbers := map[float64][]string{} // by the height of the line that they stand beside
	var lines []float64
	for i, s := range slots {
		at := max(y, min(s.y, max(latest[i], sheet.Top)))
		fit, left := s.card.split(sheet.Bottom - at)
		if left != nil {
			rest = append(rest, left)
		}
		if fit == nil {
			y = sheet.Bottom
			continue
		}
		a.draw(&strip, fit, at)
		if !fit.more {
			if numbers[s.y] == nil {
				lines = append(lines, s.y)
			}
			numbers[s.y] = append(numbers[s.y], strconv.Itoa(fit.number))
		}
		y = at + fit.height() + cardGap
	}
	for _, y := range lines {
		for _, l := range layout.Text(strings.Join(numbers[y], " "), cardSays).Lines(cardLeft-column-4, 0) {
			strip.Texts = append(strip.Texts, layout.Placed{X: column + 4, Y: y + 9, Line: l})
			y += l.Leading
		}
	}
	if len(strip.Texts) > 0 {
		*page = append(*page, layout.OnPage{Strip: &strip, X: textLeft, Y: 0})
	}
	return rest
}

// split parts a card into what fits in a height and the rest, either nil.
func (c *card) split(room float64) (fit, rest *card) {
	n, high := 0, 0.0
	for n < len(c.lines) && high+c.lines[n].Leading <= room+0.01 {
		high += c.lines[n].Leading
		n++
	}
	switch {
	case n == len(c.lines):
		return c, nil
	case n < 2:
		return nil, c
	}
	a, b := *c, *c
	a.lines, b.lines, b.more = c.lines[:n], c.lines[n:], true
	return &a, &b
}

// draw sets a card at y.
func (a *annotated) draw(s *layout.Strip, c *card, y float64) {
	s.Rules = append(s.Rules, c.colour.beside(cardLeft, y+1, y+c.height()-1)...)
	for _, l := range c.lines {
		if len(l.Fragments) > 0 {
			s.Texts = append(s.Texts, layout.Placed{X: cardLeft + cardInset, Y: y + l.Fragments[0].Style.Baseline(), Line: l, In: c.in})
		}
		y += l.Leading
	}
}
