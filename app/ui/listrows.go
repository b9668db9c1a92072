package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/glyphs"
	"paragraf/app/look"
)

// listRows is the tall content of a list's scroller. It takes the mouse and
// holds the rows that are visible now.
type listRows struct {
	widget.BaseWidget
	l *List

	template fyne.CanvasObject
	length   int
	width    float32   // of the last measurement
	lead     float32   // height of what stands above all rows
	each     float32   // height of each row where all are alike
	tops     []float32 // else where each begins that is known, and where the last of them ends
	stale    bool

	visible map[int]*listRow
	spare   []*listRow
	hovered int

	clickedRow int
	clickedAt  time.Time
}

type listRow struct {
	ground, bar, line, ring *canvas.Rectangle
	object                  fyne.CanvasObject
	marked                  mark // what the object was last told
}

// mark is what a row is told of itself.
type mark struct {
	filled, selected, focused bool
}

var (
	_ fyne.Widget            = (*listRows)(nil)
	_ desktop.Mouseable      = (*listRows)(nil)
	_ desktop.Hoverable      = (*listRows)(nil)
	_ fyne.SecondaryTappable = (*listRows)(nil)
)

// doubleClick is the longest time between the two clicks of one double click.
const doubleClick = 450 * time.Millisecond

func newListRows(l *List) *listRows {
	r := &listRows{l: l, visible: map[int]*listRow{}, hovered: -1, clickedRow: -1, stale: true}
	r.ExtendBaseWidget(r)
	return r
}

// measure computes the heights if the rows or the width changed.
func (r *listRows) measure() {
	width := r.l.Size().Width
	if most := r.l.o.Widest * theme.TextSize() / 15; most > 0 {
		width = min(width, most)
	}
	if width <= 0 || !r.stale && width == r.width {
		return
	}
	if r.template == nil {
		r.template = r.l.o.Create()
	}
	r.stale = false
	r.width, r.length, r.tops = width, r.l.o.Length(), nil
	if h := r.l.o.Head; h != nil {
		r.lead = h.HeightFor(width)
		h.Resize(fyne.NewSize(width, r.lead))
	}
	r.template.Refresh() // the text size may be another now
	r.each = max(1, r.template.MinSize().Height)
	if r.l.o.Height != nil {
		r.tops = make([]float32, 1, r.length+1)
		r.reach(mostWhole - 1)
	}
	for i := range r.visible { // what stands there may be another row now
		r.drop(i)
	}
	for _, row := range r.spare {
		row.object.Refresh()
	}
	r.Resize(fyne.NewSize(width, max(r.total(), r.l.Size().Height)))
	if r.l.scroll != nil {
		r.l.scroll.Refresh()
	}
}

// known is how many rows are measured, from the first on. A list of thousands is
// measured as far as somebody has looked.
func (r *listRows) known() int { return len(r.tops) - 1 }

// reach measures rows until row i is known, or all are.
func (r *listRows) reach(i int) {
	if r.tops == nil {
		return
	}
	before := r.known()
	for k := before; k <= i && k < r.length; k++ {
		r.tops = append(r.tops, r.tops[k]+max(1, r.l.o.Height(k, r.width)))
	}
	if r.known() > before && before > 0 {
		r.Resize(fyne.NewSize(r.width, max(r.total(), r.l.Size().Height)))
	}
}

// reachDown measures rows until those above height y are known, or all are.
func (r *listRows) reachDown(y float32) {
	for r.tops != nil && r.known() < r.length && r.tops[r.known()] <= y {
		r.reach(r.known() + mostWhole)
	}
}

// total is the height of all rows; those that are not known yet count as high as
// the others are on the average.
func (r *listRows) total() float32 {
	if r.tops == nil {
		return r.lead + float32(r.length)*r.each
	}
	n := r.known()
	if n == r.length {
		return r.lead + r.tops[n]
	}
	return r.lead + r.tops[n]*float32(r.length)/float32(n)
}

// span returns where row i begins and how high it is.
func (r *listRows) span(i int) (top, height float32) {
	if r.tops == nil {
		return r.lead + float32(i)*r.each, r.each
	}
	r.reach(i)
	return r.lead + r.tops[i], r.tops[i+1] - r.tops[i]
}

// sync makes exactly the visible rows exist and draws their states.
func (r *listRows) sync() {
	if r.l.Size().Height <= 0 {
		return
	}
	r.stale = r.stale || r.length != r.l.o.Length() // rows came or went since
	r.measure()
	if r.length == 0 {
		for i := range r.visible {
			r.drop(i)
		}
		canvas.Refresh(r)
		return
	}
	top := r.l.scroll.Offset.Y
	first, last := r.at(top), r.at(top+r.l.scroll.Size().Height)
	for i := range r.visible {
		if i < first || i > last {
			r.drop(i)
		}
	}
	for i := first; i <= last; i++ {
		row, there := r.visible[i]
		if !there {
			row = r.take()
			r.visible[i] = row
			r.l.o.Update(i, row.object)
			row.marked = mark{}
			glyphs.Changed()
		}
		r.place(i, row)
	}
	canvas.Refresh(r)
}

func (r *listRows) refill(i int) {
	if row, there := r.visible[i]; there {
		r.l.o.Update(i, row.object)
		row.marked = mark{}
		r.tell(i, row)
		row.object.Refresh()
		glyphs.Changed()
	}
}

