package view

import (
	"context"
	"slices"
	"testing"

	"paragraf/pdf/view/viewtest"
)

// A line is one rectangle whichever way it runs on the page as it is shown.
func TestLinesRunEveryWay(t *testing.T) {
	for turned, file := range map[int][]byte{0: viewtest.Lines([]string{"Sjukstugan har fjorton platser."}), 90: viewtest.Turned(90), 180: viewtest.Turned(180), 270: viewtest.Turned(270)} {
		p := opened(t, file)
		letters, err := p.Letters(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if end := slices.IndexFunc(letters, func(l Letter) bool { return l.Rune == '\n' }); end > 0 {
			letters = letters[:end]
		}
		lines := Lines(letters)
		if len(letters) < 4 || len(lines) != 1 || lines[0].Turned != turned {
			t.Errorf("turned %d: %d letters on the lines %+v", turned, len(letters), lines)
		}
	}
}
