package look

import "fyne.io/fyne/v2"

// Typeface is what texts are read in.
type Typeface string

// The typefaces. All three are under the SIL Open Font License, whose text
// stands beside each of them in assets/fonts.
const (
	Serif   Typeface = "serif"   // Source Serif 4
	Sans    Typeface = "sans"    // Inter, as the rest of the window
	Legible Typeface = "legible" // Atkinson Hyperlegible Next, drawn for weak sight
)

// Typefaces lists them, the default first.
var Typefaces = []Typeface{Serif, Sans, Legible}

// Limits and steps of how a text is set.
const (
	MinReading    = 0.7
	MaxReading    = 2
	MinLineHeight = 1.2
	MaxLineHeight = 2.2
	MinChars      = 40
	MaxChars      = 100
	DefaultChars  = 68
)

// Reading is how texts that are read are set, beside the program's text size.
// The zero value is the usual setting.
type Reading struct {
	Typeface   Typeface
	Size       float32 // factor of the reading size, MinReading to MaxReading; 1 if 0
	LineHeight float32 // distance of lines as a factor of the size; 1.5 if 0
	Chars      int     // characters that a line holds; 68 if 0
}

// Normal returns r with the usual value for what is not chosen, and the nearest
// possible one for what is out of bounds.
func (r Reading) Normal() Reading {
	if r.Typeface != Sans && r.Typeface != Legible {
		r.Typeface = Serif
	}
	if r.Size == 0 {
		r.Size = 1
	}
	if r.LineHeight == 0 {
		r.LineHeight = ReadingLineHeight
	}
	if r.Chars == 0 {
		r.Chars = DefaultChars
	}
	r.Size = min(max(r.Size, MinReading), MaxReading)
	r.LineHeight = min(max(r.LineHeight, MinLineHeight), MaxLineHeight)
	r.Chars = min(max(r.Chars, MinChars), MaxChars)
	return r
}

// ReadingNow returns how texts are set in the running program, each value
// within its bounds.
func ReadingNow() Reading {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.chosen.Load().Reading
	}
	return Reading{}.Normal()
}
