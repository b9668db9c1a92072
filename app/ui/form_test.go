package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// seenText reports whether some text with these words is drawn inside the
// window.
func seenText(w fyne.Window, words string) bool {
	seen := false
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if t, ok := o.(*canvas.Text); ok && strings.Contains(t.Text, words) {
			y := fyne.CurrentApp().Driver().AbsolutePositionForObject(t).Y
			seen = seen || y > 0 && y+t.Size().Height < w.Canvas().Size().Height
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	for _, o := range w.Canvas().Overlays().List() {
		walk(o)
	}
	return seen
}

// A form that is longer than the window says what is wrong where it is seen, and
// the keyboard is in the field that it is about.
func TestALongFormSaysWhatIsWrongWhereItIsSeen(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	var fields []ui.Field
	var entries []*ui.Entry
	for i := range 16 {
		e := ui.NewEntry()
		entries = append(entries, e)
		fields = append(fields, ui.Field{Label: fmt.Sprint("Fält ", i), Widget: e, Hint: "Skriv något"})
	}
	fails := ui.InField(entries[9], errors.New("Dagen finns inte."))
	ui.Form(w, ui.FormOptions{Title: "Lång", Fields: fields, OnSubmit: func() error { return fails }})
	press(w, fyne.KeyReturn)
	if !seenText(w, "Dagen finns inte.") {
		t.Error("what is wrong is not seen")
	}
	if w.Canvas().Focused() != fyne.Focusable(entries[9]) {
		t.Errorf("%T has the keyboard, not the field that is wrong", w.Canvas().Focused())
	}
	fails = errors.New("Disken är full.")
	w.Canvas().Focus(entries[2])
	press(w, fyne.KeyReturn)
	if !seenText(w, "Disken är full.") || w.Canvas().Focused() != fyne.Focusable(entries[2]) {
		t.Errorf("%T has the keyboard after an error that no field is to blame for", w.Canvas().Focused())
	}
}
