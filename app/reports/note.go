package reports

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Kinds are the kinds of note in the order in which they are offered.
var Kinds = []data.NoteKind{data.KindNote, data.KindAsk, data.KindCheck, data.KindFor, data.KindNo, data.KindMotion, data.KindBias}

// ColourOf is the colour that notes of a kind have. Each colour has a pattern
// of its own as well, so that it is not told by colour alone.
func ColourOf(kind data.NoteKind) string {
	switch kind {
	case data.KindFor:
		return "green"
	case data.KindNo, data.KindCheck, data.KindBias:
		return "red"
	case data.KindMotion:
		return "blue"
	}
	return "yellow"
}

// NoteForm is what the form for a note shows and does. Save and Delete keep the
// form open with what was written if they fail.
type NoteForm struct {
	Title, On string // On: what the note is on, in words
	Kind      data.NoteKind
	Text      string
	Save      func(kind data.NoteKind, text string) error
	Delete    func() error // nil for a new note
}

// AskNote opens the form for a note.
func AskNote(win fyne.Window, f NoteForm) *ui.Dialog {
	var d *ui.Dialog
	names := make([]string, len(Kinds))
	for i, k := range Kinds {
		names[i] = capital(swedish.NoteKind(k))
	}
	kind := ui.NewSelect(names, nil)
	kind.Label = swedish.T("window.note.kind")
	kind.SetSelectedIndex(max(0, slices.Index(Kinds, f.Kind)))
	text := ui.NewMultiLine(5)
	text.Label = swedish.T("window.note.text")
	text.SetPlaceHolder(swedish.T("window.note.place"))
	text.SetText(f.Text)
	text.CursorRow = strings.Count(f.Text, "\n")
	complaint := ui.Text("")
	complaint.Importance = widget.DangerImportance
	complaint.Hide()
	try := func(act func() error) {
		if err := act(); err != nil {
			complaint.SetText(err.Error())
			complaint.Show()
			d.Fit()
			return
		}
		d.Close()
	}
	save := ui.NewPrimary(swedish.T("window.note.save"), func() {
		try(func() error {
			if strings.TrimSpace(text.Text) == "" && (f.Delete == nil || f.Text != "") {
				return errors.New(swedish.T("window.note.empty"))
			}
			return f.Save(Kinds[max(0, slices.Index(names, kind.Selected))], strings.TrimSpace(text.Text))
		})
	})
	save.Hint = "Ctrl+Enter"
	text.OnSubmitted = func(string) { save.OnTapped() }
	buttons := []*ui.Button{ui.NewButton(swedish.T("ui.cancel"), func() { d.Close() }), save}
	if f.Delete != nil {
		remove := ui.NewDanger(swedish.T("window.note.delete"), func() {
			ui.Confirm(win, ui.ConfirmOptions{
				Title: swedish.T("window.note.delete_title"), Message: swedish.T("window.note.delete_message"),
				Yes: swedish.T("window.note.delete"), Danger: true, OnYes: func() { try(f.Delete) },
			})
		})
		buttons = slices.Insert(buttons, 0, remove)
	}
	stack := ui.NewStack(8)
	stack.Inset = 2
	if f.On != "" {
		stack.Add(ui.NewWords(f.On, ui.WordsStyle{Serif: true, Italic: true}))
	}
	stack.Add(kind, text, complaint)
	d = ui.Custom(win, ui.DialogOptions{Title: f.Title, Content: stack, Buttons: buttons, Default: save, Focus: text, Width: 520})
	return d
}

// NoteCard shows a note; about is a line under it, such as where it stands.
func NoteCard(n data.Note, about string, tapped func()) fyne.CanvasObject {
	return ui.NewNoteCard(ui.NoteCard{Kind: capital(swedish.NoteKind(n.Kind)), Text: n.Text, About: about, Colour: n.Colour, OnTapped: tapped})
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
