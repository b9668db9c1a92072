package data

import (
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the local day must not depend on what is installed
)

// Stockholm is the zone in which the days of the law are counted.
var Stockholm = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		panic(err) // embedded
	}
	return zone
}()

// recordAdjustment records on a meeting that the §§ of its minutes are
// adjusted, once the chair and each adjuster who was chosen, or a substitute in
// that one's place, have signed (KL 5:69). Nobody counts twice, and a signature
// by anyone else does not count. The day is that of the last of the signatures
// that do; a day that is already recorded stands.
func recordAdjustment(m Meeting, minutes Document) (Meeting, bool) {
	if minutes.Kind != MinutesDocument {
		return m, false
	}
	covered := ParseSections(minutes.Sections)
	covers := func(section int) bool { return len(covered) == 0 || slices.Contains(covered, section) }
	var front Minutes
	if m.Minutes != nil {
		front = *m.Minutes
	}
	front.Adjustments = slices.Clone(front.Adjustments)
	var batches []int // the adjustments that these minutes are of
	for i, a := range front.Adjustments {
		sections := ParseSections(a.Sections)
		if len(sections) > 0 && slices.ContainsFunc(sections, func(n int) bool { return !covers(n) }) {
			continue
		}
		batches = append(batches, i)
	}
	chair, signers := adjusting(m, minutes.Signed)
	if chair == "" || len(signers) == 0 {
		return m, false
	}
	if len(batches) == 0 {
		front.Adjustments = append(front.Adjustments, Adjustment{Sections: minutes.Sections})
		batches = []int{len(front.Adjustments) - 1}
	}
	counted := []string{chair}
	for _, i := range batches {
		adjusters, all := inPlace(front.Adjustments[i], chair, signers)
		if !all {
			return m, false
		}
		front.Adjustments[i].Adjusters = adjusters
		counted = append(counted, adjusters...)
	}
	for _, i := range batches {
		fill(&front.Adjustments[i].AdjustedOn, lastOf(minutes.Signed, counted).In(Stockholm).Format(time.DateOnly))
	}
	before := pack(m)
	m.Minutes = &front
	m.Items = slices.Clone(m.Items)
	all := true
	for i := range m.Items {
		it := &m.Items[i]
		it.Adjusted = it.Adjusted || covers(it.Section)
		all = all && it.Adjusted
	}
	if all {
		m.State = later(m.State, Adjusted)
	}
	return m, pack(m) != before
}

// adjusting returns who signed as the chair and the others who signed as
// adjusters, each once. chair is "" where the chair has not signed.
func adjusting(m Meeting, signed []Signing) (chair string, adjusters []string) {
	expected := ""
	if m.Minutes != nil {
		expected = m.Minutes.Chair
	}
	for _, a := range m.Attendance {
		if expected == "" && a.Role == Chair {
			expected = a.Name
		}
	}
	for _, g := range signed {
		if g.Role == ChairSigns && (expected == "" || SamePerson(g.Name, expected)) {
			chair = g.Name
		}
	}
	for _, g := range signed {
		known := slices.ContainsFunc(adjusters, func(name string) bool { return SamePerson(name, g.Name) })
		if g.Role == AdjusterSigns && !known && !SamePerson(g.Name, chair) {
			adjusters = append(adjusters, g.Name)
		}
	}
	return chair, adjusters
}

// inPlace returns who adjusted a batch: those who were chosen, and substitutes
// for those who have not signed. all is false while anyone is wanting. Where
// nobody was chosen, everyone who signed as an adjuster is one.
func inPlace(a Adjustment, chair string, signers []string) (adjusters []string, all bool) {
	var chosen []string
	for _, name := range a.Adjusters {
		if !SamePerson(name, chair) {
			chosen = append(chosen, name)
		}
	}
	if len(chosen) == 0 {
		return append(slices.Clone(a.Adjusters), signers...), true
	}
	has := func(name string) bool {
		return slices.ContainsFunc(signers, func(s string) bool { return SamePerson(s, name) })
	}
	var substitutes []string
	for _, name := range a.SubstituteAdjusters {
		if has(name) && !SamePerson(name, chair) {
			substitutes = append(substitutes, name)
		}
	}
	for _, name := range a.Adjusters {
		switch {
		case has(name) || SamePerson(name, chair):
			adjusters = append(adjusters, name)
		case len(substitutes) > 0:
			adjusters = append(adjusters, substitutes[0])
			substitutes = substitutes[1:]
		default:
			return nil, false
		}
	}
	return adjusters, true
}

// SamePerson compares two names as the papers print them, with or without the
// party in parentheses.
func SamePerson(a, b string) bool {
	bare := func(s string) string {
		if i := strings.IndexByte(s, '('); i > 0 {
			s = s[:i]
		}
		return fold(s)
	}
	return bare(a) != "" && bare(a) == bare(b)
}

// lastOf is when the last of the people named signed as chair or adjuster.
func lastOf(signed []Signing, names []string) (last time.Time) {
	for _, g := range signed {
		counts := slices.ContainsFunc(names, func(name string) bool { return SamePerson(name, g.Name) })
		if counts && (g.Role == ChairSigns || g.Role == AdjusterSigns) && g.At.After(last) {
			last = g.At
		}
	}
	return last
}
