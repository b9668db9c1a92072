package app

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/token"
)

// keyTokenModule is the path of the user's own driver for cards.
const keyTokenModule = "window/token_module"

// keyOnCard tells that the key that was used last was on a card.
const keyOnCard = "window/key_on_card"

// readCards reads the cards that are there, for the walk of signing. What it
// found last is what the walk's choice names.
func (w *Window) readCards(done func(cards []signing.Card, say string)) {
	own := w.setting(keyTokenModule)
	ui.Load(w.win, ui.Task{Title: swedish.T("window.card.reading"), Quiet: true}, func(ctx context.Context, _ *ui.Progress) (act.Cards, error) {
		return act.ListCards(ctx, own)
	}, func(found act.Cards, err error) {
		w.cards = found.Entries
		if err != nil {
			done(nil, plainly(err).Error())
			return
		}
		done(cardsOf(found.Entries), cardsSay(found))
	})
}

// cardsOf is what the walk shows of the certificates.
func cardsOf(entries []token.Entry) []signing.Card {
	var list []signing.Card
	for i, e := range entries {
		t := e.Slot.Token
		pin := "window.card.pin"
		if e.Purpose != token.ForSignatures {
			pin = "window.card.pin_other"
		}
		purpose := swedish.Capital(swedish.T("token.purpose." + string(e.Purpose)))
		list = append(list, signing.Card{
			PIN: swedish.T(pin),
			ID:  strconv.Itoa(i), Holder: e.Name(), Problem: act.CertificateProblem(e), Token: t.Label, State: act.TokenState(t), PINPad: t.PINPad, NoPIN: !t.LoginNeeded,
			About: swedish.T("window.card.about", "purpose", purpose, "token", t.Label, "date", e.X509.NotAfter.Format(time.DateOnly)),
			Brief: swedish.T("window.card.brief", "purpose", purpose, "token", t.Label),
		})
	}
	return list
}

// cardsSay says what was found, and which drivers could not be asked.
func cardsSay(found act.Cards) string {
	say := swedish.N("window.card.found", len(found.Entries))
	if len(found.Entries) == 0 {
		say = swedish.T("window.card.none")
	}
	for _, m := range found.Modules {
		if m.Err != nil {
			say += " " + act.TokenFailure(m.Err).Error()
		}
	}
	return say
}

// chooseDriver lets the user name a driver that does not lie in a usual place.
func (w *Window) chooseDriver(chosen func()) {
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.card.driver_title"), Extensions: []string{".so", ".dll", ".dylib"}, Submit: swedish.T("window.sign.choose")}, func(path string) {
		w.setSetting(keyTokenModule, path)
		chosen()
	})
}

// keys is what a form needs to have a key chosen and opened.
func (w *Window) keys(name string) signing.Keys {
	return signing.Keys{File: w.keyOf(name), OnCard: w.setting(keyOnCard) != "", Browse: w.browseKey, Cards: w.readCards, Driver: w.chooseDriver}
}

// openKey opens what the user gave: a key file with its password, or a card
// with its PIN. close must be called at once after the act. It runs away from
// the UI thread.
func (w *Window) openKey(ctx context.Context, u signing.Unlock) (identity sign.Identity, close func(), err error) {
	if u.Card != "" {
		card, ok := w.cardOf(u)
		if !ok {
			return identity, nil, &act.Error{Key: "window.card.choose"}
		}
		session, err := act.OpenCard(ctx, card, []byte(u.Secret))
		if err != nil {
			return identity, nil, err
		}
		return session.Identity(), session.Close, nil
	}
	key, err := act.ReadFileBytes(u.File)
	if err != nil {
		return identity, nil, err
	}
	if identity, err = act.OpenKey(key, u.Secret); err != nil {
		return identity, nil, act.KeyFailure(filepath.Base(u.File), err)
	}
	return identity, func() {}, nil
}

// cardOf is the card that was chosen among those that were read last.
func (w *Window) cardOf(u signing.Unlock) (token.Entry, bool) {
	i, err := strconv.Atoi(u.Card)
	if err != nil || i < 0 || i >= len(w.cards) {
		return token.Entry{}, false
	}
	return w.cards[i], true
}

// opening is what is said while a key is used: who has a card reader with keys
// is told that it waits for the PIN.
func (w *Window) opening(u signing.Unlock, usual string) string {
	if card, ok := w.cardOf(u); ok && card.Slot.Token.PINPad {
		return swedish.T("window.card.pad_now")
	}
	return usual
}

// used remembers what was signed with, for the next time. Nothing of it is
// secret.
func (w *Window) used(u signing.Unlock, holder string, trial bool) {
	onCard := ""
	if u.Card != "" {
		onCard = "yes"
	} else {
		w.rememberKey(u.File, holder, trial)
	}
	w.setSetting(keyOnCard, onCard)
}
