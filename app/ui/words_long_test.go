package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// A title of 2,000 letters without a space is divided at every width, whole and
// in order, and cut where only some lines are shown.
func TestALongWordIsDivided(t *testing.T) {
	test.NewTempApp(t)
	text := strings.Repeat("Oavbrutetordutanmellanslag", 77)
	for _, width := range []float32{60, 200, 640} {
		w := NewWords(text, WordsStyle{})
		lines := w.broken(width)
		if got := strings.ReplaceAll(strings.Join(lines, ""), "-", ""); got != text {
			t.Errorf("at %v: %d letters of %d are left", width, len(got), len(text))
		}
		for i, l := range lines {
			if w.measure(l) > width {
				t.Fatalf("at %v: line %d is %v wide: %q", width, i, w.measure(l), l)
			}
		}
		if n := len(NewWords(text, WordsStyle{MaxLines: 4}).broken(width)); n != 4 {
			t.Errorf("at %v: %d lines where 4 are shown", width, n)
		}
	}
}
