package glyphs

import (
	"image"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// glyph is a letter's shape in one size, in pixels, at one of a few places
// between two pixels.
type glyph struct {
	face *font.Face
	id   font.GID
	size float32
	part uint8 // of a pixel, in quarters
}

// parts is how many places between two pixels a shape is drawn for.
const parts = 4

// mask is how much of each pixel a glyph covers. at is where its first pixel
// lies from the pen.
type mask struct {
	at    image.Point
	cover *image.Alpha // nil: nothing, as of a space
}

// masks keeps what has been drawn, up to so many bytes; then it begins anew,
// which costs one page of text.
type masks struct {
	kept   map[glyph]mask
	bytes  int
	pixels []uint8 // of the picture that is drawn
}

// keptBytes is some 20,000 letters of ordinary size; a reader uses some hundred
// in each of a handful of sizes.
const keptBytes = 8 << 20

// of returns the mask of a glyph, or false where its shape is not an outline: a
// picture, as of most emoji.
func (k *masks) of(g glyph) (mask, bool) {
	if m, ok := k.kept[g]; ok {
		return m, true
	}
	outline, ok := g.face.GlyphData(g.id).(font.GlyphOutline)
	if !ok {
		return mask{}, false
	}
	m := drawn(outline, g.size/float32(g.face.Upem()), float32(g.part)/parts)
	if k.bytes > keptBytes || k.kept == nil {
		k.kept, k.bytes = map[glyph]mask{}, 0
	}
	k.kept[g] = m
	if k.bytes += 100; m.cover != nil {
		k.bytes += len(m.cover.Pix)
	}
	return m, true
}

// drawn fills an outline, scaled and moved to the right by a part of a pixel.
func drawn(o font.GlyphOutline, scale, shift float32) mask {
	left, top := float32(math.Inf(1)), float32(math.Inf(1))
	right, bottom := -left, -top
	for _, s := range o.Segments {
		for _, p := range s.ArgsSlice() {
			x, y := p.X*scale+shift, -p.Y*scale
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	if left >= right || top >= bottom {
		return mask{}
	}
	at := image.Pt(int(math.Floor(float64(left))), int(math.Floor(float64(top))))
	w, h := int(math.Ceil(float64(right)))-at.X, int(math.Ceil(float64(bottom)))-at.Y
	r := vector.NewRasterizer(w, h)
	to := func(p opentype.SegmentPoint) (x, y float32) {
		return p.X*scale + shift - float32(at.X), -p.Y*scale - float32(at.Y)
	}
	for _, s := range o.Segments {
		x, y := to(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			r.ClosePath()
			r.MoveTo(x, y)
		case opentype.SegmentOpLineTo:
			r.LineTo(x, y)
		case opentype.SegmentOpQuadTo:
			bx, by := to(s.Args[1])
			r.QuadTo(x, y, bx, by)
		case opentype.SegmentOpCubeTo:
			bx, by := to(s.Args[1])
			cx, cy := to(s.Args[2])
			r.CubeTo(x, y, bx, by, cx, cy)
		}
	}
	r.ClosePath()
	cover := image.NewAlpha(image.Rect(0, 0, w, h))
	r.Draw(cover, cover.Bounds(), image.Opaque, image.Point{})
	return mask{at, cover}
}
