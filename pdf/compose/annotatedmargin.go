package compose

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"paragraf/pdf/compose/layout"
)

// A card that is longer than longCard lines has its first shortCard lines in a
// crowded margin; further than farCard points from its passage the margin is
// called crowded.
const (
	longCard, shortCard = 12, 9
	farCard             = 150.0
	highCard            = 100.0 // above its passage a card is looked for less
)

// slot is a card with the line that it speaks of and its own place on the page.
type slot struct {
	card  *card
	y, at float64
	lines []layout.Line
}

func (s slot) height() float64 {
	high := 0.0
	for _, l := range s.lines {
		high += l.Leading
	}
	return high
}

// pages breaks the text into pages and sets the cards beside it, each on the
// page of its passage, in their order and never over each other. What the margin
// of a page has no room for stands in full after the text.
func (a *annotated) pages() []layout.Page {
	top, furniture := a.header()
	sheet := layout.Sheet{Left: textLeft, Top: top, Bottom: a.bottom}
	var kept []*card // to be told in full after the text
	for _, page := range layout.Paginate(a.strips, sheet) {
		_, more := a.margin(page, sheet)
		kept = append(kept, more...)
	}
	a.inFull(kept)
	a.replacementNote()
	pages := layout.Paginate(a.strips, sheet)
	for i := range pages {
		slots, _ := a.margin(pages[i], sheet)
		a.draw(&pages[i], slots)
	}
	for i := range pages {
		head := furniture(i+1, len(pages))
		for k := range head {
			head[k].X = textLeft
		}
		pages[i] = append(head, pages[i]...)
	}
	for _, c := range a.cards {
		if c.drawn {
			a.structure = append(a.structure, c.in)
		}
	}
	return pages
}

// margin gives the cards of one page their places, and returns those that are
// not whole there. A slot without lines has only its number beside the passage.
func (a *annotated) margin(page layout.Page, sheet layout.Sheet) (slots []slot, more []*card) {
	for _, s := range page {
		for _, c := range a.at[s.Anchor] {
			if len(c.lines) > 0 {
				slots = append(slots, slot{card: c, y: s.Y, lines: c.lines})
			}
		}
	}
	if crowded(slots, sheet) {
		for i, s := range slots {
			if len(s.lines) > longCard {
				slots[i].lines = slices.Concat(s.lines[:shortCard], a.cardLines("… hela anteckningen står sist", cardSays))
				more = append(more, s.card)
			}
		}
	}
	for {
		far := mostOff(slots, arrange(slots, sheet))
		if far < 0 {
			break
		}
		slots[far].lines = nil
		if !slices.Contains(more, slots[far].card) {
			more = append(more, slots[far].card)
		}
	}
	slices.SortFunc(more, func(c, d *card) int { return c.number - d.number })
	return slots, more
}

// crowded reports whether whole cards have no room, or stand far below their
// passages.
func crowded(slots []slot, sheet layout.Sheet) bool {
	if !arrange(slots, sheet) {
		return true
	}
	return slices.ContainsFunc(slots, func(s slot) bool { return s.at-s.y > farCard })
}

// mostOff is the card that has to give way: while they do not fit, the one that
// stands furthest below its passage; when they do, the last on a line whose cards
// stand far above it. -1 means that all stand well.
func mostOff(slots []slot, fit bool) int {
	at, off := -1, highCard
	if !fit {
		off = math.Inf(-1)
	}
	for i, s := range slots {
		away := s.y - s.at
		if !fit {
			away = -away
		}
		if s.lines != nil && away >= off {
			at, off = i, away
		}
	}
	if fit && at >= 0 {
		for i := at; i < len(slots) && slots[i].y == slots[at].y; i++ {
			if slots[i].lines != nil {
				at = i
			}
		}
	}
	return at
}

// arrange gives each slot with lines its place: beside its passage, under the
// card before it, and no lower than leaves room for those after it. It reports
// whether all have room.
func arrange(slots []slot, sheet layout.Sheet) bool {
	latest, limit := make([]float64, len(slots)), sheet.Bottom
	for i := len(slots) - 1; i >= 0; i-- {
		latest[i] = limit
		if slots[i].lines != nil {
			latest[i] = limit - slots[i].height()
			limit = latest[i] - cardGap
		}
	}
	fits := limit+cardGap >= sheet.Top-0.01
	y := sheet.Top
	for i := range slots {
		s := &slots[i]
		if s.lines == nil {
			continue
		}
		s.at = max(y, s.y)
		if fits {
			s.at = max(y, min(s.y, latest[i]))
		}
		y = s.at + s.height() + cardGap
	}
	return fits
}

// draw sets the cards of a page, and their numbers beside their passages.
func (a *annotated) draw(page *layout.Page, slots []slot) {
	strip := layout.Strip{Role: layout.Artifact}
	numbers := map[float64][]int{} // by the height of the line that they stand beside
	var lines []float64
	for _, s := range slots {
		if s.lines != nil {
			s.card.drawn = true
			s.draw(&strip)
		}
		if numbers[s.y] == nil {
			lines = append(lines, s.y)
		}
		numbers[s.y] = append(numbers[s.y], s.card.number)
	}
	slices.Sort(lines)
	below := 0.0
	for _, at := range lines {
		y := max(at, below)
		for _, l := range layout.Text(spans(numbers[at]), cardSays).Lines(cardLeft-column-4, 0) {
			strip.Texts = append(strip.Texts, layout.Placed{X: column + 4, Y: y + 9, Line: l})
			y += l.Leading
		}
		below = y
	}
	if len(strip.Texts) > 0 {
		*page = append(*page, layout.OnPage{Strip: &strip, X: textLeft, Y: 0})
	}
}

// draw sets the slot's card.
func (s slot) draw(strip *layout.Strip) {
	y := s.at
	strip.Rules = append(strip.Rules, s.card.colour.beside(cardLeft, y+1, y+s.height()-1)...)
	for _, l := range s.lines {
		if len(l.Fragments) > 0 {
			strip.Texts = append(strip.Texts, layout.Placed{X: cardLeft + cardInset, Y: y + l.Fragments[0].Style.Baseline(), Line: l, In: s.card.in})
		}
		y += l.Leading
	}
}

// spans writes the numbers that stand beside one line, below each other: 3 4,
// but 3– 7 for many in a row.
func spans(numbers []int) string {
	n := len(numbers)
	if n > 2 && numbers[n-1]-numbers[0] == n-1 {
		return strconv.Itoa(numbers[0]) + "– " + strconv.Itoa(numbers[n-1])
	}
	var all []string
	for _, number := range numbers {
		all = append(all, strconv.Itoa(number))
	}
	return strings.Join(all, " ")
}

// inFull tells the notes that the margin had no room for, after the text.
func (a *annotated) inFull(cards []*card) {
	if len(cards) == 0 {
		return
	}
	a.chapter("Anteckningar som inte fick plats i marginalen", "notes-in-full", 24)
	for _, c := range cards {
		head := strings.TrimSpace(strconv.Itoa(c.number) + "  " + c.head + "  " + c.where)
		strips := layout.Block{Role: layout.Body, Width: column, Before: 9, Keep: true}.Strips(a.text(head, smallKey))
		a.add(strips...)
		for i, words := range strings.Split(c.text, "\n") {
			if strings.TrimSpace(words) != "" {
				a.par(words, smallInk, min(2, float64(2*i)))
			}
		}
		if c.about != "" {
			a.par(c.about, small, 1)
		}
	}
}
