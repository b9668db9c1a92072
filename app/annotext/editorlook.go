package annotext

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// grouped writes a number with a no-break space between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u00a0" + s[i:]
	}
	return s
}

// count returns how many lines the words need, within reason.
func (e *Editor) count() int {
	inner := e.Size().Width - 2*e.side() - 2*theme.InnerPadding() - 4
	if inner <= 0 {
		return 3
	}
	size := theme.TextSize()
	perLine := max(1, int(inner/(size*0.54)))
	n := 0
	for _, line := range strings.Split(e.draft.Text, "\n") {
		n += 1 + utf8.RuneCountInString(line)/perLine
	}
	return min(max(n, 3), 12)
}

func (e *Editor) side() float32 { return theme.Size(theme.SizeNameCaptionText) }

// place lays the parts out at a width and returns the height.
func (e *Editor) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	side := e.side()
	gap := side * 0.5
	x, inner, y := side, width-2*side, side*0.7
	kind := e.kind.MinSize()
	put(e.kind, x, y, min(kind.Width, inner), kind.Height)
	across := float32(0)
	for _, c := range e.colours {
		across += c.MinSize().Width + gap*0.6
	}
	if e.under != nil {
		across += e.under.MinSize().Width + gap*0.6
	}
	cx, cy := x+inner-across+gap*0.6, y
	if cx < x+kind.Width+gap { // no room beside the kind: under the words
		cx, cy = x, -1
	}
	y += kind.Height + gap
	line := theme.TextSize()*1.34 + 1
	high := float32(e.rows)*line + 2*theme.InnerPadding()
	put(e.text, x, y, inner, high)
	y += high + gap
	if cy < 0 {
		cy = y
		y += kind.Height + gap
	}
	for _, c := range e.colours {
		size := c.MinSize()
		put(c, cx, cy, size.Width, size.Height)
		cx += size.Width + gap*0.6
	}
	if e.under != nil {
		size := e.under.MinSize()
		put(e.under, cx, cy, size.Width, size.Height)
	}
	if !e.complaint.Hidden {
		h := e.complaint.HeightFor(inner)
		put(e.complaint, x, y, inner, h)
		y += h + gap
	}
	done := e.done.MinSize()
	put(e.done, x, y, done.Width, done.Height)
	if e.remove != nil {
		size := e.remove.MinSize()
		put(e.remove, x+inner-size.Width, y, size.Width, size.Height)
	}
	return y + done.Height + side*0.7
}

// HeightFor returns the height that the editor needs at a width.
func (e *Editor) HeightFor(width float32) float32 {
	if e.Size().Width != width {
		e.BaseWidget.Resize(fyne.NewSize(width, e.Size().Height))
	}
	if n := e.count(); n != e.rows {
		e.rows = n
		e.text.SetMinRowsVisible(n)
	}
	return e.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize is the height at the present width.
func (e *Editor) MinSize() fyne.Size {
	e.ExtendBaseWidget(e)
	return fyne.NewSize(160, e.HeightFor(max(e.Size().Width, 160)))
}

// CreateRenderer is Fyne's way to draw the editor.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	r := &editorRenderer{e: e, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type editorRenderer struct {
	e           *Editor
	ground, bar *canvas.Rectangle
}

func (r *editorRenderer) Destroy()           {}
func (r *editorRenderer) MinSize() fyne.Size { return r.e.MinSize() }

func (r *editorRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.bar.Resize(fyne.NewSize(theme.Size(look.SizeBar)+1, size.Height))
	r.e.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (r *editorRenderer) Refresh() {
	g := r.ground
	g.FillColor, g.StrokeColor, g.StrokeWidth = themed(look.Card), themed(r.e.draft.Colour.ink()), 2
	g.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	r.bar.FillColor = themed(r.e.draft.Colour.ink())
	r.Layout(r.e.Size())
	canvas.Refresh(r.e)
}

func (r *editorRenderer) Objects() []fyne.CanvasObject {
	e := r.e
	objects := []fyne.CanvasObject{r.ground, r.bar, e.kind, e.text}
	for _, c := range e.colours {
		objects = append(objects, c)
	}
	if e.under != nil {
		objects = append(objects, e.under)
	}
	objects = append(objects, e.complaint, e.done)
	if e.remove != nil {
		objects = append(objects, e.remove)
	}
	return objects
}
