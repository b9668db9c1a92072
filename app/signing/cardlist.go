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
	Brief   string // the same without the day, where there is less room
	Problem string // why one cannot sign with it; "" where one can
	Token   string // the card's name
	State   string // what is to be known before its PIN is given, as that one try is left
	PIN     string // what its PIN is called: a card may have one for signatures and one for logging in
	PINPad  bool   // the PIN is given on the reader
	NoPIN   bool   // the card asks for none
}

// cardList is the choice among the certificates that were found.
func cardList(found []Card, chosen func() int, selected func(i int), opened func()) *ui.List {
	return ui.NewList(ui.ListOptions{
		Length: func() int { return len(found) },
		Create: func() fyne.CanvasObject {
			return container.New(choiceLayout{}, ui.NewWords("", ui.WordsStyle{Bold: true, MaxLines: 1}),
				ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}), ui.NewBadge("", ui.Neutral))
		},
		Update: func(i int, o fyne.CanvasObject) {
			parts := o.(*fyne.Container).Objects
			parts[0].(*ui.Words).SetText(found[i].Holder)
			parts[1].(*ui.Words).SetWithShorter(found[i].About, found[i].Brief)
			switch {
			case found[i].Problem != "":
				parts[2].(*ui.Badge).Set(swedish.T("window.card.unusable"), ui.WarningTone)
			case i == chosen():
				parts[2].(*ui.Badge).Set(swedish.T("window.sign.chosen"), ui.AccentTone)
			default:
				parts[2].(*ui.Badge).Set("", ui.Neutral)
			}
			o.Refresh()
		},
		Text:       func(i int) string { return found[i].Holder + ", " + found[i].About },
		OnSelected: selected,
		OnOpened:   func(int) { opened() },
		Label:      swedish.T("window.card.list"),
		Empty:      " ",
	})
}

// cardNotes is what is to be known of a card before it is used.
func cardNotes(c Card) (notes []fyne.CanvasObject) {
	for _, text := range []string{c.Problem, c.State} {
		if text != "" {
			notes = append(notes, ui.NewWords(text, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Warning}), ui.NewSpace(6))
		}
	}
	return notes
}

// cardOf is the card that is proposed to a person: one in that name, else the
// first that one can sign with, -1 for none.
func cardOf(cards []Card, name string) int {
	if i := slices.IndexFunc(cards, func(c Card) bool { return c.Problem == "" && data.SamePerson(c.Holder, name) }); i >= 0 {
		return i
	}
	return slices.IndexFunc(cards, func(c Card) bool { return c.Problem == "" })
}

// usable tells whether one can sign with the card that is chosen.
func usable(cards []Card, chosen int) error {
	if chosen < 0 || chosen >= len(cards) {
		return errors.New(swedish.T("window.card.choose"))
	}
	if p := cards[chosen].Problem; p != "" {
		return errors.New(p)
	}
	return nil
}

// whereSelect is the choice between a key file and a card.
func whereSelect(onCard bool, changed func(onCard bool)) *ui.Select {
	names := []string{swedish.T("window.card.in_file"), swedish.T("window.card.on_card")}
	s := ui.NewSelect(names, nil)
	s.Label = swedish.T("window.card.where")
	s.SetSelectedIndex(0)
	if onCard {
		s.SetSelectedIndex(1)
	}
	s.OnChanged = func(chosen string) {
		if now := chosen == names[1]; now != onCard {
			onCard = now
			changed(now)
		}
	}
	return s
}
