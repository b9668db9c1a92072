package annotext

import (
	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
)

// Options is what a [Page] tells and asks. Every function may be nil, and is
// called on the UI goroutine.
type Options struct {
	// OnSelected is told the selection after each change; start equals end when
	// nothing is selected.
	OnSelected func(start, end int)
	// OnNote is asked for a note on a passage (the key A, the menu). The answer
	// may be [Page.Write].
	OnNote func(start, end int)
	// OnColour is asked to mark a passage (the keys 1 to 4, the menu).
	OnColour func(start, end int, c Colour)
	// OnUnderline is asked to underline a passage (the key U, the menu).
	OnUnderline func(start, end int)
	// OnBookmark is asked for a bookmark on a passage, without a selection the
	// block of the caret (the key B, the menu).
	OnBookmark func(start, end int)
	// OnUnselected is told that a mark is wanted and no words are selected,
	// OnUnmarked that there is no mark to go to.
	OnUnselected, OnUnmarked func()
	// OnMark is told that a mark or its card was chosen.
	OnMark func(id string)
	// OnScrolled is told that another place of the text is seen, see [Page.Place].
	OnScrolled func()
	// OnFound is told that F3 went to another hit of the search.
	OnFound func()
	// OnKey and OnRune have the first say about what is typed.
	OnKey  func(ev *fyne.KeyEvent) (taken bool)
	OnRune func(r rune) (taken bool)
	// Menu gives items to stand first in the menu of a passage.
	Menu func(start, end int) []*fyne.MenuItem
	// Label is what the text is, said by assistive technology.
	Label string

	// Writing lets notes be written in the margin; without it cards are only read.
	Writing *Writing
}

// Writing is what the editor of a note offers and asks.
type Writing struct {
	// Kinds are the kinds of note, in the order in which they are offered.
	Kinds []Kind
	// Save stores a note; one that was never stored has no id, and gets the one
	// that is returned. An error is shown in the editor, which stays open.
	Save func(d Draft) (id string, err error)
	// Delete removes a stored note.
	Delete func(id string) error
	// Recolour gives a mark another colour, Underline its line alone or its ground
	// as well, Move lets it stand on other words.
	Recolour  func(id string, c Colour)
	Underline func(id string, on bool)
	Move      func(id string, start, end int)
	// Changed is told of the note while it is written, Over that it no longer is;
	// both may be nil.
	Changed func(d Draft)
	Over    func()
	// TooLong is told of a stored note that is too long to be edited; may be nil.
	TooLong func(text string)
	// Left is told of words that somebody left without storing them, by Esc, so
	// that they can be had back; nil: they are gone.
	Left func(d Draft)
	// Unsaved is told of words that could not be stored when their text had to
	// leave the page, so that they can be shown and copied.
	Unsaved func(d Draft, err error)
}

// longest is how many bytes of a note are edited: Fyne lays out a whole field at
// every key, and the time grows with the square of its length.
const longest = 4 * NoteLimit

// Takes reports whether a stored note is short enough to be edited, and tells
// TooLong where it is not.
func (w *Writing) Takes(text string) bool {
	if len(text) <= longest {
		return true
	}
	if w.TooLong != nil {
		w.TooLong(text)
	}
	return false
}

// Kind is a kind of note.
type Kind struct {
	ID, Name string
	Colour   Colour // that its notes have unless another is chosen
	Wordless bool   // may be without words, as a bookmark
}

// Draft is a note while it is written.
type Draft struct {
	ID         string // "" while it was never stored
	Start, End int    // its passage; Start equals End for a note on the whole text
	Kind       string // id of its kind
	Text       string
	Colour     Colour
	Underline  bool
	// Was is what a stored note said when its writing began; the editor sets it.
	Was string
}

// Changed is the error of Save where a stored note no longer says what it said
// when its writing began: another window has written it. The editor tells of it,
// and stores the words in place of the other ones if it is asked to again.
type Changed struct{ Now string }

// Error tells what the note says now and what can be done.
func (c *Changed) Error() string {
	return swedish.T("annotext.note.changed", "words", swedish.Shorten(c.Now, 300))
}

// kind returns the kind of an id, one of that very name where there is none.
func (w *Writing) kind(id string) Kind {
	if w != nil {
		for _, k := range w.Kinds {
			if k.ID == id {
				return k
			}
		}
	}
	return Kind{ID: id, Name: id}
}
