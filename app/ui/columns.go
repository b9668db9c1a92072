package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// Column is one of the columns of [Columns].
type Column struct {
	Content fyne.CanvasObject
	Width   float32 // at first, at the normal text size; of the one that grows: before others take more for large text
	Min     float32 // never narrower than this, at the normal text size
	Share   float32 // of a wide window, until a person has moved the divider; 0: Width
}

// ColumnsOptions says what stands side by side.
type ColumnsOptions struct {
	Columns []Column
	// Grow is the number of the column that takes what the others leave.
	Grow int
	// Widths are remembered widths by column; a missing or zero one means the
	// column's own. Folded are remembered folds.
	Widths []float32
	Folded []bool
	// OnChanged is told widths and folds after a person changed them.
	OnChanged func(widths []float32, folded []bool)
	// OnHidden is told when a column came into sight or went, for whatever reason.
	OnHidden func()
}

// Columns are contents side by side, with thin dividers that can be dragged. A
// column can be folded away and brought back, also where there is little room
// (see [Columns.Toggle]). A divider is a stop for Tab too, where Left and
// Right move it. Where the window is too narrow, columns shrink to
// their least widths, then the ones farthest to the left fold by themselves, so
// that the one that grows keeps its own.
type Columns struct {
	widget.BaseWidget
	o        ColumnsOptions
	widths   []float32  // at the normal text size
	folded   []bool     // by a person
	crowded  []bool     // for want of room
	kept     int        // the column that a person asked for although there is no room; -1 for none
	dividers []*divider // one after each column but the last

	// cells hold the contents. They stay in the tree when they are not seen: a
	// change of theme or text size reaches only what is there.
	cells []*fyne.Container
}

var _ fyne.Widget = (*Columns)(nil)

