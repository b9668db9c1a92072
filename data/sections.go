package data

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// sectionsMost bounds what one range may hold, so that a misread number cannot
// fill the memory. No body has had that many §§ in a year.
const sectionsMost = 10_000

// sectionHighest is the highest number that is taken for a §.
const sectionHighest = 1_000_000

// ParseSections reads §§ written as ranges: "12-20, 23", "§§ 4–7", "44 och 46".
// The result is sorted, each § once; nil if the text holds anything else.
func ParseSections(text string) []int {
	text = strings.NewReplacer("§", " ", "–", "-", "—", "-", "‑", "-", " och ", ",", " samt ", ",", " and ", ",", ";", ",").Replace(text)
	text = strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " ")
	text = strings.ReplaceAll(strings.ReplaceAll(text, " -", "-"), "- ", "-")
	var sections []int
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		first, last, ranged := strings.Cut(part, "-")
		from, ok := sectionNumber(first)
		if !ok {
			return nil
		}
		to := from
		if ranged {
			if to, ok = sectionNumber(last); !ok || to < from {
				return nil
			}
		}
		if len(sections)+to-from >= sectionsMost {
			return nil
		}
		for n := from; n <= to; n++ {
			sections = append(sections, n)
		}
	}
	slices.Sort(sections)
	return slices.Compact(sections)
}

func sectionNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0 && n <= sectionHighest && s[0] != '+'
}

// FormatSections writes §§ as ranges, "12-20, 23"; two neighbours are a range.
// Numbers below 1 are left out.
func FormatSections(sections []int) string {
	sorted := slices.Clone(sections)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	var parts []string
	for i := 0; i < len(sorted); {
		if sorted[i] < 1 {
			i++
			continue
		}
		j := i
		for j+1 < len(sorted) && sorted[j+1] == sorted[j]+1 {
			j++
		}
		part := strconv.Itoa(sorted[i])
		if j > i {
			part += "-" + strconv.Itoa(sorted[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
