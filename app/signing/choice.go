package signing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// newChoice is a row for one of the places to choose among: who, as what, and a
// word at the chosen one.
func newChoice() fyne.CanvasObject {
	return container.New(choiceLayout{},
		ui.NewWords("", ui.WordsStyle{Bold: true, MaxLines: 1}),
		ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}),
		ui.NewBadge("", ui.Neutral))
}

func fillChoice(o fyne.CanvasObject, p Place, chosen bool) {
	parts := o.(*fyne.Container).Objects
	name, role := p.Person, swedish.Capital(swedish.SignRole(p.Role))
	if name == "" {
		name, role = role, swedish.T("window.sign.open_place")
	}
	parts[0].(*ui.Words).SetText(name)
	parts[1].(*ui.Words).SetText(role)
	word := ""
	if chosen {
		word = swedish.T("window.sign.chosen")
	}
	parts[2].(*ui.Badge).Set(word, ui.AccentTone)
	o.Refresh()
}

// choiceHeight is the height of one row at the present text size.
func choiceHeight() float32 { return newChoice().MinSize().Height }

type choiceLayout struct{}

const choicePad = 8

func (choiceLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	high := float32(2 * choicePad)
	for _, o := range objects[:2] {
		high += o.(*ui.Words).LineHeight()
	}
	return fyne.NewSize(160, high)
}

func (choiceLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	badge := objects[2].MinSize()
	objects[2].Move(fyne.NewPos(size.Width-badge.Width-choicePad, (size.Height-badge.Height)/2))
	objects[2].Resize(badge)
	y := float32(choicePad)
	for _, o := range objects[:2] {
		h := o.(*ui.Words).LineHeight()
		o.Move(fyne.NewPos(2*choicePad, y))
		o.Resize(fyne.NewSize(max(size.Width-badge.Width-4*choicePad, 40), h))
		y += h
	}
}
