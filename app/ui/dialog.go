package ui

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// DialogOptions says what a [Dialog] holds.
type DialogOptions struct {
	Title   string
	Content fyne.CanvasObject
	Gives   *Elastic          // what of it gives way in a low window; nil: all of it scrolls
	Above   fyne.CanvasObject // stands over the buttons and never scrolls away; nil: nothing
	Buttons []*Button         // from left to right; none: one that closes
	// Default is pressed by Enter where the focused part has no use for it; nil
	// is the last button.
	Default *Button
	// Focus has the keyboard first; nil is the first button, which should be the
	// safe choice.
	Focus    fyne.Focusable
	OnCancel func() // Esc; the dialog is closed already, unless Fixed
	OnClosed func() // after every closing
	Width    float32
	// Fixed keeps the dialog open at Esc; OnCancel is called all the same, so that
	// work can be brought to its end first.
	Fixed bool
}

// Dialog is a window in the window. It has the keyboard while it is open, Esc
// leaves it, Enter does the default, and the focus goes back where it was.
type Dialog struct {
	o      DialogOptions
	canvas fyne.Canvas
	pop    *widget.PopUp
	title  *Words
	scroll *container.Scroll // around the content, for small windows and large text
	closed bool
	from   fyne.Focusable // what had the keyboard when Enter did the default

	window   fyne.Size // of the canvas, and
	textSize float32   // of the theme, that the dialog was last fitted to
}

// stack is the dialogs that are open on one canvas, the last on top, and the
// handlers that the window had set.
type stack struct {
	open  []*Dialog
	key   func(*fyne.KeyEvent)
	runes func(rune)
	back  fyne.Focusable // what gets the keyboard when the last one is closed, and
	moved bool           // whether it took the place of what had it before
}

var stacks = map[fyne.Canvas]*stack{}

func topDialog(c fyne.Canvas) *Dialog {
	if s := stacks[c]; s != nil && len(s.open) > 0 {
		return s.open[len(s.open)-1]
	}
	return nil
}

// DialogOpen reports whether a dialog is open on the canvas: the window's
// shortcuts should do nothing then.
func DialogOpen(c fyne.Canvas) bool { return topDialog(c) != nil }

// Custom opens a dialog.
func Custom(w fyne.Window, o DialogOptions) *Dialog {
	d := &Dialog{o: o, canvas: w.Canvas()}
	if len(o.Buttons) == 0 {
		d.o.Buttons = []*Button{NewButton(swedish.T("ui.close"), d.Close)}
	}
	if d.o.Default == nil {
		d.o.Default = d.o.Buttons[len(d.o.Buttons)-1]
	}
	d.pop = widget.NewModalPopUp(d.build(), d.canvas)
	d.push()
	d.pop.Show()
	d.Fit()
	if d.o.Focus == nil {
		d.o.Focus = d.o.Buttons[0]
	}
	d.canvas.Focus(d.o.Focus)
	return d
}

func (d *Dialog) build() fyne.CanvasObject {
	d.title = NewWords(d.o.Title, WordsStyle{Size: theme.SizeNameSubHeadingText, Bold: true})
	content := d.o.Content
	if content == nil {
		content = container.NewVBox()
	}
	// Inside the scroller there is room for the rings of what stands at its edge,
	// and its bar stands outside of what it scrolls.
	ring, bar := theme.Padding(), theme.Padding()*2
	d.scroll = NewScroll(container.New(layout.NewCustomPaddedLayout(0, ring, ring, ring+bar), content))
	var foot fyne.CanvasObject = newButtonRow(d.o.Buttons)
	if d.o.Above != nil {
		foot = container.NewVBox(d.o.Above, foot)
	}
	foot = container.New(layout.NewCustomPaddedLayout(theme.Padding()*2, 0, ring, ring), foot)
	side, top := theme.Padding()*4-ring, theme.Padding()*3
	return newPane(d, container.New(layout.NewCustomPaddedLayout(top, top, side, side),
		container.NewBorder(container.New(layout.NewCustomPaddedLayout(ring, ring*2, ring, ring), d.title), foot, nil, nil,
			container.New(layout.NewCustomPaddedLayout(0, 0, 0, -bar), d.scroll))))
}

