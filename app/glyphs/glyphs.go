// Package glyphs draws the words of the window faster than Fyne does, and just
// as they would be: Fyne fills the outline of every letter of every new text,
// which is more than half of what a page of text costs the UI thread; here a
// letter's shape is filled once for each size and then only laid into place.
//
// It draws where Fyne draws with OpenGL, and nothing anywhere else: in tests, or
// where Fyne's inside is not as it was, all is left to Fyne. It never moves a
// text, measures one only as Fyne does, and holds nothing of what is written
// beyond the next frame but the pictures in Fyne's own cache and single words.
package glyphs

import (
	"image"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
)

// hand draws the new texts of a frame. Fyne asks it for its picture when it
// paints, which is the one moment when the graphics card listens; it stands
// below all else so that it comes first.
type hand struct {
	canvas fyne.Canvas
	masks  masks
	words  words
	point  *canvas.Raster
	bytes  int // of pictures that the graphics card has been given
	least  int // of those that were shown when it last had no others
}

// keptPictures is how many bytes of pictures the graphics card keeps, of texts that
// are shown and of others that may be shown again. Fyne would keep each for a
// minute after it was seen last, which is 75 megabytes when one goes through sixty
// items.
const keptPictures = 12 << 20

var window *hand // the program's; nil in tests

// Under returns what to lay below all that a window shows, for its texts to be
// drawn here; nil where the window is not, or not yet, drawn with OpenGL. Call it
// on the UI goroutine.
func Under(c fyne.Canvas) fyne.CanvasObject {
	if _, ok := graphicsOf(c); !ok {
		return nil
	}
	if window == nil { // Fyne parses the typefaces again for another theme
		fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) { window.masks, window.words = masks{}, words{} })
	}
	window = &hand{canvas: c}
	window.point = canvas.NewRaster(func(int, int) image.Image {
		window.draw()
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	window.point.Resize(fyne.NewSize(1, 1))
	return container.NewWithoutLayout(window.point)
}

// New is [Changed] with a text that is new, which Fyne then need not measure.
func New(t *canvas.Text) {
	if window == nil {
		return
	}
	Changed()
	if _, there := textureOf(keyOf(t, window.canvas)); there {
		return
	}
	s := window.words.of(t)
	keepMetrics(t.Text, t.TextSize, t.TextStyle, t.FontSource, s.size, s.rise)
}

// Changed says that new texts are shown from the next frame on. Texts that are
// not told of are drawn by Fyne. Call it on the UI goroutine.
func Changed() {
	if window != nil {
		window.point.Refresh()
	}
}

func (h *hand) draw() {
	g, ok := graphicsOf(h.canvas)
	if !ok {
		return
	}
	if h.bytes > max(keptPictures, 3*h.least) {
		forgetTextures(h.canvas)
		h.bytes = 0
		defer func() { h.least = h.bytes }()
	}
	each := func(o fyne.CanvasObject) bool {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			h.drawText(t, g)
		}
		return true
	}
	look.Through(look.MenuBar(h.canvas), each)
	look.Through(h.canvas.Content(), each)
	for _, o := range h.canvas.Overlays().List() {
		look.Through(o, each)
	}
}

// drawText gives the picture of a text to the graphics card, if it has none.
func (h *hand) drawText(t *canvas.Text, g graphics) {
	key := keyOf(t, h.canvas)
	if _, there := textureOf(key); there {
		return
	}
	img, ok := h.masks.picture(t, h.words.of(t), g.scale)
	if !ok {
		return
	}
	h.bytes += len(img.Pix)
	texture := g.put(img)
	keepTexture(key, uint32(texture.Uint()), h.canvas, func() { g.remove.Call([]reflect.Value{texture}) })
}

// Ready has every letter of a text drawn before it is shown anywhere, at each
// place between two pixels.
func Ready(t *canvas.Text) {
	if window == nil {
		return
	}
	g, ok := graphicsOf(window.canvas)
	if !ok {
		return
	}
	for _, r := range shapeOf(t).runs {
		for _, l := range r.letters {
			for part := range uint8(parts) {
				window.masks.of(glyph{r.face, l.id, t.TextSize * g.scale, part})
			}
		}
	}
}
