package data

import (
	"slices"
	"testing"
)

func TestMatchItems(t *testing.T) {
	it := func(section int, title string, cases ...string) AgendaItem {
		return AgendaItem{Section: section, Title: title, CaseNumbers: cases}
	}
	for _, c := range []struct {
		name     string
		old, new []AgendaItem
		want     []int
	}{
		{"by section although the title is another",
			[]AgendaItem{it(1, "Upprop"), it(2, "Budget")}, []AgendaItem{it(1, "Upprop"), it(2, "Budget och ramar")}, []int{0, 1}},
		{"a new section pushes the others",
			[]AgendaItem{it(1, "Upprop"), it(2, "Val")}, []AgendaItem{it(1, "Nytt ärende"), it(2, "Upprop"), it(3, "Val")}, []int{-1, 0, 1}},
		{"an agenda gets its numbers",
			[]AgendaItem{it(0, "Upprop"), it(0, "Budget")}, []AgendaItem{it(8, "Upprop"), it(9, "BUDGET")}, []int{0, 1}},
		{"by case number, moved and renamed",
			[]AgendaItem{it(0, "Upprop"), it(0, "Ramen", "ON 2025/31"), it(0, "Val", "ON 2025/4")},
			[]AgendaItem{it(0, "Upprop"), it(0, "Val av ombud", "ON 2025/4"), it(0, "Budget", "ON 2025/31")}, []int{0, 2, 1}},
		{"equal titles in order",
			[]AgendaItem{it(5, "Information"), it(6, "Information")}, []AgendaItem{it(5, "Information"), it(6, "Information")}, []int{0, 1}},
		{"the same place between the same neighbours",
			[]AgendaItem{it(0, "Upprop"), it(0, "Ramen"), it(0, "Val")}, []AgendaItem{it(0, "Upprop"), it(0, "Budgeten"), it(0, "Val")}, []int{0, 1, 2}},
		{"the same place, but another case",
			[]AgendaItem{it(0, "Upprop"), it(0, "Ramen", "ON 1"), it(0, "Val")}, []AgendaItem{it(0, "Upprop"), it(0, "Bygglov", "ON 2"), it(0, "Val")}, []int{0, -1, 2}},
		{"the same place, but another section",
			[]AgendaItem{it(1, "Ramen")}, []AgendaItem{it(9, "Bygglov")}, []int{-1}},
		{"a title alone does not outweigh another case",
			[]AgendaItem{it(0, "Yttrande", "ON 1"), it(0, "Val")}, []AgendaItem{it(0, "Val"), it(0, "Yttrande", "ON 2")}, []int{1, -1}},
		{"nothing before", nil, []AgendaItem{it(1, "Upprop")}, []int{-1}},
	} {
		if got := matchItems(c.old, len(c.old), c.new); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
