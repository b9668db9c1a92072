package signing

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// asking is the fourth step: the password, asked for once.
func (w *Walk) asking() []fyne.CanvasObject {
	if w.onCard {
		return w.pin()
	}
	password := ui.NewPassword()
	password.Label = swedish.T("window.sign.password")
	w.focus = password
	w.read = func() error {
		given := password.Text
		password.SetText("") // nothing stays in the field
		w.sign(given)
		return nil
	}
	return append(w.facts(swedish.T("window.sign.key"), filepath.Base(w.key)),
		ui.NewWords(swedish.T("window.sign.password"), ui.WordsStyle{Bold: true}), ui.NewSpace(4), password, ui.NewSpace(4),
		ui.NewWords(swedish.T("window.sign.password_hint"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
	)
}

// facts are what is about to be signed, as whom, with which key and by whose time.
func (w *Walk) facts(where, key string) []fyne.CanvasObject {
	facts := []fyne.CanvasObject{
		ui.NewFact(swedish.T("window.sign.document"), w.ask.Document),
		ui.NewFact(swedish.T("window.sign.as"), swedish.Capital(swedish.SignRole(w.free[w.place].Role))+", "+w.name),
		ui.NewFact(where, key),
	}
	if w.ask.Stamp != "" {
		facts = append(facts, ui.NewFact(swedish.T("window.sign.stamp"), w.ask.Stamp))
	}
	return append(facts, ui.NewSpace(16))
}

// sign signs and goes to the last step, or says what was wrong and stays.
func (w *Walk) sign(secret string) {
	w.working = true
	w.wrong.SetText("")
	w.next.Disable()
	w.back.Disable()
	request := Request{Role: w.free[w.place].Role, Name: w.name, Unlock: Unlock{File: w.key, Secret: secret}}
	if w.onCard {
		request.File, request.Card = "", w.found[w.card].ID
	}
	w.ask.Sign(request, func(r Result, err error) {
		w.working = false
		w.next.Enable()
		w.back.Enable()
		if err != nil {
			w.complain(err)
			return
		}
		w.result, w.at = r, done
		w.show()
		w.ask.Focus(w.focus)
	})
}

// done is the last step: what came of it, who has signed and who is waited for.
func (w *Walk) done() []fyne.CanvasObject {
	all := []fyne.CanvasObject{ui.NewWordsCard(w.result.Text, nil, ui.GoodTone), ui.NewSpace(10)}
	if len(w.result.Notes) > 0 {
		all = append(all, ui.NewWordsCard(swedish.T("window.sign.notice"), w.result.Notes, ui.WarningTone), ui.NewSpace(10))
	}
	all = append(all, ui.Overline(swedish.T("window.minutes.signatures")), ui.NewSpace(2))
	all = append(all, signers(w.result.Places)...)
	return append(all, ui.NewSpace(14), ui.NewFlow(8, ui.NewButton(swedish.T("window.document.save"), w.result.Save)))
}
