package meetings

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// footRow is a row under the meetings: one thing that presses, or is the reader's
// own; a click or Enter goes there.
type footRow struct {
	widget.BaseWidget
	stack            *ui.Stack
	what, where      string
	act              func()
	others           []*footRow // of the list, itself too, in their order
	focused, hovered bool
}

var (
	_ fyne.Tappable      = (*footRow)(nil)
	_ fyne.Focusable     = (*footRow)(nil)
	_ fyne.Accessible    = (*footRow)(nil)
	_ desktop.Hoverable  = (*footRow)(nil)
	_ desktop.Cursorable = (*footRow)(nil)
)

// newFootRow makes a row of what to go to and, in a second line, where that is.
func newFootRow(what, where string, late bool, act func()) *footRow {
	r := &footRow{what: what, where: where, act: act}
	style := ui.WordsStyle{MaxLines: 3}
	if late {
		style.Colour, style.Bold = look.Error, true
	}
	r.stack = ui.NewStack(1, ui.NewWords(what, style),
		ui.NewWords(where, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 5}))
	r.stack.Inset, r.stack.Top, r.stack.Bottom = 16, 5, 6
	r.ExtendBaseWidget(r)
	return r
}

// HeightFor returns the row's height at a width.
func (r *footRow) HeightFor(width float32) float32 { return r.stack.HeightFor(width) }

// Tapped goes there.
func (r *footRow) Tapped(*fyne.PointEvent) { r.act() }

// TypedKey goes there on Enter and Space, and to another row by the keys of a
// list.
func (r *footRow) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.act()
	case fyne.KeyUp:
		r.step(-1)
	case fyne.KeyDown:
		r.step(+1)
	case fyne.KeyHome, fyne.KeyPageUp:
		r.step(-len(r.others))
	case fyne.KeyEnd, fyne.KeyPageDown:
		r.step(len(r.others))
	default:
		ui.GoOn(r, ev)
	}
}

// step gives the keyboard to the row so many further down, or to the last one
// there is.
func (r *footRow) step(n int) {
	at := min(max(slices.Index(r.others, r)+n, 0), len(r.others)-1)
	if at >= 0 {
		ui.Focus(r.others[at])
	}
}

// TypedRune passes characters on.
func (r *footRow) TypedRune(c rune) {
	if c != ' ' {
		ui.GoOnRune(r, c)
	}
}

// FocusGained shows the ring.
func (r *footRow) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost hides it.
func (r *footRow) FocusLost() { r.focused = false; r.Refresh() }

// MouseIn shows that the row can be pressed.
func (r *footRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved does nothing.
func (r *footRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (r *footRow) MouseOut() { r.hovered = false; r.Refresh() }

// Cursor is a hand.
func (r *footRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel returns the row's words.
func (r *footRow) AccessibilityLabel() string { return r.what + ", " + r.where }

// AccessibilityRole says that it can be pressed.
func (r *footRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (r *footRow) CreateRenderer() fyne.WidgetRenderer {
	x := &footRenderer{r: r, ground: canvas.NewRectangle(color.Transparent)}
	x.style()
	return x
}

type footRenderer struct {
	r      *footRow
	ground *canvas.Rectangle
}

func (x *footRenderer) style() {
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	x.ground.FillColor, x.ground.StrokeColor, x.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if x.r.hovered { // the ground alone is faint on this column
		x.ground.FillColor = x.r.Theme().Color(look.RowHover, variant)
		x.ground.StrokeColor, x.ground.StrokeWidth = x.r.Theme().Color(look.Border, variant), 1
	}
	if x.r.focused {
		x.ground.StrokeColor, x.ground.StrokeWidth = x.r.Theme().Color(look.Ring, variant), x.r.Theme().Size(look.SizeFocusRing)
	}
}

func (x *footRenderer) Layout(size fyne.Size) {
	x.ground.Resize(size)
	x.r.stack.Resize(size)
}

func (x *footRenderer) MinSize() fyne.Size { return x.r.stack.MinSize() }

func (x *footRenderer) Refresh() {
	x.style()
	x.r.stack.Refresh()
	canvas.Refresh(x.r)
}

func (x *footRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.ground, x.r.stack}
}

func (x *footRenderer) Destroy() {}

// footRows are the rows of what presses and of what is the reader's own, each
// under its head; nil for nothing.
func (w *Where) footRows() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	var rows []*footRow
	head := func(key string) {
		h := ui.NewStack(0, ui.Overline(swedish.T(key)))
		h.Inset, h.Top, h.Bottom = 16, 14, 4
		all = append(all, h)
	}
	add := func(r *footRow) { rows, all = append(rows, r), append(all, r) }
	if len(w.todos)+len(w.own) > 0 {
		all = append(all, ui.NewRule())
	}
	if len(w.todos) > 0 {
		head("window.todo.head")
		for _, t := range w.todos {
			what, where := t.words(w.today)
			add(newFootRow(what, where, t.Late, func() { w.p.Do(t) }))
		}
	}
	if len(w.own) > 0 {
		head("window.mine.head")
		for _, o := range w.own {
			what, where := o.words()
			add(newFootRow(what, where, false, func() { w.p.Own(o) }))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	for _, r := range rows {
		r.others = rows
	}
	return append(all, ui.NewSpace(10))
}
