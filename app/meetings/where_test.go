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
