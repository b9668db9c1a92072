package intake

import "strings"

// The Swedish letters in Mac Roman, small ones and capitals, and in Windows-1252.
const (
	macSmall       = "\x8C\x8A\x9A\x8E" // åäöé
	macCapitals    = "\x81\x80\x85"     // ÅÄÖ
	westernLetters = "\xE5\xE4\xF6\xC5\xC4\xD6\xE9"
)

// MacRoman tells whether bytes that are no UTF-8 are text as old Macintosh
// programs and Excel for Mac save it. Its å, ä and ö are signs in Windows-1252
// that hardly stand inside a Swedish word, and the other way round: what stands
// beside letters decides, and must say one thing.
func MacRoman(raw []byte) bool {
	mac, western := 0, 0
	for i, b := range raw {
		if b < 0x80 {
			continue
		}
		before, after := i > 0 && asciiLetter(raw[i-1]), i+1 < len(raw) && asciiLetter(raw[i+1])
		switch {
		case i > 0 && raw[i-1] >= 0xC2 && raw[i-1] <= 0xE2: // the second half of a letter in UTF-8
		case strings.IndexByte(macSmall, b) >= 0 && (before || after), strings.IndexByte(macCapitals, b) >= 0 && after && !before:
			mac++
		case strings.IndexByte(westernLetters, b) >= 0 && (before || after):
			western++
		}
	}
	const few = 2 // one may be the š of a name
	return mac >= few && mac > 4*western
}

func asciiLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
