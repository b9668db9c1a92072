package signing

import (
	"errors"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// shortestPassword is the least number of characters for a new key's password.
const shortestPassword = 8

// NewKey asks for a name and a password and has a trial identity made of them.
func NewKey(win fyne.Window, name string, make func(name, password string)) *ui.Dialog {
	who, password, again := ui.NewEntry(), ui.NewPassword(), ui.NewPassword()
	who.SetText(name)
	return ui.Form(win, ui.FormOptions{
		Title: swedish.T("window.key_new.title"),
		Intro: swedish.T("window.key_new.about"),
		Fields: []ui.Field{
			{Label: swedish.T("window.sign.name"), Widget: who, Required: true},
			{Label: swedish.T("window.sign.password"), Widget: password, Required: true, Hint: swedish.T("window.key_new.password_hint", "n", shortestPassword)},
			{Label: swedish.T("window.key_new.again"), Widget: again, Required: true},
		},
		Submit: swedish.T("window.key_new.submit"),
		OnSubmit: func() error {
			switch {
			case utf8.RuneCountInString(password.Text) < shortestPassword:
				return errors.New(swedish.T("window.key_new.too_short", "n", shortestPassword))
			case password.Text != again.Text:
				return errors.New(swedish.T("window.key_new.differ"))
			}
			given := password.Text
			password.SetText("")
			again.SetText("")
			make(strings.TrimSpace(who.Text), given)
			return nil
		},
	})
}
