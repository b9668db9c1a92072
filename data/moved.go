package data

import "sort"

// moved tells which items have another place among those that both versions have,
// by their id, with their place before, from 1: the fewest that explain the new
// order. An item that went from one § to another is told of by that.
func moved(old, new []AgendaItem) map[string]int {
	places := map[string]int{}
	sections := map[string]int{}
	for i, it := range old {
		places[it.ID], sections[it.ID] = i+1, it.Section
	}
	var kept []AgendaItem
	for _, it := range new {
		if places[it.ID] > 0 && it.ID != "" {
			kept = append(kept, it)
		}
	}
	found := map[string]int{}
	still := inOrder(kept, places)
	for i, it := range kept {
		was := sections[it.ID]
		if !still[i] && (was == it.Section || was == 0 || it.Section == 0) {
			found[it.ID] = places[it.ID]
		}
	}
	return found
}

// inOrder marks the most items whose places before rise: the longest such row,
// found by keeping, for each length, the row that ends lowest.
func inOrder(items []AgendaItem, places map[string]int) []bool {
	var ends []int // for each length, which item ends the row
	before := make([]int, len(items))
	for i, it := range items {
		n := sort.Search(len(ends), func(n int) bool { return places[items[ends[n]].ID] >= places[it.ID] })
		if before[i] = -1; n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	still := make([]bool, len(items))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			still[i] = true
		}
	}
	return still
}
