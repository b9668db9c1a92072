package ui_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// rows is a list of numbered rows and what happened to it.
type rows struct {
	*ui.List
	n                        int
	selected, opened, filled []int
	keys                     []fyne.KeyName
}

func newRows(n int, height func(int, float32) float32) *rows {
	r := &rows{n: n}
	r.List = ui.NewList(ui.ListOptions{
		Length:     func() int { return r.n },
		Create:     func() fyne.CanvasObject { return widget.NewLabel("rad") },
		Update:     func(i int, o fyne.CanvasObject) { r.filled = append(r.filled, i); o.(*widget.Label).SetText(name(i)) },
		Height:     height,
		Text:       name,
		OnSelected: func(i int) { r.selected = append(r.selected, i) },
		OnOpened:   func(i int) { r.opened = append(r.opened, i) },
		OnKey:      func(_ int, k fyne.KeyName) bool { r.keys = append(r.keys, k); return k == fyne.KeyDelete },
		Label:      "Ärenden",
	})
	return r
}

func name(i int) string { return fmt.Sprintf("%c%d Ärende", 'a'+rune(i%26), i) }

func TestListMovesByKeys(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(1000, nil)
	w := open(t, r.List)
	w.Canvas().Focus(r.List)
	press(w, fyne.KeyDown)
	if r.Selected() != 0 {
		t.Errorf("the first Down chooses %d", r.Selected())
	}
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	if r.Selected() != 1 {
		t.Errorf("down, down, up chooses %d, want 1", r.Selected())
	}
	press(w, fyne.KeyPageDown)
	page := r.Selected() - 1
	if page < 5 || page > 40 {
		t.Errorf("a page is %d rows", page)
	}
	press(w, fyne.KeyPageUp)
	if r.Selected() != 1 && r.Selected() != 0 {
		t.Errorf("page down and up lead to %d", r.Selected())
	}
	press(w, fyne.KeyEnd)
	if r.Selected() != 999 {
		t.Errorf("End chooses %d", r.Selected())
	}
	press(w, fyne.KeyDown, fyne.KeyPageDown)
	if r.Selected() != 999 {
		t.Errorf("beyond the end is %d", r.Selected())
	}
	press(w, fyne.KeyHome, fyne.KeyUp)
	if r.Selected() != 0 {
		t.Errorf("Home chooses %d", r.Selected())
	}
	press(w, fyne.KeyReturn)
	if len(r.opened) != 1 || r.opened[0] != 0 {
		t.Errorf("Enter opened %v", r.opened)
	}
	keys := heard(w)
	press(w, fyne.KeyDelete, fyne.KeyEscape)
	if len(r.keys) != 2 || len(*keys) != 1 || (*keys)[0] != fyne.KeyEscape {
		t.Errorf("the list was asked about %v, the window heard %v", r.keys, *keys)
	}
}

func TestListGoesToARowByTyping(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(200, nil)
	w := open(t, r.List)
	w.Canvas().Focus(r.List)
	typeText(w, "c")
	if r.Selected() != 2 {
		t.Errorf("c leads to %d, want 2", r.Selected())
	}
	typeText(w, "5")
	if r.Selected() != 54 {
		t.Errorf("c5 leads to %d, want 54", r.Selected())
	}
}

func TestSameLetterAgainGoesToTheNext(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(200, nil)
	w := open(t, r.List)
	w.Canvas().Focus(r.List)
	typeText(w, "bb")
	if r.Selected() != 27 {
		t.Errorf("b twice leads to %d, want 27", r.Selected())
	}
}

func TestTypingFindsAWordInside(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	titles := []string{"§ 44 Val av justerare", "§ 45 Upphandling", "§ 46 Anmälningar"}
	l := ui.NewList(ui.ListOptions{
		Length: func() int { return len(titles) },
		Create: func() fyne.CanvasObject { return widget.NewLabel("") },
		Update: func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(titles[i]) },
		Text:   func(i int) string { return titles[i] },
	})
	w := open(t, l)
	w.Canvas().Focus(l)
	typeText(w, "anm")
	if l.Selected() != 2 {
		t.Errorf("anm leads to %d, want 2", l.Selected())
	}
}

func TestRowsGrowWithTheText(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(50, nil)
	open(t, r.List)
	before := page(r.List).MinSize().Height
	look.Apply(fyne.CurrentApp(), look.Options{Scale: 2})
	r.Refresh()
	if after := page(r.List).MinSize().Height; after < before*1.5 {
		t.Errorf("at 200 %% the rows are %v high, %v before", after, before)
	}
}

func TestSelectByCodeIsSilent(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(50, nil)
	open(t, r.List)
	r.Select(40)
	if len(r.selected) != 0 || r.Selected() != 40 {
		t.Errorf("Select told %v and chose %d", r.selected, r.Selected())
	}
	r.n = 10
	r.Refresh()
	if r.Selected() != -1 {
		t.Errorf("after the row is gone %d is chosen", r.Selected())
	}
	r.Select(99)
	if r.Selected() != -1 {
		t.Errorf("a row that does not exist is chosen: %d", r.Selected())
	}
}

// page returns the part of the list that takes the mouse.
func page(l *ui.List) fyne.CanvasObject {
	return test.WidgetRenderer(l).Objects()[0].(*fyneScroll).Content
}

func click(l *ui.List, y float32) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = fyne.NewPos(10, y)
	page(l).(desktop.Mouseable).MouseDown(ev)
}

