package mynotes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// letters knows how wide the letters are that texts of a list are set in. Their
// sum tells in a moment, for a great many texts, whether one fits on a line.
type letters struct {
	size float32
	font fyne.Resource
	wide [256]float32 // by character; 0: not measured yet
}

// lettersOfRows are those of the rows, which all have the same.
var lettersOfRows = &letters{}

// exceed reports whether a text needs more than a width on one line. What is not
// of the western alphabets counts as a square.
func (l *letters) exceed(text string, width float32) bool {
	font := fyne.CurrentApp().Settings().Theme().Font(fyne.TextStyle{})
	if size := theme.TextSize(); size != l.size || font != l.font {
		*l = letters{size: size, font: font}
	}
	sum := float32(0)
	for _, r := range text {
		switch {
		case r >= 256:
			sum += l.size
		case l.wide[r] == 0:
			l.wide[r] = max(look.Measure(string(r), l.size, fyne.TextStyle{}).Width, 0.1)
			fallthrough
		default:
			sum += l.wide[r]
		}
		if sum*1.01 > width { // letters side by side may stand a little wider
			return true
		}
	}
	return false
}
