package ui_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// inView reports whether o stands wholly between top and bottom of the canvas.
func inView(o fyne.CanvasObject, top, bottom float32) bool {
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	return y >= top && y+o.Size().Height <= bottom
}

func TestWhatGetsTheKeyboardComesIntoView(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	sheet := ui.NewSheet(20)
	var buttons []*ui.Button
	for range 60 {
		b := ui.NewButton("Öppna", nil)
		buttons = append(buttons, b)
		sheet.Stack.Add(b)
	}
	w := open(t, sheet.Content())
	w.Canvas().Focus(buttons[40])
	if !inView(buttons[40], 0, 700) {
		t.Error("button 40 has the keyboard and is out of view")
	}
	w.Canvas().Focus(buttons[3])
	if !inView(buttons[3], 0, 700) {
		t.Error("on the way back button 3 is out of view")
	}
}

func TestADialogOfManyFieldsScrollsToTheFieldWithTheKeyboard(t *testing.T) {
	dress(t, look.Options{Mode: look.Light, Scale: look.MaxScale})
	w := test.NewTempWindow(t, ui.NewEntry())
	w.Resize(fyne.NewSize(1280, 800))
	var fields []ui.Field
	for range 12 {
		fields = append(fields, ui.Field{Label: "Namn på en justerare", Widget: ui.NewEntry(), Hint: "Som det ska stå i protokollet."})
	}
	d := ui.Form(w, ui.FormOptions{Title: "Nytt sammanträde", Fields: fields, Submit: "Lägg till sammanträdet", OnSubmit: func() error { return nil }})
	for range 11 {
		press(w, fyne.KeyTab)
	}
	last := fields[11].Widget
	if w.Canvas().Focused() != last.(fyne.Focusable) || !inView(last, 0, 800) {
		t.Errorf("the last field is not in view: %v", fyne.CurrentApp().Driver().AbsolutePositionForObject(last))
	}
	d.Close()
}

func TestButtonsOfADialogFitAtTheLargestText(t *testing.T) {
	dress(t, look.Options{Mode: look.Light, Scale: look.MaxScale})
	w := test.NewTempWindow(t, ui.NewEntry())
	w.Resize(fyne.NewSize(1280, 800))
	buttons := []*ui.Button{
		ui.NewQuiet("Kopiera detaljer till den som hjälper dig", nil), ui.NewButton("Låt protokollet vara som det är", nil),
		ui.NewPrimary("Bestyrk och gör utdraget", nil),
	}
	ui.Custom(w, ui.DialogOptions{Title: "Bestyrkt utdrag", Buttons: buttons})
	for _, b := range buttons {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		if at.X < 0 || at.X+b.Size().Width > 1280 || !inView(b, 0, 800) || b.Size().Width < b.MinSize().Width {
			t.Errorf("%q stands at %v, %v wide", b.Text, at, b.Size().Width)
		}
	}
}

func TestADialogFollowsTheWindowAndTheText(t *testing.T) {
	a := dress(t, look.Options{Mode: look.Light})
	w := test.NewTempWindow(t, ui.NewEntry())
	w.Resize(fyne.NewSize(1280, 800))
	close := ui.NewButton("Stäng", nil)
	ui.Custom(w, ui.DialogOptions{Title: "Om", Content: ui.NewWords(strings.Repeat("Anteckningarna finns kvar. ", 40), ui.WordsStyle{}), Buttons: []*ui.Button{close}})
	before := fyne.CurrentApp().Driver().AbsolutePositionForObject(close)
	look.Apply(a, look.Options{Mode: look.Light, Scale: 2})
	for _, o := range w.Canvas().Overlays().List() {
		o.Refresh() // as the drivers do when the theme has changed
	}
	after := fyne.CurrentApp().Driver().AbsolutePositionForObject(close)
	if after == before || !inView(close, 0, 800) {
		t.Errorf("with text of 200 %% the button stays at %v", after)
	}
	w.Resize(fyne.NewSize(1024, 600))
	for _, o := range w.Canvas().Overlays().List() {
		o.Resize(w.Canvas().Size())
	}
	if !inView(close, 0, 600) {
		t.Errorf("in a lower window the button is at %v", fyne.CurrentApp().Driver().AbsolutePositionForObject(close))
	}
}

func TestMenuKeyOpensTheMenuOfTheRow(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	var asked []int
	l := ui.NewList(ui.ListOptions{
		Length: func() int { return 20 }, Create: func() fyne.CanvasObject { return ui.NewLine("rad", ui.LineStyle{}) },
		Update: func(int, fyne.CanvasObject) {},
		OnMenu: func(i int, at fyne.Position) {
			if at.Y <= 0 {
				t.Errorf("the menu is asked for at %v", at)
			}
			asked = append(asked, i)
		},
	})
	w := open(t, l)
	keys := heard(w)
	w.Canvas().Focus(l)
	press(w, desktop.KeyMenu)
	if len(asked) != 0 || len(*keys) != 1 {
		t.Errorf("without a choice %v was asked for, the window heard %v", asked, *keys)
	}
	press(w, fyne.KeyDown, fyne.KeyDown, desktop.KeyMenu)
	if len(asked) != 1 || asked[0] != 1 {
		t.Errorf("asked for the menu of %v", asked)
	}
}

