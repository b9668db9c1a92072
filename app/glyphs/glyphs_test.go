package glyphs

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
	_ "unsafe" // for linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/go-text/typesetting/shaping"

	"paragraf/assets"
)

//go:linkname drawString fyne.io/fyne/v2/internal/painter.DrawString
func drawString(dst draw.Image, s string, ink color.Color, f shaping.Fontmap, size, scale float32, style fyne.TextStyle)

var serif = fyne.NewStaticResource("serif.ttf", assets.SerifRegular)

func text(words string, size float32, ink color.Color, change ...func(*canvas.Text)) *canvas.Text {
	t := canvas.NewText(words, ink)
	t.TextSize, t.FontSource = size, serif
	for _, c := range change {
		c(t)
	}
	return t
}

// A text looks as Fyne draws it: hardly a pixel differs by more than moving a
// letter by an eighth of a pixel explains, and on the whole it is as dark.
func TestATextLooksAsFyneDrawsIt(t *testing.T) {
	test.NewTempApp(t)
	dark := color.NRGBA{0x1c, 0x24, 0x2b, 0xff}
	plain := func(t *canvas.Text) { t.FontSource = nil }
	for name, words := range map[string]*canvas.Text{
		"a line":          text("Förvaltningen fick i december i uppdrag att pröva en samlad jourlinje för", 18, dark),
		"small":           text("25VN0311 · tjänsteskrivelse, version 2 av 6 juni", 12.5, dark),
		"large":           text("Jourverksamhet i norra länsdelen", 62.5, dark),
		"ligatures":       text("effekt, flytt och affischer", 18, dark),
		"accents apart":   text("A\u030angstro\u0308m och e\u0301tude", 18, dark),
		"see-through":     text("Halvt synlig", 18, color.NRGBA{200, 30, 30, 128}),
		"white":           text("Ljust på mörkt", 18, color.White),
		"of the theme":    text("Beslut", 15, dark, plain),
		"bold and italic": text("Beslut", 15, dark, plain, func(t *canvas.Text) { t.TextStyle = fyne.TextStyle{Bold: true, Italic: true} }),
		"with tabs":       text("1\tVal av justerare\t2", 15, dark),
	} {
		for _, scale := range []float32{1, 1.25, 2} {
			shape := shapeOf(words)
			got, ok := new(masks).picture(words, shape, scale)
			if !ok {
				t.Errorf("%s is left to Fyne", name)
				continue
			}
			want := image.NewRGBA(got.Rect)
			drawString(want, words.Text, words.Color, facesOf(words.TextStyle, words.FontSource, words).Fonts, words.TextSize, scale, words.TextStyle)
			far, sum, ink := 0, 0, 0
			for i := range got.Pix {
				d := int(got.Pix[i]) - int(want.Pix[i])
				if sum, ink = sum+d, ink+int(want.Pix[i]); max(d, -d) > 64 {
					far++
				}
			}
			if far*1000 > len(got.Pix) || max(sum, -sum)*50 > ink || ink == 0 {
				t.Errorf("%s at %g: %d of %d differ much, all by %d of %d", name, scale, far, len(got.Pix), sum, ink)
			}
		}
	}
}

// What is not an outline, or has a line that Fyne draws, is left to it.
func TestWhatOnlyFyneCanDrawIsLeftToIt(t *testing.T) {
	test.NewTempApp(t)
	for name, words := range map[string]*canvas.Text{
		"a picture":      text("Bra 👍", 15, color.Black, func(t *canvas.Text) { t.FontSource = nil }),
		"no such letter": text("\U0010fffd", 15, color.Black),
		"underlined":     text("Beslut", 15, color.Black, func(t *canvas.Text) { t.TextStyle.Underline = true }),
		"very long":      text(longWords(), 40, color.Black),
	} {
		shape := shapeOf(words)
		if _, ok := new(masks).picture(words, shape, 1); ok {
			t.Errorf("%s is drawn", name)
		}
	}
}

func longWords() (s string) {
	for range 400 {
		s += "protokoll "
	}
	return s
}

// What is kept stays within its bounds, and what is drawn after that is the same.
func TestWhatIsKeptIsBounded(t *testing.T) {
	test.NewTempApp(t)
	var k masks
	words := text("Nämnden beslutar", 18, color.Black)
	shape := shapeOf(words)
	img, _ := k.picture(words, shape, 1)
	first := string(img.Pix)
	for scale := float32(5); scale < 30; scale++ {
		short := text("Åg§", 40, color.Black)
		s := shapeOf(short)
		if _, ok := k.picture(short, s, scale); !ok {
			t.Fatalf("at %g it is left to Fyne", scale)
		}
		if k.bytes > keptBytes+4<<20 {
			t.Fatalf("%d bytes are kept", k.bytes)
		}
	}
	again, _ := k.picture(words, shape, 1)
	if first != string(again.Pix) {
		t.Error("drawn again, it looks otherwise")
	}
}

// In a window that is not drawn with OpenGL nothing is done and nothing fails.
func TestWithoutOpenGLAllIsLeftToFyne(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	if under := Under(w.Canvas()); under != nil {
		t.Fatalf("%T is laid below the window", under)
	}
	words := text("Beslut", 18, color.Black)
	New(words)
	Ready(words)
	Changed()
	if _, there := textureOf(keyOf(words, w.Canvas())); there {
		t.Error("a picture is kept")
	}
}

// A page of new lines, as it comes with every item that is opened.
func BenchmarkLine(b *testing.B) {
	test.NewTempApp(b)
	words := text("Förvaltningen fick i december i uppdrag att pröva en samlad jourlinje för", 18, color.Black)
	shape := shapeOf(words)
	b.Run("here", func(b *testing.B) {
		var k masks
		for b.Loop() {
			k.picture(words, shape, 1)
		}
	})
	b.Run("Fyne", func(b *testing.B) {
		size := words.MinSize()
		for b.Loop() {
			img := image.NewRGBA(image.Rect(0, 0, int(size.Width)+1, int(size.Height)+1))
			drawString(img, words.Text, words.Color, facesOf(words.TextStyle, words.FontSource, words).Fonts, words.TextSize, 1, words.TextStyle)
		}
	})
}
