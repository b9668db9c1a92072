package app

import (
	"context"
	"path/filepath"
	"strconv"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/token"
)

// keyTokenModule is the path of the user's own driver for cards.
const keyTokenModule = "window/token_module"

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
		list = append(list, signing.Card{
			ID: strconv.Itoa(i), Holder: e.Name(), Problem: act.CertificateProblem(e), Token: t.Label, State: act.TokenState(t), PINPad: t.PINPad, NoPIN: !t.LoginNeeded,
			About: swedish.T("window.card.about", "purpose", swedish.Capital(swedish.T("token.purpose."+string(e.Purpose))), "token", t.Label, "date", swedish.DateOf(e.X509.NotAfter)),
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

// openKey opens what the walk of signing was given: a key file with its
// password, or a card with its PIN. close must be called at once after the act.
// It runs away from the UI thread.
func (w *Window) openKey(ctx context.Context, r signing.Request) (identity sign.Identity, close func(), err error) {
	if r.Card != "" {
		i, err := strconv.Atoi(r.Card)
		if err != nil || i < 0 || i >= len(w.cards) {
			return identity, nil, &act.Error{Key: "window.card.choose"}
		}
		session, err := act.OpenCard(ctx, w.cards[i], []byte(r.Password))
		if err != nil {
			return identity, nil, err
		}
		return session.Identity(), session.Close, nil
	}
	key, err := act.ReadFileBytes(r.Key)
	if err != nil {
		return identity, nil, err
	}
	if identity, err = act.OpenKey(key, r.Password); err != nil {
		return identity, nil, act.KeyFailure(filepath.Base(r.Key), err)
	}
	return identity, func() {}, nil
}
