package compose

import (
	"fmt"

	"github.com/boombuler/barcode/qr"

	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// qrQuiet is the white around a QR code, in modules, that readers need.
const qrQuiet = 4

// qrFigure draws a text as a QR code of a size in points, the white around it
// counted. alt is what it says to those who do not see it.
func qrFigure(text, alt string, size float64) (layout.Figure, error) {
	code, err := qr.Encode(text, qr.M, qr.Unicode)
	if err != nil {
		return layout.Figure{}, fmt.Errorf("compose: the QR code: %w", err)
	}
	modules := code.Bounds().Dx()
	unit := size / float64(modules+2*qrQuiet)
	black := func(x, y int) bool {
		r, _, _, _ := code.At(x, y).RGBA()
		return r == 0
	}
	f := layout.Figure{W: size, H: size, In: &tagged.Element{Type: "Figure", Alt: alt}}
	for y := range modules {
		for x := 0; x < modules; x++ {
			end := x
			for end < modules && black(end, y) {
				end++
			}
			if end > x { // a hair higher than a module, so that rows do not part on the screen
				f.Dots = append(f.Dots, layout.Box{X: float64(x+qrQuiet) * unit, Y: float64(y+qrQuiet) * unit, W: float64(end-x) * unit, H: unit + 0.03})
				x = end
			}
		}
	}
	return f, nil
}
