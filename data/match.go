package data

import (
	"strconv"

	"gorm.io/gorm"
)

// matchItems says for each item of a new version which item of the old one is
// the same matter: its index in old, or -1. No old item is taken twice. Items
// that an earlier version dropped may stand last in old; gone is where they
// begin. The surest signs come first, so that a § that now holds another
// matter, after a renumbering, does not draw the wrong notes to it.
func matchItems(old []AgendaItem, gone int, new []AgendaItem) []int {
	m := matching{old: old, new: new, of: make([]int, len(new)), taken: make([]bool, len(old))}
	for i := range m.of {
		m.of[i] = -1
	}
	m.pair(func(it AgendaItem) string { return it.ID })
	m.pair(func(it AgendaItem) string {
		if it.Section == 0 {
			return ""
		}
		return strconv.Itoa(it.Section) + " " + fold(it.Title)
	})
	m.pairUnique(func(it AgendaItem) []string { return []string{fold(it.Title)} },
		func(a, b AgendaItem) bool { return !contradictCases(a, b) })
	m.pairUnique(func(it AgendaItem) []string { return it.CaseNumbers },
		func(a, b AgendaItem) bool { return true })
	m.pair(func(it AgendaItem) string {
		if it.Section == 0 {
			return ""
		}
		return strconv.Itoa(it.Section)
	})
	m.pairGaps(gone)
	return m.of
}

type matching struct {
	old, new []AgendaItem
	of       []int
	taken    []bool
}

func (m *matching) take(i, j int) { m.of[j], m.taken[i] = i, true }

// pair matches in order what has the same key; "" is no key.
func (m *matching) pair(key func(AgendaItem) string) {
	olds := map[string][]int{}
	for i, it := range m.old {
		if k := key(it); k != "" && !m.taken[i] {
			olds[k] = append(olds[k], i)
		}
	}
	for j, it := range m.new {
		if m.of[j] >= 0 {
			continue
		}
		if k := key(it); k != "" && len(olds[k]) > 0 {
			m.take(olds[k][0], j)
			olds[k] = olds[k][1:]
		}
	}
}

// pairUnique matches items by keys that only one of the old and one of the new
// items have among those that are left.
func (m *matching) pairUnique(keys func(AgendaItem) []string, allowed func(a, b AgendaItem) bool) {
	olds, news := map[string][]int{}, map[string][]int{}
	collect := func(into map[string][]int, i int, it AgendaItem) {
		for _, k := range keys(it) {
			if k != "" {
				into[k] = append(into[k], i)
			}
		}
	}
	for i, it := range m.old {
		if !m.taken[i] {
			collect(olds, i, it)
		}
	}
	for j, it := range m.new {
		if m.of[j] < 0 {
			collect(news, j, it)
		}
	}
	for j := range m.new {
		for _, k := range keys(m.new[j]) {
			if len(olds[k]) == 1 && len(news[k]) == 1 {
				if i := olds[k][0]; m.of[j] < 0 && !m.taken[i] && allowed(m.old[i], m.new[j]) {
					m.take(i, j)
				}
			}
		}
	}
}

// pairGaps matches by position what is left between two matched neighbours,
// where both versions have as many items there and nothing speaks against it.
func (m *matching) pairGaps(gone int) {
	j := 0
	for j < len(m.new) {
		if m.of[j] >= 0 {
			j++
			continue
		}
		end := j
		for end < len(m.new) && m.of[end] < 0 {
			end++
		}
		first, last := 0, gone
		if j > 0 {
			first = m.of[j-1] + 1
		}
		if end < len(m.new) {
			last = min(last, m.of[end])
		}
		if last-first == end-j && m.free(first, last) {
			for k := range end - j {
				a, b := m.old[first+k], m.new[j+k]
				if !(a.Section > 0 && b.Section > 0) && !contradictCases(a, b) {
					m.take(first+k, j+k)
				}
			}
		}
		j = end
	}
}

func (m *matching) free(first, last int) bool {
	for i := first; i < last; i++ {
		if m.taken[i] {
			return false
		}
	}
	return true
}

// contradictCases reports whether both items name case numbers, but no common one.
func contradictCases(a, b AgendaItem) bool {
	return len(a.CaseNumbers) > 0 && len(b.CaseNumbers) > 0 && !overlap(a.CaseNumbers, b.CaseNumbers)
}

// removedItems are the items of a meeting that a later version dropped, with
// what they are recognised by.
func removedItems(tx *gorm.DB, meetingID string) ([]AgendaItem, error) {
	var records []itemRecord
	if err := tx.Where("meeting_id = ? AND removed", meetingID).Order("position").Find(&records).Error; err != nil {
		return nil, err
	}
	var items []AgendaItem
	for _, r := range records {
		it, err := r.item()
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	return items, nil
}
