package handing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Out is what the walk of handing over needs from the window.
type Out struct {
	Pages    *ui.PageView // the minutes, filled by the window
	Document string       // the same in words
	Waiting  []string     // who is to sign, each with the role
	Mind     []string     // what to think of first, as confidential §§
	Service  string       // the service that was used last
	// Save asks where to write the file, writes it and remembers it; done is
	// called with the file's name when it is written.
	Save  func(service string, done func(file string))
	Leave func()
	Focus func(fyne.Focusable)
}

// OutWalk is the walk of handing over: what goes, and then what to do with it.
type OutWalk struct {
	out     Out
	content fyne.CanvasObject
	sheet   *ui.Sheet
	service *ui.Entry
	back    *ui.Button
	next    *ui.Button
	written string // the file, "" before
}

// NewOut returns the walk at its first step.
func NewOut(o Out) *OutWalk {
	w := &OutWalk{out: o, sheet: ui.NewSheet(0), service: ui.NewEntry()}
	w.service.Label = swedish.T("window.handover.service")
	w.service.SetText(o.Service)
	w.service.OnSubmitted = func(string) { w.Next() }
	w.back = ui.NewButton(swedish.T("ui.cancel"), o.Leave)
	w.back.Hint = "Esc"
	w.next = ui.NewPrimary(swedish.T("window.handover.save"), w.Next)
	w.content = ui.NewPagesBeside(o.Pages, w.sheet, 440, w.back, w.next)
	w.show()
	return w
}

// Content returns the object to put into the window.
func (w *OutWalk) Content() fyne.CanvasObject { return w.content }

// Focus returns who has the keyboard.
func (w *OutWalk) Focus() fyne.Focusable { return w.next }

// Next goes on: it writes the file, or leaves when that is done.
func (w *OutWalk) Next() {
	if w.written != "" {
		w.out.Leave()
		return
	}
	w.out.Save(w.service.Text, func(file string) {
		w.written = file
		w.show()
		w.out.Focus(w.next)
	})
}

func (w *OutWalk) show() {
	if w.written != "" {
		w.back.Hide()
		w.next.SetText(swedish.T("ui.close"))
		w.sheet.Set(append(head("window.handover.done_title"),
			ui.NewWordsCard(swedish.T("window.handover.written", "file", w.written), nil, ui.GoodTone), ui.NewSpace(14),
			ui.NewWords(swedish.T("window.handover.then_1"), ui.WordsStyle{}), ui.NewSpace(8),
			ui.NewWords(swedish.T("window.handover.then_2"), ui.WordsStyle{}), ui.NewSpace(8),
			ui.NewWords(swedish.T("window.handover.then_3"), ui.WordsStyle{}))...)
		w.content.Refresh()
		return
	}
	all := append(head("window.handover.title"),
		ui.NewWords(w.out.Document, ui.WordsStyle{Bold: true}), ui.NewSpace(4),
		ui.NewWords(swedish.T("window.handover.about"), ui.WordsStyle{}), ui.NewSpace(14))
	if len(w.out.Mind) > 0 {
		all = append(all, ui.NewWordsCard(swedish.T("window.sign.mind"), w.out.Mind, ui.WarningTone), ui.NewSpace(10))
	}
	all = append(all, ui.Overline(swedish.T("window.minutes.signatures")), ui.NewSpace(2))
	for _, name := range w.out.Waiting {
		all = append(all, ui.NewLined(ui.NewWords(name, ui.WordsStyle{}), ui.NewBadge(swedish.T("window.minutes.waits"), ui.Neutral)))
	}
	w.sheet.Set(append(all, ui.NewSpace(16),
		ui.NewWords(swedish.T("window.handover.service"), ui.WordsStyle{Bold: true}), ui.NewSpace(4), w.service, ui.NewSpace(4),
		ui.NewWords(swedish.T("window.handover.service_hint"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))...)
}

// head is the heading of a walk.
func head(key string) []fyne.CanvasObject {
	return []fyne.CanvasObject{ui.NewTitle(swedish.T(key)), ui.NewSpace(14)}
}
