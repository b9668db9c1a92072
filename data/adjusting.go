package data

import (
	"slices"
	"time"
	_ "time/tzdata" // the local day must not depend on what is installed
)

// stockholm is the zone in which the days of the law are counted.
var stockholm = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		panic(err) // embedded
	}
	return zone
}()

// recordAdjustment records on a meeting that the §§ of its minutes are
// adjusted, once the chair and as many adjusters as were chosen have signed
// (KL 5:69). The day is that of the last of their signatures; a day that is
// already recorded stands.
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
	chosen := map[string]bool{}
	for i, a := range front.Adjustments {
		sections := ParseSections(a.Sections)
		if len(sections) > 0 && slices.ContainsFunc(sections, func(n int) bool { return !covers(n) }) {
			continue
		}
		batches = append(batches, i)
		for _, name := range a.Adjusters {
			if fold(name) != fold(front.Chair) {
				chosen[fold(name)] = true
			}
		}
	}
	chair, adjusters, last := false, []string{}, time.Time{}
	for _, g := range minutes.Signed {
		switch g.Role {
		case ChairSigns:
			chair = true
		case AdjusterSigns:
			adjusters = append(adjusters, g.Name)
		default:
			continue
		}
		if g.At.After(last) {
			last = g.At
		}
	}
	if !chair || len(adjusters) < max(1, len(chosen)) {
		return m, false
	}
	if len(batches) == 0 {
		front.Adjustments = append(front.Adjustments, Adjustment{Sections: minutes.Sections, Adjusters: adjusters})
		batches = []int{len(front.Adjustments) - 1}
	}
	for _, i := range batches {
		fill(&front.Adjustments[i].AdjustedOn, last.In(stockholm).Format(time.DateOnly))
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
