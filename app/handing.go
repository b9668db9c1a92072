package app

import (
	"context"
	"strings"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// keyOwner is under which name the owner of the notes last handed something in.
const keyOwner = "window/owner"

// askHandIn asks in which form, by whom and in which words a note is handed in,
// and warns that they then are part of the matter. One that was handed in is
// offered to be taken back.
func (w *Window) askHandIn(n data.Note) {
	if n.HandedIn != nil {
		ui.Confirm(w.win, ui.ConfirmOptions{
			Title: swedish.T("window.hand_in.back_title"), Message: swedish.T("window.hand_in.back", "text", n.HandedIn.Text),
			Yes: swedish.T("window.hand_in.back_yes"), OnYes: func() { w.takeBack(n.ID) },
		})
		return
	}
	by := ui.NewEntry()
	by.SetText(w.setting(keyOwner))
	text := ui.NewMultiLine(5)
	var forms []string
	for _, f := range act.HandInForms {
		forms = append(forms, swedish.T("window.hand_in.form."+f))
	}
	form := ui.NewSelect(forms, nil)
	chosen := func() string { return act.HandInForms[max(form.SelectedIndex(), 0)] }
	proposed := ""
	propose := func() {
		if text.Text == proposed { // nothing of one's own is written over
			proposed = act.HandInText(n, chosen(), by.Text)
			text.SetText(proposed)
		}
	}
	form.OnChanged = func(string) { propose() }
	by.OnChanged = func(string) { propose() }
	form.SetSelectedIndex(0)
	for i, f := range act.HandInForms {
		if f == act.HandInForm(n.Kind) {
			form.SetSelectedIndex(i)
		}
	}
	ui.Form(w.win, ui.FormOptions{
		Title: swedish.T("window.hand_in.title"), Intro: swedish.T("window.hand_in.warning"), Width: 620,
		Fields: []ui.Field{
			{Label: swedish.T("window.hand_in.form"), Widget: form},
			{Label: swedish.T("window.hand_in.by"), Widget: by, Hint: swedish.T("window.hand_in.by_hint"), Required: true},
			{Label: swedish.T("window.hand_in.text"), Widget: text, Required: true},
		},
		Submit:   swedish.T("window.hand_in.submit"),
		OnSubmit: func() error { return w.handIn(n.ID, chosen(), by.Text, text.Text) },
	})
}

// handIn hands words in; that can be undone while no document holds them.
func (w *Window) handIn(id, form, by, text string) error {
	ctx := context.Background()
	do := func() error {
		n, err := w.stored(id)
		if err == nil {
			_, err = act.HandIn(ctx, w.store, n, form, by, text)
		}
		return err
	}
	if err := do(); err != nil {
		return err
	}
	w.setSetting(keyOwner, strings.TrimSpace(by))
	w.remember(swedish.T("window.undo.handed_in"), func() error { return w.taken(id) }, do)
	w.toasts.Offer(swedish.T("window.hand_in.done"), swedish.T("window.do.undo"), w.undo)
	return nil
}

// takeBack takes back what was handed in; that can be undone.
func (w *Window) takeBack(id string) {
	ctx := context.Background()
	n, err := w.stored(id)
	var handed data.HandedIn
	if err == nil && n.HandedIn != nil {
		handed = *n.HandedIn
	}
	if err == nil {
		err = w.taken(id)
	}
	if err != nil {
		w.problem(err, swedish.T("window.note.safe"))
		return
	}
	w.remember(swedish.T("window.undo.taken_back"), func() error {
		n, err := w.stored(id)
		if err == nil {
			_, err = act.HandIn(ctx, w.store, n, act.HandedInForm(handed), handed.By.Printed(), handed.Text)
		}
		return err
	}, func() error { return w.taken(id) })
	w.toasts.Offer(swedish.T("window.hand_in.taken_back"), swedish.T("window.do.undo"), w.undo)
}

// taken takes back what was handed in.
func (w *Window) taken(id string) error {
	n, err := w.stored(id)
	if err == nil {
		_, err = act.TakeBack(context.Background(), w.store, n)
	}
	return err
}

// stored reads a note anew: what is shown may be older.
func (w *Window) stored(id string) (data.Note, error) {
	return act.FindNote(context.Background(), w.store, id)
}
