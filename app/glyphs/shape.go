package glyphs

import (
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Which letters a text has, in which typeface, and where they stand, is asked of
// Fyne 2.8.1, so that a text that is drawn here is no different from one that
// Fyne draws. Another version that lacks these does not link.

//go:linkname facesOf fyne.io/fyne/v2/internal/painter.CachedFontFace
func facesOf(style fyne.TextStyle, source fyne.Resource, o fyne.CanvasObject) *faces

// faces is Fyne's FontCacheItem.
type faces struct{ Fonts shaping.Fontmap }

//go:linkname keepMetrics fyne.io/fyne/v2/internal/cache.SetFontMetrics
func keepMetrics(text string, size float32, style fyne.TextStyle, source fyne.Resource, measured fyne.Size, base float32)

//go:linkname walk fyne.io/fyne/v2/internal/painter.walkString
func walk(f shaping.Fontmap, s string, size fixed.Int26_6, style fyne.TextStyle, advance *float32, scale float32,
	each func(run shaping.Output, x, y float32)) (fyne.Size, float32)

// shape is the letters of a text, in points.
type shape struct {
	runs []run
	base float32   // from the top
	size fyne.Size // as Fyne measures it
	rise float32   // what Fyne keeps beside the size
}

// run is letters of one typeface, from a place on.
type run struct {
	face    *font.Face
	letters []letter
	x       float32
}

// letter is one glyph, in points: where it stands from the pen, and how far the
// pen goes on.
type letter struct {
	id                 font.GID
	right, up, advance float32
}

// shapeOf asks which letters a text has and where they stand.
func shapeOf(t *canvas.Text) (s shape) {
	return shapeIn(facesOf(t.TextStyle, t.FontSource, t), t.Text, t.TextSize, t.TextStyle)
}

func shapeIn(f *faces, words string, size float32, style fyne.TextStyle) (s shape) {
	advance := float32(0)
	s.size, s.rise = walk(f.Fonts, words, fixed.Int26_6(float64(size)*64), style, &advance, 1,
		func(out shaping.Output, x, y float32) {
			s.runs, s.base = append(s.runs, run{out.Face, lettersOf(out), x}), y
		})
	return s
}

func lettersOf(out shaping.Output) []letter {
	letters := make([]letter, len(out.Glyphs))
	for i, g := range out.Glyphs {
		letters[i] = letter{g.GlyphID, points(g.XOffset), points(g.YOffset), points(g.Advance)}
	}
	return letters
}

func points(i fixed.Int26_6) float32 { return float32(i) / 64 }
