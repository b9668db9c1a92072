package glyphs

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// picture draws a text as Fyne's painter for OpenGL does at a scale of so many
// pixels to a point, or returns false where that should be left to Fyne. The next
// picture is drawn over it.
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
	img := k.paper(w, h)
	inks := inksOf(pen)
	for _, r := range s.runs {
		if !k.run(img, r, t.TextSize*scale, scale, float32(int(r.x*scale)), int(math.Ceil(float64(s.base*scale))), &inks) {
			return nil, false
		}
	}
	return img, true
}

// widest is what every graphics card takes; Fyne draws what is wider in parts.
const widest = 4096

// run draws the letters of one typeface from a place on.
func (k *masks) run(img *image.RGBA, r run, size, scale, x float32, y int, pen *inks) bool {
	for _, l := range r.letters {
		if l.id == 0 {
			return false // the sign for a letter that no typeface has
		}
		at, down := x+l.right*scale, -l.up*scale
		quarters := int(math.Floor(float64(at)*parts + 0.5))
		m, ok := k.of(glyph{r.face, l.id, size, uint8(quarters & (parts - 1))})
		if !ok {
			return false
		}
		if m.cover != nil {
			m.ink(img, quarters>>2, y+int(math.Round(float64(down))), pen)
		}
		x += l.advance * scale
	}
	return true
}

// paper returns an empty picture.
func (k *masks) paper(w, h int) *image.RGBA {
	if n := 4 * w * h; n <= cap(k.pixels) {
		k.pixels = k.pixels[:n]
		clear(k.pixels)
	} else {
		k.pixels = make([]uint8, n)
	}
	return &image.RGBA{Pix: k.pixels, Stride: 4 * w, Rect: image.Rect(0, 0, w, h)}
}

// inks is a pen's colour for each part, of 255, of a pixel that is covered.
type inks [256][4]uint8

func inksOf(pen color.RGBA) (k inks) {
	for a := range k {
		k[a] = [4]uint8{uint8(int(pen.R) * a / 255), uint8(int(pen.G) * a / 255), uint8(int(pen.B) * a / 255), uint8(int(pen.A) * a / 255)}
	}
	return k
}

// ink lays the pen's colour over img where the mask covers it, with the pen at
// x and y.
func (m mask) ink(img *image.RGBA, x, y int, pen *inks) {
	box := m.cover.Rect.Add(m.at).Add(image.Pt(x, y))
	for in := box.Intersect(img.Rect); in.Min.Y < in.Max.Y; in.Min.Y++ {
		from := m.cover.PixOffset(in.Min.X-box.Min.X, in.Min.Y-box.Min.Y)
		to := img.PixOffset(in.Min.X, in.Min.Y)
		for _, a := range m.cover.Pix[from : from+in.Dx()] {
			if a != 0 {
				p, c := (*[4]uint8)(img.Pix[to:to+4]), pen[a]
				if left := 255 - uint32(c[3]); p[3] != 0 { // two letters touch
					for i := range c {
						c[i] += uint8(uint32(p[i]) * left / 255)
					}
				}
				*p = c
			}
			to += 4
		}
	}
}
