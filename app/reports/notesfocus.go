package reports

import (
	"slices"

	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// card makes the card of a note; the keyboard finds it again by the note's id.
func (n *Notes) card(id string, c ui.NoteCard) fyne.CanvasObject {
	card := ui.NewNoteCard(c)
	n.cards[id] = card
	n.parts = append(n.parts, card)
	return card
}

// button makes a button of the page.
func (n *Notes) button(words string, act func()) *ui.Button {
	b := ui.NewButton(words, act)
	n.parts = append(n.parts, b)
	return b
}

// keyboard reports whether a card or a button of the page has the keyboard, and
// the id of the note whose card it is.
func (n *Notes) keyboard() (id string, had bool) {
	c := ui.CanvasOf(n.content)
	if c == nil || c.Focused() == nil {
		return "", false
	}
	at, _ := c.Focused().(fyne.CanvasObject)
	for id, card := range n.cards {
		if card == at {
			return id, true
		}
	}
	return "", slices.Contains(n.parts, at)
}

// focusOn gives the keyboard to the card of a note, where that is gone to the
// first one, and else back to the window.
func (n *Notes) focusOn(id string) {
	to, ok := n.cards[id]
	if !ok && len(n.parts) > 0 {
		to = n.parts[0]
	}
	if f, ok := to.(fyne.Focusable); ok {
		ui.Focus(f)
	} else if n.params.Home != nil {
		n.params.Home()
	}
}