// NewColumns returns the columns.
func NewColumns(o ColumnsOptions) *Columns {
	c := &Columns{o: o, kept: -1}
	for i, column := range o.Columns {
		width, folded := column.Width, false
		if i < len(o.Widths) && o.Widths[i] >= column.Min && o.Widths[i] > 0 {
			width = o.Widths[i]
		}
		if i < len(o.Folded) {
			folded = o.Folded[i]
		}
		c.widths = append(c.widths, width)
		c.folded = append(c.folded, folded && i != o.Grow)
		c.crowded = append(c.crowded, false)
		c.cells = append(c.cells, container.NewStack(column.Content))
		if i > 0 {
			d := &divider{c: c, left: i - 1}
			d.ExtendBaseWidget(d)
			c.dividers = append(c.dividers, d)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Folded reports whether column i has been folded away.
func (c *Columns) Folded(i int) bool { return c.folded[i] }

// Hidden reports whether column i is not seen, folded or for want of room.
func (c *Columns) Hidden(i int) bool { return c.folded[i] || c.crowded[i] }

// Fold folds column i away or unfolds it; the column that grows stays.
func (c *Columns) Fold(i int, folded bool) {
	if i == c.o.Grow || c.folded[i] == folded {
		return
	}
	c.folded[i] = folded
	c.Refresh()
	c.changed()
}

// Toggle folds column i away if it is seen; else it is shown, even where there
// is little room, and the others give way.
func (c *Columns) Toggle(i int) {
	if !c.Hidden(i) {
		c.kept = -1
		c.Fold(i, true)
		return
	}
	c.kept = i
	c.folded[i] = false
	c.Refresh()
	c.changed()
}

// Settle lets go of the column that a person asked for although there was no
// room: what they wanted there is done.
func (c *Columns) Settle() {
	if c.kept >= 0 {
		c.kept = -1
		c.Refresh()
	}
}

// Widen makes column i wider by that much, at the normal text size, as far as
// there is room.
func (c *Columns) Widen(i int, by float32) {
	c.widths[i] = max(c.o.Columns[i].Min, c.width(i)+by)
	c.widths[i] = min(c.widths[i], c.widths[i]+c.slack())
	c.Refresh()
}

// Widths returns the widths of the columns at the normal text size.
func (c *Columns) Widths() []float32 { return append([]float32(nil), c.widths...) }

func (c *Columns) changed() {
	if c.o.OnChanged != nil {
		c.o.OnChanged(c.Widths(), append([]bool(nil), c.folded...))
	}
}

// unit is what one unit of width is at the present text size.
func (c *Columns) unit() float32 { return 1 + (theme.TextSize()/15-1)*0.75 }

// width is what column i is to have where there is room, at the normal text size.
func (c *Columns) width(i int) float32 {
	own := c.o.Columns[i]
	if c.widths[i] != own.Width {
		return c.widths[i]
	}
	grown := own.Width * (1 + (theme.TextSize()/15-1)*c.growth()) / c.unit()
	return max(own.Min, grown, own.Share*c.Size().Width/c.unit())
}

// leastGrowth is how much of a larger text a column's own width follows where
// the one that grows comes first.
const leastGrowth = 0.35

// growth is how much of a larger text the columns' own widths follow: all of it
// where the one that grows has its width besides.
func (c *Columns) growth() float32 {
	scale := theme.TextSize() / 15
	least, full := float32(0), float32(0)
	for i, column := range c.o.Columns {
		full += column.Width * scale
		if i == c.o.Grow {
			least += column.Width * scale
		} else {
			least += column.Width * (1 + (scale-1)*leastGrowth)
		}
	}
	if scale <= 1 || c.o.Columns[c.o.Grow].Width == 0 {
		return leastGrowth
	}
	return leastGrowth + (1-leastGrowth)*min(1, max(0, (c.Size().Width-least)/(full-least)))
}

// Fits reports whether all columns have their least widths in a width.
func (c *Columns) Fits(width float32) bool {
	for _, column := range c.o.Columns {
		width -= column.Min * c.unit()
	}
	return width >= 0
}

// slack is how much the growing column has above its least width, negative
// when it has less.
func (c *Columns) slack() float32 {
	left := c.Size().Width / c.unit()
	for i := range c.o.Columns {
		if i == c.o.Grow {
			left -= c.o.Columns[i].Min
		} else if !c.Hidden(i) {
			left -= c.width(i)
		}
	}
	return left
}

// CreateRenderer is Fyne's way to draw the columns.
func (c *Columns) CreateRenderer() fyne.WidgetRenderer { return &columnsRenderer{c} }

type columnsRenderer struct{ c *Columns }

func (r *columnsRenderer) Destroy() {}

func (r *columnsRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, cell := range r.c.cells {
		objects = append(objects, cell)
	}
	for _, d := range r.c.dividers {
		if d.Visible() {
			objects = append(objects, d)
		}
	}
	return objects
}

func (r *columnsRenderer) MinSize() fyne.Size {
	size := fyne.Size{}
	for i, column := range r.c.o.Columns {
		if !r.c.Hidden(i) && (i == r.c.o.Grow || i == r.c.o.Grow-1) { // others give way
			m := column.Content.MinSize()
			size.Width += max(min(m.Width, column.Min), 40)
			size.Height = max(size.Height, m.Height)
		}
	}
	return size
}

// crowd folds columns from the left while the others do not fit at their least
// widths; the one that a person asked for stays.
func (c *Columns) crowd() {
	least := float32(0)
	for i, column := range c.o.Columns {
		c.crowded[i] = false
		if !c.folded[i] {
			least += column.Min
		}
	}
	for i := 0; i < c.o.Grow && least > c.Size().Width/c.unit(); i++ {
		if !c.folded[i] && i != c.kept {
			c.crowded[i] = true
			least -= c.o.Columns[i].Min
		}
	}
}

// Layout gives each column its width. Where they do not all fit, the columns
// from the left shrink to their least widths first.
func (r *columnsRenderer) Layout(size fyne.Size) {
	c, unit := r.c, r.c.unit()
	c.crowd()
	lack := -c.slack()
	widths := make([]float32, len(c.widths))
	rest := size.Width
	for i, column := range c.o.Columns {
		if i == c.o.Grow || c.Hidden(i) {
			continue
		}
		width := c.width(i)
		if lack > 0 {
			give := min(lack, max(0, width-column.Min))
			width -= give
			lack -= give
		}
		widths[i] = width * unit
		rest -= widths[i]
	}
	widths[c.o.Grow] = max(rest, 0)
	x, hid := float32(0), false
	for i := range c.o.Columns {
		if i > 0 {
			d := c.dividers[i-1]
			// A divider stands between two visible columns, one of them of fixed width.
			setVisible(d, x > 0 && !c.Hidden(i))
			d.Move(fyne.NewPos(x-d.MinSize().Width/2, 0))
			d.Resize(fyne.NewSize(d.MinSize().Width, size.Height))
		}
		if c.cells[i].Hidden != c.Hidden(i) {
			c.cells[i].Hidden = c.Hidden(i)
			hid = true
		}
		if c.Hidden(i) {
			continue
		}
		c.cells[i].Move(fyne.NewPos(x, 0))
		c.cells[i].Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i]
	}
	if hid && c.o.OnHidden != nil {
		c.o.OnHidden()
	}
}

func (r *columnsRenderer) Refresh() {
	r.Layout(r.c.Size())
	for _, d := range r.c.dividers {
		d.Refresh()
	}
	canvas.Refresh(r.c)
}

// divider is the line between two columns, wider to the mouse than to the eye.
type divider struct {
	widget.BaseWidget
	c       *Columns
	left    int // number of the column to the left
	hovered bool
	focused bool
}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ fyne.Focusable     = (*divider)(nil)
	_ fyne.Shortcutable  = (*divider)(nil)
	_ fyne.Accessible    = (*divider)(nil)
	_ desktop.Hoverable  = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
)

func (d *divider) Dragged(ev *fyne.DragEvent) { d.move(ev.Dragged.DX / d.c.unit()) }

// move widens the column at the left, or narrows it.
func (d *divider) move(by float32) {
	if d.left >= d.c.o.Grow {
		d.c.Widen(d.left+1, -by)
		return
	}
	i := d.left
	for i > 0 && d.c.Hidden(i) {
		i--
	}
	d.c.Widen(i, by)
}

// keyStep is how far one key moves a divider, at the normal text size.
const keyStep = 24

// TypedKey moves the divider on Left and Right; other keys go on.
func (d *divider) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		d.move(-keyStep)
	case fyne.KeyRight:
		d.move(+keyStep)
	default:
		GoOn(d, ev)
		return
	}
	d.c.changed()
}

