package ui_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// fyneScroll is what a list scrolls in.
type fyneScroll = container.Scroll

func TestTabsChangeByKeys(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	inside := ui.NewEntry()
	tabs := ui.NewTabs(ui.Tab{Title: "Underlag", Content: inside}, ui.Tab{Title: "Bilagor"}, ui.Tab{Title: "Beslut"})
	var told []int
	tabs.OnSelected = func(i int) { told = append(told, i) }
	w := open(t, tabs)
	press(w, fyne.KeyTab)
	bar := w.Canvas().Focused()
	if bar == fyne.Focusable(inside) {
		t.Fatal("Tab goes past the titles")
	}
	press(w, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if tabs.Selected() != 2 {
		t.Errorf("Right three times chooses %d", tabs.Selected())
	}
	press(w, fyne.KeyHome)
	if tabs.Selected() != 0 || len(told) != 3 {
		t.Errorf("Home chooses %d, told %v", tabs.Selected(), told)
	}
	press(w, fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(inside) {
		t.Errorf("Enter leads to %T, want into the tab", w.Canvas().Focused())
	}
	tabs.SetTabs(ui.Tab{Title: "Bilagor 2"}, ui.Tab{Title: "Underlag"})
	if tabs.Selected() != 1 {
		t.Errorf("after new tabs %d is chosen, want the one of the same title", tabs.Selected())
	}
}

func TestTabsChangeByMouse(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	tabs := ui.NewTabs(ui.Tab{Title: "Underlag"}, ui.Tab{Title: "Bilagor"})
	w := open(t, tabs)
	press(w, fyne.KeyTab)
	bar := w.Canvas().Focused().(desktop.Mouseable)
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = fyne.NewPos(130, 10)
	bar.MouseDown(ev)
	if tabs.Selected() != 1 {
		t.Errorf("a click on the second title chooses %d", tabs.Selected())
	}
}

func threeColumns(o ui.ColumnsOptions) (*ui.Columns, [3]fyne.CanvasObject) {
	var content [3]fyne.CanvasObject
	for i := range content {
		content[i] = ui.NewGround("background")
	}
	o.Columns = []ui.Column{{Content: content[0], Width: 200, Min: 150}, {Content: content[1], Width: 300, Min: 200}, {Content: content[2], Min: 300}}
	o.Grow = 2
	return ui.NewColumns(o), content
}

func TestColumnsFoldShrinkAndRemember(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	var widths []float32
	var folded []bool
	c, content := threeColumns(ui.ColumnsOptions{OnChanged: func(w []float32, f []bool) { widths, folded = w, f }})
	w := open(t, c)
	check := func(when string, want ...float32) {
		t.Helper()
		for i, width := range want {
			if width >= 0 && content[i].Size().Width != width {
				t.Errorf("%s: column %d is %v wide, want %v", when, i, content[i].Size().Width, width)
			}
		}
	}
	check("at first", 200, 300, 400)
	test.Drag(w.Canvas(), fyne.NewPos(200, 50), 40, 0)
	check("dragged", 240, 300, 360)
	if len(widths) != 3 || widths[0] != 240 {
		t.Errorf("told widths %v", widths)
	}
	c.Fold(1, true)
	check("folded", 240, -1, 660)
	if !folded[1] || !c.Folded(1) {
		t.Errorf("told folds %v", folded)
	}
	c.Fold(2, true)
	if c.Folded(2) {
		t.Error("the column that grows can be folded away")
	}
	c.Fold(1, false)
	w.Resize(fyne.NewSize(700, 500))
	check("narrow", 150, 250, 300)
	w.Resize(fyne.NewSize(640, 500))
	check("too narrow for three", -1, 300, 340)
	if !c.Hidden(0) || c.Folded(0) {
		t.Error("the first column does not give way, or for good")
	}
	w.Resize(fyne.NewSize(900, 500))
	check("wide again", 240, 300, 360)

	again, content2 := threeColumns(ui.ColumnsOptions{Widths: widths, Folded: []bool{true, false, false}})
	w2 := test.NewTempWindow(t, again)
	w2.SetPadded(false)
	w2.Resize(fyne.NewSize(900, 500))
	if content2[1].Size().Width != 300 || content2[2].Size().Width != 600 {
		t.Errorf("remembered: %v and %v", content2[1].Size().Width, content2[2].Size().Width)
	}
}

func TestColumnsAreNeverDraggedTooNarrow(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	c, content := threeColumns(ui.ColumnsOptions{})
	w := open(t, c)
	test.Drag(w.Canvas(), fyne.NewPos(200, 50), -900, 0)
	if content[0].Size().Width != 150 {
		t.Errorf("dragged to %v, want the least width 150", content[0].Size().Width)
	}
	test.Drag(w.Canvas(), fyne.NewPos(450, 50), 900, 0)
	if content[2].Size().Width < 300 {
		t.Errorf("the last column was pressed to %v", content[2].Size().Width)
	}
}

func TestCardAndStackKnowTheHeightOfWrappedText(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	card := ui.NewCard(ui.Text("Två saker att titta på. Rad 4 och 9 redovisar samma beslut. Rad 7 saknar diarienummer."), ui.ErrorTone)
	below := widget.NewLabel("under")
	stack := ui.NewStack(4, card, below)
	w := open(t, stack)
	w.Resize(fyne.NewSize(240, 600))
	text := test.WidgetRenderer(card).Objects()[1]
	if card.Size().Height < text.MinSize().Height {
		t.Errorf("the card is %v high, its text %v", card.Size().Height, text.MinSize().Height)
	}
	if below.Position().Y < card.Size().Height {
		t.Errorf("what follows stands at %v, in the card of %v", below.Position().Y, card.Size().Height)
	}
}

// Titles that have no room end in "…" and never in half a letter, and the first in
// sight is whole, wherever the chosen one stands.
func TestTitlesOfTabsAreNotCutInTheirLetters(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	names := []string{"Ärendet", "Anmälningsärenden 7", "Meddelandeärenden 2", "Tidigare 2", "Anteckningar 5"}
	var all []ui.Tab
	for _, name := range names {
		all = append(all, ui.Tab{Title: name, Content: container.NewVBox()})
	}
	tabs := ui.NewTabs(all...)
	w := open(t, tabs)
	for _, width := range []float32{220, 330, 470, 640} {
		w.Resize(fyne.NewSize(width, 300))
		for i := range names {
			tabs.Select(i)
			left, right := float32(1e6), float32(0)
			chosen := false
			var texts []string
			for _, d := range drawnIn(tabs) {
				if d.Text == "" || strings.HasPrefix(d.Text, "+") {
					continue
				}
				x := fyne.CurrentApp().Driver().AbsolutePositionForObject(d).X
				if x < 0 || x > width { // before what is in sight, or after it
					continue
				}
				left, right = min(left, x), max(right, x+d.MinSize().Width)
				texts = append(texts, d.Text)
				chosen = chosen || d.TextStyle.Bold && strings.HasPrefix(names[i], strings.TrimSuffix(d.Text, "…"))
			}
			if !chosen || right > width {
				t.Errorf("%v wide, %q chosen: %q end at %v", width, names[i], texts, right)
			}
			for k, text := range texts {
				if k < len(texts)-1 && strings.HasSuffix(text, "…") {
					t.Errorf("%v wide, %q chosen: %q", width, names[i], texts)
				}
			}
		}
	}
}

// drawnIn are the texts that an object draws.
func drawnIn(o fyne.CanvasObject) (found []*canvas.Text) {
	switch o := o.(type) {
	case *canvas.Text:
		return []*canvas.Text{o}
	case *fyne.Container:
		for _, x := range o.Objects {
			found = append(found, drawnIn(x)...)
		}
	case fyne.Widget:
		if o.Visible() {
			for _, x := range test.WidgetRenderer(o).Objects() {
				found = append(found, drawnIn(x)...)
			}
		}
	}
	return found
}
