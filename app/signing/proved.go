package signing

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Proof is what a checked file proves of what it shows, in words.
type Proof struct {
	Tone   ui.Tone
	Answer string   // in one sentence
	Lines  []string // who signed, what is shown and what was found
	// Code says to which § the code on a paper belongs, and whether it is one of
	// the file's.
	Code func(text string) (answer string, found bool)
}

// proofCard shows the proof with a field for a code; nothing where there is none.
func proofCard(p *Proof) []fyne.CanvasObject {
	if p == nil {
		return nil
	}
	lines := []fyne.CanvasObject{ui.NewWords(p.Answer, ui.WordsStyle{Bold: true}), ui.NewSpace(2)}
	for _, l := range p.Lines {
		lines = append(lines, ui.NewWords(l, ui.WordsStyle{}))
	}
	code := ui.NewEntry()
	code.SetPlaceHolder("7K2M-9QXA-04TZ-WB3N-C8DE")
	answer := ui.NewWords("", ui.WordsStyle{Bold: true})
	answer.Hide()
	try := func() {
		text, _ := p.Code(code.Text)
		answer.SetText(text)
		answer.Show()
	}
	code.OnSubmitted = func(string) { try() }
	lines = append(lines, ui.NewSpace(6),
		ui.NewWords(swedish.T("window.proof.code"), ui.WordsStyle{Colour: look.Secondary}),
		code, ui.NewSpace(4), ui.NewFlow(4, ui.NewButton(swedish.T("window.proof.try"), try)), answer)
	return []fyne.CanvasObject{ui.NewSpace(10), ui.NewCard(ui.NewRoomy(lines...), p.Tone)}
}
