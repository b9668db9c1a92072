package meetings

import (
	"testing"

	"paragraf/data"
)

func TestMeetingsAreGroupedByBodyTheNewestFirst(t *testing.T) {
	got := places([]data.MeetingSummary{
		{ID: "1", Organization: "Region Norrlid", Body: "Kulturnämnden", Date: "2025-03-01"},
		{ID: "2", Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2025-05-15"},
		{ID: "3", Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2025-06-12"},
		{ID: "4", Organization: "Granby kommun", Body: "Kulturnämnden", Date: "2025-04-02"},
	})
	want := []struct{ id, body, org string }{
		{"3", "Vårdnämnden", "Region Norrlid"}, {"2", "", ""},
		{"4", "Kulturnämnden", "Granby kommun"}, {"1", "Kulturnämnden", "Region Norrlid"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i, w := range want {
		if got[i].meeting.ID != w.id || got[i].body != w.body || got[i].org != w.org {
			t.Errorf("row %d: %+v, want %+v", i, got[i], w)
		}
	}
}

// Claims count bytes in the source, marks runes: å, ä and ö are one rune of two.
func TestClaimsBecomeMarksOnTheSameWords(t *testing.T) {
	text := "Åsele\nVårdnämnden\n§ 44 Val"
	from := len("Åsele\n")
	marks := claimMarks(data.Draft{Text: text, Claims: []data.Claim{
		{Path: "items[0].section", From: len("Åsele\nVårdnämnden\n"), To: len("Åsele\nVårdnämnden\n§ 44"), Method: data.Inferred},
		{Path: "body", From: from, To: from + len("Vårdnämnden"), Method: data.Explicit},
		{Path: "items[0].body[0].text", From: 0, To: 5},
	}})
	if len(marks) != 2 {
		t.Fatalf("%d marks, want 2", len(marks))
	}
	runes := []rune(text)
	if got := string(runes[marks[0].Start:marks[0].End]); got != "Vårdnämnden" {
		t.Errorf("marked %q", got)
	}
	if got := string(runes[marks[1].Start:marks[1].End]); got != "§ 44" {
		t.Errorf("marked %q", got)
	}
	if marks[0].Colour == marks[1].Colour {
		t.Error("what is printed and what was concluded look the same")
	}
}
