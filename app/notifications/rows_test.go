package notifications

import (
	"testing"

	"paragraf/app/swedish"
	"paragraf/data"
)

// Two lists of one item are both numbered from 1: a warning marks rows of the
// list that it speaks of, and no others.
func TestAWarningMarksTheRowsOfItsOwnList(t *testing.T) {
	swedish.Use(swedish.Swedish)
	reported := data.NotificationList{Title: "Anmälningsärenden", Entries: []data.Notification{
		{Number: 1, CaseNumber: "25VN0240"}, {Number: 2, CaseNumber: "25VN0290"}, {Number: 3, CaseNumber: "25VN0290"}}}
	passed := data.NotificationList{Title: "Meddelandeärenden", Entries: []data.Notification{
		{Number: 1, CaseNumber: "24VN0988"}, {Number: 2, CaseNumber: "24VN0001"}, {Number: 3}}}
	warnings := []data.Warning{
		{Code: data.EntryDuplicate, Entries: []int{2, 3}},
		{Code: data.EntryWithoutCaseNumber, Entries: []int{3}},
	}
	badges := func(l data.NotificationList) (list []string) {
		for _, r := range lines(l, warnings, nil, nil) {
			list = append(list, r.badge)
		}
		return list
	}
	if got := badges(reported); got[0] != "" || got[1] != "= rad 3" || got[2] != "= rad 2" {
		t.Errorf("reported: %q", got)
	}
	if got := badges(passed); got[0] != "" || got[1] != "" || got[2] != "saknas" {
		t.Errorf("passed on: %q", got)
	}
}

func TestARowShowsItsOwnNotes(t *testing.T) {
	list := data.NotificationList{Title: "Anmälningsärenden", Entries: []data.Notification{{Number: 1}, {Number: 2}}}
	rows := lines(list, nil, []data.Note{
		{Text: "här", Row: &data.RowRef{List: "Anmälningsärenden", Number: 2}},
		{Text: "i den andra listan", Row: &data.RowRef{List: "Meddelandeärenden", Number: 2}},
		{Text: "på ärendet"},
	}, nil)
	if len(rows[0].notes) != 0 || len(rows[1].notes) != 1 || rows[1].notes[0].Text != "här" {
		t.Fatalf("%+v", rows)
	}
}
