package glyphs

import (
	"image"
	"image/color"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	_ "unsafe" // for linkname
)

// textKey is Fyne's key of a text that has been drawn.
type textKey struct {
	words  textLook
	Canvas fyne.Canvas
	Color  color.Color
}

type textLook struct {
	Text   string
	Size   float32
	Style  fyne.TextStyle
	Source string
}

func keyOf(t *canvas.Text, c fyne.Canvas) textKey {
	source := ""
	if t.FontSource != nil {
		source = t.FontSource.Name()
	}
	return textKey{textLook{t.Text, t.TextSize, t.TextStyle, source}, c, t.Color}
}

//go:linkname textureOf fyne.io/fyne/v2/internal/cache.GetTextTexture
func textureOf(textKey) (uint32, bool)

//go:linkname keepTexture fyne.io/fyne/v2/internal/cache.SetTextTexture
func keepTexture(key textKey, texture uint32, c fyne.Canvas, free func())

//go:linkname forgetTextures fyne.io/fyne/v2/internal/cache.DeleteTextTexturesFor
func forgetTextures(fyne.Canvas)

// Of OpenGL.
const (
	texture2D    = 0x0DE1
	texture0     = 0x84C0
	minFilter    = 0x2801
	magFilter    = 0x2800
	wrapS        = 0x2802
	wrapT        = 0x2803
	linear       = 0x2601
	clampToEdge  = 0x812F
	rgba         = 0x1908
	unsignedByte = 0x1401
)

// graphics is Fyne's way to OpenGL for one window: what of it can be named here.
type graphics struct {
	pictures interface {
		ActiveTexture(unit uint32)
		TexParameteri(target, name uint32, value int32)
		TexImage2D(target uint32, level, width, height int, format, kind uint32, pixels []uint8)
	}
	create, bind, remove reflect.Value // these take or return a type of Fyne's own
	scale                float32       // pixels to a point
}

// graphicsOf returns that of a canvas, or false for one that is not drawn with
// OpenGL, as in tests.
func graphicsOf(c fyne.Canvas) (g graphics, ok bool) {
	painter := reflect.Indirect(field(reflect.ValueOf(c), "painter"))
	ctx := field(painter, "ctx")
	scale := field(painter, "pixScale")
	if !ctx.IsValid() || !scale.IsValid() || scale.Kind() != reflect.Float32 {
		return g, false
	}
	if g.pictures, ok = ctx.Interface().(interface {
		ActiveTexture(unit uint32)
		TexParameteri(target, name uint32, value int32)
		TexImage2D(target uint32, level, width, height int, format, kind uint32, pixels []uint8)
	}); !ok {
		return g, false
	}
	g.create, g.bind, g.remove = ctx.MethodByName("CreateTexture"), ctx.MethodByName("BindTexture"), ctx.MethodByName("DeleteTexture")
	g.scale = float32(scale.Float())
	return g, g.create.IsValid() && g.bind.IsValid() && g.remove.IsValid()
}

// field returns a field of the struct that v holds or points to, though it is
// not exported; for one that holds an interface, what is in it.
func field(v reflect.Value, name string) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	f := v.FieldByName(name)
	if !f.IsValid() || !f.CanAddr() {
		return reflect.Value{}
	}
	f = reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem()
	if f.Kind() == reflect.Interface {
		f = f.Elem()
	}
	return f
}

// put gives a picture to the graphics card, as Fyne does with a text.
func (g graphics) put(img *image.RGBA) (texture reflect.Value) {
	texture = g.create.Call(nil)[0]
	g.pictures.ActiveTexture(texture0)
	g.bind.Call([]reflect.Value{reflect.ValueOf(uint32(texture2D)), texture})
	g.pictures.TexParameteri(texture2D, minFilter, linear)
	g.pictures.TexParameteri(texture2D, magFilter, linear)
	g.pictures.TexParameteri(texture2D, wrapS, clampToEdge)
	g.pictures.TexParameteri(texture2D, wrapT, clampToEdge)
	g.pictures.TexImage2D(texture2D, 0, img.Rect.Dx(), img.Rect.Dy(), rgba, unsignedByte, img.Pix)
	return texture
}
