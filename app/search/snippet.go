package search

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/data/find"
)

// snippetLines is how many lines of what was found are shown.
const snippetLines = 2

// snippet is a text of at most two lines with stretches of it in bold.
type snippet struct {
	widget.BaseWidget
	text  []rune
	bold  []find.Span
	width float32 // that it was set for
	drawn []fyne.CanvasObject
}

func newSnippet() *snippet {
	s := &snippet{width: -1}
	s.ExtendBaseWidget(s)
	return s
}

func (s *snippet) set(text string, bold []find.Span) {
	s.text, s.bold, s.width = []rune(text), bold, -1
	s.layOut(s.Size().Width)
	s.Refresh()
}

func (s *snippet) size() float32 { return s.Theme().Size(theme.SizeNameText) }

func (s *snippet) line() float32 { return s.size() * 1.36 }

// height is that of all lines, also where the text needs fewer.
func (s *snippet) height() float32 { return snippetLines * s.line() }

// run is a piece of one line, of one weight.
type run struct {
	text string
	bold bool
}

// pieces are the words of the text, each with the space after it, parted where
// the weight changes.
func (s *snippet) pieces() (all [][]run) {
	var word []run
	span := 0
	for i, r := range s.text {
		for span < len(s.bold) && i >= s.bold[span].End {
			span++
		}
		bold := span < len(s.bold) && i >= s.bold[span].Start
		if n := len(word); n > 0 && word[n-1].bold == bold {
			word[n-1].text += string(r)
		} else {
			word = append(word, run{string(r), bold})
		}
		if r == ' ' {
			all, word = append(all, word), nil
		}
	}
	if len(word) > 0 {
		all = append(all, word)
	}
	return all
}

// layOut breaks the text into lines of a width.
func (s *snippet) layOut(width float32) {
	if width == s.width || width <= 0 {
		return
	}
	s.width, s.drawn = width, nil
	size, colour := s.size(), s.Theme().Color(look.Ink, fyne.CurrentApp().Settings().ThemeVariant())
	measure := func(r run) float32 { return look.Measure(r.text, size, fyne.TextStyle{Bold: r.bold}).Width }
	x, row := float32(0), 0
	put := func(r run) {
		t := canvas.NewText(r.text, colour)
		t.TextSize, t.TextStyle = size, fyne.TextStyle{Bold: r.bold}
		t.FontSource = look.Letters(t.TextStyle, t.Text)
		t.Move(fyne.NewPos(x, float32(row)*s.line()))
		t.Resize(fyne.NewSize(measure(r), s.line()))
		s.drawn = append(s.drawn, t)
		x += measure(r)
	}
	var open run // the run that the next word may go on
	flush := func() {
		if open.text != "" {
			put(open)
		}
		open = run{}
	}
	ahead := float32(0) // the width of the open run
	for _, word := range s.pieces() {
		wide := float32(0)
		for _, r := range word {
			wide += measure(r)
		}
		if x+ahead+wide > width && x+ahead > 0 {
			if row == snippetLines-1 {
				open.text += "…"
				break
			}
			flush()
			x, ahead, row = 0, 0, row+1
		}
		for _, r := range word {
			if r.bold != open.bold {
				flush()
				ahead, open.bold = 0, r.bold
			}
			open.text += r.text
			ahead += measure(r)
		}
	}
	flush()
}

// CreateRenderer implements fyne.Widget.
func (s *snippet) CreateRenderer() fyne.WidgetRenderer { return &snippetRenderer{s} }

type snippetRenderer struct{ s *snippet }

func (r *snippetRenderer) Destroy() {}

func (r *snippetRenderer) MinSize() fyne.Size { return fyne.NewSize(40, r.s.height()) }

func (r *snippetRenderer) Objects() []fyne.CanvasObject { return r.s.drawn }

func (r *snippetRenderer) Layout(size fyne.Size) { r.s.layOut(size.Width) }

func (r *snippetRenderer) Refresh() {
	r.s.width = -1 // the theme or the text size may be another
	r.s.layOut(r.s.Size().Width)
	canvas.Refresh(r.s)
}
