package signing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// cards is the third step where the key is on a card: those that are there.
func (w *Walk) cards() []fyne.CanvasObject {
	status := ui.NewWords(w.cardsSay, ui.WordsStyle{Colour: look.Secondary})
	list := cardList(w.found, func() int { return w.card }, func(i int) { w.card = i; w.show(); w.ask.Focus(w.focus) }, w.Next)
	w.focus = w.where
	if len(w.found) > 0 {
		list.Select(w.card)
		w.focus = list
	}
	w.read = func() error {
		return usable(w.found, w.card)
	}
	all := []fyne.CanvasObject{status, ui.NewSpace(6)}
	if len(w.found) > 0 {
		all = append(all, ui.NewSized(fyne.NewSize(200, choiceHeight()*float32(min(len(w.found), 4))), list), ui.NewSpace(8))
	}
	if w.card >= 0 && w.card < len(w.found) {
		all = append(all, cardNotes(w.found[w.card])...)
	}
	return append(all, ui.NewFlow(8,
		ui.NewButton(swedish.T("window.card.again"), w.readCards),
		ui.NewButton(swedish.T("window.card.driver"), func() { w.ask.Driver(w.readCards) })))
}

// readCards asks the window which cards are there, and shows them.
func (w *Walk) readCards() {
	w.found, w.card, w.cardsSay = nil, -1, swedish.T("window.card.reading")
	w.show()
	w.ask.Cards(func(cards []Card, say string) {
		if w.at != keying || !w.onCard {
			return
		}
		w.found, w.cardsSay = cards, say
		w.card = cardOf(cards, w.name)
		w.show()
		w.ask.Focus(w.focus)
	})
}

// keyWhere chooses between a key file and a card.
func (w *Walk) keyWhere() fyne.CanvasObject {
	w.where = whereSelect(w.onCard, func(onCard bool) {
		if w.onCard = onCard; onCard {
			w.readCards()
		} else {
			w.show()
		}
		w.ask.Focus(w.where)
	})
	return w.where
}

// pin is the fourth step for a card: its PIN, asked for once.
func (w *Walk) pin() []fyne.CanvasObject {
	card := w.found[w.card]
	all := w.facts(swedish.T("window.card.card"), card.Token)
	if card.State != "" {
		all = append(all, ui.NewWords(card.State, ui.WordsStyle{Colour: look.Warning, Bold: true}), ui.NewSpace(8))
	}
	if card.PINPad || card.NoPIN {
		w.read = func() error { w.sign(""); return nil }
		if card.PINPad {
			all = append(all, ui.NewWords(swedish.T("window.card.pad"), ui.WordsStyle{}))
		}
		return all
	}
	field := ui.NewPassword()
	field.Label = card.PIN
	w.focus = field
	w.read = func() error {
		given := field.Text
		field.SetText("") // nothing stays in the field
		w.sign(given)
		return nil
	}
	return append(all, ui.NewWords(card.PIN, ui.WordsStyle{Bold: true}), ui.NewSpace(4), field, ui.NewSpace(4),
		ui.NewWords(swedish.T("window.card.pin_hint"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
}
