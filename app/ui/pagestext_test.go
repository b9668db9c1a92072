package ui

import (
	"context"
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// lettered is a document of two pages with two lines each, one word a line.
func lettered() *PageSource {
	words := [][]string{{"nämnden", "beslutar"}, {"att", "bifalla"}}
	return &PageSource{
		Sizes: []fyne.Size{{Width: 200, Height: 300}, {Width: 200, Height: 300}},
		Render: func(context.Context, int, int) (*image.RGBA, error) {
			return image.NewRGBA(image.Rect(0, 0, 2, 3)), nil
		},
		Letters: func(_ context.Context, page int) (letters []PageLetter, err error) {
			for line, word := range words[page] {
				for i, r := range []rune(word) {
					letters = append(letters, PageLetter{Rune: r, X: 20 + 10*float32(i), Y: 50 + 20*float32(line), Width: 10, Height: 12})
				}
				letters = append(letters, PageLetter{Rune: '\n'})
			}
			return letters, nil
		},
	}
}

func TestWordsOnPagesAreSelectedAndCopied(t *testing.T) {
	before := inLine
	inLine = true
	defer func() { inLine = before }()
	p := NewPages()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 400))
	p.SetSource(lettered())
	p.ZoomTo(0)
	d := p.desk
	point := func(page int, x, y float32) fyne.Position {
		left := max((d.Size().Width-200*d.factor)/2, deskGap*p.unit())
		return fyne.NewPos(left+x*d.factor, d.tops[page]+y*d.factor)
	}
	press := func(at fyne.Position) {
		d.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	}
	drag := func(at fyne.Position) { d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}}) }

	press(point(0, 61, 55)) // before the "d" of "nämnden"
	drag(point(0, 51, 75))  // before the "l" of "beslutar"
	if got := p.SelectedText(); got != "den\nbes" {
		t.Errorf("selected %q", got)
	}
	if bars := p.text.bars(0); len(bars) != 2 || bars[0].Width != 30 {
		t.Errorf("bars %+v", bars)
	}
	p.text.want(1)
	drag(point(1, 49, 55)) // after "att" on the next page
	if got := p.SelectedText(); got != "den\nbeslutar\natt" {
		t.Errorf("over the page's end: %q", got)
	}
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "den\nbeslutar\natt" {
		t.Errorf("copied %q", got)
	}
	d.DoubleTapped(&fyne.PointEvent{Position: point(0, 45, 75)})
	if got := p.SelectedText(); got != "beslutar" {
		t.Errorf("the word is %q", got)
	}
	press(point(0, 150, 250)) // beside the words
	if p.SelectedText() != "" {
		t.Error("a click beside the words leaves them selected")
	}
}

func TestTheTextOfPagesWaitsUntilTheyAreDrawn(t *testing.T) {
	before := inLine
	inLine = true
	defer func() { inLine = before }()
	var done []string
	source := lettered()
	render, letters := source.Render, source.Letters
	source.Render = func(ctx context.Context, page, width int) (*image.RGBA, error) {
		done = append(done, "drawn")
		return render(ctx, page, width)
	}
	source.Letters = func(ctx context.Context, page int) ([]PageLetter, error) {
		done = append(done, "read")
		return letters(ctx, page)
	}
	p := NewPages()
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(400, 400))
	p.maker.hold(true) // as while one zooms
	p.SetSource(source)
	p.desk.sync()
	if len(done) > 0 {
		t.Fatalf("before anything is drawn: %v", done)
	}
	p.maker.hold(false)
	p.desk.sync()
	if first := slices.Index(done, "read"); first < 0 || slices.Contains(done[first:], "drawn") {
		t.Errorf("read before it was drawn: %v", done)
	}
}

func TestASelectionOverPagesNeverSeenHasTheirWords(t *testing.T) {
	before := inLine
	inLine = true
	defer func() { inLine = before }()
	p := NewPages()
	p.SetSource(lettered())
	p.text.from, p.text.some = letterPlace{0, 8}, true
	p.text.reach(letterPlace{1, 3})
	if got := p.SelectedText(); got != "beslutar\natt" {
		t.Errorf("selected %q", got)
	}
}
