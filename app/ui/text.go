package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Heading returns the title of a page; it breaks lines at words.
func Heading(text string) *widget.Label {
	return label(text, theme.SizeNameHeadingText, widget.MediumImportance, true)
}

// SubHeading returns the title of a part of a page.
func SubHeading(text string) *widget.Label {
	return label(text, theme.SizeNameSubHeadingText, widget.MediumImportance, true)
}

// Text returns running text of the interface; it breaks lines at words.
func Text(text string) *widget.Label {
	return label(text, theme.SizeNameText, widget.MediumImportance, false)
}

// SecondaryText is [Text] of less weight.
func SecondaryText(text string) *widget.Label {
	return label(text, theme.SizeNameText, widget.LowImportance, false)
}

// Caption returns a small line of less weight, for what explains or dates.
func Caption(text string) *widget.Label {
	return label(text, theme.SizeNameCaptionText, widget.LowImportance, false)
}

func label(text string, size fyne.ThemeSizeName, importance widget.Importance, bold bool) *widget.Label {
	l := widget.NewLabel(text)
	l.SizeName, l.Importance, l.TextStyle.Bold = size, importance, bold
	l.Wrapping = fyne.TextWrapWord
	return l
}
