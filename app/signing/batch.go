package signing

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// BatchCertify is what the making of many extracts at once needs from the
// window.
type BatchCertify struct {
	Certify
	Numbers  string // the §§ proposed, as "44-59"
	Folder   string // proposed
	Template string // of the files' names, proposed
	Parse    func(text string) (sections []int)
	Make     func(b BatchCertification)
}

// BatchCertification is who vouches for the extracts, of which §§, and where
// they go.
type BatchCertification struct {
	Certification
	Sections         []int
	Folder, Template string
}

// AskBatch asks for the §§, the folder, the names and the key, once for all
// extracts.
func AskBatch(win fyne.Window, c BatchCertify) *ui.Dialog {
	sections, folder, template, name, title := ui.NewEntry(), ui.NewEntry(), ui.NewEntry(), ui.NewEntry(), ui.NewEntry()
	sections.SetText(c.Numbers)
	folder.SetText(c.Folder)
	folder.Label = swedish.T("window.batch.folder")
	template.SetText(c.Template)
	name.SetText(c.Name)
	title.SetText(c.Title)
	folders := ui.NewButton(swedish.T("window.sign.browse"), func() {
		ui.OpenFolder(win, ui.FileOptions{Title: swedish.T("window.batch.choose_folder")}, folder.SetText)
	})
	key := newUnlocking(c.Keys, func() string { return name.Text })
	key.show()
	var given BatchCertification
	d := ui.Form(win, ui.FormOptions{
		Title: swedish.T("window.batch.title"),
		Intro: swedish.T("window.batch.about"),
		Fields: []ui.Field{
			{Label: swedish.T("window.batch.sections"), Widget: sections, Required: true},
			{Label: swedish.T("window.batch.folder"), Widget: container.NewBorder(nil, nil, nil, folders, folder)},
			{Label: swedish.T("window.batch.names"), Widget: template, Required: true, Hint: swedish.T("window.batch.names_hint")},
			{Label: swedish.T("window.sign.name"), Widget: name, Required: true},
			{Label: swedish.T("window.extract.post"), Widget: title, Required: true},
			{Widget: key.box},
		},
		Submit: swedish.T("window.batch.submit"),
		OnSubmit: func() error {
			chosen := c.Parse(sections.Text)
			if len(chosen) == 0 {
				ui.Focus(sections)
				return errors.New(swedish.T("window.batch.no_sections"))
			}
			if strings.TrimSpace(folder.Text) == "" {
				ui.Focus(folder)
				return errors.New(swedish.T("window.batch.no_folder"))
			}
			unlock, err := key.take()
			if err != nil {
				return err
			}
			given = BatchCertification{
				Certification: Certification{Name: strings.TrimSpace(name.Text), Title: strings.TrimSpace(title.Text), Unlock: unlock},
				Sections:      chosen, Folder: strings.TrimSpace(folder.Text), Template: strings.TrimSpace(template.Text),
			}
			return nil
		},
		Then: func() { c.Make(given) },
	})
	key.begin(d)
	key.startAt(sections, folder, template, name, title)
	return d
}
