package layout_test

import (
	"reflect"
	"testing"

	"paragraf/pdf/compose/layout"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		in, out  string
		replaced []layout.Replacement
	}{
		{"Åsa", "Åsa", nil},
		{"A\u030asa och e\u0301", "Åsa och é", nil}, // composed
		{"a\r\nb\rc\u2028d", "a\nb\nc\nd", nil},
		{"a\tb\u2003c\u3000d", "a b\u2003c d", nil},
		{"100\u202f000", "100\u202f000", nil}, // the typeface has the narrow space
		{"\ufeffstart", "start", nil},
		{"😀!", "[U+1F600]!", []layout.Replacement{{Rune: '😀', With: "[U+1F600]", Count: 1}}},
		{"x\x00y\x07\x07", "xy", []layout.Replacement{{Rune: 0, Count: 1}, {Rune: 7, Count: 2}}},
		{"a\u202eb", "ab", []layout.Replacement{{Rune: 0x202E, Count: 1}}},
		{"☂\ufe0f漢", "[U+2602][U+6F22]", []layout.Replacement{{Rune: 0x2602, With: "[U+2602]", Count: 1}, {Rune: '漢', With: "[U+6F22]", Count: 1}, {Rune: 0xFE0F, Count: 1}}},
		{"\ue000", "[U+E000]", []layout.Replacement{{Rune: 0xE000, With: "[U+E000]", Count: 1}}},
		{"\xff", "[U+FFFD]", []layout.Replacement{{Rune: 0xFFFD, With: "[U+FFFD]", Count: 1}}},
	} {
		var cleaner layout.Cleaner
		out := cleaner.Clean(c.in)
		if out != c.out {
			t.Errorf("%q became %q, want %q", c.in, out, c.out)
		}
		if got := cleaner.Replaced(); !reflect.DeepEqual(got, c.replaced) {
			t.Errorf("%q: replaced %+v, want %+v", c.in, got, c.replaced)
		}
	}
}
