package notifications

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/data"
)

// What is reckoned for a row must be what the row takes when it is set: a lower
// row would be covered by the next.
func TestReckonedHeightsAreThoseOfTheRows(t *testing.T) {
	r, _ := open(t)
	words := strings.Fields("Ordföranden har besvarat remissen om ambulanshelikoptrar och tecknat avtal med Granby kommun om gemensam sjuktransport i Storsele under år 2027 för 1 200 000 kronor per år.")
	sure := 0
	for n := range 400 {
		l := line{entry: data.Notification{Number: n, CaseNumber: fmt.Sprintf("25VN%04d", n), Text: strings.Join(words[n%7:n%7+1+n%(len(words)-7)], " ")}}
		if n%3 == 0 {
			l.about = "Vårddirektören · " + strings.Join(words[:n%20], " ")
		}
		if n%5 == 0 {
			l.badge = "saknas"
		}
		width := float32(330 + n)
		r.heights.of(l, nil, width)
		quick, ok := r.heights.quick(l)
		if !ok {
			continue
		}
		sure++
		r.heights.probe.fill(l, nil)
		if exact := r.heights.probe.HeightFor(width); quick != exact {
			t.Errorf("%q at %v is reckoned %v high and takes %v", l.entry.Text, width, quick, exact)
		}
	}
	if sure < 300 {
		t.Errorf("only %d of 400 rows could be reckoned", sure)
	}
}

// Where the case number stands under the text, it is not said twice.
func TestANarrowRowSaysItsCaseNumberOnce(t *testing.T) {
	open(t)
	for _, c := range []struct {
		text   string
		width  float32
		hidden bool
	}{
		{"Vårddirektören har tecknat avtal, 25VN0240.", 400, true},
		{"Vårddirektören har tecknat avtal, 25VN02401.", 400, false},
		{"Vårddirektören har tecknat avtal.", 400, false},
		{"Vårddirektören har tecknat avtal, 25VN0240.", 900, false},
	} {
		r := newLineRow(nil)
		r.set(line{entry: data.Notification{Number: 1, Text: c.text, CaseNumber: "25VN0240"}}, nil)
		r.Resize(fyne.NewSize(c.width, r.HeightFor(c.width)))
		test.WidgetRenderer(r).Layout(r.Size())
		if r.dnr.Hidden != c.hidden {
			t.Errorf("%q in %v: hidden is %v", c.text, c.width, r.dnr.Hidden)
		}
	}
}
