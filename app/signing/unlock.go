package signing

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Unlock is how a key is opened for one act: a key file with its password, or a
// card with its PIN.
type Unlock struct {
	File   string // path of a .p12 file; "" for a card
	Card   string // the ID of a [Card]
	Secret string // password or PIN; "" where the card's reader asks for it
}

// Keys is what choosing a key needs from the window.
type Keys struct {
	File   string                                    // the key file used last, "" for none
	OnCard bool                                      // a card was used last
	Browse func(chosen func(string))                 // let the user choose a key file
	Cards  func(done func(cards []Card, say string)) // reads the cards that are there; done is called on the UI goroutine
	Driver func(chosen func())                       // let the user name a card's driver
}

// unlocking is the part of a form in which a key is chosen and opened.
type unlocking struct {
	keys   Keys
	name   func() string // who signs, as written in the form so far
	box    *ui.Stack
	fit    func() // after the part has become larger or smaller
	onCard bool
	where  *ui.Select
	found  []Card
	list   *ui.List // of those found
	card   int      // number among those found, -1 for none
	say    string
	file   *ui.Entry
	secret *ui.Entry // nil where the card's reader asks
}

func newUnlocking(keys Keys, name func() string) *unlocking {
	u := &unlocking{keys: keys, name: name, box: ui.NewStack(4), card: -1, onCard: keys.OnCard}
	u.where = whereSelect(u.onCard, func(onCard bool) {
		if u.onCard = onCard; onCard {
			u.readCards()
		} else {
			u.show()
		}
	})
	return u
}

// begin fills the part when its dialog is there.
func (u *unlocking) begin(d *ui.Dialog) {
	u.fit = func() {
		if !d.Closed() {
			d.Fit()
		}
	}
	if u.onCard {
		u.readCards()
	}
}

// startAt gives the keyboard to the first of the form's fields with nothing in
// it: who certifies every week only writes the password.
func (u *unlocking) startAt(before ...*ui.Entry) {
	if !u.onCard {
		before = append(before, u.file, u.secret)
	}
	for _, e := range before {
		if strings.TrimSpace(e.Text) == "" {
			ui.Focus(e)
			return
		}
	}
}

// show lays out the fields of a file or of a card.
func (u *unlocking) show() {
	u.secret = nil
	all := []fyne.CanvasObject{ui.NewLine(swedish.T("window.card.where"), ui.LineStyle{Bold: true}), u.where, ui.NewSpace(8)}
	if u.onCard {
		all = append(all, u.cardFields()...)
	} else {
		all = append(all, u.fileFields()...)
	}
	u.box.Set(all...)
	if u.fit != nil {
		u.fit()
	}
}

func (u *unlocking) fileFields() []fyne.CanvasObject {
	if u.file != nil {
		u.keys.File = u.file.Text
	}
	file, row := keyField(u.keys.File, u.keys.Browse)
	u.file = file
	return append([]fyne.CanvasObject{ui.NewLine(swedish.T("window.sign.key"), ui.LineStyle{Bold: true}), row, small(swedish.T("window.sign.key_hint")), ui.NewSpace(8)},
		u.secretField(swedish.T("window.sign.password"), swedish.T("window.sign.password_hint"))...)
}

func (u *unlocking) cardFields() []fyne.CanvasObject {
	all := []fyne.CanvasObject{ui.NewWords(u.say, ui.WordsStyle{Colour: look.Secondary})}
	if len(u.found) > 0 {
		list := cardList(u.found, func() int { return u.card }, func(i int) {
			if i != u.card {
				u.card = i
				u.show()
				ui.Focus(u.list)
			}
		}, func() {})
		list.Select(u.card)
		u.list = list
		all = append(all, ui.NewSized(fyne.NewSize(200, choiceHeight()*float32(min(len(u.found), 3))), list))
	}
	var c Card
	if u.card >= 0 && u.card < len(u.found) {
		c = u.found[u.card]
		all = append(all, cardNotes(c)...)
	}
	all = append(all, ui.NewFlow(8, ui.NewButton(swedish.T("window.card.again"), u.readCards),
		ui.NewButton(swedish.T("window.card.driver"), func() { u.keys.Driver(u.readCards) })), ui.NewSpace(8))
	switch {
	case c.PINPad:
		return append(all, ui.NewWords(swedish.T("window.card.pad_each"), ui.WordsStyle{}))
	case c.NoPIN, c.ID == "":
		return all
	}
	return append(all, u.secretField(c.PIN, swedish.T("window.card.pin_hint"))...)
}

func (u *unlocking) secretField(label, hint string) []fyne.CanvasObject {
	u.secret = ui.NewPassword()
	u.secret.Label = label
	return []fyne.CanvasObject{ui.NewLine(label, ui.LineStyle{Bold: true}), u.secret, small(hint)}
}

// small is a line of explanation below a field.
func small(text string) fyne.CanvasObject {
	return ui.NewWords(text, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
}

// readCards asks the window which cards are there, and shows them.
func (u *unlocking) readCards() {
	u.found, u.card, u.say = nil, -1, swedish.T("window.card.reading")
	u.show()
	u.keys.Cards(func(cards []Card, say string) {
		if u.onCard {
			u.found, u.say, u.card = cards, say, cardOf(cards, u.name())
			u.show()
		}
	})
}

// take hands over what was chosen and written, and forgets the secret; an error
// says what is missing.
func (u *unlocking) take() (Unlock, error) {
	given := Unlock{}
	if u.onCard {
		if err := usable(u.found, u.card); err != nil {
			return given, err
		}
		given.Card = u.found[u.card].ID
	} else if given.File = strings.TrimSpace(u.file.Text); given.File == "" {
		ui.Focus(u.file)
		return given, errors.New(swedish.T("window.sign.choose_key"))
	}
	if u.secret != nil {
		given.Secret = u.secret.Text
		u.secret.SetText("")
		if u.onCard && given.Secret == "" {
			ui.Focus(u.secret)
			return given, errors.New(swedish.T("window.card.write_pin"))
		}
	}
	return given, nil
}
