package ui

import "testing"

// Words are one line whichever way they run on the page, with what is under them at
// their own foot.
func TestWordsOfAPageRunEveryWay(t *testing.T) {
	for turned, c := range map[int]struct {
		dx, dy     float32 // from letter to letter
		x, y, w, h float32 // the line under the words
	}{
		0: {10, 0, 100, 99, 40, 1}, 90: {0, 10, 100, 90, 1, 40}, 180: {-10, 0, 70, 90, 40, 1}, 270: {0, -10, 109, 60, 1, 40},
	} {
		var letters []PageLetter
		for i := range 4 {
			letters = append(letters, PageLetter{Rune: 'a', X: 100 + float32(i)*c.dx, Y: 90 + float32(i)*c.dy, Width: 10, Height: 10})
		}
		bars := barsOf(append(letters, PageLetter{Rune: 'b', X: 300, Y: 400, Width: 10, Height: 10}))
		if len(bars) != 2 || bars[0].turned != turned || bars[0].long() != 40 {
			t.Fatalf("turned %d: %+v", turned, bars)
		}
		if x, y, w, h := bars[0].under(0, 40, 1, 0); x != c.x || y != c.y || w != c.w || h != c.h {
			t.Errorf("turned %d: the line is at %v, %v, %v wide and %v high", turned, x, y, w, h)
		}
	}
}
