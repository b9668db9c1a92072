package documents

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// row is one § that an extract can be made of.
type row struct {
	section          int
	title            string
	ticked, adjusted bool
	toggle           func()
}

// words are what is said of a row, and what one types to go to it.
func (r row) words() string {
	ticked := "ui.unchecked"
	if r.ticked {
		ticked = "ui.checked"
	}
	return fmt.Sprintf("§ %d %s, %s, %s", r.section, short(r.title, 400), r.state(), swedish.T(ticked))
}

func (r row) state() string {
	if r.adjusted {
		return swedish.T("window.dispatch.adjusted")
	}
	return swedish.T("window.dispatch.not_adjusted")
}

// sectionRow draws one § of the list: a box to tick, number and title, and
// whether it is adjusted.
type sectionRow struct {
	widget.BaseWidget
	box           *tickBox
	number, title *ui.Words
	badge         *ui.Badge
	wide          float32 // of the widest number, so that titles stand under one another
}

func newSectionRow(*Page) *sectionRow {
	r := &sectionRow{
		box:    newTickBox(),
		number: ui.NewWords("", ui.WordsStyle{Bold: true, MaxLines: 1}),
		title:  ui.NewWords("", ui.WordsStyle{MaxLines: 4}),
		badge:  ui.NewBadge("", ui.Neutral),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *sectionRow) fill(it row) {
	r.box.ticked, r.box.toggle = it.ticked, it.toggle
	r.wide = ui.SectionWidth(it.section)
	r.number.SetText(fmt.Sprintf("§ %d", it.section))
	r.title.SetText(short(it.title, 400))
	tone := ui.WarningTone
	if it.adjusted {
		tone = ui.GoodTone
	}
	r.badge.Set(it.state(), tone)
}

func (r *sectionRow) set(it row) {
	r.fill(it)
	r.Refresh()
}

func (r *sectionRow) place(width float32, put ui.Put) float32 {
	unit := theme.Padding() / 4
	const gap = 8
	pad := 9 * unit
	left, right := float32(ui.SideInset)-4, width-ui.SideInset
	box, badge, line := r.box.MinSize(), r.badge.MinSize(), r.number.LineHeight()
	put(r.box, left, pad+(line-box.Height)/2, box.Width, box.Height)
	left += box.Width + gap/2
	put(r.badge, right-badge.Width, pad+(line-badge.Height)/2, badge.Width, badge.Height)
	number := max(r.number.NaturalWidth(), r.wide)
	put(r.number, left, pad, number, line)
	x := left + number + gap
	wide := max(right-badge.Width-gap-x, 60)
	h := r.title.HeightFor(wide)
	put(r.title, x, pad, wide, h)
	return 2*pad + max(h, line) + 1
}

// HeightFor returns the height in a width.
func (r *sectionRow) HeightFor(width float32) float32 { return ui.Place(r.place).Height(width) }

// MinSize implements fyne.Widget.
func (r *sectionRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, r.HeightFor(max(r.Size().Width, 200)))
}

// CreateRenderer implements fyne.Widget.
func (r *sectionRow) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(r.place).Render(r, r.parts)
}

func (r *sectionRow) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.number, r.title, r.badge}
}

// tickBox is the box of a row. It takes clicks; the keyboard stays with the
// list, where Space ticks.
type tickBox struct {
	widget.BaseWidget
	ticked bool
	toggle func()
}

var (
	_ fyne.Tappable      = (*tickBox)(nil)
	_ desktop.Cursorable = (*tickBox)(nil)
)

func newTickBox() *tickBox {
	b := &tickBox{}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped ticks the row or takes the tick away.
func (b *tickBox) Tapped(*fyne.PointEvent) { b.toggle() }

// Cursor is a hand.
func (b *tickBox) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (b *tickBox) CreateRenderer() fyne.WidgetRenderer {
	r := &tickBoxRenderer{b: b, icon: widget.NewIcon(nil)}
	r.Refresh()
	return r
}

type tickBoxRenderer struct {
	b    *tickBox
	icon *widget.Icon
}

func (r *tickBoxRenderer) Destroy()                     {}
func (r *tickBoxRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.icon} }

func (r *tickBoxRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(theme.IconInlineSize() * 1.25)
}

func (r *tickBoxRenderer) Layout(size fyne.Size) {
	inner := theme.IconInlineSize() * 1.1
	r.icon.Resize(fyne.NewSquareSize(inner))
	r.icon.Move(fyne.NewPos((size.Width-inner)/2, (size.Height-inner)/2))
}

func (r *tickBoxRenderer) Refresh() {
	icon, colour := theme.CheckButtonIcon(), look.Border
	if r.b.ticked {
		icon, colour = theme.CheckButtonCheckedIcon(), look.Accent
	}
	r.icon.SetResource(theme.NewColoredResource(icon, colour))
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
