package look

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Letters returns the interface's typeface in a style for a text that has no
// other letters than the typeface, and nil for any other text: nil is the theme's
// typeface with all that Fyne looks in when a letter is missing. Set it as the
// FontSource of a canvas.Text, and measure with it.
//
// Each style that is asked of the theme costs fifteen megabytes of typefaces and
// their parsing, at the start and after every change of the look: only the
// ordinary style is worth that, since Fyne's own parts are set in it.
func Letters(style fyne.TextStyle, text string) fyne.Resource {
	if style.Monospace || style.Symbol || !style.Bold && !style.Italic || strings.ContainsFunc(text, foreign) {
		return nil
	}
	return Sans.font(style)
}

// Measure is the size of a text in the typeface that [Letters] gives it.
func Measure(text string, size float32, style fyne.TextStyle) fyne.Size {
	m, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, Letters(style, text))
	return m
}

// foreign reports a letter that the interface's typeface may lack.
func foreign(r rune) bool {
	switch {
	case r < ' ', r == '\u00ad', r == 'ŉ':
		return true
	case r > 'ſ':
		return !strings.ContainsRune("–—‘’“”„•…‹›€−▲▼→↑↓", r)
	}
	return false
}
