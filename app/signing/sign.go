package signing

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Place is a place for a signature in a document.
type Place struct {
	Role     string // secretary, chair, adjuster or clerk
	Person   string // who is expected to sign there
	SignedBy string // who has; "" while it is free
}

// Request is what the signer answered.
type Request struct {
	Role, Name string
	Key        string // path of a .p12 file
	Password   string
}

// Ask is what the walk needs from the window.
type Ask struct {
	Document string // what is signed, in words
	Places   []Place
	Role     string                    // chosen at first; "" takes the first free place
	Key      string                    // the key file used last
	Browse   func(chosen func(string)) // let the user choose a key file
	Read     func()                    // open the document to be read
	Sign     func(Request) error       // sign; an error stays in the form
}

// Sign asks who signs as what and with which key. It returns nil, after saying
// so, where no place is free.
func Sign(win fyne.Window, a Ask) *ui.Dialog {
	free := freePlaces(a.Places)
	if len(free) == 0 {
		return ui.Inform(win, swedish.T("window.sign.title"), swedish.T("window.sign.all_signed"))
	}
	options := make([]string, len(free))
	first := 0
	for i, p := range free {
		options[i] = label(p)
		if p.Role == a.Role && free[first].Role != a.Role {
			first = i
		}
	}
	name := ui.NewEntry()
	as := ui.NewSelect(options, nil)
	choose := func(option string) {
		if i := slices.Index(options, option); i >= 0 {
			name.SetText(free[i].Person)
		}
	}
	as.SetSelected(options[first])
	choose(options[first])
	as.OnChanged = choose
	key, keyRow := keyField(a.Key, a.Browse)
	password := ui.NewPassword()
	fields := []ui.Field{
		{Label: swedish.T("window.sign.as"), Widget: as},
		{Label: swedish.T("window.sign.name"), Widget: name, Required: true},
		{Label: swedish.T("window.sign.key"), Widget: keyRow, Hint: swedish.T("window.sign.key_hint")},
		{Label: swedish.T("window.sign.password"), Widget: password, Hint: swedish.T("window.sign.password_hint")},
	}
	if a.Read != nil {
		read := ui.NewButton(swedish.T("window.sign.read"), a.Read)
		fields = slices.Insert(fields, 0, ui.Field{Label: swedish.T("window.sign.document"), Widget: container.NewHBox(read)})
	}
	return ui.Form(win, ui.FormOptions{
		Title:  swedish.T("window.sign.title"),
		Intro:  intro(a),
		Fields: fields,
		Submit: swedish.T("window.sign.submit"),
		OnSubmit: func() error {
			i := slices.Index(options, as.Selected)
			if i < 0 {
				return errors.New(swedish.T("window.sign.choose_place"))
			}
			if strings.TrimSpace(key.Text) == "" {
				return errors.New(swedish.T("window.sign.choose_key"))
			}
			err := a.Sign(Request{Role: free[i].Role, Name: strings.TrimSpace(name.Text), Key: strings.TrimSpace(key.Text), Password: password.Text})
			password.SetText("")
			return err
		},
	})
}

// keyField is a field for a key file with a button to look for it.
func keyField(path string, browse func(func(string))) (*ui.Entry, fyne.CanvasObject) {
	key := ui.NewEntry()
	key.SetPlaceHolder(swedish.T("window.sign.key_place"))
	key.SetText(path)
	key.Label = swedish.T("window.sign.key")
	look := ui.NewButton(swedish.T("window.sign.browse"), func() { browse(key.SetText) })
	return key, container.NewBorder(nil, nil, nil, look, key)
}

func freePlaces(places []Place) []Place {
	return slices.DeleteFunc(slices.Clone(places), func(p Place) bool { return p.SignedBy != "" })
}

func label(p Place) string {
	role := capital(swedish.SignRole(p.Role))
	if p.Person == "" {
		return role
	}
	return role + " – " + p.Person
}

func intro(a Ask) string {
	lines := []string{swedish.T("window.sign.about", "document", a.Document)}
	for _, p := range a.Places {
		if p.SignedBy != "" {
			lines = append(lines, swedish.T("window.sign.has_signed", "name", p.SignedBy, "role", swedish.SignRole(p.Role)))
		}
	}
	return strings.Join(lines, "\n")
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
