package compose

import (
	"slices"
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

// card is a note as it stands in the margin.
type card struct {
	number int // as it stands beside passage and card
	colour markColour
	lines  []layout.Line
	in     *tagged.Element
	// underline: its passage has a line and no ground.
	underline bool
	// What is told of it at the end, where the margin has no room for it all.
	head, text, about, where string
	drawn                    bool // it stands in the margin, if only its beginning
}

var kindTitles = map[data.NoteKind]string{
	data.KindNote: "Anteckning", data.KindAsk: "Fråga", data.KindMotion: "Yrkande", data.KindFor: "Bifall",
	data.KindNo: "Avslag", data.KindBias: "Jäv?", data.KindCheck: "Att kolla", data.KindPlace: "Bokmärke", data.KindDissent: "Reservation",
}

var (
	cardKey  = layout.Style{Face: layout.SansBold, Size: 8, Leading: 11, Color: ink}
	cardText = layout.Style{Face: layout.Sans, Size: 8, Leading: 11, Color: ink}
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
	c.where = a.where
	switch {
	case n.Row != nil:
		c.where += " " + strings.TrimSuffix(n.Row.List, ":") + " " + strconv.Itoa(n.Row.Number)
	case n.Passage != nil:
		c.where += " ”" + oneLine(n.Passage.Quote) + "”"
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
	c.head, c.text, c.about = head, text, about
	c.lines = slices.Concat(a.cardLines(strconv.Itoa(c.number)+"  "+head, cardKey), a.cardLines(text, cardText), a.cardLines(about, cardSays))
	c.in = &tagged.Element{Type: "P"}
}

// cardLines are words as they stand on a card.
func (a *annotated) cardLines(s string, style layout.Style) []layout.Line {
	return layout.Text(a.clean.Clean(s), style).Lines(cardWidth-cardInset, 0)
}
