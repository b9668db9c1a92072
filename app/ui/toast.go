package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// How long a message stays: long enough to read it twice, and one with an act
// beside it until a slow hand has come there.
const (
	toastTime = 6 * time.Second
	offerTime = 15 * time.Second
)

// Toasts shows short messages at the foot of a page ("Sparat"), one at a time.
// Stack it on top of the page's content: it lets the mouse through and never
// takes the keyboard, unless a message offers an act.
type Toasts struct {
	widget.BaseWidget
	box    *fyne.Container
	text   *Words
	action *Button
	side   *fyne.Container // around the action
	ground *canvas.Rectangle
	timer  *time.Timer
	shown  int    // counts messages, so that an old timer does not hide a new one
	of     string // the place that the message speaks of, "" for none
}

var (
	_ fyne.Widget     = (*Toasts)(nil)
	_ fyne.Accessible = (*Toasts)(nil)
)

// NewToasts returns an empty place for messages.
func NewToasts() *Toasts {
	t := &Toasts{
		text:   NewWords("", WordsStyle{Colour: look.Ground}),
		action: NewButton("", nil),
		ground: canvas.NewRectangle(clear),
	}
	t.action.onInk = true
	t.side = container.NewPadded(t.action)
	t.box = container.NewBorder(nil, nil, nil, container.NewCenter(t.side), container.NewPadded(container.NewPadded(t.text)))
	t.box.Hide()
	t.ground.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// Say shows a message for a few seconds.
func (t *Toasts) Say(text string) { t.Offer(text, "", nil) }

// Message returns what is shown now, "" for nothing.
func (t *Toasts) Message() string {
	if !t.box.Visible() {
		return ""
	}
	return t.text.Text()
}

// Offer shows a message with one act beside it ("Ångra").
func (t *Toasts) Offer(text, label string, act func()) {
	t.shown++
	t.of = ""
	number := t.shown
	t.text.SetText(text)
	t.action.SetText(label)
	t.action.OnTapped = func() {
		t.Clear()
		if act != nil {
			act()
		}
	}
	setVisible(t.side, label != "")
	t.box.Show()
	t.ground.Show()
	t.Refresh()
	t.stop()
	if inLine {
		return // a test sees the message until it clears it
	}
	stay := toastTime
	if label != "" {
		stay = offerTime
	}
	t.timer = time.AfterFunc(stay, func() {
		fyne.Do(func() {
			if t.shown == number {
				t.Clear()
			}
		})
	})
}

// Of says which place the message that is shown speaks of: it goes when the
// reader does.
func (t *Toasts) Of(place string) { t.of = place }

// At tells where the reader is, and removes a message that speaks of another
// place.
func (t *Toasts) At(place string) {
	if t.of != "" && t.of != place {
		t.Clear()
	}
}

// stop ends the wait for the message to pass by.
func (t *Toasts) stop() {
	if t.timer != nil {
		t.timer.Stop()
	}
}

// Clear removes the message.
func (t *Toasts) Clear() {
	t.stop()
	t.of = ""
	t.box.Hide()
	t.ground.Hide()
	t.Refresh()
}

// AccessibilityLabel returns the message.
func (t *Toasts) AccessibilityLabel() string { return t.Message() }

// AccessibilityRole says that it is text.
func (t *Toasts) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's way to draw the message.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{t}
	r.Refresh()
	return r
}

type toastRenderer struct{ t *Toasts }

func (r *toastRenderer) Destroy() {}

func (r *toastRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.box}
}

func (r *toastRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *toastRenderer) Layout(size fyne.Size) {
	limit := size.Width - theme.Padding()*4
	around := r.t.box.MinSize().Width - r.t.text.MinSize().Width
	const slack = 8 // the letters are drawn a little wider than they were measured
	want := fyne.NewSize(min(limit, r.t.text.NaturalWidth()+around+slack), 0)
	want.Height = r.t.text.HeightFor(want.Width-around-slack/2) + theme.Padding()*4
	if r.t.side.Visible() {
		want.Height = max(want.Height, r.t.side.MinSize().Height)
	}
	at := fyne.NewPos((size.Width-want.Width)/2, size.Height-want.Height-theme.Padding()*5)
	r.t.ground.Resize(want)
	r.t.ground.Move(at)
	r.t.box.Resize(want)
	r.t.box.Move(at)
}

func (r *toastRenderer) Refresh() {
	r.t.ground.FillColor = themed(look.Ink)
	r.t.ground.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	r.t.text.Refresh()
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}
