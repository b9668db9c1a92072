package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestAQuietButtonsWordsBeginUnderTheWordsAbove(t *testing.T) {
	w := window(t)
	quiet, framed, second := NewQuiet("Skriv ut", nil), NewButton("Justera", nil), NewQuiet("Öppna", nil)
	for _, c := range []struct {
		flow *Flow
		want float32
	}{
		{NewFlow(2, quiet, second), -quiet.Overhang()},
		{NewFlow(2, framed, second), 0},
	} {
		w.SetContent(c.flow)
		c.flow.Resize(fyne.NewSize(400, 40))
		if got := c.flow.objects[0].Position().X; got != c.want {
			t.Errorf("the row begins at %v, want %v", got, c.want)
		}
		if a, b := c.flow.objects[0], c.flow.objects[1]; a.Position().X+a.Size().Width > b.Position().X {
			t.Error("the buttons lie over one another")
		}
	}
}
