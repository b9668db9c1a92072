package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Earlier is the page of what the reader wrote about the case at other meetings,
// with what has changed in its report since, sentence by sentence.
type Earlier struct {
	params  EarlierParams
	sheet   *ui.Sheet
	content fyne.CanvasObject
}

// EarlierParams is what the page needs: Words and Place say in words when and
// where, About where a note stands, Go goes there.
type EarlierParams struct {
	Words, Place func(data.Memory) string
	About        func(data.Note) string
	Go           func(data.Note)
}

// NewEarlier makes the page.
func NewEarlier(p EarlierParams) *Earlier {
	e := &Earlier{params: p, sheet: ui.NewSheet(10)}
	e.sheet.Page, e.sheet.Top, e.sheet.Bottom, e.sheet.Widest = true, 24, 40, 680
	e.content = ui.NewFill(look.Paper, e.sheet.Content())
	return e
}

// Content returns the page.
func (e *Earlier) Content() fyne.CanvasObject { return e.content }

// Show shows memories.
func (e *Earlier) Show(memories []data.Memory) {
	var all []fyne.CanvasObject
	add := func(text string, style ui.WordsStyle) { all = append(all, ui.NewWords(text, style)) }
	for _, r := range memories {
		add(e.params.Place(r), ui.WordsStyle{Size: theme.SizeNameSubHeadingText, Bold: true})
		add(e.params.Words(r), ui.WordsStyle{Colour: look.Secondary})
		if r.Stance != "" {
			add(swedish.T("memory.stance", "stance", swedish.NoteKind(r.Stance)), ui.WordsStyle{Bold: true})
		}
		for _, n := range r.Notes {
			all = append(all, ui.NewNoteCard(ui.NoteCard{
				Kind: KindName(n.Kind), Text: cardText(n), About: e.params.About(n), Colour: n.Colour, OnTapped: func() { e.params.Go(n) },
			}))
		}
		if len(r.Changes) > 0 {
			add(swedish.T("memory.changes"), ui.WordsStyle{Bold: true})
		}
		for i, c := range r.Changes {
			if i == mostChanges {
				add(swedish.T("memory.more", "n", len(r.Changes)-i), ui.WordsStyle{Colour: look.Secondary})
				break
			}
			all = append(all, changeRows(c))
		}
	}
	e.sheet.Set(all...)
}

// mostChanges is how many changed sentences are shown.
const mostChanges = 60

// changeRows shows a changed sentence: the old one above the new one, each after
// a word that says which it is.
func changeRows(c data.SentenceChange) fyne.CanvasObject {
	row := func(key, text string) fyne.CanvasObject {
		return ui.NewLabelled(swedish.T(key), ui.NewWords(text, ui.WordsStyle{Serif: true}))
	}
	switch {
	case c.Old == "":
		return row("memory.came", c.New)
	case c.New == "":
		return row("memory.went", c.Old)
	}
	return ui.NewStack(0, row("memory.was", c.Old), row("memory.became", c.New))
}

// MemoryCard tells above a text that the reader has met the case before; nil for
// nothing to tell.
func MemoryCard(words []string, show func()) fyne.CanvasObject {
	if len(words) == 0 {
		return nil
	}
	var all []fyne.CanvasObject
	for _, w := range words {
		all = append(all, ui.NewWords(w, ui.WordsStyle{}))
	}
	return ui.NewNotice(ui.NoticeParts{Short: words[0], Texts: all, Act: ui.NewButton(swedish.T("memory.show"), show), Tone: ui.AccentTone})
}
