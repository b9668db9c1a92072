package ui_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

func focusedText(w fyne.Window) string {
	if b, ok := w.Canvas().Focused().(*ui.Button); ok {
		return b.Text
	}
	return ""
}

func TestConfirmHasTheKeyboardAndGivesItBack(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	opener := ui.NewButton("Ta bort …", nil)
	w := open(t, container.NewVBox(ui.NewEntry(), opener))
	keys := heard(w)
	answer := ""
	opener.OnTapped = func() {
		ui.Confirm(w, ui.ConfirmOptions{
			Title: "Ta bort anteckningen?", Message: "Den går att ångra.", Yes: "Ta bort", Danger: true,
			OnYes: func() { answer += "ja " }, OnNo: func() { answer += "nej " },
		})
	}
	w.Canvas().Focus(opener)
	press(w, fyne.KeyReturn)
	if !ui.DialogOpen(w.Canvas()) || focusedText(w) != "Avbryt" {
		t.Fatalf("the focus is on %q, want the safe choice", focusedText(w))
	}
	press(w, fyne.KeyEscape)
	if answer != "nej " || ui.DialogOpen(w.Canvas()) {
		t.Errorf("Esc answers %q", answer)
	}
	if w.Canvas().Focused() != fyne.Focusable(opener) {
		t.Errorf("the focus went to %T", w.Canvas().Focused())
	}
	press(w, fyne.KeyReturn, fyne.KeyReturn)
	if answer != "nej nej " {
		t.Errorf("Enter on a dangerous question answers %q", answer)
	}
	press(w, fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn)
	if answer != "nej nej ja " {
		t.Errorf("Tab and Enter answer %q", answer)
	}
	if len(*keys) != 0 {
		t.Errorf("the window heard %v while a dialog was open", *keys)
	}
	press(w, fyne.KeyEscape)
	if len(*keys) != 1 {
		t.Error("the window hears no keys after the dialog")
	}
}

func TestAHarmlessQuestionIsAnsweredWithEnter(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	yes := false
	ui.Confirm(w, ui.ConfirmOptions{Title: "Läsa in?", OnYes: func() { yes = true }})
	press(w, fyne.KeyReturn)
	if !yes {
		t.Error("Enter does not do the default")
	}
}

func TestKeysReachTheDialogAlsoWhenNothingHasFocus(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	d := ui.Inform(w, "Klart", "Protokollet är sparat.")
	w.Canvas().Unfocus()
	press(w, fyne.KeyEscape)
	if !d.Closed() {
		t.Error("Esc does not close the dialog after a click beside everything")
	}
}

func TestDialogsOnEachOtherCloseOneByOne(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	keys := heard(w)
	first := ui.Inform(w, "Ett", "")
	second := ui.Inform(w, "Två", "")
	press(w, fyne.KeyEscape)
	if first.Closed() || !second.Closed() {
		t.Error("Esc closes the wrong dialog")
	}
	press(w, fyne.KeyEscape, fyne.KeyEscape)
	if !first.Closed() || len(*keys) != 1 {
		t.Errorf("closed %v, the window heard %v", first.Closed(), *keys)
	}
}

func TestErrorSaysAllAndCopiesDetails(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	d := ui.Error(w, ui.Problem{
		What: "protokoll.pdf gick inte att läsa.", Safe: "Inget har ändrats.", ToDo: "Spara filen igen utan lösenord.", Details: "pdf: encrypted",
	})
	if focusedText(w) != "Stäng" {
		t.Errorf("the focus is on %q", focusedText(w))
	}
	for focusedText(w) != "Kopiera detaljer" {
		press(w, fyne.KeyTab)
	}
	press(w, fyne.KeyReturn)
	got := fyne.CurrentApp().Clipboard().Content()
	for _, part := range []string{"gick inte att läsa", "Inget har ändrats", "utan lösenord", "pdf: encrypted"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q is missing in what was copied:\n%s", part, got)
		}
	}
	test.AssertRendersToMarkup(t, "error.xml", w.Canvas())
	press(w, fyne.KeyEscape)
	if !d.Closed() {
		t.Error("Esc does not close it")
	}
}

