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

// sectionRange is §§ from one to another, both included.
type sectionRange struct{ from, to int }

// ParseSections reads §§ written as ranges: "12-20, 23", "§§ 4–7", "44 och 46".
// The result is sorted, each § once; nil if the text holds anything else.
func ParseSections(text string) []int {
	var sections []int
	for _, r := range sectionRanges(text) {
		for n := r.from; n <= r.to; n++ {
			sections = append(sections, n)
		}
	}
	slices.Sort(sections)
	return slices.Compact(sections)
}

// namesSection tells whether §§ written as ranges hold one, without listing them.
func namesSection(text string, section int) bool {
	return slices.ContainsFunc(sectionRanges(text), func(r sectionRange) bool { return r.from <= section && section <= r.to })
}

var sectionSigns = strings.NewReplacer("§", " ", "–", "-", "—", "-", "‑", "-", " och ", ",", " samt ", ",", " and ", ",", ";", ",")

// sectionRanges reads the ranges as they are written; nil if the text holds
// anything else, or more §§ than sectionsMost.
func sectionRanges(text string) []sectionRange {
	text = strings.Join(strings.FieldsFunc(sectionSigns.Replace(text), unicode.IsSpace), " ")
	text = strings.ReplaceAll(strings.ReplaceAll(text, " -", "-"), "- ", "-")
	var ranges []sectionRange
	held := 0
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
		if held += to - from + 1; held > sectionsMost {
			return nil
		}
		ranges = append(ranges, sectionRange{from, to})
	}
	return ranges
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
