package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// On a wide screen the columns grow with the text; where there is little room
// the one that is read comes first.
func TestColumnsFollowLargeTextWhereThereIsRoom(t *testing.T) {
	a := dress(t, look.Options{Mode: look.Light, Scale: 2})
	where, text := ui.NewGround(look.Where), ui.NewGround(look.Paper)
	c := ui.NewColumns(ui.ColumnsOptions{Columns: []ui.Column{{Content: where, Width: 240, Min: 150}, {Content: text, Width: 900, Min: 360}}, Grow: 1})
	w := open(t, c)
	for _, at := range []struct{ window, want float32 }{{3840, 480}, {1280, 324}} {
		w.Resize(fyne.NewSize(at.window, 700))
		if got := where.Size().Width; got < at.want-2 || got > at.want+2 {
			t.Errorf("in a window of %v the column is %v wide, want %v", at.window, got, at.want)
		}
	}
	look.Apply(a, look.Options{Mode: look.Light})
	w.Resize(fyne.NewSize(3840, 701))
	if got := where.Size().Width; got != 240 {
		t.Errorf("at the normal size it is %v wide, want its own 240", got)
	}
}

// What a page says begins at one edge on every tab, also where the page is wide.
func TestTitlesAndPagesBeginUnderOneAnother(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	words := ui.NewWords("Vårdnämnden", ui.WordsStyle{})
	sheet := ui.NewSheet(0, words)
	sheet.Page, sheet.Widest = true, 680
	trailing := ui.NewButton("Anteckna", nil)
	tabs := ui.NewTabs(ui.Tab{Title: "Ärendet", Content: sheet.Content()})
	tabs.SetTrailing(trailing)
	w := open(t, tabs)
	at := func(o fyne.CanvasObject) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	}
	for _, width := range []float32{500, 900, 1400, 3200} {
		w.Resize(fyne.NewSize(width, 700))
		left := at(words).X
		if want := ui.Margin(width); left != want {
			t.Errorf("in %v the words begin at %v, the titles at %v", width, left, want)
		}
		if end := at(trailing).X + trailing.Size().Width; end > width || end > left+1000 {
			t.Errorf("in %v the button ends at %v, the words begin at %v", width, end, left)
		}
	}
}

// A list in a dialog scrolls by itself: the dialog around it does not too.
func TestADialogDoesNotScrollAroundWhatScrolls(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 3840, Height: 2160}, {Width: 1280, Height: 800}, {Width: 1024, Height: 700}} {
		a := dress(t, look.Options{Mode: look.Light, Scale: 2.5})
		w := open(t, ui.NewGround(look.Paper))
		w.Resize(size)
		inner := ui.NewGround(look.Paper)
		rows := ui.NewElastic(fyne.NewSize(0, 620), inner)
		d := ui.Custom(w, ui.DialogOptions{Title: "Kortkommandon", Content: ui.NewStack(8, ui.NewWords("Piltangenterna väljer.", ui.WordsStyle{}), rows.Content()), Gives: rows})
		fits := func(when string) {
			t.Helper()
			s := dialogScroll(w.Canvas().Overlays().Top())
			if s == nil {
				t.Fatal("no dialog")
			}
			if s.Content.MinSize().Height > s.Size().Height+1 {
				t.Errorf("%v, %s: %v scrolls within %v", size, when, s.Content.MinSize().Height, s.Size().Height)
			}
		}
		fits("opened")
		look.Apply(a, look.Options{Mode: look.Light, Scale: 1})
		d.Fit()
		fits("at the normal size")
		if high := inner.Size().Height; size.Height > 700 && high < 560 {
			t.Errorf("%v: the rows stay %v high", size, high)
		}
	}
}

// dialogScroll finds the outermost scroller of what lies over the window.
func dialogScroll(o fyne.CanvasObject) *container.Scroll {
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *container.Scroll:
		return o
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		if s := dialogScroll(part); s != nil {
			return s
		}
	}
	return nil
}

// A button that is held down looks so, and like itself when it is let go.
func TestAButtonShowsThatItIsHeldDown(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	for _, kind := range []ui.ButtonKind{ui.SecondaryButton, ui.PrimaryButton, ui.QuietButton, ui.FieldButton} {
		b := ui.NewButton("Läs in", nil)
		b.Kind = kind
		open(t, container.NewCenter(b))
		rest := test.RenderObjectToMarkup(b)
		b.MouseIn(nil)
		over := test.RenderObjectToMarkup(b)
		b.MouseDown(nil)
		down := test.RenderObjectToMarkup(b)
		if down == over || over == rest {
			t.Errorf("kind %d: held down it looks as under the mouse, or that as at rest", kind)
		}
		b.MouseUp(nil)
		b.MouseOut()
		if test.RenderObjectToMarkup(b) != rest {
			t.Errorf("kind %d: let go it does not look as before", kind)
		}
	}
}

// A field that stands first in a line is no wider than what one writes in it,
// and what is beside it stays beside it.
func TestAFieldDoesNotRunAcrossAWideScreen(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	field, beside := ui.NewEntry(), ui.NewButton("Nyast först", nil)
	line := ui.NewToolLine(field, beside)
	w := open(t, line)
	w.Resize(fyne.NewSize(3600, 200))
	if wide := field.Size().Width; wide > 1000 || wide < 600 {
		t.Errorf("the field is %v wide", wide)
	}
	if gap := beside.Position().X - field.Position().X - field.Size().Width; gap < 4 || gap > 20 {
		t.Errorf("what belongs to it stands %v from it", gap)
	}
	w.Resize(fyne.NewSize(700, 200))
	if end := beside.Position().X + beside.Size().Width; end < line.Size().Width-1 || end > line.Size().Width+1 {
		t.Errorf("in a narrow window the line ends at %v of %v", end, line.Size().Width)
	}
}
