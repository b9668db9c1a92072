package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"paragraf/data"
)

func people(list []data.Person) string {
	var names []string
	for _, p := range list {
		names = append(names, p.Printed())
	}
	return enumerate(names)
}

// enumerate joins words as a sentence does: "A, B och C".
func enumerate(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " och " + words[n-1]
	}
	return strings.Join(words, "")
}

var roleNames = map[data.Role]string{
	data.Chair: "ordförande", data.ViceChair: "vice ordförande", data.SecondViceChair: "2:e vice ordförande",
	data.Secretary: "sekreterare",
}

var fieldLabels = map[string]string{
	RoleSecretary: "Sekreterare", RoleChair: "Ordförande", RoleAdjuster: "Justerande", RoleClerk: "Intygas av",
}

// sectionList returns "§ 5" or "§§ 4–7, 9" for section numbers in any order.
func sectionList(sections []int) string {
	sections = slices.Clone(sections)
	slices.Sort(sections)
	sections = slices.Compact(sections)
	var parts []string
	for i := 0; i < len(sections); {
		j := i
		for j+1 < len(sections) && sections[j+1] == sections[j]+1 {
			j++
		}
		switch {
		case j == i:
			parts = append(parts, strconv.Itoa(sections[i]))
		case j == i+1:
			parts = append(parts, strconv.Itoa(sections[i]), strconv.Itoa(sections[j]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", sections[i], sections[j]))
		}
		i = j + 1
	}
	return sign(len(sections)) + strings.Join(parts, ", ")
}

func sign(count int) string {
	switch count {
	case 0:
		return ""
	case 1:
		return "§ "
	}
	return "§§ "
}

// sectionRanges prints stored ranges, "12-20, 23", with their sign.
func sectionRanges(ranges string) string {
	ranges = strings.TrimSpace(ranges)
	if ranges == "" {
		return ""
	}
	if _, err := strconv.Atoi(ranges); err == nil {
		return "§ " + ranges
	}
	return "§§ " + strings.ReplaceAll(ranges, "-", "–")
}

// sectionsOf prints the §§ that the meeting's items have.
func sectionsOf(m data.Meeting) string {
	if m.Minutes != nil && m.Minutes.Sections != "" {
		return sectionRanges(m.Minutes.Sections)
	}
	var sections []int
	for _, item := range m.Items {
		if item.Section > 0 {
			sections = append(sections, item.Section)
		}
	}
	return sectionList(sections)
}

// clock prints the hours of a meeting, "kl. 14.00–16.00".
func clock(start, end string) string {
	start, end = strings.ReplaceAll(start, ":", "."), strings.ReplaceAll(end, ":", ".")
	switch {
	case start == "" && end == "":
		return ""
	case end == "":
		return "kl. " + start
	case start == "":
		return "till kl. " + end
	}
	return "kl. " + start + "–" + end
}
