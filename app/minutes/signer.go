package minutes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// newSignerRow shows one signer: name and role, and whether the signature is
// there, in a word.
func newSignerRow(s Signer) fyne.CanvasObject {
	about := swedish.SignRole(s.Role)
	badge := ui.NewBadge(swedish.T("window.minutes.waits"), ui.Neutral)
	if s.Signed != nil {
		badge = ui.NewBadge(swedish.T("window.minutes.signed"), ui.GoodTone)
		about += " · " + swedish.Moment(s.Signed.At.Local())
		if !sameName(s.Name, s.Signed.Name) {
			about += " · " + swedish.T("window.minutes.signed_by", "name", s.Signed.Name)
		}
	}
	return ui.NewLined(
		ui.NewStack(0,
			ui.NewWords(s.Name, ui.WordsStyle{}),
			ui.NewWords(about, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})),
		badge)
}
