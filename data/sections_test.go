package data

import (
	"slices"
	"testing"
)

func TestParseSections(t *testing.T) {
	for text, want := range map[string][]int{
		"12-20, 23":            {12, 13, 14, 15, 16, 17, 18, 19, 20, 23},
		"§§ 4–7":               {4, 5, 6, 7},
		"§§4-7":                {4, 5, 6, 7},
		"4 - 6":                {4, 5, 6},
		"44 och 46":            {44, 46},
		"§\u00a044,\u00a0§ 46": {44, 46},
		"9, 3, 3-4":            {3, 4, 9},
		"7":                    {7},
		"":                     nil,
		"x":                    nil,
		"4-":                   nil,
		"7-4":                  nil,
		"0":                    nil,
		"-3":                   nil,
		"+3":                   nil,
		"1-99999999":           nil,
		"4, paragraf":          nil,
	} {
		if got := ParseSections(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
		for n := range 30 {
			if got := namesSection(text, n); got != slices.Contains(want, n) {
				t.Errorf("%q: names § %d: %v", text, n, got)
			}
		}
	}
}

func TestFormatSections(t *testing.T) {
	for want, sections := range map[string][]int{
		"12-20, 23": {12, 13, 14, 15, 16, 17, 18, 19, 20, 23},
		"4-5":       {5, 4, 5},
		"1, 3":      {3, 0, 1, -2},
		"":          nil,
	} {
		if got := FormatSections(sections); got != want {
			t.Errorf("%v: got %q, want %q", sections, got, want)
		}
	}
}

func FuzzParseSections(f *testing.F) {
	for _, seed := range []string{"12-20, 23", "§§ 4–7", "44 och 46", "1-99999999", "4--7", "9223372036854775807-9223372036854775807"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sections := ParseSections(text)
		if !slices.IsSorted(sections) || len(sections) > sectionsMost {
			t.Errorf("%q: %v", text, sections)
		}
		if again := ParseSections(FormatSections(sections)); !slices.Equal(again, sections) {
			t.Errorf("%q: %v, written and read again %v", text, sections, again)
		}
	})
}
