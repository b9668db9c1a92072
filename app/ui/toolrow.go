package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// ToolRow is one row of quiet buttons. Those that there is no room for are in a
// menu at its end, so that what the tools are for keeps its height.
type ToolRow struct {
	widget.BaseWidget
	buttons []*Button
	more    *Button
}

// NewToolRow returns a row of buttons, the ones wanted most first.
func NewToolRow(buttons ...*Button) *ToolRow {
	r := &ToolRow{buttons: buttons}
	r.more = NewQuiet(swedish.T("ui.more_tools"), r.open)
	r.more.Icon = theme.MenuDropDownIcon()
	r.ExtendBaseWidget(r)
	return r
}

const toolRowGap = 4

// fits returns how many buttons have room in a width, and where the row begins:
// the words of the first are in line with what stands above and below it.
func (r *ToolRow) fits(width float32) (n int, left float32) {
	left = -r.buttons[0].Overhang()
	more := r.more.MinSize().Width
	x := left
	for i, b := range r.buttons {
		x += b.MinSize().Width
		rest := toolRowGap + more
		if i == len(r.buttons)-1 {
			rest = 0
		}
		if x+rest > width {
			break
		}
		n, x = i+1, x+toolRowGap
	}
	return n, left
}

// widthIn is how much of a width the buttons take.
func (r *ToolRow) widthIn(width float32) float32 {
	n, x := r.fits(width)
	for i, b := range r.buttons[:n] {
		if i > 0 {
			x += toolRowGap
		}
		x += b.MinSize().Width
	}
	if n == 0 {
		return r.more.MinSize().Width
	}
	if n < len(r.buttons) {
		x += toolRowGap + r.more.MinSize().Width
	}
	return x
}

// open shows the tools that have no room, with their keys.
func (r *ToolRow) open() {
	c := canvasOf(r)
	if c == nil {
		return
	}
	menu := fyne.NewMenu("")
	keys := map[*fyne.MenuItem]string{}
	for _, b := range r.buttons {
		if !b.Visible() {
			item := fyne.NewMenuItem(b.Text, b.OnTapped)
			item.Checked, item.Disabled = b.Kind == PrimaryButton, b.Disabled()
			menu.Items, keys[item] = append(menu.Items, item), b.Hint
		}
	}
	ShowMenuKeys(menu, keys)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.more)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, r.more.Size().Height))
}

// MinSize implements fyne.Widget.
func (r *ToolRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return r.more.MinSize()
}

// CreateRenderer implements fyne.Widget.
func (r *ToolRow) CreateRenderer() fyne.WidgetRenderer { return &toolRowRenderer{r} }

type toolRowRenderer struct{ r *ToolRow }

func (t *toolRowRenderer) Destroy() {}

func (t *toolRowRenderer) MinSize() fyne.Size { return t.r.MinSize() }

func (t *toolRowRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, b := range t.r.buttons {
		all = append(all, b)
	}
	return append(all, t.r.more)
}

func (t *toolRowRenderer) Layout(size fyne.Size) {
	n, x := t.r.fits(size.Width)
	kind := QuietButton
	for _, b := range t.r.buttons[n:] {
		if b.Kind == PrimaryButton { // a tool in the menu is taken
			kind = PrimaryButton
		}
	}
	if kind != t.r.more.Kind {
		t.r.more.Kind = kind
		t.r.more.Refresh()
	}
	for i, b := range append(t.r.buttons[:len(t.r.buttons):len(t.r.buttons)], t.r.more) {
		shown := i < n || b == t.r.more && n < len(t.r.buttons)
		setVisible(b, shown)
		if !shown {
			continue
		}
		m := b.MinSize()
		b.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		b.Resize(m)
		x += m.Width + toolRowGap
	}
}

func (t *toolRowRenderer) Refresh() {
	for _, o := range t.Objects() {
		o.Refresh()
	}
	t.Layout(t.r.Size())
	canvas.Refresh(t.r)
}
