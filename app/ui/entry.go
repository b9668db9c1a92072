package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// Entry is a field for text. Tab always leaves it, Esc and the function keys go
// on, and Ctrl+Enter hands in what a field of several lines holds; Enter does so
// in a field of one line, or presses the default button of the dialog that the
// field stands in.
//
// Fyne lays out the whole text at every key, so a field is for one paragraph or
// one §, up to some 10,000 characters.
type Entry struct {
	widget.Entry

	// OnEscape is called for Esc; nil lets Esc go on.
	OnEscape func()
	// OnKey is asked about a key first; true means that it took it.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus is called with true and false as the keyboard comes and goes.
	OnFocus func(bool)
	// Label is what the field is for, said by assistive technology.
	Label string
	// Limit is how many characters the field takes; what would make it longer is
	// refused as a whole, before Fyne lays it out. 0 is no limit.
	Limit int
	// OnTooLong is told how long the text would have been; nil says so in a dialog.
	OnTooLong func(characters int)

	focused bool
	visited bool // the keyboard has been here
	caret   caret
}

var (
	_ fyne.Focusable    = (*Entry)(nil)
	_ fyne.Tabbable     = (*Entry)(nil)
	_ fyne.Shortcutable = (*Entry)(nil)
	_ fyne.Accessible   = (*Entry)(nil)
)

// The usual limits, in characters.
const (
	LineLimit = 2_000  // of a field of one line
	TextLimit = 20_000 // of a field of several
)

// NewEntry returns a field of one line.
func NewEntry() *Entry {
	e := &Entry{Limit: LineLimit}
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLine returns a field of several lines, at least rows of them visible,
// that breaks lines at words.
func NewMultiLine(rows int) *Entry {
	e := &Entry{Limit: TextLimit}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// NewPassword returns a field whose text is not shown, with a button to show it.
func NewPassword() *Entry {
	e := &Entry{Limit: LineLimit}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab is false: Tab leaves the field.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey lets Esc, the function keys and, in a field of one line without
// OnSubmitted, Enter go on.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case e.OnKey != nil && e.OnKey(ev):
	case ev.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case ev.Name == fyne.KeyEscape, isFunctionKey(ev.Name),
		isEnter(ev.Name) && !e.MultiLine && e.OnSubmitted == nil:
		GoOn(e, ev)
	case !e.MultiLine && (ev.Name == fyne.KeyUp || ev.Name == fyne.KeyDown ||
		ev.Name == fyne.KeyPageUp || ev.Name == fyne.KeyPageDown):
		GoOn(e, ev)
	case isEnter(ev.Name) && e.MultiLine && !e.fits(1):
	default:
		e.moved(ev)
	}
}

// TypedRune writes a character, if there is room for it.
func (e *Entry) TypedRune(r rune) {
	if e.fits(1) {
		e.written(+1, func() { e.Entry.TypedRune(r) })
	}
}

// fits reports whether so many characters have room in the field, in place of
// what is selected, and tells of it where they have not.
func (e *Entry) fits(more int) bool {
	if e.Limit <= 0 {
		return true
	}
	long := utf8.RuneCountInString(e.Text) - utf8.RuneCountInString(e.SelectedText()) + more
	if long <= e.Limit {
		return true
	}
	if e.OnTooLong != nil {
		e.OnTooLong(long)
	} else if w := windowOf(e); w != nil {
		Inform(w, swedish.T("ui.too_long.title"), swedish.T("ui.too_long", "n", swedish.Thousands(long), "limit", swedish.Thousands(e.Limit)))
	}
	return false
}

// TypedShortcut hands in on Ctrl+Enter and passes on to the window what no
// field knows, as Ctrl+K.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if paste, is := s.(*fyne.ShortcutPaste); is && paste.Clipboard != nil && !e.fits(utf8.RuneCountInString(paste.Clipboard.Content())) {
		return
	}
	if paste, is := s.(*fyne.ShortcutPaste); is && paste.Clipboard != nil {
		e.written(utf8.RuneCountInString(paste.Clipboard.Content()), func() { e.Entry.TypedShortcut(s) })
		return
	}
	e.mend()
	e.caret.at = -1
	if !ok {
		e.Entry.TypedShortcut(s)
		return
	}
	switch custom.KeyName {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.OnSubmitted != nil {
			e.OnSubmitted(e.Text)
		} else {
			GoOn(e, &fyne.KeyEvent{Name: custom.KeyName})
		}
	case fyne.KeyHome, fyne.KeyEnd:
		e.toEdge(custom)
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyBackspace, fyne.KeyDelete:
		e.Entry.TypedShortcut(s)
	default:
		GoOnShortcut(e, s)
	}
}

// toEdge goes to the beginning or the end of the text on Ctrl+Home and Ctrl+End,
// which Fyne does not know; with Shift the stretch is selected.
func (e *Entry) toEdge(s *desktop.CustomShortcut) {
	line, page := fyne.KeyHome, fyne.KeyPageUp
	if s.KeyName == fyne.KeyEnd {
		line, page = fyne.KeyEnd, fyne.KeyPageDown
	}
	for _, key := range []fyne.KeyName{line, page, line} {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// FocusGained tells OnFocus. The first time the caret goes to the end.
func (e *Entry) FocusGained() {
	if !e.visited && !e.MultiLine { // one goes on where what is filled in ends
		e.CursorColumn = utf8.RuneCountInString(e.Text)
	}
	e.visited = true
	e.focused = true
	e.Entry.FocusGained()
	reveal(e)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost tells OnFocus.
func (e *Entry) FocusLost() {
	e.focused = false
	WorkedIn(e)
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// CreateRenderer adds a ring to Fyne's drawing, whose sign of focus is one pixel
// in another colour.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	return newRinged(newWheeled(e.Entry.CreateRenderer()), func() bool { return e.focused })
}

// AccessibilityLabel says what the field is for and, but for a password, what
// it holds.
func (e *Entry) AccessibilityLabel() string {
	label := e.Label
	if label == "" {
		label = e.PlaceHolder
	}
	if e.Password || e.Text == "" {
		return label
	}
	return strings.TrimSpace(label + ": " + e.Text)
}

// AccessibilityRole says that it is text.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func isFunctionKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}
