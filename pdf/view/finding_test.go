package view

import (
	"context"
	"slices"
	"strings"
	"testing"

	"paragraf/pdf/view/viewtest"
)

func opened(t *testing.T, pdf []byte) *Paper {
	t.Helper()
	p, err := Open(t.Context(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func TestBookmarksComeAsATree(t *testing.T) {
	p := opened(t, viewtest.Outlined())
	marks, err := p.Marks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []Mark{{"Innehåll", 0, 0, 0}, {"1 Budget", 0, 3, 0}, {"1.1 Jour", 1, 4, 342}, {"2 Avtal", 0, 5, 0}, {"Utan plats", 0, -1, 0}}
	if !slices.Equal(marks, want) {
		t.Errorf("%v", marks)
	}
}

func TestARingOfBookmarksEnds(t *testing.T) {
	p := opened(t, viewtest.RingOfBookmarks())
	marks, err := p.Marks(t.Context())
	if err != nil || len(marks) != 3 {
		t.Errorf("%v, %v", marks, err)
	}
}

func TestPagesHaveLabels(t *testing.T) {
	labels, err := opened(t, viewtest.Outlined()).Labels(t.Context())
	if err != nil || !slices.Equal(labels, []string{"i", "ii", "iii", "1", "2", "3", "4", "5"}) {
		t.Errorf("%q, %v", labels, err)
	}
	if labels, err := opened(t, viewtest.Text(3)).Labels(t.Context()); err != nil || labels != nil {
		t.Errorf("a paper without labels: %q, %v", labels, err)
	}
}

// What is searched is what is marked on the page.
func TestTheTextIsThatOfTheLetters(t *testing.T) {
	p := opened(t, viewtest.Text(2))
	text, _, err := p.Text(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	letters, err := p.Letters(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, l := range letters {
		b.WriteRune(l.Rune)
	}
	if plain := strings.ReplaceAll(text, "\r\n", "\n"); plain != b.String() || !strings.Contains(plain, "Bilaga, blad 2") {
		t.Errorf("%q\n%q", plain, b.String())
	}
}

func TestAScannedPageHasPicturesAndNoText(t *testing.T) {
	p := opened(t, viewtest.Scan(2, 2))
	for page, scanned := range []bool{false, true} {
		text, pictures, err := p.Text(context.Background(), page)
		if err != nil || (text == "") != scanned || pictures != scanned {
			t.Errorf("page %d: %q, %t, %v", page+1, text, pictures, err)
		}
	}
}

// On a page that is turned and cut, letters stand where they are seen.
func TestLettersStandWhereTheyAreSeen(t *testing.T) {
	for _, turned := range []int{0, 90, 180, 270} {
		p := opened(t, viewtest.Turned(turned))
		letters, err := p.Letters(t.Context(), 0)
		if err != nil || len(letters) == 0 {
			t.Fatal(err)
		}
		const width = 600
		picture, err := p.Render(t.Context(), 0, width)
		if err != nil {
			t.Fatal(err)
		}
		scale := width / p.Pages()[0].Width
		for _, l := range letters {
			if l.Rune == ' ' || l.Right == l.Left {
				continue
			}
			dark := 0
			for y := int(float64(l.Top) * scale); y <= int(float64(l.Bottom)*scale); y++ {
				for x := int(float64(l.Left) * scale); x <= int(float64(l.Right)*scale); x++ {
					if picture.RGBAAt(x, y).R < 128 {
						dark++
					}
				}
			}
			if dark == 0 {
				t.Errorf("turned by %d: nothing is drawn where %q stands, %+v", turned, l.Rune, l)
			}
		}
	}
}

// A word that is divided between lines is one to be searched, and is copied with
// its hyphen and the end of the line.
func TestAWordDividedBetweenLines(t *testing.T) {
	p := opened(t, viewtest.Lines([]string{"Ansvaret ligger hos kommun-", "styrelsen och dess utskott."}))
	letters, err := p.Letters(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, l := range letters {
		b.WriteRune(l.Rune)
	}
	if !strings.Contains(b.String(), "kommun-\nstyrelsen") {
		t.Errorf("%q", b.String())
	}
}

func TestScriptsAreSeen(t *testing.T) {
	for _, way := range []string{"names", "open", "page"} {
		if found, err := opened(t, viewtest.Script(way)).Scripts(t.Context()); err != nil || !found {
			t.Errorf("%s: %t, %v", way, found, err)
		}
	}
	if found, err := opened(t, viewtest.Text(2)).Scripts(t.Context()); err != nil || found {
		t.Errorf("a paper without: %t, %v", found, err)
	}
}