func TestADividerIsMovedByKeys(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	var told []float32
	c := ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{{Content: ui.NewGround(look.Where), Width: 200, Min: 100}, {Content: ui.NewGround(look.Paper), Min: 200}}, Grow: 1,
		OnChanged: func(widths []float32, _ []bool) { told = widths },
	})
	w := open(t, c)
	press(w, fyne.KeyTab, fyne.KeyRight)
	if got := c.Widths()[0]; got <= 200 || len(told) == 0 || told[0] != got {
		t.Errorf("Right makes the column %v wide and tells %v", got, told)
	}
	press(w, fyne.KeyLeft, fyne.KeyLeft)
	if got := c.Widths()[0]; got >= 200 {
		t.Errorf("Left twice makes it %v wide", got)
	}
}

func TestAChoiceHasRoomForEachOption(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	s := ui.NewSelect([]string{"ja", "ordförande i nämnden"}, nil)
	open(t, container.NewHBox(s))
	if words := fyne.MeasureText("ordförande i nämnden", theme.TextSize(), fyne.TextStyle{}).Width; s.MinSize().Width < words+20 {
		t.Errorf("the choice is %v wide, its longest option %v", s.MinSize().Width, words)
	}
	if s.PlaceHolder != "Välj" {
		t.Errorf("nothing chosen is shown as %q", s.PlaceHolder)
	}
}

func TestALongMessageBreaksIntoLines(t *testing.T) {
	dress(t, look.Options{Mode: look.Light, Scale: look.MaxScale})
	toasts := ui.NewToasts()
	w := open(t, toasts)
	defer ui.InLine()()
	toasts.Say("Sparat.")
	drawn := ""
	for _, o := range test.LaidOutObjects(toasts) {
		if text, ok := o.(*canvas.Text); ok && o.Visible() {
			drawn += text.Text + "|"
		}
	}
	if !strings.Contains(drawn, "Sparat.|") {
		t.Errorf("a short message is drawn as %q", drawn)
	}
	toasts.Offer("Sparat. Sammanträdet är uppdaterat och dina anteckningar är kvar.", "Ångra", func() {})
	press(w, fyne.KeyTab)
	b, ok := w.Canvas().Focused().(*ui.Button)
	if !ok {
		t.Fatal("the act beside the message cannot be reached")
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	if at.X+b.Size().Width > 900 || at.X < 0 || !inView(b, 0, 700) {
		t.Errorf("the act stands at %v in a window of 900 × 700", at)
	}
}

func TestAFieldRefusesWhatIsTooLongAsAWhole(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	e := ui.NewMultiLine(3)
	w := open(t, e)
	w.Canvas().Focus(e)
	typeText(w, "Kvar")
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(strings.Repeat("åäö ", 2_500_000))
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if e.Text != "Kvar" || !ui.DialogOpen(w.Canvas()) {
		t.Fatalf("after a paste of 10,000,000 characters the field holds %d, a dialog is open: %v", len(e.Text), ui.DialogOpen(w.Canvas()))
	}
	press(w, fyne.KeyEscape)
	e.Limit = 6
	told := 0
	e.OnTooLong = func(n int) { told = n }
	typeText(w, "!!!")
	press(w, fyne.KeyReturn)
	if e.Text != "Kvar!!" || told != 7 {
		t.Errorf("the field holds %q, told %d", e.Text, told)
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	clipboard.SetContent("åäöåäö")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if e.Text != "åäöåäö" {
		t.Errorf("what is selected is replaced by %q", e.Text)
	}
}

func TestHeadingsOfAListAreNeverChosen(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	told := map[int]bool{}
	l := ui.NewList(ui.ListOptions{
		Length: func() int { return 6 }, Create: func() fyne.CanvasObject { return ui.NewLine("rad", ui.LineStyle{}) },
		Update: func(int, fyne.CanvasObject) {}, Skip: func(i int) bool { return i == 0 || i == 3 },
		Bare: func(i int) bool { return i == 0 }, Text: func(i int) string { return string(rune('a' + i)) },
		Marked: func(i int, _ fyne.CanvasObject, selected, _ bool) { told[i] = selected },
	})
	w := open(t, l)
	w.Canvas().Focus(l)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyHome, 1}, {fyne.KeyUp, 1}, {fyne.KeyDown, 2}, {fyne.KeyDown, 4}, {fyne.KeyUp, 2}, {fyne.KeyEnd, 5}} {
		press(w, step.key)
		if l.Selected() != step.want || !told[step.want] {
			t.Errorf("%s leads to %d, want %d; told %v", step.key, l.Selected(), step.want, told)
		}
	}
	typeText(w, "d")
	if l.Selected() != 5 {
		t.Errorf("typing leads to %d", l.Selected())
	}
}

