package signing

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Card is a certificate on a card or token that one can sign with.
type Card struct {
	ID      string // names it to the window
	Holder  string // whose it is
	About   string // what it is for, on which card, until when
	Problem string // why one cannot sign with it; "" where one can
	Token   string // the card's name
	State   string // what is to be known before its PIN is given, as that one try is left
	PINPad  bool   // the PIN is given on the reader
	NoPIN   bool   // the card asks for none
}

// cards is the third step where the key is on a card: those that are there.
func (w *Walk) cards() []fyne.CanvasObject {
	status := ui.NewWords(w.cardsSay, ui.WordsStyle{Colour: look.Secondary})
	list := ui.NewList(ui.ListOptions{
		Length: func() int { return len(w.found) },
		Create: func() fyne.CanvasObject {
			return container.New(choiceLayout{}, ui.NewWords("", ui.WordsStyle{Bold: true, MaxLines: 1}),
				ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}), ui.NewBadge("", ui.Neutral))
		},
		Update: func(i int, o fyne.CanvasObject) {
			parts := o.(*fyne.Container).Objects
			parts[0].(*ui.Words).SetText(w.found[i].Holder)
			parts[1].(*ui.Words).SetText(w.found[i].About)
			switch {
			case w.found[i].Problem != "":
				parts[2].(*ui.Badge).Set(swedish.T("window.card.unusable"), ui.WarningTone)
			case i == w.card:
				parts[2].(*ui.Badge).Set(swedish.T("window.sign.chosen"), ui.AccentTone)
			default:
				parts[2].(*ui.Badge).Set("", ui.Neutral)
			}
			o.Refresh()
		},
		Text:       func(i int) string { return w.found[i].Holder + ", " + w.found[i].About },
		OnSelected: func(i int) { w.card = i; w.show(); w.ask.Focus(w.focus) },
		OnOpened:   func(int) { w.Next() },
		Label:      swedish.T("window.card.list"),
		Empty:      " ",
	})
	w.focus = w.where
	if len(w.found) > 0 {
		list.Select(w.card)
		w.focus = list
	}
	w.read = func() error {
		if w.card < 0 || w.card >= len(w.found) {
			return errors.New(swedish.T("window.card.choose"))
		}
		if p := w.found[w.card].Problem; p != "" {
			return errors.New(p)
		}
		return nil
	}
	all := []fyne.CanvasObject{status, ui.NewSpace(6)}
	if len(w.found) > 0 {
		all = append(all, ui.NewSized(fyne.NewSize(200, choiceHeight()*float32(min(len(w.found), 4))), list), ui.NewSpace(8))
	}
	if w.card >= 0 && w.card < len(w.found) {
		for _, text := range []string{w.found[w.card].Problem, w.found[w.card].State} {
			if text != "" {
				all = append(all, ui.NewWords(text, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Warning}), ui.NewSpace(6))
			}
		}
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
		w.card = slices.IndexFunc(cards, func(c Card) bool { return c.Problem == "" && data.SamePerson(c.Holder, w.name) })
		if w.card < 0 {
			w.card = slices.IndexFunc(cards, func(c Card) bool { return c.Problem == "" })
		}
		w.show()
		w.ask.Focus(w.focus)
	})
}

// keyWhere chooses between a key file and a card.
func (w *Walk) keyWhere() fyne.CanvasObject {
	names := []string{swedish.T("window.card.file"), swedish.T("window.card.card")}
	w.where = ui.NewSelect(names, nil)
	w.where.Label = swedish.T("window.card.where")
	w.where.SetSelectedIndex(0)
	if w.onCard {
		w.where.SetSelectedIndex(1)
	}
	w.where.OnChanged = func(chosen string) {
		onCard := chosen == names[1]
		if onCard == w.onCard {
			return
		}
		if w.onCard = onCard; onCard {
			w.readCards()
		} else {
			w.show()
		}
		w.ask.Focus(w.where)
	}
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
	field.Label = swedish.T("window.card.pin")
	w.focus = field
	w.read = func() error {
		given := field.Text
		field.SetText("") // nothing stays in the field
		w.sign(given)
		return nil
	}
	return append(all, ui.NewWords(swedish.T("window.card.pin"), ui.WordsStyle{Bold: true}), ui.NewSpace(4), field, ui.NewSpace(4),
		ui.NewWords(swedish.T("window.card.pin_hint"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
}
