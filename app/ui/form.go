package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// Field is one line of a form.
type Field struct {
	Label    string
	Widget   fyne.CanvasObject // an *Entry, *Select, *Check, or anything else
	Hint     string            // what to write, below the field
	Required bool              // an *Entry may not be empty, a *Select must be chosen
}

// inField is an error that one field of a form is to blame for.
type inField struct {
	error
	field fyne.Focusable
}

func (e inField) Unwrap() error { return e.error }

// InField returns err as one that the field is to blame for: the form shows it
// and gives the field the keyboard.
func InField(field fyne.Focusable, err error) error { return inField{err, field} }

// FormOptions says what a form asks for.
type FormOptions struct {
	Title, Intro string
	Fields       []Field
	Complaint    string // what is wrong with what stands in the fields already; "" for nothing
	Submit       string // the verb of the act; "" for the usual words
	// OnSubmit does the act. An error stays in the form, in words above the buttons,
	// and the form stays open with what was written; see [InField].
	OnSubmit func() error
	// Then does what may open a dialog of its own, when the form has been handed in
	// and is closed.
	Then     func()
	OnCancel func()
	Width    float32
}

// Form opens a form. The first field has the keyboard; Enter in a field of one
// line hands the form in.
func Form(w fyne.Window, o FormOptions) *Dialog {
	var d *Dialog
	complaint := NewWords(o.Complaint, WordsStyle{Colour: look.Error})
	setVisible(complaint, o.Complaint != "")
	var submit *Button
	complain := func(text string, at fyne.Focusable) {
		complaint.SetText(text)
		complaint.Show()
		if at == nil && d.canvas.Focused() == submit {
			at = d.from // Enter was pressed there
		}
		if at != nil {
			d.canvas.Focus(at)
		}
		d.Fit()
	}
	box := NewStack(12)
	if o.Intro != "" {
		box.Add(message(o.Intro))
	}
	var focus fyne.Focusable
	for _, f := range o.Fields {
		box.Add(f.build())
		if focusable, ok := f.Widget.(fyne.Focusable); ok && focus == nil {
			focus = focusable
		}
	}
	submit = NewPrimary(or(o.Submit, "ui.ok"), func() {
		for _, f := range o.Fields {
			if f.missing() {
				at, _ := f.Widget.(fyne.Focusable)
				complain(swedish.T("ui.required", "field", strings.ToLower(f.Label)), at)
				return
			}
		}
		if o.OnSubmit != nil {
			if err := o.OnSubmit(); err != nil {
				var at inField
				errors.As(err, &at)
				complain(err.Error(), at.field)
				return
			}
		}
		d.Close()
		if o.Then != nil {
			o.Then()
		}
	})
	cancel := NewButton(swedish.T("ui.cancel"), func() {
		d.Close()
		if o.OnCancel != nil {
			o.OnCancel()
		}
	})
	d = Custom(w, DialogOptions{
		Title: o.Title, Content: box, Above: complaint, Buttons: []*Button{cancel, submit}, Default: submit, Focus: focus,
		OnCancel: o.OnCancel, Width: o.Width,
	})
	return d
}

func (f Field) build() fyne.CanvasObject {
	box := NewStack(4)
	switch field := f.Widget.(type) {
	case *Entry:
		field.Label = f.Label
	case *Select:
		field.Label = f.Label
	}
	if f.Label != "" {
		box.Add(NewLine(f.Label, LineStyle{Bold: true}))
	}
	box.Add(f.Widget)
	if f.Hint != "" {
		box.Add(hint(f.Hint))
	}
	return box
}

func (f Field) missing() bool {
	if !f.Required {
		return false
	}
	switch field := f.Widget.(type) {
	case *Entry:
		return strings.TrimSpace(field.Text) == ""
	case *Select:
		return field.Selected == ""
	}
	return false
}

// NewReveal returns a box to tick that shows what is typed into a password field,
// which Fyne's own eye does for the mouse alone.
func NewReveal(password *Entry) *Check {
	return NewCheck(swedish.T("ui.password.show"), func(shown bool) {
		password.Password = !shown
		password.Refresh()
	})
}

// PasswordOptions says what a password is asked for.
type PasswordOptions struct {
	Title, Message string
	Label          string // "Lösenord", "Pin-kod"; "" for the usual word
	Submit         string
	// OnPassword tries the password. An error (a wrong one) stays in the dialog,
	// in words; the field is emptied for the next try.
	OnPassword func(password string) error
	OnCancel   func()
}

// Password asks for a password once. It is handed to OnPassword and kept
// nowhere: the field is emptied before, and a new one is made each time.
func Password(w fyne.Window, o PasswordOptions) *Dialog {
	entry := NewPassword()
	return Form(w, FormOptions{
		Title: o.Title, Intro: o.Message, Submit: o.Submit, OnCancel: o.OnCancel,
		Fields: []Field{{Label: or(o.Label, "ui.password"), Widget: entry, Required: true}, {Widget: NewReveal(entry)}},
		OnSubmit: func() error {
			password := entry.Text
			entry.SetText("")
			err := o.OnPassword(password)
			if err != nil {
				Focus(entry)
			}
			return err
		},
	})
}
