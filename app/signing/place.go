package signing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/verify"
)

// Place is a place for a signature in a document.
type Place struct {
	Role     string            // secretary, chair, adjuster or clerk
	Person   string            // who is expected to sign there
	SignedBy string            // who has; "" while it is free
	Found    *verify.Signature // what a check found of the signature; nil where it is not known
}

// Request is what the signer answered.
type Request struct {
	Role, Name string
	Unlock
	NoStamp   bool // sign without a timestamp, although there is an authority for it
	AnyIssuer bool // sign although the certificate leads to nobody whom the user trusts
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
	role := swedish.Capital(swedish.SignRole(p.Role))
	if p.Person == "" {
		return role
	}
	return role + " – " + p.Person
}

// signers shows each place of a document: who, as what, and in words whether
// the signature is there and what it is worth.
func signers(places []Place) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, p := range places {
		name := p.Person
		if p.SignedBy != "" {
			name = p.SignedBy
		}
		if role := swedish.SignRole(p.Role); name == "" {
			name = swedish.Capital(role)
		} else {
			name += ", " + role
		}
		var mark fyne.CanvasObject
		switch {
		case p.SignedBy == "":
			mark = ui.NewBadge(swedish.T("window.minutes.waits"), ui.Neutral)
		case p.Found == nil:
			mark = ui.NewBadge(swedish.T("window.minutes.signed"), ui.Neutral)
		default:
			mark = badges(*p.Found)
		}
		rows = append(rows, ui.NewLined(ui.NewWords(name, ui.WordsStyle{}), mark))
	}
	return rows
}
