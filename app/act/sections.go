package act

import "paragraf/data"

// sectionsOf lists the § numbers of a meeting.
func sectionsOf(m data.Meeting) []int {
	var sections []int
	for _, it := range m.Items {
		if it.Section > 0 {
			sections = append(sections, it.Section)
		}
	}
	return sections
}
