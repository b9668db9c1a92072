package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"golang.org/x/image/font/sfnt"
)

// Whatever is set in the typeface alone, it has.
func TestTheTypefaceHasTheLettersThatItIsTrustedWith(t *testing.T) {
	for _, style := range []fyne.TextStyle{{Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
		face, err := sfnt.Parse(Sans.font(style).Content())
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		for r := rune(0); r < 0x3000; r++ {
			if r >= 0x7f && r < 0xa0 || foreign(r) {
				continue
			}
			if g, err := face.GlyphIndex(&buffer, r); err != nil || g == 0 {
				t.Errorf("%+v lacks %q (%U)", style, r, r)
			}
		}
	}
}

func TestOtherLettersAndTheOrdinaryStyleAreTheThemes(t *testing.T) {
	bold := fyne.TextStyle{Bold: true}
	for text, alone := range map[string]bool{"§ 14 Återkoppling – «2025»": true, "": true, "Ja ✓": false, "会議": false, "😀": false, "a\tb": false} {
		if got := Letters(bold, text) != nil; got != alone {
			t.Errorf("%q alone: %v", text, got)
		}
		if Letters(fyne.TextStyle{}, text) != nil {
			t.Errorf("%q in the ordinary style is not the theme's", text)
		}
	}
}

// What is taken for granted of the typefaces for reading they have, and what
// they lack is told.
func TestReadingBorrowsOnlyWhatItsTypefaceLacks(t *testing.T) {
	for _, family := range []Typeface{Serif, Sans, Legible} {
		for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
			font := family.font(style)
			face, err := sfnt.Parse(font.Content())
			if err != nil {
				t.Fatal(err)
			}
			var buffer sfnt.Buffer
			for r := rune(' '); r < 0x2200; r++ {
				if r >= 0x7f && r < 0xa0 || Follows(r) {
					continue
				}
				g, err := face.GlyphIndex(&buffer, r)
				if has := err == nil && g != 0; has == Borrowed(font, r) {
					t.Errorf("%s: %q (%U) is there: %v", font.Name(), r, r, has)
				}
			}
			for _, r := range "😀漢ע" {
				if !Borrowed(font, r) {
					t.Errorf("%s: %q is not borrowed", font.Name(), r)
				}
			}
		}
	}
}
