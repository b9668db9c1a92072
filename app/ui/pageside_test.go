package ui

import (
	"context"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
)

// manyPages is a view of so many pages, and what was drawn for it: page by width.
func manyPages(t *testing.T, n int) (*PageView, *[]picture) {
	t.Helper()
	look.Apply(test.NewTempApp(t), look.Options{Mode: look.Light})
	before := inLine
	inLine = true
	t.Cleanup(func() { inLine = before })
	drawn := &[]picture{}
	s := &PageSource{Render: func(_ context.Context, page, width int) (*image.RGBA, error) {
		*drawn = append(*drawn, picture{page: page, width: width})
		return image.NewRGBA(image.Rect(0, 0, width, width*3/2)), nil
	}}
	s.Sizes = slices.Repeat([]fyne.Size{{Width: 400, Height: 600}}, n)
	v := NewPageView()
	w := test.NewTempWindow(t, v.Content())
	w.Resize(fyne.NewSize(700, 500))
	v.SetSource(s)
	return v, drawn
}

func TestSmallPagesAreDrawnOnlyWhereTheyAreSeen(t *testing.T) {
	v, drawn := manyPages(t, 5000)
	*drawn = nil
	v.ToggleSide()
	small := func() (pages []int) {
		for _, p := range *drawn {
			if p.width < 2*thumbWide {
				pages = append(pages, p.page)
			}
		}
		return pages
	}
	if got := small(); len(got) == 0 || len(got) > 8 || slices.Max(got) > 8 {
		t.Fatalf("of 5,000 pages are drawn in small: %v", got)
	}
	*drawn = nil
	v.GoTo(3000, 0)
	if got := small(); len(got) == 0 || len(got) > 10 || !slices.Contains(got, 2999) {
		t.Errorf("on page 3000 are drawn in small: %v", got)
	}
	if v.side.thumbs.list.Selected() != 2999 {
		t.Errorf("row %d is chosen", v.side.thumbs.list.Selected())
	}
	v.side.thumbs.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if v.Page() != 3001 {
		t.Errorf("the next small page leads to page %d", v.Page())
	}
	for page := 1; page < 5000; page += 7 {
		v.GoTo(page, 0)
	}
	if b := v.side.thumbs.maker.bytes; b > thumbBytes {
		t.Errorf("%d bytes of small pictures are kept", b)
	}
	v.ToggleSide()
	*drawn = nil
	v.GoTo(1, 0)
	if got := small(); len(got) > 0 {
		t.Errorf("folded away, it still draws %v", got)
	}
}

func TestBookmarksLeadToTheirPlaces(t *testing.T) {
	v, _ := manyPages(t, 20)
	v.SetContents([]PageMark{{Title: "Budget", Page: 2}, {Title: "Jour", Level: 1, Page: 6, Down: 300}, {Title: "Övrigt", Page: -1}, {Title: "Avtal", Page: 11}}, nil)
	v.side.tabs.Select(1)
	v.ToggleSide()
	list := v.side.outline.list
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if v.Page() != 7 || v.place().down < 200 {
		t.Errorf("the bookmark leads to page %d, %+v", v.Page(), v.place())
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // the one that leads nowhere is passed
	if v.Page() != 12 {
		t.Errorf("the next one leads to page %d", v.Page())
	}
	v.GoTo(9, 0)
	if list.Selected() != 1 {
		t.Errorf("on page 9 bookmark %d is shown as where one is", list.Selected())
	}
	v.SetSource(nil)
	if n := len(v.side.outline.marks); n != 0 {
		t.Errorf("%d bookmarks of a document that is gone", n)
	}
}

func TestPagesAreCalledByTheirLabels(t *testing.T) {
	v, _ := manyPages(t, 6)
	v.SetContents(nil, []string{"i", "ii", "1", "2", "3", "A-1"})
	for name, page := range map[string]int{"II": 2, "1": 3, "3": 5, " a-1 ": 6, "6": 6, "7": 0, "": 0, "x": 0} {
		if got := v.numbered(name); got != page {
			t.Errorf("%q leads to page %d, want %d", name, got, page)
		}
	}
	v.GoTo(2, 0)
	if v.at.Text != "sida ii (2 av 6)" {
		t.Errorf("%q", v.at.Text)
	}
}

func TestAScannedPageSaysThatItHasNoText(t *testing.T) {
	v, _ := searched(t)
	says := func() string {
		var b strings.Builder
		for _, o := range v.notice.Objects() {
			b.WriteString(o.(*Words).Text() + "\n")
		}
		return b.String()
	}
	if v.notice.Visible() {
		t.Errorf("a page with words: %q", says())
	}
	v.GoTo(3, 0)
	if !v.notice.Visible() || !strings.Contains(says(), "Sidan 3 är en bild") {
		t.Errorf("a scanned page: %q", says())
	}
	v.GoTo(4, 0)
	if v.notice.Visible() {
		t.Errorf("the page after it: %q", says())
	}
}