func TestListByMouse(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(50, func(int, float32) float32 { return 40 })
	w := open(t, r.List)
	click(r.List, 85)
	if r.Selected() != 2 || len(r.selected) != 1 {
		t.Errorf("a click chose %d and told %v", r.Selected(), r.selected)
	}
	if w.Canvas().Focused() != fyne.Focusable(r.List) {
		t.Error("a click does not give the list the keyboard")
	}
	click(r.List, 85)
	if len(r.opened) != 1 || r.opened[0] != 2 {
		t.Errorf("a double click opened %v", r.opened)
	}
	click(r.List, 2500)
	if r.Selected() != 2 {
		t.Errorf("a click below the last row chose %d", r.Selected())
	}
}

func TestRowsHaveTheirOwnHeights(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(100, func(i int, width float32) float32 {
		if width <= 0 {
			t.Error("a height was asked for without a width")
		}
		return float32(30 + i%3*20)
	})
	open(t, r.List)
	for _, c := range []struct {
		y    float32
		want int
	}{{1, 0}, {29, 0}, {31, 1}, {79, 1}, {81, 2}, {149, 2}, {151, 3}} {
		click(r.List, c.y)
		if r.Selected() != c.want {
			t.Errorf("at %v is row %d, want %d", c.y, r.Selected(), c.want)
		}
	}
	r.ScrollTo(99)
	if got := page(r.List).MinSize().Height; got != 34*30+33*50+33*70 {
		t.Errorf("all rows are %v high", got)
	}
}

func TestOnlyVisibleRowsAreFilled(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(10_000, nil)
	open(t, r.List)
	if n := len(r.filled); n == 0 || n > 60 {
		t.Errorf("%d rows were filled to show the beginning", n)
	}
	r.filled = nil
	r.Select(5000)
	if n := len(r.filled); n == 0 || n > 120 {
		t.Errorf("%d rows were filled to show row 5000", n)
	}
	seen := false
	for _, i := range r.filled {
		seen = seen || i == 5000
	}
	if !seen {
		t.Error("row 5000 is not shown")
	}
}

// Rows of their own heights are measured as far as somebody has looked.
func TestRowsAreMeasuredWhenTheyAreReached(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	asked := map[int]bool{}
	height := func(i int, _ float32) float32 { asked[i] = true; return 30 + float32(i%4)*10 }
	r := newRows(5000, height)
	w := open(t, r.List)
	if len(asked) > 100 {
		t.Errorf("%d rows are measured to show the first", len(asked))
	}
	if got := page(r.List).MinSize().Height; got < 5000*44 || got > 5000*46 {
		t.Errorf("all rows count as %v high", got)
	}
	w.Canvas().Focus(r.List)
	press(w, fyne.KeyEnd)
	if r.Selected() != 4999 || r.filled[len(r.filled)-1] < 4990 {
		t.Errorf("End chooses %d and shows %d", r.Selected(), r.filled[len(r.filled)-1])
	}
	if got := page(r.List).MinSize().Height; got != 5000*45 {
		t.Errorf("all rows are %v high, want %v", got, 5000*45)
	}
	press(w, fyne.KeyHome)
	if r.Selected() != 0 {
		t.Errorf("Home chooses %d", r.Selected())
	}
}

func TestAnEmptyListSaysSo(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(0, nil)
	w := open(t, r.List)
	w.Canvas().Focus(r.List)
	press(w, fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyReturn)
	if r.Selected() != -1 || len(r.opened) != 0 {
		t.Errorf("in an empty list %d is chosen, %v opened", r.Selected(), r.opened)
	}
	if got := r.AccessibilityLabel(); got != "Ärenden" {
		t.Errorf("says %q", got)
	}
	test.AssertRendersToMarkup(t, "list-empty.xml", w.Canvas())
}

func TestListSaysWhichRowIsChosen(t *testing.T) {
	dress(t, look.Options{Mode: look.Light})
	r := newRows(3, nil)
	open(t, r.List)
	r.Select(1)
	if got := r.AccessibilityLabel(); got != "Ärenden: b1 Ärende, rad 2 av 3" {
		t.Errorf("says %q", got)
	}
}

func BenchmarkListOf10000Scrolls(b *testing.B) {
	dress(b, look.Options{Mode: look.Light})
	r := newRows(10_000, nil)
	open(b, r.List)
	i := 0
	for b.Loop() {
		i = (i + 3) % 10_000
		r.ScrollTo(i)
	}
}

// A page may have fewer rows already when it takes back what is chosen, as a
// search does while one types.
func TestARowIsLetGoAfterRowsWent(t *testing.T) {
	n := 40
	l := ui.NewList(ui.ListOptions{
		Length: func() int { return n }, Create: func() fyne.CanvasObject { return ui.NewLine("", ui.LineStyle{}) },
		Update: func(i int, o fyne.CanvasObject) {
			if i >= n {
				t.Errorf("row %d of %d is read", i, n)
			}
		},
		Bare: func(i int) bool {
			if i >= n {
				t.Errorf("row %d of %d is asked for", i, n)
			}
			return false
		},
	})
	test.NewTempWindow(t, l).Resize(fyne.NewSize(300, 400))
	l.Select(7)
	n = 4
	l.Select(-1)
	l.Select(1)
	if l.Selected() != 1 {
		t.Errorf("row %d is chosen", l.Selected())
	}
}
