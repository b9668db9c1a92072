package annotext

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
)

// Colour is one of the four colours of a mark. Each has a line style of its own
// as well, so that nobody needs to tell colours apart.
type Colour string

// The colours. A mark without a colour is not drawn, but its note is.
const (
	None   Colour = ""
	Yellow Colour = "yellow" // solid line
	Green  Colour = "green"  // dotted
	Red    Colour = "red"    // dashed
	Blue   Colour = "blue"   // double
)

// Colours lists the colours in the order of the keys 1 to 4.
var Colours = []Colour{Yellow, Green, Red, Blue}

// Mark is a marked passage: runes [Start, End) of the text. With Start equal to
// End there is nothing to draw, only a place for the note.
type Mark struct {
	ID         string
	Start, End int
	Colour     Colour
	Underline  bool  // its line alone is drawn, without a ground
	Bookmark   bool  // a ribbon stands beside it
	Note       *Note // nil: no card in the margin

	written bool // it is being written now
}

// Note is what a card in the margin shows.
type Note struct {
	Kind  string // id of one of [Writing.Kinds], else its own name: "Fråga"
	Text  string
	About string // "oförändrad · din, 28 maj"
	// Change is what became of the passage in a new version of the text, a line
	// each, the first of them in bold; "" for nothing.
	Change string
}

// ground is the colour behind a marked passage, ink that of its line.
func (c Colour) ground() fyne.ThemeColorName {
	switch c {
	case Yellow:
		return look.HighlightYellow
	case Green:
		return look.HighlightGreen
	case Red:
		return look.HighlightRed
	case Blue:
		return look.HighlightBlue
	}
	return ""
}

func (c Colour) ink() fyne.ThemeColorName {
	switch c {
	case Yellow:
		return look.MarkYellow
	case Green:
		return look.MarkGreen
	case Red:
		return look.MarkRed
	case Blue:
		return look.MarkBlue
	}
	return look.Border
}

// dash is the pattern of a colour's line: a stroke and a gap in pixels; no gap
// for a whole line, twice that line for a double one.
func (c Colour) dash() (stroke, gap int, double bool) {
	switch c {
	case Green:
		return 2, 3, false
	case Red:
		return 7, 4, false
	case Blue:
		return 1, 0, true
	}
	return 1, 0, false
}
