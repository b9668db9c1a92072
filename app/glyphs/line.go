package glyphs

import (
	"image"
	"image/color"
	"math"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
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
	base float32 // from the top
}

// run is letters of one typeface, from a place on.
type run struct {
	letters shaping.Output
	x       float32
}

// shapeOf asks which letters a text has and where they stand.
func shapeOf(t *canvas.Text) (s shape, size fyne.Size, base float32) {
	advance := float32(0)
	size, base = walk(facesOf(t.TextStyle, t.FontSource, t).Fonts, t.Text, fixed.Int26_6(float64(t.TextSize)*64), t.TextStyle, &advance, 1,
		func(letters shaping.Output, x, y float32) { s.runs, s.base = append(s.runs, run{letters, x}), y })
	return s, size, base
}

// picture draws a text as Fyne's painter for OpenGL does at a scale of so many
// pixels to a point, or returns false where that should be left to Fyne.
func (k *masks) picture(t *canvas.Text, s shape, scale float32) (*image.RGBA, bool) {
	if t.TextStyle.Underline || t.TextStyle.Strikethrough {
		return nil, false
	}
	size := t.MinSize()
	over := float32(1) // what Fyne adds below, and for italics at the right
	width := math.Round(float64(size.Width * scale))
	if t.TextStyle.Italic {
		width += float64(t.TextSize / 5)
	}
	w, h := int(math.Ceil(width)), int(math.Ceil(math.Round(float64(size.Height*scale))+float64(over)))
	if w <= 0 || h <= 0 || w > widest {
		return nil, false
	}
	ink := t.Color
	if ink == nil {
		ink = theme.Color(theme.ColorNameForeground)
	}
	pen := color.RGBAModel.Convert(ink).(color.RGBA)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for _, r := range s.runs {
		if !k.run(img, r.letters, t.TextSize*scale, scale, float32(int(r.x*scale)), int(math.Ceil(float64(s.base*scale))), pen) {
			return nil, false
		}
	}
	return img, true
}

// widest is what every graphics card takes; Fyne draws what is wider in parts.
const widest = 4096

// run draws the letters of one typeface from a place on.
func (k *masks) run(img *image.RGBA, run shaping.Output, size, scale, x float32, y int, pen color.RGBA) bool {
	for _, g := range run.Glyphs {
		if g.GlyphID == 0 {
			return false // the sign for a letter that no typeface has
		}
		at, down := x+points(g.XOffset)*scale, -points(g.YOffset)*scale
		quarters := int(math.Floor(float64(at)*parts + 0.5))
		m, ok := k.of(glyph{run.Face, g.GlyphID, size, uint8(quarters & (parts - 1))})
		if !ok {
			return false
		}
		if m.cover != nil {
			m.ink(img, quarters>>2, y+int(math.Round(float64(down))), pen)
		}
		x += points(g.Advance) * scale
	}
	return true
}

func points(i fixed.Int26_6) float32 { return float32(i) / 64 }

// ink lays the pen's colour over img where the mask covers it, with the pen at
// x and y.
func (m mask) ink(img *image.RGBA, x, y int, pen color.RGBA) {
	box := m.cover.Rect.Add(m.at).Add(image.Pt(x, y))
	for in := box.Intersect(img.Rect); in.Min.Y < in.Max.Y; in.Min.Y++ {
		from := m.cover.PixOffset(in.Min.X-box.Min.X, in.Min.Y-box.Min.Y)
		to := img.PixOffset(in.Min.X, in.Min.Y)
		for _, a := range m.cover.Pix[from : from+in.Dx()] {
			if a != 0 {
				p := img.Pix[to : to+4 : to+4]
				cover := uint32(a)
				left := 255 - uint32(pen.A)*cover/255
				p[0] = uint8((uint32(pen.R)*cover + uint32(p[0])*left) / 255)
				p[1] = uint8((uint32(pen.G)*cover + uint32(p[1])*left) / 255)
				p[2] = uint8((uint32(pen.B)*cover + uint32(p[2])*left) / 255)
				p[3] = uint8((uint32(pen.A)*cover + uint32(p[3])*left) / 255)
			}
			to += 4
		}
	}
}
