package review

import (
	"image/color"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// option is one value that a field can have.
type option struct{ value, words string }

// options lets a person choose one value among a few that are all in sight: the
// arrow keys and letters go to it, Enter or a click takes it, Esc leaves.
type options struct {
	widget.BaseWidget
	list    []option
	at      int
	label   string
	taken   func(value string)
	left    func()
	focused bool
	over    int // the one under the mouse, -1 for none

	typed   string
	typedAt time.Time
}

var (
	_ fyne.Focusable     = (*options)(nil)
	_ fyne.Tappable      = (*options)(nil)
	_ fyne.Shortcutable  = (*options)(nil)
	_ fyne.Accessible    = (*options)(nil)
	_ desktop.Hoverable  = (*options)(nil)
	_ desktop.Cursorable = (*options)(nil)
)

func newOptions(label string, list []option, value string, taken func(string), left func()) *options {
	o := &options{over: -1, list: list, label: label, taken: taken, left: left}
	for i, x := range list {
		if x.value == value {
			o.at = i
		}
	}
	o.ExtendBaseWidget(o)
	return o
}

// boxes calls put with the place of each option.
func (o *options) boxes(width float32, put func(i int, x, y, w, h float32)) float32 {
	pad, gap := theme.Padding()*2.5, theme.Padding()*1.5
	high := theme.TextSize()*1.3 + pad
	x, y := float32(0), float32(0)
	for i, option := range o.list {
		w := min(look.Measure(option.words, theme.TextSize(), fyne.TextStyle{Bold: true}).Width+2*pad, width)
		if x > 0 && x+w > width {
			x, y = 0, y+high+gap
		}
		put(i, x, y, w, high)
		x += w + gap
	}
	return y + high
}

// HeightFor returns the height in a width.
func (o *options) HeightFor(width float32) float32 {
	return o.boxes(width, func(int, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Widget.
func (o *options) MinSize() fyne.Size {
	o.ExtendBaseWidget(o)
	return fyne.NewSize(120, o.HeightFor(max(o.Size().Width, 120)))
}

func (o *options) goTo(i int) {
	o.at = (i + len(o.list)) % len(o.list)
	o.Refresh()
}

// TypedKey goes to another option, takes the one that is shown, or leaves.
func (o *options) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		o.goTo(o.at - 1)
	case fyne.KeyRight, fyne.KeyDown:
		o.goTo(o.at + 1)
	case fyne.KeyHome:
		o.goTo(0)
	case fyne.KeyEnd:
		o.goTo(len(o.list) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		o.taken(o.list[o.at].value)
	case fyne.KeyEscape:
		o.left()
	default:
		ui.GoOn(o, ev)
	}
}

// TypedRune goes to the next option that begins with the letters.
func (o *options) TypedRune(r rune) {
	if r == ' ' {
		return
	}
	if now := time.Now(); now.Sub(o.typedAt) > time.Second {
		o.typed, o.typedAt = "", now
	}
	o.typed += string(unicode.ToLower(r))
	for i := range o.list {
		n := (o.at + i) % len(o.list)
		if len(o.typed) == 1 {
			n = (o.at + 1 + i) % len(o.list)
		}
		if strings.HasPrefix(strings.ToLower(o.list[n].words), o.typed) {
			o.goTo(n)
			return
		}
	}
}

// TypedShortcut passes shortcuts on to the window.
func (o *options) TypedShortcut(s fyne.Shortcut) { ui.GoOnShortcut(o, s) }

// FocusGained shows the ring.
func (o *options) FocusGained() { o.focused = true; o.Refresh() }

// FocusLost hides it.
func (o *options) FocusLost() { o.focused = false; o.Refresh() }

// Tapped takes the option under the mouse.
func (o *options) Tapped(ev *fyne.PointEvent) {
	if hit := o.hit(ev.Position); hit >= 0 {
		o.taken(o.list[hit].value)
	}
}

// hit is the option at a place, -1 for none.
func (o *options) hit(p fyne.Position) int {
	hit := -1
	o.boxes(o.Size().Width, func(i int, x, y, w, h float32) {
		if p.X >= x && p.X < x+w && p.Y >= y && p.Y < y+h {
			hit = i
		}
	})
	return hit
}

func (o *options) hover(i int) {
	if i != o.over {
		o.over = i
		o.Refresh()
	}
}

// MouseIn shows the option that a click would take.
func (o *options) MouseIn(ev *desktop.MouseEvent) { o.hover(o.hit(ev.Position)) }

// MouseMoved does so too.
func (o *options) MouseMoved(ev *desktop.MouseEvent) { o.hover(o.hit(ev.Position)) }

// MouseOut ends what MouseIn began.
func (o *options) MouseOut() { o.hover(-1) }

// Cursor is a hand.
func (o *options) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel returns what is chosen.
func (o *options) AccessibilityLabel() string { return o.label + ": " + o.list[o.at].words }

// AccessibilityRole says that one can press it.
func (o *options) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (o *options) CreateRenderer() fyne.WidgetRenderer {
	r := &optionsRenderer{o: o}
	for range o.list {
		r.grounds = append(r.grounds, canvas.NewRectangle(nil))
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return r
}

type optionsRenderer struct {
	o       *options
	grounds []*canvas.Rectangle
	texts   []*canvas.Text
}

func (r *optionsRenderer) Destroy() {}

func (r *optionsRenderer) Layout(size fyne.Size) {
	r.o.boxes(size.Width, func(i int, x, y, w, h float32) {
		r.grounds[i].Move(fyne.NewPos(x, y))
		r.grounds[i].Resize(fyne.NewSize(w, h))
		m := r.texts[i].MinSize()
		r.texts[i].Move(fyne.NewPos(x+max(0, (w-m.Width)/2), y+(h-m.Height)/2))
		r.texts[i].Resize(fyne.NewSize(min(m.Width, w), m.Height))
	})
}

func (r *optionsRenderer) MinSize() fyne.Size { return r.o.MinSize() }

func (r *optionsRenderer) Refresh() {
	for i, x := range r.o.list {
		fill, ink, edge, wide := theme.Color(theme.ColorNameButton), theme.Color(look.Ink), theme.Color(look.Border), float32(1)
		if i == r.o.over {
			fill, edge = theme.Color(look.RowHover), theme.Color(look.Ink)
		}
		if i == r.o.at {
			fill, ink, edge = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameForegroundOnPrimary), color.Color(color.Transparent)
			if r.o.focused {
				edge, wide = theme.Color(look.Ring), theme.Size(look.SizeFocusRing)
			}
		}
		g := r.grounds[i]
		g.FillColor, g.StrokeColor, g.StrokeWidth = fill, edge, wide
		g.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
		t := r.texts[i]
		t.Text, t.Color, t.TextSize, t.TextStyle.Bold = x.words, ink, theme.TextSize(), i == r.o.at
		t.FontSource = look.Letters(t.TextStyle, x.words)
	}
	r.Layout(r.o.Size())
	canvas.Refresh(r.o)
}

func (r *optionsRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for i := range r.grounds {
		objects = append(objects, r.grounds[i], r.texts[i])
	}
	return objects
}
