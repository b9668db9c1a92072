package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// modeBar is the line on top: the program's name, the ways to work with the
// meeting, and what brings papers in.
type modeBar struct {
	content fyne.CanvasObject
	buttons map[mode]*ui.Button
}

func newModeBar(w *Window) *modeBar {
	b := &modeBar{buttons: map[mode]*ui.Button{}}
	line := container.NewHBox(ui.NewSpaceWide(12), container.NewCenter(ui.NewLine(swedish.T("window.title"), ui.LineStyle{Bold: true, Align: fyne.TextAlignTrailing})), ui.NewSpaceWide(8))
	for _, m := range modes {
		button := ui.NewQuiet(swedish.T("window.do."+string(m)), func() { w.setMode(m) })
		b.buttons[m] = button
		line.Add(button)
	}
	line.Add(layout.NewSpacer())
	verify := ui.NewButton(swedish.T("window.bar.verify"), w.askVerify)
	read := ui.NewButton(swedish.T("window.bar.import"), w.askImport)
	read.Hint = "Ctrl+O"
	line.Add(verify)
	line.Add(read)
	line.Add(ui.NewSpaceWide(8))
	b.content = ui.NewEdged(nil, ui.NewRule(),
		ui.NewFill(look.Ground, container.New(layout.NewCustomPaddedLayout(theme.Padding()*2, theme.Padding()*2, 0, 0), line)))
	return b
}

// show marks the present way to work.
func (b *modeBar) show(m mode, meeting bool) {
	for name, button := range b.buttons {
		button.Kind = ui.QuietButton
		if name == m {
			button.Kind = ui.PrimaryButton
		}
		if meeting {
			button.Enable()
		} else {
			button.Disable()
		}
		button.Refresh()
	}
}