// tell tells a row whether it is chosen, if that has changed.
func (r *listRows) tell(i int, row *listRow) {
	now := mark{true, i == r.l.selected, r.l.focused}
	if r.l.o.Marked != nil && now != row.marked {
		r.l.o.Marked(i, row.object, now.selected, now.focused)
	}
	row.marked = now
}

func (r *listRows) drop(i int) {
	r.spare = append(r.spare, r.visible[i])
	delete(r.visible, i)
}

func (r *listRows) take() *listRow {
	if n := len(r.spare); n > 0 {
		row := r.spare[n-1]
		r.spare = r.spare[:n-1]
		return row
	}
	return &listRow{
		ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil),
		line: canvas.NewRectangle(nil), ring: canvas.NewRectangle(clear),
		object: r.l.o.Create(),
	}
}

func (r *listRows) place(i int, row *listRow) {
	top, height := r.span(i)
	at, size := fyne.NewPos(0, top), fyne.NewSize(r.width, height)
	r.tell(i, row)
	row.ground.FillColor, row.bar.FillColor, row.line.FillColor = clear, clear, clear
	row.ring.StrokeColor, row.ring.StrokeWidth = clear, 0
	if r.l.o.Bare == nil || !r.l.o.Bare(i) {
		r.dress(i, row)
	}
	for _, o := range []fyne.CanvasObject{row.ground, row.object, row.ring} {
		o.Move(at)
		o.Resize(size)
	}
	row.bar.Move(at)
	row.bar.Resize(fyne.NewSize(theme.Size(look.SizeBar), height))
	row.line.Move(fyne.NewPos(0, top+height-1))
	row.line.Resize(fyne.NewSize(r.width, 1))
}

// dress draws the states of a row.
func (r *listRows) dress(i int, row *listRow) {
	switch i {
	case r.l.selected:
		row.ground.FillColor, row.bar.FillColor = themed(look.Row), themed(look.Accent)
	case r.hovered: // the ground alone is faint on some columns
		row.ground.FillColor, row.bar.FillColor = themed(look.RowHover), themed(look.Border)
	}
	row.line.FillColor = themed(look.Line)
	if r.l.focused && i == r.l.selected {
		row.ring.StrokeColor, row.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
}

// MouseDown chooses the row under the mouse at once, without waiting whether a
// second click comes, and opens it when it does.
func (r *listRows) MouseDown(ev *desktop.MouseEvent) {
	Focus(r.l)
	i := r.rowAt(ev.Position.Y)
	if i < 0 || r.l.skips(i) {
		return
	}
	r.l.choose(i)
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	now := r.l.now()
	if i == r.clickedRow && now.Sub(r.clickedAt) <= doubleClick {
		r.clickedRow = -1
		r.l.open()
		return
	}
	r.clickedRow, r.clickedAt = i, now
}

// MouseUp does nothing.
func (r *listRows) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary asks for the menu of the row.
func (r *listRows) TappedSecondary(ev *fyne.PointEvent) {
	if i := r.rowAt(ev.Position.Y); i >= 0 && r.l.o.OnMenu != nil && !r.l.skips(i) {
		r.l.choose(i)
		r.l.o.OnMenu(i, ev.AbsolutePosition)
	}
}

// MouseIn shows which row is under the mouse.
func (r *listRows) MouseIn(ev *desktop.MouseEvent) { r.hover(r.rowAt(ev.Position.Y)) }

// MouseMoved follows it.
func (r *listRows) MouseMoved(ev *desktop.MouseEvent) { r.hover(r.rowAt(ev.Position.Y)) }

// MouseOut ends what MouseIn began.
func (r *listRows) MouseOut() { r.hover(-1) }

func (r *listRows) hover(i int) {
	if i != r.hovered {
		r.hovered = i
		r.sync()
	}
}

func (r *listRows) rowAt(y float32) int {
	if r.length == 0 || y < r.lead || y >= r.total() {
		return -1
	}
	return r.at(y)
}

// MinSize is as high as all rows together.
func (r *listRows) MinSize() fyne.Size { return fyne.NewSize(1, r.total()) }

// CreateRenderer is Fyne's way to draw the rows.
func (r *listRows) CreateRenderer() fyne.WidgetRenderer { return &listRowsRenderer{r} }

type listRowsRenderer struct{ r *listRows }

func (x *listRowsRenderer) Destroy()           {}
func (x *listRowsRenderer) Layout(fyne.Size)   {}
func (x *listRowsRenderer) MinSize() fyne.Size { return x.r.MinSize() }

func (x *listRowsRenderer) Refresh() {
	for _, row := range x.r.visible {
		row.object.Refresh()
	}
	if h := x.r.l.o.Head; h != nil {
		h.Refresh()
	}
	x.r.sync()
}

func (x *listRowsRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, 5*len(x.r.visible))
	if h := x.r.l.o.Head; h != nil {
		objects = append(objects, h)
	}
	if len(x.r.visible) == 0 {
		return objects
	}
	first := x.r.at(x.r.l.scroll.Offset.Y)
	for i := first; i < first+len(x.r.visible); i++ {
		if row := x.r.visible[i]; row != nil {
			objects = append(objects, row.ground, row.line, row.bar, row.object, row.ring)
		}
	}
	return objects
}
