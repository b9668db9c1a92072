package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// lines is a document whose pages have ten lines of three words each.
func lines(pages int) *PageSource {
	s := lettered()
	s.Sizes = make([]fyne.Size, pages)
	for i := range s.Sizes {
		s.Sizes[i] = fyne.NewSize(200, 300)
	}
	s.Letters = func(_ context.Context, page int) (letters []PageLetter, err error) {
		for line := range 10 {
			for i, r := range []rune(fmt.Sprintf("sida%d rad%d åö", page, line)) {
				letters = append(letters, PageLetter{Rune: r, X: 20 + 10*float32(i), Y: 20 + 25*float32(line), Width: 10, Height: 12})
			}
			letters = append(letters, PageLetter{Rune: '\n'})
		}
		return letters, nil
	}
	return s
}

func reading(t *testing.T, s *PageSource) *Pages {
	t.Helper()
	before := inLine
	inLine = true
	t.Cleanup(func() { inLine = before })
	p := NewPages()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 400))
	p.SetSource(s)
	p.ZoomTo(0)
	return p
}

func TestTheSelectionOnPagesIsExtendedByKeys(t *testing.T) {
	const shift, far = false, true
	for _, c := range []struct {
		name string
		from letterPlace
		far  bool
		keys []fyne.KeyName
		want string
	}{
		{"letters", letterPlace{0, 0}, shift, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft}, "si"},
		{"letters back", letterPlace{0, 2}, shift, []fyne.KeyName{fyne.KeyLeft}, "i"},
		{"words", letterPlace{0, 0}, far, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, "sida0 rad0 "},
		{"words back", letterPlace{0, 10}, far, []fyne.KeyName{fyne.KeyLeft}, "rad0"},
		{"a line down", letterPlace{0, 2}, shift, []fyne.KeyName{fyne.KeyDown}, "da0 rad0 åö\nsi"},
		{"lines up", letterPlace{0, 16}, shift, []fyne.KeyName{fyne.KeyUp}, "da0 rad0 åö\nsi"},
		{"to the line's end", letterPlace{0, 6}, shift, []fyne.KeyName{fyne.KeyEnd}, "rad0 åö"},
		{"to its beginning", letterPlace{0, 6}, shift, []fyne.KeyName{fyne.KeyHome}, "sida0 "},
		{"over the page's end", letterPlace{0, 135}, shift, []fyne.KeyName{fyne.KeyDown}, "9 åö\nsida1 rad"},
		{"over its beginning", letterPlace{1, 3}, shift, []fyne.KeyName{fyne.KeyUp}, "a0 rad9 åö\nsid"},
		{"a letter over its end", letterPlace{0, 140}, shift, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, "\ns"},
		{"a word back over its beginning", letterPlace{1, 0}, far, []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft}, "åö\n"},
		{"up from the first line", letterPlace{0, 3}, shift, []fyne.KeyName{fyne.KeyUp, fyne.KeyUp}, "sid"},
	} {
		p := reading(t, lines(3))
		p.text.want(1)
		p.text.from, p.text.to, p.text.placed = c.from, c.from, true
		for _, k := range c.keys {
			if !p.extend(k, c.far) {
				t.Errorf("%s: %s is not taken", c.name, k)
			}
		}
		if got := p.SelectedText(); got != c.want {
			t.Errorf("%s: selected %q, want %q", c.name, got, c.want)
		}
		p.TypedShortcut(&fyne.ShortcutCopy{})
		if got := fyne.CurrentApp().Clipboard().Content(); got != c.want {
			t.Errorf("%s: copied %q, want %q", c.name, got, c.want)
		}
	}
}

func TestKeysSelectToTheEndsOfADocumentAndShowWhereTheyAre(t *testing.T) {
	p := reading(t, lines(500)) // more than are kept
	press := func(key fyne.KeyName) {
		p.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	}
	press(fyne.KeyEnd)
	if p.Page() != 500 {
		t.Errorf("the end is not shown but page %d", p.Page())
	}
	p.TypedShortcut(&fyne.ShortcutCopy{})
	got := fyne.CurrentApp().Clipboard().Content()
	if n := strings.Count(got, "rad7"); n != 500 || !strings.HasPrefix(got, "sida0 rad0 åö\n") || !strings.HasSuffix(got, "sida499 rad9 åö\n") {
		t.Errorf("%d pages are copied, from %.20q", n, got)
	}
	press(fyne.KeyHome)
	if p.Page() != 1 || p.SelectedText() != "" {
		t.Errorf("back at the beginning page %d is shown, %q is selected", p.Page(), p.SelectedText())
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := p.SelectedText(); !strings.HasPrefix(got, "sida0 rad0") || strings.Contains(got, "sida1 ") {
		t.Errorf("Ctrl+A selects %.40q", got)
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); strings.Count(got, "rad7") != 500 {
		t.Errorf("Ctrl+A twice copies %d pages", strings.Count(got, "rad7"))
	}
}

// A page that has just come into view has no words yet when the mouse is pressed
// on it: what was pressed, dragged and copied meanwhile is done when they are there.
func TestAPageIsSelectedAndCopiedBeforeItsWordsAreRead(t *testing.T) {
	p := reading(t, lines(3))
	d, words := p.desk, p.text.pages[0]
	delete(p.text.pages, 0) // as while they are being read
	p.text.asked[0] = true
	point := func(x, y float32) fyne.Position {
		return fyne.NewPos(p.left(0)+x*d.factor, d.tops[0]+y*d.factor)
	}
	fyne.CurrentApp().Clipboard().SetContent("något annat")
	d.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: point(81, 25)}, Button: desktop.MouseButtonPrimary})
	offset := p.scroll.Offset
	d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: point(71, 50)}, Dragged: fyne.NewDelta(-10, 25)})
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if p.scroll.Offset != offset {
		t.Error("the page is moved by a drag that selects")
	}
	p.text.pages[0] = words
	p.text.arrived()
	const want = "rad0 åö\nsida0"
	if got := p.SelectedText(); got != want {
		t.Errorf("selected %q, want %q", got, want)
	}
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}