// Fit gives the dialog the size that its content asks for, at most that of the
// window. Call it after the content has changed; a window of another size and a
// text of another size are seen to without.
func (d *Dialog) Fit() {
	d.window, d.textSize = d.canvas.Size(), theme.TextSize()
	width := d.o.Width
	if width == 0 {
		width = 460
	}
	width *= theme.TextSize() / 15
	limit := d.canvas.Size().SubtractWidthHeight(theme.Padding()*4, theme.Padding()*4)
	width = min(max(width, d.pop.MinSize().Width), limit.Width)
	if d.o.Gives != nil {
		d.o.Gives.stretch()
	}
	for range 3 { // text that wraps knows its height only when it has its width
		d.scroll.SetMinSize(fyne.Size{})
		around := d.pop.MinSize().Height - d.scroll.MinSize().Height
		wants := d.scroll.Content.MinSize().Height
		if over := wants - (limit.Height - around); over > 0 && d.o.Gives != nil {
			d.o.Gives.give(over)
			wants = d.scroll.Content.MinSize().Height
		}
		wants = float32(math.Ceil(float64(wants))) // a rounded sum of heights must not make it scroll
		d.scroll.SetMinSize(fyne.NewSize(0, min(wants, limit.Height-around)))
		d.pop.Resize(fyne.NewSize(width, d.pop.MinSize().Height))
	}
	d.pop.Content.Refresh() // one that fills the window keeps its size, and was laid out once only
	free := d.canvas.Size().Subtract(d.pop.Size())
	d.pop.Move(fyne.NewPos(max(1, free.Width/2), max(1, free.Height/2)))
	if focused, ok := d.canvas.Focused().(fyne.CanvasObject); ok {
		reveal(focused)
	}
}

// fitAnew fits the dialog if the window or the text has another size now.
func (d *Dialog) fitAnew() {
	if d.window != d.canvas.Size() || d.textSize != theme.TextSize() {
		d.Fit()
	}
}

func (d *Dialog) push() {
	s := stacks[d.canvas]
	if s == nil {
		c := d.canvas
		s = &stack{key: c.OnTypedKey(), runes: c.OnTypedRune(), back: c.Focused()}
		stacks[c] = s
		c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
			if top := topDialog(c); top != nil {
				top.typedKey(ev)
			}
		})
		c.SetOnTypedRune(func(rune) {})
	}
	s.open = append(s.open, d)
}

// Close closes the dialog; the focus goes back to where it was before.
func (d *Dialog) Close() {
	if d.closed {
		return
	}
	d.closed = true
	d.pop.Hide()
	s := stacks[d.canvas]
	for i, open := range s.open {
		if open == d {
			s.open = append(s.open[:i], s.open[i+1:]...)
			break
		}
	}
	if len(s.open) == 0 {
		d.canvas.SetOnTypedKey(s.key)
		d.canvas.SetOnTypedRune(s.runes)
		delete(stacks, d.canvas)
		if s.moved {
			d.canvas.Focus(s.back)
		}
	}
	if d.o.OnClosed != nil {
		d.o.OnClosed()
	}
}

// SetTitle changes the title.
func (d *Dialog) SetTitle(title string) {
	d.o.Title = title
	d.title.SetText(title)
	d.Fit()
}

// Closed reports whether the dialog has been closed.
func (d *Dialog) Closed() bool { return d.closed }

func (d *Dialog) cancel() {
	if d.closed {
		return
	}
	if !d.o.Fixed {
		d.Close()
	}
	if d.o.OnCancel != nil {
		d.o.OnCancel()
	}
}

// typedKey takes the keys that no part of the dialog has a use for.
func (d *Dialog) typedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyEscape:
		d.cancel()
	case isEnter(ev.Name) && !d.o.Default.Disabled():
		d.from = d.canvas.Focused()
		d.o.Default.Tapped(nil)
	case d.canvas.Focused() == nil: // someone clicked beside everything
		d.canvas.Focus(d.o.Focus)
	}
}

// pane is the dialog's surface. A click on it gives the keyboard back to the
// dialog, which Fyne takes away at every click beside a field.
type pane struct {
	widget.BaseWidget
	d       *Dialog
	content fyne.CanvasObject
}

var (
	_ fyne.Tappable   = (*pane)(nil)
	_ fyne.Accessible = (*pane)(nil)
)

func newPane(d *Dialog, content fyne.CanvasObject) *pane {
	p := &pane{d: d, content: content}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pane) Tapped(*fyne.PointEvent) {
	if p.d.canvas.Focused() == nil {
		p.d.canvas.Focus(p.d.o.Focus)
	}
}

func (p *pane) AccessibilityLabel() string { return p.d.o.Title }

func (p *pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (p *pane) CreateRenderer() fyne.WidgetRenderer {
	edge := canvas.NewRectangle(clear)
	r := &paneRenderer{p: p, edge: edge}
	r.style()
	return r
}

type paneRenderer struct {
	p    *pane
	edge *canvas.Rectangle
}

func (r *paneRenderer) style() {
	r.edge.FillColor = themed(theme.ColorNameOverlayBackground)
	r.edge.StrokeColor, r.edge.StrokeWidth = themed(look.Line), 1
	r.edge.CornerRadius = theme.Size(theme.SizeNameDialogRadius)
}

func (r *paneRenderer) Destroy() {}

func (r *paneRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.edge, r.p.content}
}

func (r *paneRenderer) MinSize() fyne.Size { return r.p.content.MinSize() }

func (r *paneRenderer) Layout(size fyne.Size) {
	r.edge.Resize(size)
	r.p.content.Resize(size)
	if !r.p.d.window.IsZero() {
		r.p.d.fitAnew()
	}
}

func (r *paneRenderer) Refresh() {
	r.style()
	r.Layout(r.p.Size())
	r.p.content.Refresh()
	r.p.d.fitAnew()
	canvas.Refresh(r.p)
}
