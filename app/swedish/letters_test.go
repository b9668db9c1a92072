package swedish

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAShortenedTextSaysThatItIs(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"", 10, ""},
		{"Åtta år på ö", 12, "Åtta år på ö"},
		{"Åtta år på ön", 12, "Åtta år på…"},
		{strings.Repeat("😀", 12), 12, strings.Repeat("😀", 12)},
		{strings.Repeat("😀", 13), 12, strings.Repeat("😀", 11) + "…"},
		{strings.Repeat("ö", 100_000), 3, "öö…"},
	} {
		got := Shorten(c.text, c.most)
		if got != c.want || utf8.RuneCountInString(got) > c.most {
			t.Errorf("Shorten(%.40q, %d) = %.60q, want %q", c.text, c.most, got, c.want)
		}
	}
}
