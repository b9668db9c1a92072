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

// todoRow is one thing that presses; a click or Enter goes where it is done.
type todoRow struct {
	widget.BaseWidget
	stack            *ui.Stack
	what, where      string
	act              func()
	others           []*todoRow // of the list, itself too, in their order
	focused, hovered bool
}

var (
	_ fyne.Tappable      = (*todoRow)(nil)
	_ fyne.Focusable     = (*todoRow)(nil)
	_ fyne.Accessible    = (*todoRow)(nil)
	_ desktop.Hoverable  = (*todoRow)(nil)
	_ desktop.Cursorable = (*todoRow)(nil)
)

func newTodoRow(t Todo, today string, act func()) *todoRow {
	what, where := t.words(today)
	r := &todoRow{what: what, where: where, act: act}
	style := ui.WordsStyle{MaxLines: 3}
	if t.Late {
		style.Colour, style.Bold = look.Error, true
	}
	r.stack = ui.NewStack(1, ui.NewWords(what, style),
		ui.NewWords(where, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 3}))
	r.stack.Inset, r.stack.Top, r.stack.Bottom = 16, 5, 6
	r.ExtendBaseWidget(r)
	return r
}

// HeightFor returns the row's height at a width.
func (r *todoRow) HeightFor(width float32) float32 { return r.stack.HeightFor(width) }

// Tapped goes there.
func (r *todoRow) Tapped(*fyne.PointEvent) { r.act() }

// TypedKey goes there on Enter and Space, and to another row by the keys of a
// list.
func (r *todoRow) TypedKey(ev *fyne.KeyEvent) {
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
func (r *todoRow) step(n int) {
	at := min(max(slices.Index(r.others, r)+n, 0), len(r.others)-1)
	if at >= 0 {
		ui.Focus(r.others[at])
	}
}

// TypedRune passes characters on.
func (r *todoRow) TypedRune(c rune) {
	if c != ' ' {
		ui.GoOnRune(r, c)
	}
}

// FocusGained shows the ring.
func (r *todoRow) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost hides it.
func (r *todoRow) FocusLost() { r.focused = false; r.Refresh() }

// MouseIn shows that the row can be pressed.
func (r *todoRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved does nothing.
func (r *todoRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (r *todoRow) MouseOut() { r.hovered = false; r.Refresh() }

// Cursor is a hand.
func (r *todoRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel returns the row's words.
func (r *todoRow) AccessibilityLabel() string { return r.what + ", " + r.where }

// AccessibilityRole says that it can be pressed.
func (r *todoRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (r *todoRow) CreateRenderer() fyne.WidgetRenderer {
	x := &todoRenderer{r: r, ground: canvas.NewRectangle(color.Transparent)}
	x.style()
	return x
}

type todoRenderer struct {
	r      *todoRow
	ground *canvas.Rectangle
}

func (x *todoRenderer) style() {
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

func (x *todoRenderer) Layout(size fyne.Size) {
	x.ground.Resize(size)
	x.r.stack.Resize(size)
}

func (x *todoRenderer) MinSize() fyne.Size { return x.r.stack.MinSize() }

func (x *todoRenderer) Refresh() {
	x.style()
	x.r.stack.Refresh()
	canvas.Refresh(x.r)
}

func (x *todoRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.ground, x.r.stack}
}

func (x *todoRenderer) Destroy() {}

// todoRows are the rows of what presses under their head; nil for nothing.
func todoRows(list []Todo, today string, open func(Todo)) []fyne.CanvasObject {
	if len(list) == 0 {
		return nil
	}
	head := ui.NewStack(0, ui.Overline(swedish.T("window.todo.head")))
	head.Inset, head.Top, head.Bottom = 16, 14, 4
	all := []fyne.CanvasObject{ui.NewRule(), head}
	var rows []*todoRow
	for _, t := range list {
		r := newTodoRow(t, today, func() { open(t) })
		rows, all = append(rows, r), append(all, r)
	}
	for _, r := range rows {
		r.others = rows
	}
	return append(all, ui.NewSpace(10))
}
