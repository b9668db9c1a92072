package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// Searched is what a [FindBar] looks for words in.
type Searched interface {
	fyne.CanvasObject
	fyne.Focusable
	SelectedText() string
	Find(words string) (hits int) // marks the hits and goes to the nearest; "" ends the search
	FindNext() bool
	FindPrevious() bool
	Found() (at, of int) // the hit that one stands at, from 1, and how many there are
	EndFind()
}

// FindBar is the line above a text in which one looks for words in it: Enter
// and F3 go to the next hit, with Shift to the one before, Esc closes.
type FindBar struct {
	// More says what is to be known beside the count of hits; nil: nothing.
	More func() string
	// Working tells that hits may still come; nil: never.
	Working func() bool
	text    Searched
	field   *Entry
	hits    *Words
	more    *Words
	below   *Stack
	content fyne.CanvasObject
	turned  func() // the line is shown, or not any more
}

// NewFindBar returns the line, hidden. turned is called whenever it comes or
// goes, for the page to be laid out anew.
func NewFindBar(text Searched, turned func()) *FindBar {
	f := &FindBar{text: text, turned: turned, field: NewEntry()}
	f.field.Label = swedish.T("ui.find.label")
	f.field.SetPlaceHolder(swedish.T("ui.find.place"))
	f.field.OnChanged = func(string) { f.search() }
	f.field.OnEscape = f.Close
	f.field.OnSubmitted = func(string) { f.Next(Modifiers()&fyne.KeyModifierShift != 0) }
	f.hits = NewWords("", WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1})
	back := NewButton("", func() { f.Next(true) })
	back.Icon, back.Label = theme.MoveUpIcon(), swedish.T("ui.find.previous")
	on := NewButton("", func() { f.Next(false) })
	on.Icon, on.Label = theme.MoveDownIcon(), swedish.T("ui.find.next")
	shut := NewQuiet("", f.Close)
	shut.Icon, shut.Label = theme.CancelIcon(), swedish.T("ui.close")
	f.more = NewWords("", WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
	f.below = NewStack(0, f.more)
	f.below.Inset, f.below.Bottom = findInset, 6
	f.below.Hide()
	f.content = NewFill(look.Ground, NewStack(0, newFindLine(f.field, f.hits, back, on, shut), f.below))
	f.content.Hide()
	return f
}

// Content returns the line.
func (f *FindBar) Content() fyne.CanvasObject { return f.content }

// Open shows the line with the keyboard in it; chosen words are what is looked
// for.
func (f *FindBar) Open() {
	if words := []rune(f.text.SelectedText()); len(words) > 0 && len(words) <= 60 {
		f.field.SetText(string(words))
	}
	f.open()
}

// OpenFor is Open for words that are given.
func (f *FindBar) OpenFor(words string) {
	f.field.SetText(words)
	f.open()
}

func (f *FindBar) open() {
	f.content.Show()
	f.turned()
	if c := CanvasOf(f.text); c != nil {
		c.Focus(f.field) // just shown: the driver does not know yet where it is itself
	}
	f.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.search()
}

// Close ends the search; the hit that one stood at is chosen in the text.
func (f *FindBar) Close() {
	f.content.Hide()
	f.turned()
	f.text.EndFind()
	Focus(f.text)
}

func (f *FindBar) search() {
	f.text.Find(f.field.Text)
	f.Count()
}

// Again searches in another text.
func (f *FindBar) Again() {
	if f.content.Visible() {
		f.search()
	}
}

// Next goes to the next hit or the one before. Without a search it opens the line.
func (f *FindBar) Next(back bool) {
	switch {
	case !f.content.Visible():
		f.Open()
		return
	case back:
		f.text.FindPrevious()
	default:
		f.text.FindNext()
	}
	f.Count()
}

// Count says how many hits there are and at which one stands.
func (f *FindBar) Count() {
	at, of := f.text.Found()
	more := ""
	if f.More != nil && f.field.Text != "" {
		more = f.More()
	}
	switch {
	case f.field.Text == "", of == 0 && f.Working != nil && f.Working():
		f.hits.SetText("")
	case of == 0:
		f.hits.SetText(swedish.T("ui.find.none"))
	default:
		f.hits.SetText(swedish.T("ui.find.at", "at", at, "of", of))
	}
	f.more.SetText(more)
	if f.below.Visible() != (more != "") {
		setVisible(f.below, more != "")
		f.turned()
	}
	f.content.Refresh()
}