func (d *divider) TypedRune(r rune)              { GoOnRune(d, r) }
func (d *divider) TypedShortcut(s fyne.Shortcut) { GoOnShortcut(d, s) }
func (d *divider) FocusGained()                  { d.focused = true; d.Refresh() }
func (d *divider) FocusLost()                    { d.focused = false; d.Refresh() }

func (d *divider) AccessibilityLabel() string {
	return swedish.T("ui.divider", "n", d.left+1)
}

func (d *divider) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (d *divider) DragEnd()                       { d.c.changed() }
func (d *divider) Cursor() desktop.Cursor         { return desktop.HResizeCursor }
func (d *divider) MouseIn(*desktop.MouseEvent)    { d.hovered = true; d.Refresh() }
func (d *divider) MouseMoved(*desktop.MouseEvent) {}
func (d *divider) MouseOut()                      { d.hovered = false; d.Refresh() }
func (d *divider) MinSize() fyne.Size             { return fyne.NewSize(9, 0) }

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{d: d, line: canvas.NewRectangle(clear)}
	r.Refresh()
	return r
}

type dividerRenderer struct {
	d    *divider
	line *canvas.Rectangle
}

func (r *dividerRenderer) Destroy()                     {}
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *dividerRenderer) MinSize() fyne.Size           { return r.d.MinSize() }

func (r *dividerRenderer) Layout(size fyne.Size) {
	width := float32(1)
	if r.d.hovered || r.d.focused {
		width = 3
	}
	r.line.Move(fyne.NewPos((size.Width-width)/2, 0))
	r.line.Resize(fyne.NewSize(width, size.Height))
}

func (r *dividerRenderer) Refresh() {
	r.line.FillColor = themed(look.Line)
	switch {
	case r.d.focused:
		r.line.FillColor = themed(look.Ring)
	case r.d.hovered:
		r.line.FillColor = themed(look.Border)
	}
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}
