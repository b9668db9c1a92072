package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
)

// typed is a typeface at a size.
type typed struct {
	size  float32
	style fyne.TextStyle
	font  fyne.Resource // nil: the theme's
	known fyne.Resource // the typeface itself, which is the theme's where font is nil
}

// widths are the widths of words that were measured before. The same words come
// again and again, and measuring one costs a thousand times what finding it does.
// A line is as wide as its words and the spaces between them.
var (
	widths   = map[typed]map[string]float32{}
	measured int // entries in all of widths
)

// mostWidths is how many words are kept, some ten megabytes; then all are
// forgotten, which costs a few milliseconds once.
const mostWidths = 60_000

// widthOf returns the width of a line of text.
func widthOf(line string, size float32, style fyne.TextStyle, font fyne.Resource) float32 {
	known := font
	if font == nil {
		known = fyne.CurrentApp().Settings().Theme().Font(style)
	}
	of := func(word string) typed {
		if font == nil {
			return typed{size, style, look.Letters(style, word), known}
		}
		return typed{size, style, font, known}
	}
	sum := float32(0)
	for first := true; ; first = false {
		word, rest, more := strings.Cut(line, " ")
		if !first {
			sum += wordWidth(" ", of(" "))
		}
		if word != "" {
			sum += wordWidth(word, of(word))
		}
		if !more {
			return sum
		}
		line = rest
	}
}

func wordWidth(word string, t typed) float32 {
	known := widths[t]
	if w, ok := known[word]; ok {
		return w
	}
	if measured >= mostWidths {
		widths, measured, known = map[typed]map[string]float32{}, 0, nil
	}
	if known == nil {
		known = map[string]float32{}
		widths[t] = known
	}
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(word, t.size, t.style, t.font)
	known[word] = size.Width
	measured++
	return size.Width
}
