package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// PagesWidth is the width of a column of pages, at the normal text size, before
// what stands beside it takes more for large text.
const PagesWidth = 880

// NewPagesBeside puts pages beside a sheet of words, so wide at the normal text
// size, with buttons at its foot.
func NewPagesBeside(pages *PageView, sheet *Sheet, width float32, buttons ...fyne.CanvasObject) *Columns {
	sheet.Inset, sheet.Top, sheet.Bottom = SideInset, 20, 16
	foot := NewStack(0, NewRule(), NewSpace(12), NewFlow(8, buttons...))
	foot.Inset, foot.Bottom = SideInset, 16
	return NewColumns(ColumnsOptions{
		Columns: []Column{
			{Content: pages.Content(), Width: PagesWidth, Min: 230},
			{Content: NewFill(look.Ground, NewEdged(nil, foot, sheet.Content())), Width: width, Min: 330},
		},
		Grow: 0,
	})
}

// NewTitle is what a sheet beside pages begins with.
func NewTitle(text string) *Words {
	return NewWords(text, WordsStyle{Size: theme.SizeNameHeadingText, Bold: true, Leading: 1.25})
}

// NewWordsCard is a card with a bold line and sentences under it.
func NewWordsCard(title string, sentences []string, tone Tone) *Card {
	lines := []fyne.CanvasObject{NewWords(title, WordsStyle{Bold: true})}
	for _, s := range sentences {
		lines = append(lines, NewWords(s, WordsStyle{}))
	}
	return NewCard(NewRoomy(lines...), tone)
}
