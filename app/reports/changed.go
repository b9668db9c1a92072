package reports

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// stretches are where blocks of the item's parts stand on the page.
func (t Text) stretches(blocks map[string][]int) (all [][2]int) {
	for _, s := range t.spans {
		if slices.Contains(blocks[s.part], s.block) {
			all = append(all, [2]int{s.page, s.page + s.length})
		}
	}
	return all
}

// ChangesCard says how much is new or changed since a matter was read, when, and
// leads to the first of it; nil where nothing is.
func ChangesCard(c data.ItemChanges, read string, next func()) fyne.CanvasObject {
	blocks := 0
	for _, b := range c.Blocks {
		blocks += len(b)
	}
	rows := c.Count() - blocks
	removed := c.Gone - c.Count()
	var words []string
	if blocks > 0 {
		words = append(words, swedish.N("window.changed.blocks", blocks))
	}
	if rows > 0 {
		words = append(words, swedish.N("window.changed.rows", rows))
	}
	if removed > 0 {
		words = append(words, swedish.N("window.changed.removed", removed))
	}
	if len(words) == 0 {
		return nil
	}
	text := swedish.T("window.changed.since", "read", read, "what", strings.Join(words, ", "))
	n := ui.NoticeParts{Short: swedish.Capital(strings.Join(words, ", ")), Texts: []fyne.CanvasObject{ui.NewWords(text, ui.WordsStyle{})}, Tone: ui.AccentTone}
	if blocks > 0 {
		n.Act = ui.NewButton(swedish.T("window.changed.next"), next)
	}
	return ui.NewNotice(n)
}
