package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// ShowCardMenu opens the menu of a note's card at a position on the canvas.
func ShowCardMenu(card fyne.CanvasObject, at fyne.Position, edit, remove func()) {
	if c := canvasOf(card); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("",
			fyne.NewMenuItem(swedish.T("ui.card.edit"), edit),
			fyne.NewMenuItem(swedish.T("ui.card.delete"), remove)), c, at)
	}
}

// IsDelete reports whether a key deletes what is chosen.
func IsDelete(k fyne.KeyName) bool { return k == fyne.KeyDelete || k == fyne.KeyBackspace }
