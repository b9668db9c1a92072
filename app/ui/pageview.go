package ui

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// PageView is [Pages] with a strip above them: what is shown, which page one
// looks at, and how large.
type PageView struct {
	*Pages
	content fyne.CanvasObject
	strip   *fyne.Container
	state   *Badge
	about   *Words
	at      *Button
	size    *Words
	wide    *Button
	wait    *Words // stands on the desk while there are no pages
	find    *FindBar
	side    *pageSide
	notice  *Stack
	known   string // what is to be known of the whole document
	says    string // what the notice says
}

// NewPageView returns an empty desk with its strip.
func NewPageView() *PageView {
	v := &PageView{Pages: NewPages(), notice: NewStack(0)}
	v.notice.Inset, v.notice.Top, v.notice.Bottom = stripInset, 5, 6
	v.notice.Hide()
	v.side = newPageSide(v.Pages)
	aside := NewQuiet("", v.ToggleSide)
	aside.Icon, aside.Label = theme.ListIcon(), swedish.T("ui.pages.side")
	v.state = NewBadge("", Neutral)
	v.about = NewWords("", WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1})
	v.size = NewWords("100 %", WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1, Trailing: true})
	v.at = NewQuiet("", v.AskPage)
	minus := NewQuiet("−", func() { v.ZoomBy(-1) })
	plus := NewQuiet("+", func() { v.ZoomBy(+1) })
	minus.Label, plus.Label = swedish.T("ui.pages.smaller"), swedish.T("ui.pages.larger")
	v.wide = NewQuiet(swedish.T("ui.pages.width"), v.toggleWidth)
	v.wait = NewWords("", WordsStyle{Colour: look.Secondary})
	strip := &stripLayout{side: aside, state: v.state, about: v.about, at: v.at, size: v.size, zoom: []fyne.CanvasObject{minus, plus}, wide: v.wide}
	v.strip = container.New(strip, aside, v.state, v.about, v.at, minus, v.size, plus, v.wide)
	v.find = NewFindBar(v.Pages, func() { v.content.Refresh() })
	v.find.More, v.find.Working = v.FoundMore, v.Pages.find.searching
	v.OnFound = v.find.Count
	v.OnFind = func(next, back bool) {
		if next {
			v.find.Next(back)
		} else {
			v.find.Open()
		}
	}
	head := NewStack(0, NewEdged(nil, NewRule(), NewFill(look.Ground, v.strip)), v.find.Content(), v.notice)
	v.content = NewEdged(head, nil, v.side.withSide(container.NewStack(v.Pages, container.New(&waitLayout{}, v.wait))))
	v.OnPage = v.paged
	v.OnText = v.tellBare
	v.paged(0, 0)
	return v
}

// Content returns the object to put into the window.
func (v *PageView) Content() fyne.CanvasObject { return v.content }

// OpenFind opens the line in which one looks for words in the pages.
func (v *PageView) OpenFind() { v.find.Open() }

// FindOn looks for words from a page on, counted from 1, in the line for that.
func (v *PageView) FindOn(page int, words string) {
	v.GoTo(page, 0)
	v.find.OpenFor(words)
}

// FindMore goes to the next hit, with back to the one before.
func (v *PageView) FindMore(back bool) { v.find.Next(back) }

// Say says what is shown: a state in a word, or "", and more about it.
func (v *PageView) Say(state string, tone Tone, about string) {
	v.state.Set(state, tone)
	v.about.SetText(about)
	v.strip.Refresh()
}

// Wait shows an empty desk with words: that pages are being made, or why there
// are none.
func (v *PageView) Wait(text string) {
	v.SetSource(nil)
	v.wait.SetText(text)
}

// SetSource shows a document.
func (v *PageView) SetSource(s *PageSource) {
	if s != nil {
		v.wait.SetText("")
	}
	v.side.use(nil)
	v.known = ""
	v.Pages.SetSource(s)
	v.side.use(s)
	v.find.Count()
	v.tellBare()
}

// Says is what stands above the pages as to be known.
func (v *PageView) Says() string { return v.says }

// Waiting is what stands on the desk while there are no pages.
func (v *PageView) Waiting() string { return v.wait.Text() }

// Tell says something to be known of the whole document, above its pages.
func (v *PageView) Tell(known string) {
	v.known = known
	v.tellBare()
}

// tellBare says what is to be known: of the document, and that the page which is
// looked at is a picture without words.
func (v *PageView) tellBare() {
	var says []string
	if v.known != "" {
		says = append(says, v.known)
	}
	if page := v.Page(); page > 0 && v.text.bare[page-1] {
		says = append(says, swedish.T("ui.pages.bare", "page", page))
	}
	if v.says == strings.Join(says, "\n") {
		return
	}
	v.says = strings.Join(says, "\n")
	v.notice.Set()
	for _, s := range says {
		v.notice.Add(NewWords(s, WordsStyle{Size: theme.SizeNameCaptionText}))
	}
	setVisible(v.notice, len(says) > 0)
	if v.content != nil {
		v.content.Refresh()
	}
}

