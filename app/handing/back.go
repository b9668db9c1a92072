package handing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Signer is somebody of the minutes.
type Signer struct {
	Field string // names the place to the window
	Words string // name and role
}

// Back is what the walk of taking back needs from the window.
type Back struct {
	Pages    *ui.PageView // the file that came back
	File     string
	Document string   // the minutes that it is of
	Says     []string // what was found, in sentences
	Sure     bool     // the file shows by itself what it is and who signed
	Signed   []Signer // who has signed themselves
	Waiting  []Signer // whose own signature is not in it
	Seal     string   // who vouches for the file, "" for nobody
	// Take takes the file back; stated are the fields of those who have signed
	// by what the service states. An error stays in the walk, in words.
	Take  func(stated []string, done func(text string, err error))
	Leave func()
	Focus func(fyne.Focusable)
}

// BackWalk is the walk of taking back: what was found, what a person has to
// decide, and what came of it.
type BackWalk struct {
	b       Back
	content fyne.CanvasObject
	sheet   *ui.Sheet
	back    *ui.Button
	next    *ui.Button
	wrong   *ui.Words
	read    *ui.Check
	stated  map[string]*ui.Check
	done    bool
}

// NewBack returns the walk.
func NewBack(b Back) *BackWalk {
	w := &BackWalk{b: b, sheet: ui.NewSheet(0), wrong: ui.NewWords("", ui.WordsStyle{Colour: look.Error, Bold: true}), stated: map[string]*ui.Check{}}
	w.back = ui.NewButton(swedish.T("ui.cancel"), b.Leave)
	w.back.Hint = "Esc"
	w.next = ui.NewPrimary(swedish.T("window.takeback.take"), w.Next)
	w.content = ui.NewPagesBeside(b.Pages, w.sheet, 440, w.back, w.next)
	w.sheet.Set(w.found()...)
	if w.read != nil {
		w.next.Disable()
	}
	return w
}

// Content returns the object to put into the window.
func (w *BackWalk) Content() fyne.CanvasObject { return w.content }

// Focus returns who has the keyboard.
func (w *BackWalk) Focus() fyne.Focusable {
	if w.read != nil && !w.done {
		return w.read
	}
	return w.next
}

func (w *BackWalk) found() []fyne.CanvasObject {
	tone := ui.GoodTone
	if !w.b.Sure {
		tone = ui.WarningTone
	}
	all := append(head("window.takeback.title"),
		ui.NewWords(w.b.Document, ui.WordsStyle{Bold: true}), ui.NewWords(w.b.File, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}), ui.NewSpace(12),
		ui.NewWordsCard(w.b.Says[0], w.b.Says[1:], tone), ui.NewSpace(12),
		ui.Overline(swedish.T("window.minutes.signatures")), ui.NewSpace(2))
	for _, s := range w.b.Signed {
		all = append(all, ui.NewLined(ui.NewWords(s.Words, ui.WordsStyle{}), ui.NewBadge(swedish.T("window.minutes.signed"), ui.GoodTone)))
	}
	for _, s := range w.b.Waiting {
		all = append(all, ui.NewLined(ui.NewWords(s.Words, ui.WordsStyle{}), ui.NewBadge(swedish.T("window.minutes.waits"), ui.Neutral)))
	}
	if w.b.Sure {
		return append(all, ui.NewSpace(10), w.wrong)
	}
	if w.b.Seal != "" && len(w.b.Waiting) > 0 {
		all = append(all, ui.NewSpace(14), ui.NewWords(swedish.T("window.takeback.stated", "seal", w.b.Seal), ui.WordsStyle{Bold: true}), ui.NewSpace(4))
		for _, s := range w.b.Waiting {
			check := ui.NewCheck(s.Words, nil)
			w.stated[s.Field] = check
			all = append(all, check)
		}
	}
	w.read = ui.NewCheck(swedish.T("window.takeback.decide"), func(on bool) {
		if on {
			w.next.Enable()
		} else {
			w.next.Disable()
		}
	})
	return append(all, ui.NewSpace(14), w.read, ui.NewSpace(10), w.wrong)
}

// Next takes the file back, or leaves when that is done.
func (w *BackWalk) Next() {
	if w.done {
		w.b.Leave()
		return
	}
	if w.next.Disabled() {
		return
	}
	var stated []string
	for _, s := range w.b.Waiting {
		if c := w.stated[s.Field]; c != nil && c.Checked {
			stated = append(stated, s.Field)
		}
	}
	w.next.Disable()
	w.b.Take(stated, func(text string, err error) {
		w.next.Enable()
		if err != nil {
			w.wrong.SetText(err.Error())
			w.sheet.Set(w.sheet.Objects()...)
			return
		}
		w.done = true
		w.back.Hide()
		w.next.SetText(swedish.T("ui.close"))
		w.sheet.Set(append(head("window.takeback.done_title"), ui.NewWordsCard(text, nil, ui.GoodTone))...)
		w.content.Refresh()
		w.b.Focus(w.next)
	})
}
