package look

import (
	_ "unsafe" // for linkname

	"github.com/go-text/typesetting/shaping"
)

// shaper is what Fyne 2.8.1 sets all text with. It is Fyne's own; another
// version that has none does not link with this.
//
//go:linkname shaper fyne.io/fyne/v2/internal/painter.shaper
var shaper *shaping.HarfbuzzShaper

// forget makes the shaper let go of the typefaces so far. When Fyne itself changes
// the theme, as when the desktop turns dark, it parses all typefaces anew, and
// go-text's shaper never lets go of any that it has set a word in: six megabytes
// each time, for as long as the program runs. Call it on the UI goroutine.
func forget() { *shaper = shaping.HarfbuzzShaper{} }
