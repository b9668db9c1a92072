package annotext

import (
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/glyphs"
	"paragraf/app/look"
)

// Ready measures and draws words in today's looks, unseen, so that the first text
// that has such words is shown as fast as the next. Some ten words take a few
// milliseconds.
func Ready(words string) {
	c := clothesFor(dress{theme.TextSize(), look.ReadingNow()})
	for _, style := range []Style{Paragraph, Heading, Title} {
		c.metrics.width(style, []rune(words))
		f := c.faces[style]
		for _, part := range f.parts(words) {
			t := canvas.NewText(part, themed(f.color))
			t.TextSize, t.TextStyle, t.FontSource = f.size, f.style, f.source(part)
			glyphs.Ready(t)
		}
	}
}
