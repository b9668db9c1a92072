package ui

import (
	"image"
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// mostUnder is how many pixels the picture of a page has that lies under the part
// of it that is seen: it is what one sees until a new part has been drawn.
const mostUnder = 1_000_000

// The part of a page that is drawn goes beyond what is seen of it as far as these
// pixels allow, so that a little scrolling asks for no new one; one that is seen
// may be so large.
const (
	roomyPart = 1_500_000
	mostPart  = 9_000_000
)

// scale is how many of the screen's pixels a unit is.
func (d *desk) scale() float32 {
	if c := canvasOf(d.p); c != nil {
		return c.Scale()
	}
	return 1
}

// partsOf are the parts that are seen of those of the pages that are shown larger
// than pictures are drawn whole.
func (d *desk) partsOf(first, last int) (parts []picture) {
	source, scale := d.p.source, d.scale()
	if source.RenderPart == nil || source.Most <= 0 {
		return nil
	}
	for i := first; i <= last; i++ {
		size := source.Sizes[i]
		width, height := size.Width*d.factor*scale, size.Height*d.factor*scale
		if width*height <= float32(source.Most) {
			continue
		}
		whole := image.Rect(0, 0, int(width+0.5), int(height+0.5))
		left, top := d.p.scroll.Offset.X-d.p.left(i), d.p.scroll.Offset.Y-d.tops[i]
		view := d.p.scroll.Size()
		seen := image.Rect(int(left*scale), int(top*scale),
			int(math.Ceil(float64((left+view.Width)*scale))), int(math.Ceil(float64((top+view.Height)*scale)))).Intersect(whole)
		if seen.Empty() || seen.Dx()*seen.Dy() > mostPart {
			continue
		}
		at := slices.IndexFunc(d.parts, func(p picture) bool { return p.page == i && p.width == whole.Dx() && seen.In(p.part) })
		if at >= 0 { // the one that was asked for holds it
			parts = append(parts, d.parts[at])
			continue
		}
		parts = append(parts, picture{page: i, width: whole.Dx(), part: roomy(seen).Intersect(whole)})
	}
	return parts
}

// roomy is a rectangle with as much around it as there may be.
func roomy(seen image.Rectangle) image.Rectangle {
	w, h := float64(seen.Dx()), float64(seen.Dy())
	if w*h >= roomyPart {
		return seen
	}
	// (w+2x)(h+2x) = roomyPart
	x := int((math.Sqrt((w-h)*(w-h)+4*roomyPart) - w - h) / 4)
	return seen.Inset(-x)
}

// placePart lays the part that is drawn of a page over its picture.
func (d *desk) placePart(i int, s *sheetOfPaper, at fyne.Position, size fyne.Size) {
	var shown *image.RGBA
	if slices.ContainsFunc(d.parts, func(p picture) bool { return p.page == i }) {
		var part image.Rectangle
		var width int
		if shown, part, width = d.p.maker.part(i); shown != nil {
			unit := size.Width / float32(width)
			s.part.Move(at.AddXY(float32(part.Min.X)*unit, float32(part.Min.Y)*unit))
			s.part.Resize(fyne.NewSize(float32(part.Dx())*unit, float32(part.Dy())*unit))
		}
	}
	s.showPart(shown)
}

func (s *sheetOfPaper) showPart(shown *image.RGBA) {
	if now, _ := s.part.Image.(*image.RGBA); now != shown {
		s.part.Image = nil
		if shown != nil {
			s.part.Image = shown
		}
		s.part.Refresh()
	}
	setVisible(s.part, shown != nil)
}
