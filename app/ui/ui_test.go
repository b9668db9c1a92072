package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// open shows content in a window.
func open(t testing.TB, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 700))
	return w
}

// press types keys as the driver does: to the focused part, else to the canvas.
func press(w fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		ev := &fyne.KeyEvent{Name: n}
		switch focused := w.Canvas().Focused(); {
		case n == fyne.KeyTab:
			if tabbable, ok := focused.(fyne.Tabbable); !ok || !tabbable.AcceptsTab() {
				w.Canvas().FocusNext()
			} else {
				focused.TypedKey(ev)
			}
		case focused != nil:
			focused.TypedKey(ev)
		case w.Canvas().OnTypedKey() != nil:
			w.Canvas().OnTypedKey()(ev)
		}
	}
}

func typeText(w fyne.Window, text string) {
	for _, r := range text {
		if f := w.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		} else if h := w.Canvas().OnTypedRune(); h != nil {
			h(r)
		}
	}
}

// heard collects the keys that reach the window.
func heard(w fyne.Window) *[]fyne.KeyName {
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	return &keys
}

func TestButtonIsPressedByEnterAndSpace(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	pressed := 0
	b := ui.NewPrimary("Spara", func() { pressed++ })
	w := open(t, container.NewVBox(b, ui.NewEntry()))
	keys := heard(w)
	w.Canvas().Focus(b)
	press(w, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
	test.Tap(b)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Error("a pressed button loses the keyboard")
	}
	press(w, fyne.KeyF1, fyne.KeyEscape)
	if len(*keys) != 2 {
		t.Errorf("the window heard %v, want F1 and Esc", *keys)
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 4 {
		t.Error("a disabled button can be pressed")
	}
}

func TestTabLeavesEveryField(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	one, many, last := ui.NewEntry(), ui.NewMultiLine(3), ui.NewButton("Spara", nil)
	w := open(t, container.NewVBox(one, many, ui.NewCheck("Visa alla", nil), ui.NewSelect([]string{"a", "b"}, nil), last))
	w.Canvas().Focus(one)
	press(w, fyne.KeyTab)
	if w.Canvas().Focused() != fyne.Focusable(many) {
		t.Fatalf("Tab from the first field leads to %T", w.Canvas().Focused())
	}
	press(w, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if w.Canvas().Focused() != fyne.Focusable(last) {
		t.Errorf("Tab through all leads to %T", w.Canvas().Focused())
	}
	if many.Text != "" {
		t.Errorf("Tab wrote %q", many.Text)
	}
}

func TestEntryLetsKeysGoOn(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	e := ui.NewMultiLine(2)
	w := open(t, e)
	keys := heard(w)
	w.Canvas().Focus(e)
	typeText(w, "åäö")
	press(w, fyne.KeyEscape, fyne.KeyF5, fyne.KeyReturn, fyne.KeyUp)
	if len(*keys) != 2 {
		t.Errorf("the window heard %v, want Esc and F5", *keys)
	}
	if e.Text != "åäö\n" {
		t.Errorf("the field holds %q", e.Text)
	}
	left := false
	e.OnEscape = func() { left = true }
	press(w, fyne.KeyEscape)
	if !left {
		t.Error("OnEscape was not called")
	}
	handed := ""
	e.OnSubmitted = func(s string) { handed = s }
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	if handed != "åäö\n" {
		t.Errorf("Ctrl+Enter handed in %q", handed)
	}
}

func TestEntryOfOneLineHandsInOnEnterOrLetsItGoOn(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	e := ui.NewEntry()
	w := open(t, e)
	keys := heard(w)
	w.Canvas().Focus(e)
	press(w, fyne.KeyReturn, fyne.KeyDown)
	if len(*keys) != 2 {
		t.Errorf("the window heard %v, want Enter and Down", *keys)
	}
	handed := ""
	e.OnSubmitted = func(s string) { handed = s }
	typeText(w, "§ 7")
	press(w, fyne.KeyReturn)
	if handed != "§ 7" {
		t.Errorf("handed in %q", handed)
	}
}

func TestCheckAndSelectByKeys(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	check := ui.NewCheck("Visa alla", nil)
	choice := ui.NewSelect([]string{"fråga", "yrkande", "bifall"}, nil)
	w := open(t, container.NewVBox(check, choice))
	keys := heard(w)
	w.Canvas().Focus(check)
	typeText(w, " ")
	if !check.Checked {
		t.Error("Space does not tick")
	}
	press(w, fyne.KeyEscape)
	w.Canvas().Focus(choice)
	press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyEscape)
	if choice.Selected != "yrkande" {
		t.Errorf("Right twice chooses %q", choice.Selected)
	}
	if len(*keys) != 2 {
		t.Errorf("the window heard %v, want Esc twice", *keys)
	}
	press(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("Enter does not open the choice")
	}
}

func TestLabelsSayWhatPartsAre(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	password := ui.NewPassword()
	password.Label = "Lösenord"
	check := ui.NewCheck("Visa alla", nil)
	open(t, container.NewVBox(password, check))
	password.SetText("hemligt")
	if got := password.AccessibilityLabel(); got != "Lösenord" {
		t.Errorf("a password field says %q", got)
	}
	check.SetChecked(true)
	if got := check.AccessibilityLabel(); got != "Visa alla, ikryssad" {
		t.Errorf("a ticked box says %q", got)
	}
	if got := ui.NewBadge("giltig", ui.GoodTone).AccessibilityLabel(); got != "giltig" {
		t.Errorf("a badge says %q", got)
	}
}

func TestLineIsCutWhereItDoesNotFit(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	line := ui.NewLine("Anmälnings- och meddelandeärenden", ui.LineStyle{})
	open(t, container.NewWithoutLayout(line))
	line.Resize(fyne.NewSize(120, 20))
	drawn := test.WidgetRenderer(line).Objects()[0]
	if got := drawn.MinSize().Width; got > 120 {
		t.Errorf("cut to a width of %v, want at most 120", got)
	}
	if line.Text() != "Anmälnings- och meddelandeärenden" {
		t.Error("the text itself was cut")
	}
}

func TestGroundFollowsTheTheme(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	g := ui.NewGround(look.Where)
	open(t, g)
	rect := test.WidgetRenderer(g).Objects()[0].(*canvas.Rectangle)
	before := rect.FillColor
	look.Apply(fyne.CurrentApp(), look.Options{Mode: look.Dark})
	g.Refresh()
	if rect.FillColor == before {
		t.Error("the ground keeps its light colour in dark mode")
	}
}

// What is filled in is gone on with: the caret stands behind it the first time,
// and then where one left it.
func TestAFieldThatIsFilledInIsGoneOnWith(t *testing.T) {
	test.NewTempApp(t)
	e := ui.NewEntry()
	e.SetText("Vårdnämnden")
	w := open(t, e)
	write := func(s string) {
		for _, r := range s {
			e.TypedRune(r)
		}
	}
	w.Canvas().Focus(e)
	write(" i Lomvik")
	if e.Text != "Vårdnämnden i Lomvik" {
		t.Errorf("the field says %q", e.Text)
	}
	press(w, fyne.KeyHome)
	w.Canvas().Unfocus()
	w.Canvas().Focus(e)
	write("– ")
	if e.Text != "– Vårdnämnden i Lomvik" {
		t.Errorf("the field says %q", e.Text)
	}
}
