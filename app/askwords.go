package app

import (
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// wordsForm asks for words of one's own, as a note in the room or an objection.
type wordsForm struct {
	title, about        string
	label, hint, submit string
	before              string // what is changed; "" for something new
	save                func(words string) error
	unsaved             func(words string) (annotext.Draft, act.Remark) // keeps a note while it is written; nil for what is none
}

// askWords opens the form. Words that are left without being handed in can be had
// back, and a window that closes keeps them.
func (w *Window) askWords(f wordsForm) {
	text := ui.NewMultiLine(5)
	text.SetText(f.before)
	save := func() error { return f.save(text.Text) }
	unsaid := func() bool { return strings.TrimSpace(text.Text) != "" && text.Text != f.before }
	over := w.draft.take
	if f.unsaved != nil {
		text.OnChanged = func(words string) { w.keepUnsaved(f.unsaved(words)) }
	}
	w.asking = func() error {
		if !unsaid() {
			return nil
		}
		err := save()
		if err == nil {
			over()
		}
		return err
	}
	ui.Form(w.win, ui.FormOptions{
		Title: f.title, Intro: f.about, Submit: f.submit,
		Fields: []ui.Field{{Label: f.label, Widget: text, Required: true, Hint: f.hint}},
		OnSubmit: func() error {
			err := save()
			if err == nil {
				w.asking = nil
				over()
			}
			return plainly(err)
		},
		OnCancel: func() {
			w.asking = nil
			over()
			if unsaid() {
				w.left(text.Text, save)
			}
		},
	})
	text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end of the words
}

// left offers to store words that somebody left without storing them.
func (w *Window) left(words string, save func() error) {
	w.toasts.Offer(swedish.T("window.note.left"), swedish.T("window.note.keep"), func() {
		if err := save(); err != nil {
			w.unsaved(words, err)
		}
	})
}
