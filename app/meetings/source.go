package meetings

import (
	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/ui"
	"paragraf/data"
)

type source struct {
	content fyne.CanvasObject
	sheet   *ui.Sheet
}

func newSource() *source {
	s := &source{sheet: ui.NewSheet(0)}
	s.sheet.Inset, s.sheet.Top = 32, 26
	s.content = ui.NewFill(look.Paper, s.sheet.Content())
	return s
}
func (s *source) show(d data.Draft) {
	s.sheet.Set(ui.NewWords(d.Text, ui.WordsStyle{Serif: true}))
}
