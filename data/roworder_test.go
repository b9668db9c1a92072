package data

import (
	"reflect"
	"testing"
)

func arranged(o RowOrder, list []Notification) (names []string, numbers []int) {
	for _, g := range o.Arrange(list) {
		names = append(names, g.Decider)
		for _, i := range g.Rows {
			numbers = append(numbers, list[i].Number)
		}
	}
	return names, numbers
}

func TestRowsAreArranged(t *testing.T) {
	list := []Notification{
		{Number: 1, Text: "Avtal om städning", CaseNumber: "26RN10", DecidedBy: "Örjan Lid", Date: "2026-10-04"},
		{Number: 2, Text: "Skrivelse från Lomvik"},
		{Number: 3, Text: "Attest", CaseNumber: "26RN9", DecidedBy: "Vårddirektören", Date: "2026-10-01"},
		{Number: 4, Text: "Avtal om taxi", CaseNumber: "26RN9", DecidedBy: "vårddirektören ", Date: "2026-10-01"},
	}
	for _, c := range []struct {
		order   RowOrder
		names   []string
		numbers []int
	}{
		{RowOrder{}, []string{""}, []int{1, 2, 3, 4}},
		{RowOrder{By: ByCase}, []string{""}, []int{3, 4, 1, 2}},
		{RowOrder{By: ByDate}, []string{""}, []int{3, 4, 1, 2}},
		{RowOrder{By: ByDecider}, []string{""}, []int{3, 4, 1, 2}},
		{RowOrder{Grouped: true}, []string{"Vårddirektören", "Örjan Lid", ""}, []int{3, 4, 1, 2}},
		{RowOrder{Filter: "AVTAL 26rn"}, []string{""}, []int{1, 4}},
		{RowOrder{Filter: "finns inte"}, nil, nil},
	} {
		if names, numbers := arranged(c.order, list); !reflect.DeepEqual(names, c.names) || !reflect.DeepEqual(numbers, c.numbers) {
			t.Errorf("%+v: %q %v, want %q %v", c.order, names, numbers, c.names, c.numbers)
		}
	}
}

func TestUrgentDecisionsNotifiedTooLate(t *testing.T) {
	list := NotificationList{Title: "Anmälningsärenden", Entries: []Notification{
		{Number: 1, Text: "Brådskande beslut om avstängning", Date: "2026-09-01"},
		{Number: 2, Text: "Brådskande beslut om flytt", Date: "2026-10-20"},
		{Number: 3, Text: "Attest", Date: "2026-09-01"},
		{Number: 4, Text: "Beslut enligt 6 kap. 39 § KL", Date: "2026-10-13"},
		{Number: 5, Text: "Brådskande beslut utan dag"},
	}}
	if got := list.Late("2026-10-14"); !reflect.DeepEqual(got, []int{1, 4}) {
		t.Errorf("late: %v", got)
	}
	if got := list.Late(""); got != nil {
		t.Errorf("late without an earlier meeting: %v", got)
	}
	list.Title = "Ordförandebeslut"
	if got := list.Late("2026-10-14"); !reflect.DeepEqual(got, []int{1, 3, 4}) {
		t.Errorf("late by the list's title: %v", got)
	}
}
