package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// tray is the notes whose words are gone, each with its quote, where it stood,
// and what can be done with it: it waits here until it is given a place or is
// deleted; of is how many there are in all.
func (n *Notes) tray(lost []data.Note, of int) []fyne.CanvasObject {
	if len(lost) == 0 {
		return nil
	}
	all := []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.tray.title", "n", of), ui.WordsStyle{Bold: true}),
		ui.NewWords(swedish.T("window.tray.help"), ui.WordsStyle{Colour: look.Secondary}),
	}
	for _, note := range lost {
		about := "”" + stoodOn(note.Passage, note.Row, note.Page) + "”"
		if c := note.Carried; c != nil {
			about = swedish.T("window.note.stood", "where", before(c.Was, c.WasRow, c.WasPage))
			if c.Was != nil || c.WasRow != nil {
				about = "”" + stoodOn(c.Was, c.WasRow, c.WasPage) + "” · " + about
			}
		}
		all = append(all, n.card(note.ID, ui.NoteCard{
			Kind: KindName(note.Kind), Text: cardText(note), About: about, Colour: note.Colour,
			OnTapped: func() { n.place(note.ID) },
		}), container.NewHBox(
			n.button(swedish.T("window.tray.place"), func() { n.place(note.ID) }),
			n.button(swedish.T("window.tray.delete"), func() { n.remove(note.ID) }),
		))
	}
	return all
}

func (n *Notes) place(id string) {
	if n.params.Place != nil {
		n.params.Place(id)
	}
}

func (n *Notes) remove(id string) {
	if n.writing.Delete != nil && n.Save() {
		_ = n.writing.Delete(id) // the window tells what stands in the way
	}
}
