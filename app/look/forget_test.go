package look_test

import (
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
)

// When the desktop changes between light and dark, Fyne parses the typefaces anew;
// those from before are let go.
func TestLooksDoNotPileUp(t *testing.T) {
	a := test.NewTempApp(t)
	change := func(times int) (heap uint64) {
		for i := range times {
			look.Apply(a, look.Options{Scale: 1 + float32(i%5)/10})
			a.Settings().SetTheme(a.Settings().Theme())
			for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
				a.Driver().RenderedTextSize("Åtgärd", 15, style, look.Letters(style, "Åtgärd"))
				a.Driver().RenderedTextSize("Åtgärd", 18, style, look.ReadingFont(style))
			}
		}
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, after := change(3), change(12)
	if after > before+6<<20 {
		t.Errorf("twelve changes more grew the heap from %d to %d MB", before>>20, after>>20)
	}
}
