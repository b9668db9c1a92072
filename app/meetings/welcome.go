package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// WelcomeParams is where the ways of the welcome lead.
type WelcomeParams struct {
	Sample func() // look at the fictional sample
	Import func() // read in a paper of one's own
	SetUp  func() // set up a committee with its next meeting
	Drop   string // says that a file can be dropped anywhere
}

// Welcome is what an empty store shows: what the program is for, and the ways
// to begin.
type Welcome struct {
	content fyne.CanvasObject
	sample  *ui.Button
}

// NewWelcome makes the welcome.
func NewWelcome(p WelcomeParams) *Welcome {
	w := &Welcome{sample: ui.NewPrimary(swedish.T("window.welcome.sample"), p.Sample)}
	way := func(button *ui.Button, means string) fyne.CanvasObject {
		return ui.NewStack(6, container.NewHBox(button), ui.NewWords(means, ui.WordsStyle{Colour: look.Secondary}))
	}
	read := ui.NewButton(swedish.T("window.welcome.import"), p.Import)
	read.Hint = "Ctrl+O"
	sheet := ui.NewSheet(0,
		ui.NewWords(swedish.T("window.welcome.title"), ui.WordsStyle{Size: look.SizeReadingHeading, Serif: true, Bold: true, Leading: 1.25}),
		ui.NewSpace(6),
		ui.NewWords(swedish.T("window.welcome.about"), ui.WordsStyle{Size: look.SizeReading, Serif: true, Leading: 1.5}),
		ui.NewSpace(26),
		way(w.sample, swedish.T("window.welcome.sample_means")),
		ui.NewSpace(18),
		way(read, swedish.T("window.welcome.import_means")),
		ui.NewSpace(18),
		way(ui.NewButton(swedish.T("window.welcome.setup"), p.SetUp), swedish.T("window.welcome.setup_means")),
		ui.NewSpace(26),
		ui.NewWords(p.Drop, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
	)
	sheet.Inset, sheet.Top, sheet.Bottom, sheet.Widest, sheet.Centred = 48, 32, 32, 620, true
	w.content = ui.NewFill(look.Paper, container.New(&optical{sheet}, sheet.Content()))
	return w
}

// Content returns the welcome.
func (w *Welcome) Content() fyne.CanvasObject { return w.content }

// Focus is where the keyboard begins.
func (w *Welcome) Focus() fyne.Focusable { return w.sample }
