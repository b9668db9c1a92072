// Package glyphs draws the words of the window faster than Fyne does, and just
// as they would be: Fyne fills the outline of every letter of every new text,
// which is more than half of what a page of text costs the UI thread; here a
// letter's shape is filled once for each size and then only laid into place.
//
// It draws where Fyne draws with OpenGL, and nothing anywhere else: in tests, or
// where Fyne's inside is not as it was, all is left to Fyne. It never moves a
// text, measures one only as Fyne does, and holds nothing of what is written
// beyond the next frame but in Fyne's own cache.
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
	point  *canvas.Raster
	shapes map[textLook]shape // of texts that were told of and come in the next frame
	bytes  int                // of pictures that the graphics card has been given
	least  int                // of those that were shown when it last had no others
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
		fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) { window.masks = masks{} })
	}
	window = &hand{canvas: c, shapes: map[textLook]shape{}}
	window.point = canvas.NewRaster(func(int, int) image.Image {
		window.draw()
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	window.point.Resize(fyne.NewSize(1, 1))
	return container.NewWithoutLayout(window.point)
}

// New is [Changed] with a text that is new, whose letters are then asked for once:
// Fyne asks when it measures, and again when it draws.
func New(t *canvas.Text) {
	if window == nil {
		return
	}
	Changed()
	key := lookOf(t)
	if _, there := window.shapes[key]; there || len(window.shapes) >= most {
		return
	}
	if _, there := textureOf(keyOf(t, window.canvas)); there {
		return
	}
	s, size, base := shapeOf(t)
	keepMetrics(t.Text, t.TextSize, t.TextStyle, t.FontSource, size, base)
	window.shapes[key] = s
}

// most is how many texts may come in one frame with their letters known.
const most = 500

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
	each := func(t *canvas.Text) {
		key := keyOf(t, h.canvas)
		if _, there := textureOf(key); there || t.Text == "" {
			return
		}
		s, known := h.shapes[key.words]
		if !known {
			s, _, _ = shapeOf(t)
		}
		img, ok := h.masks.picture(t, s, g.scale)
		if !ok {
			return
		}
		h.bytes += len(img.Pix)
		texture := g.put(img)
		keepTexture(key, uint32(texture.Uint()), h.canvas, func() { g.remove.Call([]reflect.Value{texture}) })
	}
	texts(look.MenuBar(h.canvas), each)
	texts(h.canvas.Content(), each)
	for _, o := range h.canvas.Overlays().List() {
		texts(o, each)
	}
	clear(h.shapes)
}

// texts calls each with every text that o shows.
func texts(o fyne.CanvasObject, each func(*canvas.Text)) {
	if o == nil || !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Text:
		each(o)
	case *fyne.Container:
		for _, part := range o.Objects {
			texts(part, each)
		}
	case fyne.Widget:
		for _, part := range look.RendererOf(o).Objects() {
			texts(part, each)
		}
	}
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
	s, _, _ := shapeOf(t)
	for _, r := range s.runs {
		for _, letter := range r.letters.Glyphs {
			for part := range uint8(parts) {
				window.masks.of(glyph{r.letters.Face, letter.GlyphID, t.TextSize * g.scale, part})
			}
		}
	}
}
