package annotext

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// dashes makes broken lines. Fyne has none, so each is a small picture with
// hard pixels; pictures of the same length and colour are shared.
type dashes struct {
	pictures map[dashKey]image.Image
}

type dashKey struct {
	long, thick, stroke, gap int
	ink                      color.NRGBA
	down                     bool
}

func newDashes() *dashes { return &dashes{map[dashKey]image.Image{}} }

// line returns a broken line of strokes and gaps in units of its thickness'
// half, so that it grows with the text; down makes it stand.
func (d *dashes) line(x, y, w, h float32, stroke, gap int, ink color.Color, down bool) *canvas.Image {
	long, thick := w, h
	if down {
		long, thick = h, w
	}
	unit := max(1, int(thick/2+0.5))
	key := dashKey{int(long + 0.5), max(1, int(thick+0.5)), stroke * unit, gap * unit, color.NRGBAModel.Convert(ink).(color.NRGBA), down}
	picture := d.pictures[key]
	if picture == nil {
		picture = key.draw()
		d.pictures[key] = picture
	}
	i := canvas.NewImageFromImage(picture)
	i.FillMode, i.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	i.Move(fyne.NewPos(x, y))
	i.Resize(fyne.NewSize(w, h))
	return i
}

func (k dashKey) draw() image.Image {
	size := image.Pt(max(1, k.long), k.thick)
	if k.down {
		size = image.Pt(k.thick, max(1, k.long))
	}
	picture := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			at := x
			if k.down {
				at = y
			}
			if at%(k.stroke+k.gap) < k.stroke {
				picture.SetNRGBA(x, y, k.ink)
			}
		}
	}
	return picture
}
