package app

import (
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Crashed is what Run returns when a panic ended the window. Report is the path
// of the report, "" if none could be written.
type Crashed struct{ Report string }

// Error tells what happened, what is safe, and where the report is.
func (c *Crashed) Error() string {
	if c.Report == "" {
		return swedish.T("window.crash.said")
	}
	return swedish.T("window.crash.said") + " " + swedish.T("window.crash.where", "file", c.Report)
}

// offerCrash tells of a report that nobody has been told of, and offers to show
// it.
func (w *Window) offerCrash() {
	w.crashes.collect()
	reports := w.crashes.reports()
	if len(reports) == 0 || filepath.Base(reports[0]) <= w.setting(keyCrash) {
		return
	}
	latest := reports[0]
	w.setSetting(keyCrash, filepath.Base(latest))
	text, err := os.ReadFile(latest)
	if err != nil {
		return
	}
	when := filepath.Base(latest)
	if at, err := time.Parse("2006-01-02T15-04-05.000", when[:len(when)-len(".txt")]); err == nil {
		when = swedish.Moment(at.In(data.Stockholm))
	}
	ui.Confirm(w.win, ui.ConfirmOptions{
		Title:   swedish.T("window.crash.title"),
		Message: swedish.T("window.crash.offer", "when", when) + "\n" + swedish.T("window.crash.holds"),
		Yes:     swedish.T("window.crash.show"), No: swedish.T("window.crash.later"),
		OnYes: func() { w.showCrash(latest, string(text)) },
	})
}

// showCrash shows a report, which can be copied whole.
func (w *Window) showCrash(path, text string) {
	sheet := ui.NewSheet(6, ui.NewWords(path, ui.WordsStyle{Colour: look.Secondary}), ui.NewWords(text, ui.WordsStyle{}))
	sheet.Inset = 8
	var d *ui.Dialog
	copying := ui.NewButton(swedish.T("ui.details"), func() {
		fyne.CurrentApp().Clipboard().SetContent(text)
		w.toasts.Say(swedish.T("ui.details.copied"))
	})
	closing := ui.NewButton(swedish.T("ui.close"), func() { d.Close() })
	report := ui.NewElastic(fyne.NewSize(620, 380), sheet.Content())
	d = ui.Custom(w.win, ui.DialogOptions{
		Title: swedish.T("window.crash.title"), Content: report.Content(), Gives: report, Width: 680,
		Buttons: []*ui.Button{copying, closing}, Focus: closing, Default: closing,
	})
}

// workPanicked keeps a report of work that panicked; the work's own error tells
// the person.
func (w *Window) workPanicked(value any, stack []byte) { w.crashes.report(value, stack) }

// crashed makes the error of a panic that ended the window. What was being
// written is stored first, if that can still be done.
func (w *Window) crashed(value any, stack []byte) error {
	crash := &Crashed{Report: w.crashes.report(value, stack)}
	ui.Recovered = nil // one report is enough
	kept := make(chan struct{})
	ui.Go(func() {
		defer close(kept)
		w.keepWords()
	})
	select {
	case <-kept:
	case <-time.After(rescueMost): // what panicked may hold what storing waits for
	}
	return crash
}

// rescueMost is how long the program waits for its last words.
const rescueMost = 3 * time.Second