// Also what needs no details can be copied for whoever helps.
func TestEveryErrorCanBeCopied(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	ui.Error(w, ui.Problem{What: "Disken är full.", Safe: "Inget är ändrat."})
	press(w, fyne.KeyTab)
	if focusedText(w) != "Kopiera detaljer" {
		t.Fatalf("the focus is on %q", focusedText(w))
	}
	press(w, fyne.KeyReturn)
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "Disken är full.") {
		t.Errorf("copied: %q", got)
	}
}

func TestFormKeepsWhatWasWrittenWhenItFails(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	name, text := ui.NewEntry(), ui.NewMultiLine(3)
	var fail error
	tries := 0
	d := ui.Form(w, ui.FormOptions{
		Title:    "Nytt organ",
		Fields:   []ui.Field{{Label: "Namn", Widget: name, Required: true}, {Label: "Om", Widget: text}},
		OnSubmit: func() error { tries++; return fail },
	})
	if w.Canvas().Focused() != fyne.Focusable(name) {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	press(w, fyne.KeyReturn)
	if tries != 0 || d.Closed() {
		t.Error("a form was handed in without a required field")
	}
	typeText(w, "Vårdnämnden")
	fail = errors.New("Organet finns redan.")
	press(w, fyne.KeyReturn)
	if tries != 1 || d.Closed() || name.Text != "Vårdnämnden" {
		t.Errorf("after a failure: %d tries, closed %v, field %q", tries, d.Closed(), name.Text)
	}
	fail = nil
	w.Canvas().Focus(text)
	press(w, fyne.KeyReturn)
	if d.Closed() || text.Text != "\n" {
		t.Error("Enter in a field of several lines hands the form in")
	}
	w.Canvas().Focus(name)
	press(w, fyne.KeyReturn)
	if !d.Closed() {
		t.Error("the form stays open after it was handed in")
	}
}

func TestPasswordIsAskedOnceAndForgotten(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	var got []string
	var entry *ui.Entry
	d := ui.Password(w, ui.PasswordOptions{Title: "Skriv under", OnPassword: func(p string) error {
		if entry.Text != "" {
			t.Error("the field still holds the password while it is used")
		}
		got = append(got, p)
		if p != "rätt" {
			return errors.New("Fel lösenord.")
		}
		return nil
	}})
	entry = w.Canvas().Focused().(*ui.Entry)
	if !entry.Password {
		t.Fatal("the field shows what is typed")
	}
	typeText(w, "fel")
	press(w, fyne.KeyReturn)
	if d.Closed() || entry.Text != "" || w.Canvas().Focused() != fyne.Focusable(entry) {
		t.Error("after a wrong password the field is not ready for the next try")
	}
	typeText(w, "rätt")
	press(w, fyne.KeyReturn)
	if !d.Closed() || len(got) != 2 || got[1] != "rätt" {
		t.Errorf("tried %v, closed %v", got, d.Closed())
	}
}

func TestDialogFitsASmallWindowWithLargeText(t *testing.T) {
	dress(t, look.Options{Scale: 2.5})
	w := test.NewTempWindow(t, ui.NewEntry())
	w.Resize(fyne.NewSize(700, 480))
	d := ui.Confirm(w, ui.ConfirmOptions{Title: "Ta bort sammanträdet?", Message: strings.Repeat("Anteckningarna finns kvar. ", 30)})
	press(w, fyne.KeyTab)
	yes := w.Canvas().Focused().(*ui.Button)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(yes)
	if bottom := pos.Y + yes.Size().Height; bottom > 480 || pos.X+yes.Size().Width > 700 {
		t.Errorf("the button ends at %v, %v in a window of 700 × 480", pos.X+yes.Size().Width, bottom)
	}
	d.Close()
}

func TestDialogLooksAsItShould(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run(string(mode), func(t *testing.T) {
			dress(t, look.Options{Mode: mode})
			w := test.NewTempWindow(t, gallery())
			w.SetPadded(false)
			w.Resize(fyne.NewSize(1000, 640))
			kind := ui.NewSelect([]string{"fråga"}, nil)
			kind.SetSelected("fråga")
			text := ui.NewMultiLine(4)
			ui.Form(w, ui.FormOptions{
				Title: "Anteckna", Intro: "”antalet besök per pass sjunkit från 14 till 9”",
				Fields: []ui.Field{{Label: "Slag", Widget: kind}, {Label: "Anteckning", Widget: text, Hint: "Bara du ser den. Ctrl+Enter sparar."}},
				Submit: "Spara",
			})
			test.AssertRendersToImage(t, "dialog-"+string(mode)+".png", w.Canvas())
		})
	}
}

