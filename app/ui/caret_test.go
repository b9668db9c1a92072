package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// What is typed is what stands there, at whatever width the lines break.
func TestNoSpaceIsLostWhereALineBreaks(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	const first, second = "Fråga 704455: hur går det med å, ä och ö? Och sedan", " mer text som bryts."
	for width := float32(60); width < 420; width += 1.7 {
		e := ui.NewMultiLine(3)
		w := test.NewTempWindow(t, container.NewWithoutLayout(e))
		e.Resize(fyne.NewSize(width, 120))
		w.Canvas().Focus(e)
		test.Type(e, first)
		if e.Text != first {
			t.Fatalf("%v wide: %q", width, e.Text)
		}
		test.Type(e, " ab")
		for range 3 {
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		}
		if e.Text != first {
			t.Fatalf("%v wide, after three were written and taken away: %q", width, e.Text)
		}
		fyne.CurrentApp().Clipboard().SetContent(" mer ")
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
		test.Type(e, "text som ")
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		test.Type(e, "bryts.")
		if e.Text != first+second {
			t.Fatalf("%v wide, pasted and broken: %q", width, e.Text)
		}
	}
}

// Moving the caret is the person's own act: writing goes on there.
func TestWritingGoesOnWhereTheCaretWasMovedTo(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	e := ui.NewMultiLine(3)
	w := open(t, e)
	w.Canvas().Focus(e)
	test.Type(e, "ett två ")
	for range 4 {
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	test.Type(e, "och ")
	if e.Text != "ett och två " {
		t.Errorf("%q", e.Text)
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	test.Type(e, "tre")
	e.SetText("")
	test.Type(e, "ny")
	if e.Text != "ny" {
		t.Errorf("after it was emptied: %q", e.Text)
	}
}

// Ctrl+End and Ctrl+Home go to the ends of the text and leave nothing selected:
// what is pasted then is put there and replaces nothing.
func TestCtrlHomeAndEndGoToTheEndsOfTheText(t *testing.T) {
	test.NewTempApp(t)
	for name, e := range map[string]*ui.Entry{"one line": ui.NewEntry(), "several": ui.NewMultiLine(3)} {
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(300, 200))
		text := "Nämnden beslutar att godkänna planen för vintern och storhelgerna, samt att justera omedelbart."
		if e.MultiLine {
			text += "\n\nSista stycket."
		}
		e.SetText(text)
		w.Canvas().Focus(e)
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierShortcutDefault})
		if e.SelectedText() != "" {
			t.Errorf("%s: %q is still selected", name, e.SelectedText())
		}
		e.TypedRune('X')
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierShortcutDefault})
		e.TypedRune('Y')
		if want := "Y" + text + "X"; e.Text != want {
			t.Errorf("%s: %q", name, e.Text)
		}
	}
}
