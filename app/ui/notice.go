package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// NoticeParts is what a [Notice] says.
type NoticeParts struct {
	Short string              // the same in a few words, for a low window
	Texts []fyne.CanvasObject // all of it
	Act   *Button             // what can be done about it; nil for nothing
	Tone  Tone
}

// Notice is a card above a text or a list that says what there is to look at. In
// a low window, or at large text, it is a line with its button, and a second
// button that shows the rest.
type Notice struct {
	widget.BaseWidget
	parts     NoticeParts
	card      *Card
	low, open bool
	changed   func() // tells what holds the notice that it has another height
}

// NewNotice returns a notice.
func NewNotice(p NoticeParts) *Notice {
	n := &Notice{parts: p, card: NewCard(NewStack(0), p.Tone)}
	n.fold()
	n.ExtendBaseWidget(n)
	return n
}

// Act returns the button of what can be done about it, nil for none.
func (n *Notice) Act() *Button { return n.parts.Act }

// lowLines is how many lines of text a place has room for that counts as low.
const lowLines = 20

// Low reports whether a place of some height, in which something is read, has
// room for few lines only at the present text size.
func Low(height float32) bool { return height < lowLines*theme.TextSize()*1.27 }

// FitNotices makes the notices of a stack lines where the place that they stand
// in is low. Changed is called when a person has had one unfolded.
func FitNotices(s *Stack, low bool, changed func()) {
	for _, o := range s.Objects() {
		switch o := o.(type) {
		case *Notice:
			o.changed = changed
			if o.low != low {
				o.low = low
				o.fold()
			}
		case *Stack:
			FitNotices(o, low, changed)
		}
	}
}

// fold puts into the card what there is room for.
func (n *Notice) fold() {
	p := n.parts
	switch {
	case n.low:
		more := NewQuiet("", n.toggle)
		more.Icon, more.Label = theme.MenuDropDownIcon(), swedish.T("ui.notice.more")
		if n.open {
			more.Icon, more.Label = theme.MenuDropUpIcon(), swedish.T("ui.notice.less")
		}
		lines := []fyne.CanvasObject{newNoticeLine(p.Short, p.Act, more)}
		if n.open {
			lines = append(append(lines, NewSpace(4)), p.Texts...)
		}
		all := NewStack(3, lines...)
		all.Inset = 8
		n.card.SetContent(all)
	case p.Act != nil:
		n.card.SetContent(NewRoomy(NewOffer(NewStack(3, p.Texts...), p.Act)))
	default:
		n.card.SetContent(NewRoomy(p.Texts...))
	}
}

func (n *Notice) toggle() {
	n.open = !n.open
	n.fold()
	n.changed()
}

func (n *Notice) place(width float32, put Put) float32 {
	h := heightFor(n.card, width)
	put(n.card, 0, 0, width, h)
	return h
}

// HeightFor returns the height in a width.
func (n *Notice) HeightFor(width float32) float32 { return Place(n.place).Height(width) }

// MinSize implements fyne.Widget.
func (n *Notice) MinSize() fyne.Size {
	n.ExtendBaseWidget(n)
	return fyne.NewSize(160, n.HeightFor(max(n.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	return Place(n.place).Render(n, func() []fyne.CanvasObject { return []fyne.CanvasObject{n.card} })
}

// noticeLine is a notice in short, with what can be done about it and the way to
// the rest at its right.
type noticeLine struct {
	widget.BaseWidget
	words     *Words
	act, more *Button // act may be nil
}

func newNoticeLine(short string, act, more *Button) *noticeLine {
	l := &noticeLine{words: NewWords(short, WordsStyle{Bold: true, MaxLines: 2}), act: act, more: more}
	l.ExtendBaseWidget(l)
	return l
}

func (l *noticeLine) place(width float32, put Put) float32 {
	const gap = 8
	more := l.more.MinSize()
	right, tall := width-more.Width, more.Height
	var act fyne.Size
	if l.act != nil {
		act = l.act.MinSize()
		act.Width = min(act.Width, right)
		right -= act.Width + gap
		tall = max(tall, act.Height)
	}
	if l.act != nil && right < theme.TextSize()*7 { // the words have no room beside the button: it says enough
		l.words.Hidden = true
		right = 0
	} else {
		l.words.Hidden = false
		h := l.words.HeightFor(right)
		tall = max(tall, h)
		put(l.words, 0, (tall-h)/2, right, h)
		right += gap
	}
	if l.act != nil {
		put(l.act, right, (tall-act.Height)/2, act.Width, act.Height)
	}
	put(l.more, width-more.Width, (tall-more.Height)/2, more.Width, more.Height)
	return tall
}

// HeightFor returns the height in a width.
func (l *noticeLine) HeightFor(width float32) float32 { return Place(l.place).Height(width) }

// MinSize implements fyne.Widget.
func (l *noticeLine) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(160, l.HeightFor(max(l.Size().Width, 160)))
}

// CreateRenderer implements fyne.Widget.
func (l *noticeLine) CreateRenderer() fyne.WidgetRenderer { return Place(l.place).Render(l, l.all) }

func (l *noticeLine) all() []fyne.CanvasObject {
	all := []fyne.CanvasObject{l.words, l.more}
	if l.act != nil {
		all = []fyne.CanvasObject{l.words, l.act, l.more}
	}
	return all
}
