package look

import (
	"sync"
	"unicode"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"
)

// Borrowed reports whether a typeface of the program lacks a letter, so that it
// must be drawn with what Fyne finds elsewhere: pictures, other scripts. What [Follows] a
// letter goes with it.
func Borrowed(font fyne.Resource, r rune) bool {
	if font == nil || r >= ' ' && r < 0x7f || r >= 0xa0 && r <= 'ÿ' && r != 'µ' || Follows(r) || unicode.IsControl(r) {
		return false
	}
	cover.Lock()
	defer cover.Unlock()
	face := cover.faces[font.Name()]
	if face == nil {
		parsed, err := sfnt.Parse(font.Content())
		if err != nil {
			return false // Fyne says what is wrong with it
		}
		face = &letters{face: parsed, lacks: map[rune]bool{}}
		cover.faces[font.Name()] = face
	}
	lacks, known := face.lacks[r]
	if !known {
		glyph, err := face.face.GlyphIndex(&face.buffer, r)
		lacks = err != nil || glyph == 0
		face.lacks[r] = lacks
	}
	return lacks
}

// Follows reports what is drawn with the letter before it: a mark on it, or a
// sign that is not seen.
func Follows(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Cf) }

// cover is what is known of the typefaces' letters.
var cover = struct {
	sync.Mutex
	faces map[string]*letters
}{faces: map[string]*letters{}}

type letters struct {
	face   *sfnt.Font
	buffer sfnt.Buffer
	lacks  map[rune]bool
}