func (v *PageView) toggleWidth() {
	if z, _ := v.Zoomed(); z == ZoomWidth {
		v.SetZoom(ZoomReading)
	} else {
		v.SetZoom(ZoomWidth)
	}
}

func (v *PageView) paged(page, of int) {
	at := ""
	if of > 0 {
		at = swedish.T("ui.pages.at", "page", page, "of", of)
		if name := v.name(page - 1); name != strconv.Itoa(page) {
			at = swedish.T("ui.pages.at_label", "label", v.labels[page-1], "page", page, "of", of)
		}
	}
	v.at.SetText(at)
	v.side.sync()
	v.tellBare()
	z, factor := v.Zoomed()
	v.size.SetText(fmt.Sprintf("%.0f %%", factor*100))
	words := "ui.pages.width"
	if z == ZoomWidth {
		words = "ui.pages.reading"
	}
	v.wide.SetText(swedish.T(words))
	v.strip.Refresh()
}

// AskPage asks for the number of a page, or what it is called, and goes there.
func (v *PageView) AskPage() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas() != canvasOf(v.Pages) {
			continue
		}
		number := NewEntry()
		Form(w, FormOptions{
			Title:  swedish.T("ui.pages.go"),
			Fields: []Field{{Label: swedish.T("ui.pages.number", "of", v.Len()), Widget: number, Required: true}},
			Submit: swedish.T("ui.pages.show"),
			OnSubmit: func() error {
				n := v.numbered(number.Text)
				if n == 0 {
					return fmt.Errorf("%s", swedish.T("ui.pages.none", "of", v.Len()))
				}
				v.GoTo(n, 0)
				return nil
			},
		})
	}
}

// stripLayout sets the strip: what is shown from the left, the controls from
// the right. Where there is little room, the least needed go first.
type stripLayout struct {
	side  *Button
	state *Badge
	about *Words
	at    *Button
	size  *Words
	zoom  []fyne.CanvasObject // smaller, larger
	wide  *Button
}

const (
	stripInset = 12
	stripGap   = 4
)

func (l *stripLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	right := size.Width - stripInset/2
	place := func(o fyne.CanvasObject, wide, high float32) {
		right -= wide
		o.Move(fyne.NewPos(right, (size.Height-high)/2))
		o.Resize(fyne.NewSize(wide, high))
		right -= stripGap
	}
	put := func(o fyne.CanvasObject) { place(o, o.MinSize().Width, o.MinSize().Height) }
	percent := l.size.measure("400 %") + 2
	zooms := l.zoom[0].MinSize().Width + l.zoom[1].MinSize().Width + percent + 3*stripGap
	left := size.Width - 2*stripInset - l.side.MinSize().Width
	room := func(need float32) bool {
		left -= need
		return left >= 0
	}
	if l.state.Visible() {
		room(l.state.MinSize().Width + 2*stripGap)
	}
	setVisible(l.at, l.at.Text != "" && room(l.at.MinSize().Width))
	if l.about.Text() != "" { // keys zoom as well: the words come first
		room(min(l.about.NaturalWidth(), 260*theme.TextSize()/15))
	}
	zoomed := room(zooms)
	wide := zoomed && room(l.wide.MinSize().Width)
	setVisible(l.wide, wide)
	if wide {
		put(l.wide)
	}
	for _, o := range []fyne.CanvasObject{l.size, l.zoom[0], l.zoom[1]} {
		setVisible(o, zoomed)
	}
	if zoomed {
		put(l.zoom[1])
		place(l.size, percent, l.size.LineHeight())
		put(l.zoom[0])
	}
	if l.at.Visible() {
		put(l.at)
	}
	aside := l.side.MinSize()
	l.side.Move(fyne.NewPos(stripInset/2, (size.Height-aside.Height)/2))
	l.side.Resize(aside)
	x := stripInset/2 + aside.Width + stripGap
	if l.state.Visible() {
		m := l.state.MinSize()
		l.state.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		l.state.Resize(m)
		x += m.Width + 2*stripGap
	}
	h := l.about.LineHeight()
	setVisible(l.about, right-x-stripGap >= min(l.about.NaturalWidth(), 7*theme.TextSize())) // a word or two cut short says nothing
	l.about.Move(fyne.NewPos(x, (size.Height-h)/2))
	l.about.Resize(fyne.NewSize(max(right-x-stripGap, 0), h))
}

func (l *stripLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, l.wide.MinSize().Height+2)
}

// waitLayout sets words in the middle of an empty desk.
type waitLayout struct{}

func (waitLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 40) }

func (waitLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words := objects[0].(*Words)
	wide := min(size.Width-40, max(words.NaturalWidth(), 1))
	high := words.HeightFor(wide)
	words.Move(fyne.NewPos((size.Width-wide)/2, max((size.Height-high)*0.4, 8)))
	words.Resize(fyne.NewSize(wide, high))
}
