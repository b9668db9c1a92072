package signing

import (
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Certify is what the walk to a certified extract needs from the window.
type Certify struct {
	Sections    string // the §§, as "§§ 44–46"
	Name, Title string // who certifies, as given last
	Keys        Keys
	Make        func(c Certification) // may take its time, and tells itself what was wrong
}

// Certification is who vouches for an extract and with which key.
type Certification struct {
	Name, Title string
	Unlock
}

// AskCertification asks who certifies an extract of adjusted §§.
func AskCertification(win fyne.Window, c Certify) *ui.Dialog {
	name, title := ui.NewEntry(), ui.NewEntry()
	name.SetText(c.Name)
	title.SetText(c.Title)
	key := newUnlocking(c.Keys, func() string { return name.Text })
	key.show()
	var given Certification
	d := ui.Form(win, ui.FormOptions{
		Title: swedish.T("window.extract.title", "sections", c.Sections),
		Intro: swedish.T("window.extract.about"),
		Fields: []ui.Field{
			{Label: swedish.T("window.sign.name"), Widget: name, Required: true},
			{Label: swedish.T("window.extract.post"), Widget: title, Required: true},
			{Widget: key.box},
		},
		Submit: swedish.T("window.extract.submit"),
		OnSubmit: func() error {
			unlock, err := key.take()
			if err != nil {
				return err
			}
			given = Certification{Name: strings.TrimSpace(name.Text), Title: strings.TrimSpace(title.Text), Unlock: unlock}
			return nil
		},
		Then: func() { c.Make(given) },
	})
	key.begin(d)
	key.startAt(name, title)
	return d
}
