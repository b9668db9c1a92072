package swedish

import "strings"

// Capital returns a text with its first letter as a capital, as it begins a
// line: "sekreterare" as "Sekreterare".
func Capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
