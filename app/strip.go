package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// strip is the line that says what remains of the present walk, with the next
// step as a button at its right.
type strip struct {
	widget.BaseWidget
	remains *ui.Words
	button  *ui.Button
	rule    *ui.Ground
	do      func()
	bare    bool // only the button is shown: the line is shared
}

func newStrip() *strip {
	s := &strip{
		remains: ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 2}),
		rule:    ui.NewRule(),
	}
	s.button = ui.NewPrimary("", func() {
		if s.do != nil {
			s.do()
		}
	})
	s.ExtendBaseWidget(s)
	return s
}

// show shows where a walk stands; nothing where there is nothing to say.
func (s *strip) show(x stage) {
	s.do = x.do
	s.Hidden = x.remains == "" && x.next == ""
	s.remains.SetText(x.remains)
	s.button.Hidden = x.next == ""
	if s.button.Text != x.next || s.button.Hint != x.hint {
		s.button.Text, s.button.Hint = x.next, x.hint
		s.button.Refresh()
	}
	s.Refresh()
}

// natural is the width that the line needs.
func (s *strip) natural() float32 {
	wide := float32(2 * ui.Edge)
	if s.button.Visible() {
		wide += s.button.MinSize().Width
	}
	if !s.bare || !s.button.Visible() {
		wide += stripGap + s.remains.NaturalWidth() + 1
	}
	return wide
}

const (
	stripPad = 6
	stripGap = 14
)

func (s *strip) place(width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	inner := width - 2*ui.Edge
	var b fyne.Size
	if s.button.Visible() {
		b = s.button.MinSize()
		b.Width = min(b.Width, inner)
	}
	s.remains.Hidden = s.bare && b.Width > 0
	if s.remains.Hidden {
		put(s.button, ui.Edge, stripPad, b.Width, b.Height)
		return b.Height + 2*stripPad
	}
	room := inner - b.Width - stripGap
	if b.Width > 0 && room < 120 { // the words stand over the button
		h := s.remains.HeightFor(inner)
		put(s.remains, ui.Edge, stripPad, inner, h)
		put(s.button, width-ui.Edge-b.Width, stripPad*2+h, b.Width, b.Height)
		return 3*stripPad + h + b.Height
	}
	h := s.remains.HeightFor(room)
	tall := max(h, b.Height)
	text := min(room, s.remains.NaturalWidth()) // it stands beside the button
	put(s.remains, width-ui.Edge-b.Width-stripGap-text, stripPad+(tall-h)/2, text, h)
	if b.Width > 0 {
		put(s.button, width-ui.Edge-b.Width, stripPad+(tall-b.Height)/2, b.Width, b.Height)
	}
	return tall + 2*stripPad
}

// HeightFor returns the height in a width.
func (s *strip) HeightFor(width float32) float32 {
	return s.place(width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// MinSize implements fyne.Widget.
func (s *strip) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(160, s.HeightFor(max(s.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{s} }

type stripRenderer struct{ s *strip }

func (r *stripRenderer) Layout(size fyne.Size) {
	r.s.rule.Resize(fyne.NewSize(size.Width, 1))
	r.s.place(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (r *stripRenderer) MinSize() fyne.Size { return r.s.MinSize() }

func (r *stripRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.s.Size())
}

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.rule, r.s.remains, r.s.button}
}

func (r *stripRenderer) Destroy() {}
