package app

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/assets"
)

// ShowFailure says in a window of its own why the program cannot start, for who
// started it from a menu and sees no terminal. It returns when the window has
// been closed.
func ShowFailure(a fyne.App, err error) {
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	look.Apply(a, seen(look.Options{Mode: look.System, Scale: 1}))
	w := newFailure(a, err)
	w.Show()
	a.Run()
}

func newFailure(a fyne.App, err error) fyne.Window {
	w := a.NewWindow(swedish.T("window.title"))
	w.SetMaster()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(620, 340))
	text := err.Error()
	sheet := ui.NewSheet(10,
		ui.NewWords(swedish.T("window.failure.title"), ui.WordsStyle{Size: look.SizeReadingHeading, Serif: true, Bold: true, Leading: 1.25}),
		ui.NewWords(text, ui.WordsStyle{}),
		ui.NewWords(swedish.T("window.failure.safe"), ui.WordsStyle{Colour: look.Secondary}),
		ui.NewSpace(8))
	sheet.Inset, sheet.Top, sheet.Bottom = 32, 28, 24
	closing := ui.NewPrimary(swedish.T("ui.close"), w.Close)
	said := ui.NewWords("", ui.WordsStyle{Colour: look.Secondary})
	copying := ui.NewButton(swedish.T("ui.details"), func() {
		a.Clipboard().SetContent(text)
		said.SetText(swedish.T("ui.details.copied"))
	})
	sheet.Add(ui.NewFlow(8, closing, copying), said)
	w.SetContent(ui.NewFill(look.Paper, sheet.Content()))
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			w.Close()
		}
	})
	w.Canvas().Focus(closing)
	return w
}
