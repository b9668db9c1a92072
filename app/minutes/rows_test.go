package minutes

import (
	"testing"

	"paragraf/app/ui"
	"paragraf/data"
)

// A § that is adjusted at once, at the meeting, is settled: only the other one
// is left to read and can be approved or objected to.
func TestAnAdjustedSectionIsNotThereToApprove(t *testing.T) {
	m := data.Meeting{State: data.Held, Items: []data.AgendaItem{{ID: "a", Section: 7}, {ID: "b", Section: 8}}}
	m.Minutes = &data.Minutes{Adjustments: []data.Adjustment{{Sections: "7", Immediate: true, AdjustedOn: "2026-11-17"}}}
	rows := rowsOf(View{Meeting: m, Approvals: []data.Approval{{ItemID: "a", State: data.Objected, Text: "Fel belopp."}}})
	p := &Page{view: View{Meeting: m}, rows: rows}
	if !rows[0].adjusted || !rows[0].closed() || rows[1].closed() {
		t.Fatalf("which are settled: %+v", rows)
	}
	if word, tone := rows[0].badge(); word != "justerad" || tone != ui.GoodTone {
		t.Errorf("the badge says %q", word)
	}
	if p.unread() != 1 || p.objections() != 0 || p.firstUnread(0) != 1 {
		t.Errorf("%d to read, %d objections, the next is %d", p.unread(), p.objections(), p.firstUnread(0))
	}
}