func TestLoadInLineDoesTheWorkAtOnce(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	defer ui.InLine()()
	got := 0
	ui.Load(w, ui.Task{Title: "Läser in"}, func(_ context.Context, p *ui.Progress) (int, error) {
		p.Report(1, 2, "sida 1 av 2")
		return 42, nil
	}, func(n int, err error) { got = n })
	if got != 42 {
		t.Errorf("got %d", got)
	}
}

func TestLoadIsCancelled(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, ui.NewEntry())
	result := make(chan error, 1)
	cancel := ui.Load(w, ui.Task{Title: "Läser in", Quiet: true}, func(ctx context.Context, _ *ui.Progress) (int, error) {
		<-ctx.Done()
		return 0, ctx.Err()
	}, func(_ int, err error) { result <- err })
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestToastLeavesTheKeyboardAlone(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	e := ui.NewEntry()
	toasts := ui.NewToasts()
	w := open(t, container.NewStack(container.NewVBox(e, widget.NewLabel("")), toasts))
	w.Canvas().Focus(e)
	toasts.Say("Sparat.")
	if w.Canvas().Focused() != fyne.Focusable(e) || toasts.Message() != "Sparat." {
		t.Errorf("focus on %T, message %q", w.Canvas().Focused(), toasts.Message())
	}
	undone := false
	toasts.Offer("Anteckningen är borttagen.", "Ångra", func() { undone = true })
	press(w, fyne.KeyTab)
	if focusedText(w) != "Ångra" {
		t.Fatalf("Tab leads to %q", focusedText(w))
	}
	press(w, fyne.KeyReturn)
	if !undone || toasts.Message() != "" {
		t.Errorf("undone %v, message %q", undone, toasts.Message())
	}
}

// A dialog that fills the window has its content right below its title, and going
// to a button at its foot does not scroll what stands above.
func TestATallDialogIsLaidOutAsALowOne(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	w := open(t, container.NewVBox())
	y := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	surface := func() fyne.CanvasObject { // of the dialog on top
		for _, o := range test.WidgetRenderer(w.Canvas().Overlays().Top().(fyne.Widget)).Objects() {
			if pop, ok := o.(*widget.PopUp); ok {
				return pop.Content
			}
		}
		t.Fatal("no dialog is open")
		return nil
	}
	below := func(rows int) (first, button fyne.CanvasObject) {
		words := ui.NewWords("Det här står överst.", ui.WordsStyle{})
		stack := ui.NewStack(4, words)
		for range rows {
			stack.Add(ui.NewWords("En rad till.", ui.WordsStyle{}))
		}
		b := ui.NewButton("Stäng", nil)
		ui.Custom(w, ui.DialogOptions{Title: "En rubrik av flera ord som får plats", Content: stack, Buttons: []*ui.Button{ui.NewButton("Avbryt", nil), b}})
		return words, b
	}
	low, _ := below(3)
	lowTitle := y(low) - y(surface())
	tall, button := below(60)
	if tallTitle := y(tall) - y(surface()); tallTitle != lowTitle {
		t.Errorf("the content stands %v below the top, in a low dialog %v", tallTitle, lowTitle)
	}
	before := y(tall)
	w.Canvas().Focus(button.(fyne.Focusable))
	if y(tall) != before {
		t.Errorf("the content went from %v to %v", before, y(tall))
	}
}

// What has room is not scrolled, at any text size.
func TestADialogThatHasRoomDoesNotScroll(t *testing.T) {
	for size := float32(0.8); size < 2.5; size += 0.1 {
		dress(t, look.Options{Mode: look.Light, Scale: size})
		w := open(t, container.NewVBox())
		w.Resize(fyne.NewSize(1280, 800))
		ui.Inform(w, "Paragraf", strings.Repeat("Allt stannar på den här datorn, och inget hämtas från nätet. ", 3))
		s := dialogScroll(w.Canvas().Overlays().Top())
		if wants := s.Content.MinSize().Height; wants > s.Size().Height {
			t.Errorf("at %.1f the text is %v high and has %v", size, wants, s.Size().Height)
		}
	}
}
