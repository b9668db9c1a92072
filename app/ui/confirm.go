package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// ConfirmOptions is a question with two answers.
type ConfirmOptions struct {
	Title, Message string
	Yes, No        string // the verb of the act ("Ta bort"), and of leaving it; "" for the usual words
	Danger         bool   // the act removes or closes something: the focus is on No
	OnYes, OnNo    func()
}

// Confirm asks. Esc means no.
func Confirm(w fyne.Window, o ConfirmOptions) *Dialog {
	var d *Dialog
	answer := func(f func()) func() {
		return func() {
			d.Close()
			if f != nil {
				f()
			}
		}
	}
	yes := NewPrimary(or(o.Yes, "ui.yes"), answer(o.OnYes))
	no := NewButton(or(o.No, "ui.cancel"), answer(o.OnNo))
	options := DialogOptions{
		Title: o.Title, Content: message(o.Message), Buttons: []*Button{no, yes}, Focus: yes, OnCancel: o.OnNo,
	}
	if o.Danger {
		yes.Kind = DangerButton
		options.Focus, options.Default = no, no
	}
	d = Custom(w, options)
	return d
}

// Inform says something that needs no answer.
func Inform(w fyne.Window, title, text string) *Dialog {
	return Custom(w, DialogOptions{Title: title, Content: message(text)})
}

// Problem is what a person is told when something failed: what happened, what
// is safe in spite of it, and what to do. All of it can be copied for whoever
// helps; Details are copied and not shown, and must hold nothing of notes or
// texts.
type Problem struct {
	Title            string // "" for the usual words
	What, Safe, ToDo string
	Details          string
	Retry            func() // offers to try again
	RetryText        string // "" for the usual words
	Leave            func() // what closing does; may be nil
	LeaveText        string // "" for the usual words
	Escaped          func() // what Esc does; may be nil
}

// Error tells of a problem.
func Error(w fyne.Window, p Problem) *Dialog {
	var d *Dialog
	box := NewStack(12, message(p.What))
	for _, part := range []struct{ key, text string }{{"ui.error.safe", p.Safe}, {"ui.error.todo", p.ToDo}} {
		if part.text != "" {
			box.Add(NewStack(3, Overline(swedish.T(part.key)), message(part.text)))
		}
	}
	said := hint("")
	said.Hide()
	box.Add(said)
	buttons := []*Button{NewQuiet(swedish.T("ui.details"), func() {
		fyne.CurrentApp().Clipboard().SetContent(p.text())
		said.SetText(swedish.T("ui.details.copied"))
		said.Show()
		d.Fit()
	})}
	closing := NewButton(or(p.LeaveText, "ui.close"), func() {
		d.Close()
		if p.Leave != nil {
			p.Leave()
		}
	})
	buttons = append(buttons, closing)
	focus := closing
	if p.Retry != nil {
		focus = NewPrimary(or(p.RetryText, "ui.retry"), func() {
			d.Close()
			p.Retry()
		})
		buttons = append(buttons, focus)
	}
	d = Custom(w, DialogOptions{
		Title: or(p.Title, "ui.error.what"), Content: box, Buttons: buttons, Focus: focus, Default: focus, OnCancel: p.Escaped,
	})
	return d
}

// text is what "Kopiera detaljer" copies.
func (p Problem) text() string {
	lines := []string{}
	for _, s := range []string{p.Title, p.What, p.Safe, p.ToDo, p.Details} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// message is running text of a dialog, in line with its fields and buttons.
func message(text string) *Words { return NewWords(text, WordsStyle{}) }

// hint is a small line of less weight.
func hint(text string) *Words {
	return NewWords(text, WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
}

// or returns text, or the words of key where there is none.
func or(text, key string) string {
	if text == "" {
		return swedish.T(key)
	}
	return text
}
