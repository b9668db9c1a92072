package ui

import (
	"context"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
)

// searched is a view of pages with a line on each, the third one scanned.
func searched(t *testing.T) (*PageView, fyne.Window) {
	t.Helper()
	look.Apply(test.NewTempApp(t), look.Options{Mode: look.Light})
	before := inLine
	inLine = true
	t.Cleanup(func() { inLine = before })
	words := []string{"budget för Norrlid", "avtal", "", "Budget och budget", "slut"}
	s := lettered()
	for range 3 {
		s.Sizes = append(s.Sizes, s.Sizes[0])
	}
	s.Letters = func(_ context.Context, page int) (letters []PageLetter, err error) {
		for i, r := range []rune(words[page]) {
			letters = append(letters, PageLetter{Rune: r, X: 10 + 8*float32(i), Y: 200, Width: 8, Height: 12})
		}
		return letters, nil
	}
	s.Text = func(_ context.Context, page int) (string, bool, error) { return words[page], page == 2, nil }
	v := NewPageView()
	w := test.NewTempWindow(t, v.Content())
	w.Resize(fyne.NewSize(500, 400))
	v.SetSource(s)
	return v, w
}

// here is the page and the words of the hit that one stands at, and how many
// hits are drawn.
func here(v *PageView) (page int, drawn int) {
	for i, s := range v.desk.sheets {
		for _, h := range s.hits {
			drawn++
			if h.StrokeColor == color.Color(hereEdge) {
				page = i + 1
			}
		}
	}
	return page, drawn
}

func TestWordsAreFoundInAllPages(t *testing.T) {
	v, w := searched(t)
	w.Canvas().Focus(v.Pages)
	v.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierShortcutDefault})
	if w.Canvas().Focused() != fyne.Focusable(v.find.field) {
		t.Fatal("Ctrl+F does not bring the line to look for words in")
	}
	says := func() string { return v.find.hits.Text() }
	v.find.field.SetText("bud")
	if page, drawn := here(v); page != 1 || drawn == 0 || says() != "1 av 3" || v.find.more.Text() != "1 inskannad sida saknar text" {
		t.Errorf("page %d, %d drawn, %q", page, drawn, says())
	}
	for _, want := range []int{4, 4, 1} {
		v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
		if page, _ := here(v); page != want || v.Page() != want {
			t.Errorf("at a hit on page %d and looking at %d, want %d", page, v.Page(), want)
		}
	}
	v.FindMore(true)
	if !strings.HasPrefix(says(), "3 av 3") {
		t.Errorf("the hit before the first: %q", says())
	}
	v.find.field.SetText("budgeten")
	if _, drawn := here(v); drawn != 0 || v.Page() != 4 {
		t.Errorf("%d hits of what is nowhere, page %d", drawn, v.Page())
	}
	v.find.field.SetText("budget")
	v.find.field.OnEscape()
	if _, drawn := here(v); drawn != 0 || v.SelectedText() != "Budget" || w.Canvas().Focused() != fyne.Focusable(v.Pages) {
		t.Errorf("after Esc %d hits are drawn and %q is selected", drawn, v.SelectedText())
	}
}

// Another document is searched for the words in the line.
func TestTheSearchGoesOnInAnotherDocument(t *testing.T) {
	v, _ := searched(t)
	v.OpenFind()
	v.find.field.SetText("avtal")
	s := lettered()
	s.Text = func(_ context.Context, page int) (string, bool, error) { return "Avtal om avtal", false, nil }
	v.SetSource(nil)
	v.SetSource(s)
	if _, of := v.Found(); of != 4 {
		t.Errorf("%d hits", of)
	}
	v.SetSource(nil)
	if _, of := v.Found(); of != 0 {
		t.Errorf("%d hits on an empty desk", of)
	}
}

// A document of 5,000 pages is searched away from the UI goroutine, and another
// key breaks it off.
func TestASearchIsBrokenOff(t *testing.T) {
	p := NewPages()
	s := &PageSource{Sizes: make([]fyne.Size, 5000)}
	reads := make(chan int)
	s.Text = func(ctx context.Context, page int) (string, bool, error) {
		select {
		case reads <- page:
			return "budget", false, nil
		case <-ctx.Done():
			return "", false, ctx.Err()
		}
	}
	f := &p.find
	p.source = s
	f.forms = wanted("budget")
	f.start(4000)
	if first := <-reads; first != 4000 {
		t.Errorf("page %d is read first", first)
	}
	if second := <-reads; second != 4001 {
		t.Errorf("page %d is read next", second)
	}
	f.stop()
	f.clear()
	if at, of := p.Found(); at != 0 || of != 0 {
		t.Errorf("%d of %d", at, of)
	}
}
