package signing

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Certify is what the walk to a certified extract needs from the window.
type Certify struct {
	Sections    string // the §§, as "§§ 44–46"
	Name, Title string // who certifies, as given last
	Key         string // the key file used last
	Browse      func(chosen func(string))
	Make        func(c Certification) // may take its time, and tells itself what was wrong
}

// Certification is who vouches for an extract and with which key.
type Certification struct {
	Name, Title   string
	Key, Password string
}

// AskCertification asks who certifies an extract of adjusted §§.
func AskCertification(win fyne.Window, c Certify) *ui.Dialog {
	name, title := ui.NewEntry(), ui.NewEntry()
	name.SetText(c.Name)
	title.SetText(c.Title)
	key, keyRow := keyField(c.Key, c.Browse)
	password := ui.NewPassword()
	return ui.Form(win, ui.FormOptions{
		Title: swedish.T("window.extract.title", "sections", c.Sections),
		Intro: swedish.T("window.extract.about"),
		Fields: []ui.Field{
			{Label: swedish.T("window.sign.name"), Widget: name, Required: true},
			{Label: swedish.T("window.extract.post"), Widget: title, Required: true},
			{Label: swedish.T("window.sign.key"), Widget: keyRow, Hint: swedish.T("window.sign.key_hint")},
			{Label: swedish.T("window.sign.password"), Widget: password, Hint: swedish.T("window.sign.password_hint")},
		},
		Submit: swedish.T("window.extract.submit"),
		OnSubmit: func() error {
			if strings.TrimSpace(key.Text) == "" {
				return errors.New(swedish.T("window.sign.choose_key"))
			}
			given := Certification{Name: strings.TrimSpace(name.Text), Title: strings.TrimSpace(title.Text), Key: strings.TrimSpace(key.Text), Password: password.Text}
			password.SetText("")
			c.Make(given)
			return nil
		},
	})
}
