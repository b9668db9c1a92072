package annotext

import (
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/glyphs"
	"paragraf/app/look"
)

// Ready measures and draws words of a paragraph in today's looks, unseen, so that
// the first text that has such words is shown as fast as the next. Some ten words
// take a millisecond or two.
func Ready(words string) {
	c := clothesFor(dress{theme.TextSize(), look.ReadingNow()})
	c.metrics.width(Paragraph, []rune(words))
	f := c.faces[Paragraph]
	for _, part := range f.parts(words) {
		t := canvas.NewText(part, themed(f.color))
		t.TextSize, t.TextStyle, t.FontSource = f.size, f.style, f.source(part)
		glyphs.Ready(t)
	}
}
