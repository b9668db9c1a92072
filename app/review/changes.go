package review

import (
	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// change is one thing that saving a later version would change.
type change struct {
	words string
}

func (c *change) build() fyne.CanvasObject { return words(c.words) }

// changeRows say what saving would do, and of a later version what it changes.
func (p *Page) changeRows() []row {
	preview := p.preview
	r := row{kind: noticeRow, key: "outcome", label: swedish.T("window.review." + string(preview.Outcome)), badges: []badge{{tone: ui.AccentTone}}}
	if preview.Outcome != data.Updated {
		return []row{r}
	}
	r.value = swedish.T("window.review.notes_stay")
	rows := []row{r}
	for _, c := range preview.Changes {
		rows = append(rows, row{kind: changeRow, key: "change:" + c, change: &change{words: c}})
	}
	return rows
}
