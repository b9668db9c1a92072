package signing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Ask is what the walk of signing needs from the window.
type Ask struct {
	Pages    *ui.PageView // what is signed, in full, filled by the window
	Document string       // the same in words
	Places   []Place
	Stop     []string                                  // why it cannot be signed as it is, in sentences; nothing: it can
	Again    func()                                    // makes the document anew, where that is what is needed; else nil
	Stamp    string                                    // the timestamp authority that proves the time; "" for none
	Mind     []string                                  // what to think of before signing, in sentences
	Key      func(name string) string                  // the key file that a person used last, "" for none
	About    func(key string) string                   // what is known of a key file: whose it is, and if it is for trying out
	Check    func(key string) error                    // why a file can be no key file; nil: it can
	Browse   func(chosen func(string))                 // let the user choose a key file
	NewKey   func(name string, made func(string))      // let the user make a trial key
	Cards    func(done func(cards []Card, say string)) // reads the cards that are there; done is called on the UI goroutine
	Driver   func(chosen func())                       // let the user name a card's driver
	OnCard   bool                                      // a card was used last
	// Sign signs. It may take its time; done is called on the UI goroutine. An
	// error stays in the walk, in words.
	Sign  func(r Request, done func(Result, error))
	Leave func()               // the walk is over, or left
	Focus func(fyne.Focusable) // gives the keyboard to a part of the walk
}

// Result is what came of a signature.
type Result struct {
	Text   string   // in a sentence
	Notes  []string // what has to be known beside it
	Places []Place  // as they are now
	Next   string   // what the next step is called; "" where there is none
	OnNext func()
	Save   func()
}

// step is where the walk is.
type step int

const (
	reading step = iota
	choosing
	keying
	asking
	done
	steps
)

// Walk is the walk of signing, which a chair goes twice a year without help:
// what is signed, as whom, with which key, the password, and what came of it.
// Enter goes on, Back goes back and Esc leaves; until the last step nothing is
// done. The password is handed on once; its field is emptied before, and every
// try has a field of its own.
type Walk struct {
	ask      Ask
	at       step
	place    int // number among the free places
	free     []Place
	name     string
	key      string
	onCard   bool // the key is on a card
	found    []Card
	card     int // number among those found, -1 for none
	cardsSay string
	where    *ui.Select
	result   Result
	working  bool

	content fyne.CanvasObject
	sheet   *ui.Sheet
	back    *ui.Button
	next    *ui.Button
	wrong   *ui.Words
	focus   fyne.Focusable
	read    func() error // takes what was written in this step
}

// NewWalk returns the walk at its first step.
func NewWalk(a Ask) *Walk {
	w := &Walk{ask: a, free: freePlaces(a.Places), sheet: ui.NewSheet(0), onCard: a.OnCard, card: -1}
	if len(w.free) > 0 {
		w.name = w.free[0].Person
	}
	w.wrong = ui.NewWords("", ui.WordsStyle{Colour: look.Error, Bold: true})
	w.back = ui.NewButton("", w.Back)
	w.next = ui.NewPrimary("", w.Next)
	a.Pages.OnKey = func(k fyne.KeyName) bool {
		enter := k == fyne.KeyReturn || k == fyne.KeyEnter
		if enter {
			w.Next()
		}
		return enter
	}
	w.content = ui.NewPagesBeside(a.Pages, w.sheet, 440, w.back, w.next)
	w.show()
	return w
}

// Content returns the object to put into the window.
func (w *Walk) Content() fyne.CanvasObject { return w.content }

// Focus returns who has the keyboard in the present step.
func (w *Walk) Focus() fyne.Focusable { return w.focus }

// Key takes the keys that no part of the walk has a use for.
func (w *Walk) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		w.Next()
	case fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown:
		w.ask.Pages.TypedKey(ev)
	default:
		return false
	}
	return true
}

// Next takes the present step and goes on to the one after.
func (w *Walk) Next() {
	if w.working || w.next.Disabled() {
		return
	}
	at := w.at // signing may be done at once
	if w.read != nil {
		if err := w.read(); err != nil {
			w.complain(err)
			return
		}
	}
	switch at {
	case asking: // goes on when it is signed
	case done:
		w.ask.Leave()
		if w.result.OnNext != nil {
			w.result.OnNext()
		}
	default:
		w.at++
		w.show()
		w.ask.Focus(w.focus)
		if w.at == keying && w.onCard && len(w.found) == 0 {
			w.readCards()
		}
	}
}

// Back goes one step back; from the first and the last the walk is left.
func (w *Walk) Back() {
	if w.working {
		return
	}
	if w.at == reading || w.at == done {
		w.ask.Leave()
		return
	}
	w.at--
	w.show()
	w.ask.Focus(w.focus)
}

func (w *Walk) complain(err error) {
	w.wrong.SetText(err.Error())
	w.sheet.Refresh()
	w.sheet.Set(w.sheet.Objects()...)
	if w.focus != nil {
		w.ask.Focus(w.focus)
	}
}

// show lays out the present step.
func (w *Walk) show() {
	w.read, w.focus = nil, w.next
	w.wrong.SetText("")
	w.back.SetText(swedish.T("window.sign.back"))
	w.next.SetText(swedish.T("window.sign.go_on"))
	w.next.Enable()
	var parts []fyne.CanvasObject
	switch w.at {
	case reading:
		w.back.SetText(swedish.T("ui.cancel"))
		parts = w.reading()
	case choosing:
		parts = w.choosing()
	case keying:
		parts = w.keying()
	case asking:
		w.next.SetText(swedish.T("window.sign.submit"))
		parts = w.asking()
	case done:
		w.back.SetText(swedish.T("ui.close"))
		w.next.SetText(w.result.Next)
		parts = w.done()
	}
	w.back.Hidden = w.at == done && w.result.Next == ""
	if w.back.Hidden {
		w.next.SetText(swedish.T("ui.close"))
	}
	head := []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.sign.step", "n", int(w.at)+1, "of", int(steps)), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
		ui.NewTitle(swedish.T("window.sign.step." + w.title())),
		ui.NewSpace(14),
	}
	w.sheet.Set(append(append(head, parts...), ui.NewSpace(10), w.wrong)...)
	w.sheet.ScrollToTop()
	w.content.Refresh()
}

// title names the words above the present step.
func (w *Walk) title() string {
	name := []string{"reading", "choosing", "keying", "asking", "done"}[w.at]
	if w.at != asking || !w.onCard {
		return name
	}
	switch card := w.found[w.card]; {
	case card.PINPad:
		return "pad"
	case card.NoPIN:
		return "no_pin"
	}
	return "pin"
}
