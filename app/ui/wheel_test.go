package ui_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// turn turns the wheel over an object: down by so many steps, or up.
func turn(w fyne.Window, over fyne.CanvasObject, steps int) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(over)
	at = at.AddXY(over.Size().Width/2, min(over.Size().Height, 200)/2)
	for range max(steps, -steps) {
		dy := float32(-25)
		if steps < 0 {
			dy = 25
		}
		test.Scroll(w.Canvas(), at, 0, dy)
	}
}

// A form that is taller than the window scrolls wherever the pointer is: over a
// field or a list too, where that has nothing more to scroll itself.
func TestTheWheelScrollsAFormOverItsFieldsAndLists(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		t.Run(strconv.Itoa(int(scale*100)), func(t *testing.T) { theWheelScrolls(t, scale) })
	}
}

func theWheelScrolls(t *testing.T, scale float32) {
	dress(t, look.Options{Mode: look.Light, Scale: scale})
	rows := 2
	list := ui.NewList(ui.ListOptions{
		Length: func() int { return rows },
		Create: func() fyne.CanvasObject { return ui.NewLine("rad", ui.LineStyle{}) },
		Update: func(i int, o fyne.CanvasObject) { o.(*ui.Line).SetText("rad " + strconv.Itoa(i)) },
	})
	short, long := ui.NewEntry(), ui.NewMultiLine(3)
	long.SetText(strings.Repeat("En rad text.\n", 12))
	last := ui.NewEntry()
	w := open(t, container.NewVBox())
	fields := []ui.Field{{Label: "En rad", Widget: short}, {Label: "Flera", Widget: long}, {Label: "Lista", Widget: list}}
	for range 12 {
		fields = append(fields, ui.Field{Label: "Fält", Widget: ui.NewEntry()})
	}
	ui.Form(w, ui.FormOptions{Title: "Högt", Fields: append(fields, ui.Field{Label: "Sist", Widget: last})})
	where := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	for _, over := range []struct {
		name   string
		object fyne.CanvasObject
	}{{"a field of one line", short}, {"a list", list}} {
		before := where(over.object)
		turn(w, over.object, 1)
		if moved := before - where(over.object); moved != 75 {
			t.Errorf("over %s the form went %v", over.name, moved)
		}
		turn(w, over.object, -1)
		if where(over.object) != before {
			t.Errorf("over %s the form did not come back", over.name)
		}
	}
	before := where(long)
	turn(w, long, 1)
	if where(long) != before {
		t.Error("a field with more lines than it shows left the wheel to the form")
	}
	turn(w, long, 30)
	if where(long) == before {
		t.Error("at its last line the field kept the wheel")
	}
	rows = 200
	turn(w, short, -60)
	list.Refresh()
	before = where(list)
	turn(w, list, 1)
	if where(list) != before {
		t.Error("a list with more rows than it shows left the wheel to the form")
	}
}