func TestAnEmptyListOffersAnAct(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	done := false
	l := ui.NewList(ui.ListOptions{
		Length: func() int { return 0 }, Create: func() fyne.CanvasObject { return ui.NewLine("rad", ui.LineStyle{}) }, Update: func(int, fyne.CanvasObject) {},
		Empty: "Här står sammanträdena.", EmptyAct: "Läs in en handling", OnEmptyAct: func() { done = true },
	})
	w := open(t, l)
	press(w, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if !done {
		t.Error("the act of an empty list cannot be done with the keyboard")
	}
}

func TestAColumnWithoutRoomCanBeAskedFor(t *testing.T) {
	dress(t, look.Options{Mode: look.Light, Scale: look.MaxScale})
	c := ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{{Content: ui.NewGround(look.Where), Width: 232, Min: 150}, {Content: ui.NewGround(look.Ground), Width: 372, Min: 220}, {Content: ui.NewGround(look.Paper), Min: 360}}, Grow: 2,
	})
	open(t, c) // 900 wide
	if !c.Hidden(0) || !c.Hidden(1) || c.Hidden(2) {
		t.Fatalf("in a narrow window hidden: %v %v %v", c.Hidden(0), c.Hidden(1), c.Hidden(2))
	}
	c.Toggle(1)
	if c.Hidden(1) {
		t.Error("a column that is asked for does not come")
	}
	c.Toggle(1)
	if !c.Hidden(1) {
		t.Error("a column that is folded stays")
	}
}

func TestAPanicInWorkIsToldAndTheWindowGoesOn(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	defer ui.InLine()()
	var told any
	ui.Recovered = func(value any, stack []byte) { told = value }
	defer func() { ui.Recovered = nil }()
	var got error
	ui.Load(w, ui.Task{Title: "Läser"}, func(context.Context, *ui.Progress) (int, error) { panic("trasig") }, func(_ int, err error) { got = err })
	if told != "trasig" || got != ui.ErrPanicked {
		t.Errorf("told %v, got %v", told, got)
	}
	again := make(chan any)
	ui.Recovered = func(value any, stack []byte) { again <- value }
	ui.Go(func() { panic("igen") })
	if told := <-again; told != "igen" {
		t.Errorf("told %v", told)
	}
}

// Fyne would draw them with a contrast of 1.5.
func TestKeysInMenusAreWords(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	ctrl := &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierControl}
	long, short := fyne.NewMenuItem("Läs in en handling …", nil), fyne.NewMenuItem("Ångra", nil)
	long.Shortcut = ctrl
	m := fyne.NewMenu("Arkiv", long, short)
	ui.ShowMenuKeys(m, map[*fyne.MenuItem]string{long: "Ctrl+O", short: "Ctrl+Z"})
	if _, drawn := long.Shortcut.(fyne.KeyboardShortcut); drawn || long.Shortcut.ShortcutName() != ctrl.ShortcutName() {
		t.Errorf("the shortcut is drawn (%v) or has another name: %s", drawn, long.Shortcut.ShortcutName())
	}
	wide := func(s string) float32 { return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width }
	if d := wide(long.Label) - wide(short.Label); d > 2 || d < -2 {
		t.Errorf("the keys of %q and %q end %v apart", long.Label, short.Label, d)
	}
	if !strings.HasSuffix(short.Label, "Ctrl+Z") {
		t.Errorf("the label is %q", short.Label)
	}
}

func TestAThemeReachesTheTabsThatAreNotSeen(t *testing.T) {
	a := dress(t, look.Options{Mode: look.Light})
	hidden := ui.NewGround(look.Paper)
	tabs := ui.NewTabs(ui.Tab{Title: "Ärendet", Content: ui.NewGround(look.Paper)}, ui.Tab{Title: "Rader", Content: hidden})
	w := open(t, tabs)
	tabs.Select(1)
	tabs.Select(0)
	look.Apply(a, look.Options{Mode: look.Dark})
	tabs.Select(1)
	w.Canvas().Capture()
	rect := test.WidgetRenderer(hidden).Objects()[0].(*canvas.Rectangle)
	if rect.FillColor != theme.Color(look.Paper) {
		t.Errorf("a tab that was hidden when it became dark is %v", rect.FillColor)
	}
	if !hidden.Visible() || hidden.Size().Height < 100 {
		t.Errorf("the tab that is chosen is %v high", hidden.Size().Height)
	}
}
