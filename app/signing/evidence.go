package signing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Evidenced is a signed file whose evidence waits, or was completed.
type Evidenced struct {
	Name, Where string   // the file, and its meeting
	Level       string   // of its signatures, "B-T"; "" where it could not be judged
	Says        []string // what it waits for, or what became of it
	Bad         bool     // it could not be done
}

// Evidence lists what waits and lets the user complete all of it. Settings is
// where the timestamp authority is chosen: nil where one is.
func Evidence(win fyne.Window, files []Evidenced, complete, settings func()) *ui.Dialog {
	content := ui.NewStack(4, ui.NewWords(swedish.T("window.evidence.about"), ui.WordsStyle{Colour: look.Secondary}))
	if settings != nil {
		content.Add(ui.NewSpace(8), ui.NewWordsCard(swedish.T("window.evidence.no_tsa"), []string{swedish.T("window.evidence.no_tsa_means")}, ui.WarningTone))
	}
	content.Add(evidenceRows(files)...)
	var d *ui.Dialog
	leaving := func(f func()) func() { return func() { d.Close(); f() } }
	buttons := []*ui.Button{ui.NewButton(swedish.T("ui.close"), func() { d.Close() })}
	if settings != nil {
		buttons = append(buttons, ui.NewButton(swedish.T("window.evidence.choose"), leaving(settings)))
	}
	buttons = append(buttons, ui.NewPrimary(swedish.T("window.evidence.complete"), leaving(complete)))
	d = ui.Custom(win, ui.DialogOptions{Title: swedish.T("window.evidence.title"), Content: content, Buttons: buttons, Width: evidenceWidth})
	return d
}

// EvidenceDone tells what became of each file; said stands above.
func EvidenceDone(win fyne.Window, said string, files []Evidenced) *ui.Dialog {
	content := ui.NewStack(4, ui.NewWords(said, ui.WordsStyle{Bold: true}))
	content.Add(evidenceRows(files)...)
	return ui.Custom(win, ui.DialogOptions{Title: swedish.T("window.evidence.title"), Content: content, Width: evidenceWidth})
}

const evidenceWidth = 620

func evidenceRows(files []Evidenced) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, f := range files {
		words := ui.NewStack(1, ui.NewWords(f.Name, ui.WordsStyle{Bold: true}),
			ui.NewWords(f.Where, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
		style := ui.WordsStyle{}
		if f.Bad {
			style.Colour = look.Error
		}
		for _, s := range f.Says {
			words.Add(ui.NewWords(s, style))
		}
		tone := ui.Neutral
		if f.Level == "B-LTA" {
			tone = ui.GoodTone
		}
		rows = append(rows, ui.NewSpace(8), ui.NewLined(words, ui.NewBadge(f.Level, tone)))
	}
	return rows
}
