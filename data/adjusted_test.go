package data

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// signedStore holds a meeting whose minutes all have signed at noon of a day.
func signedStore(t *testing.T, day int) (s *Store, id string) {
	t.Helper()
	s = openStore(t)
	id = mustAccept(t, s, omsorgDraft(), "v1", Created).MeetingID
	signMinutes(t, s, id, day)
	return s, id
}

// signMinutes makes minutes of what the meeting says now and signs them.
func signMinutes(t *testing.T, s *Store, id string, day int) Document {
	t.Helper()
	m := mustMeeting(t, s, id)
	d, err := s.AddDocument(context.Background(), Document{MeetingID: id, Kind: MinutesDocument, Sections: "12-13", Basis: m.Basis()},
		fmt.Appendf(nil, "%%PDF %s %d", m.Basis(), day))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 3, day, 12, 0, 0, 0, time.UTC)
	d = sign(t, s, d, ChairSigns, "Ellen Fjällvik", at)
	return sign(t, s, d, AdjusterSigns, "Jon Åkesdal", at)
}

// changedDraft is omsorgDraft with another decision in § 13.
func changedDraft() Draft {
	d := omsorgDraft()
	d.Meeting.Items[1].Decisions[0].Clauses = []string{"att avslå ramen."}
	return d
}

// adjustingOf is what a meeting says of its adjusting: the state, then each § with
// its day.
func adjustingOf(t *testing.T, s *Store, id string) string {
	t.Helper()
	m := mustMeeting(t, s, id)
	text := string(m.State)
	for _, it := range m.Items {
		on := "-"
		if m.adjusted(it) {
			on = "no day"
			if a := m.AdjustmentOf(it); a != nil && a.AdjustedOn != "" {
				on = a.AdjustedOn
			}
		}
		text += fmt.Sprintf(" %d:%s", it.Section, on)
	}
	return text
}

func TestDayOfAdjustingThroughVersions(t *testing.T) {
	s, id := signedStore(t, 24)
	want := func(when, standsAt string) {
		t.Helper()
		if got := adjustingOf(t, s, id); got != standsAt {
			t.Errorf("%s: %s, want %s", when, got, standsAt)
		}
	}
	const first = "adjusted 12:2025-03-24 13:2025-03-24"
	want("signed", first)
	whole := asJSON(t, mustMeeting(t, s, id).Minutes)
	mustAccept(t, s, omsorgDraft(), "v1", Unchanged)
	mustAccept(t, s, omsorgDraft(), "v1 in another format", Updated)
	want("the same words again", first)
	got := mustAccept(t, s, changedDraft(), "v2", Updated)
	want("another decision", "held 12:2025-03-24 13:-")
	if !hasLine(got.Changes, "§ 13 är inte längre justerad") || !hasLine(got.Changes, "Sammanträdet är nu hållet") {
		t.Errorf("changes %q", got.Changes)
	}
	got = mustAccept(t, s, omsorgDraft(), "v1", Updated)
	want("the first version again", first)
	if after := asJSON(t, mustMeeting(t, s, id).Minutes); after != whole {
		t.Errorf("the front page was %s, is %s", whole, after)
	}
	if !hasLine(got.Changes, "§ 13 är justerad") {
		t.Errorf("changes %q", got.Changes)
	}
	mustAccept(t, s, changedDraft(), "v2", Updated)
	signMinutes(t, s, id, 28)
	want("the second version signed", "adjusted 12:2025-03-24 13:2025-03-28")
	mustAccept(t, s, omsorgDraft(), "v1", Updated)
	want("back to the first", first)
	mustAccept(t, s, changedDraft(), "v2", Updated)
	want("and to the second", "adjusted 12:2025-03-24 13:2025-03-28")
}

// Papers name the §§ of a batch in their own ways, or not at all.
func TestDayIsKeptHoweverAPaperNamesTheSections(t *testing.T) {
	for _, sections := range []string{"12-13", "§§ 12–13", "", "12, 13"} {
		s, id := signedStore(t, 24)
		later := omsorgDraft()
		later.Meeting.Minutes.Sections = sections
		later.Meeting.Minutes.Adjustments = []Adjustment{{Sections: sections, Adjusters: []string{"Jon Åkesdal"}}}
		later.Meeting.Items[1].Kind = KindInformation // a change that is no word of the §
		mustAccept(t, s, later, "v2"+sections, Updated)
		if got := adjustingOf(t, s, id); got != "adjusted 12:2025-03-24 13:2025-03-24" {
			t.Errorf("%q: %s", sections, got)
		}
	}
}

func TestDayOfAnAnnouncementStaysWithItsSections(t *testing.T) {
	s, id := signedStore(t, 24)
	m := mustMeeting(t, s, id)
	m.State = Announced
	m.Minutes.Adjustments[0].PostedOn, m.Minutes.Adjustments[0].NoticeSignedBy = "2025-03-25", "Maj Öberg"
	if _, err := s.SaveMeeting(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	mustAccept(t, s, changedDraft(), "v2", Updated)
	after := mustMeeting(t, s, id).Minutes.Adjustments
	if len(after) != 2 || after[0].Sections != "12" || after[0].PostedOn != "2025-03-25" ||
		after[1].Sections != "13" || after[1].PostedOn != "" || after[1].NoticeSignedBy != "" || after[1].Adjusters[0] != "Jon Åkesdal" {
		t.Errorf("%s", asJSON(t, after))
	}
	mustAccept(t, s, omsorgDraft(), "v1", Updated)
	if after := mustMeeting(t, s, id).Minutes.Adjustments; len(after) != 1 || after[0].PostedOn != "2025-03-25" || after[0].AdjustedOn != "2025-03-24" {
		t.Errorf("back again: %s", asJSON(t, after))
	}
}

// A later paper that says itself that it is adjusted is believed.
func TestPaperThatIsAdjustedItself(t *testing.T) {
	s, id := signedStore(t, 24)
	later := changedDraft()
	later.Meeting.State = Adjusted
	later.Meeting.Minutes.Adjustments[0].AdjustedOn = "2025-03-30"
	mustAccept(t, s, later, "v2", Updated)
	if got := adjustingOf(t, s, id); got != "adjusted 12:2025-03-30 13:2025-03-30" && got != "adjusted 12:2025-03-24 13:2025-03-30" {
		t.Errorf("%s", got)
	}
}

func TestAnAgendaChangesNothingInSignedMinutes(t *testing.T) {
	s, id := signedStore(t, 24)
	before := mustMeeting(t, s, id)
	got := mustAccept(t, s, agendaDraft(), "kallelse", Updated)
	if after := mustMeeting(t, s, id); after.Basis() != before.Basis() || adjustingOf(t, s, id) != "adjusted 12:2025-03-24 13:2025-03-24" {
		t.Errorf("%s", asJSON(t, after))
	}
	if !hasLine(got.Changes, "Protokollet är underskrivet") {
		t.Errorf("changes %q", got.Changes)
	}
	mustAccept(t, s, agendaDraft(), "kallelse", Unchanged)
}

// The signed file itself, read in, says nothing that is not known, however it
// was understood.
func TestOwnDocumentReadInChangesNothing(t *testing.T) {
	s, id := signedStore(t, 24)
	docs, err := s.Documents(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := s.File(docs[0].SHA256)
	if err != nil {
		t.Fatal(err)
	}
	misread := omsorgDraft()
	misread.Meeting.Date, misread.Meeting.Items = "", misread.Meeting.Items[:1]
	mustAccept(t, s, misread, string(raw), Unchanged)
	mustAccept(t, s, changedDraft(), "v2", Updated)
	mustAccept(t, s, omsorgDraft(), string(raw), Updated) // now it brings the first version back
	if got := adjustingOf(t, s, id); got != "adjusted 12:2025-03-24 13:2025-03-24" {
		t.Errorf("%s", got)
	}
}

// A part of the minutes, as those of a § that was adjusted at once, says
// nothing of the others.
func TestPartOfSignedMinutes(t *testing.T) {
	s := openStore(t)
	d := omsorgDraft()
	for i := 14; i < 20; i++ {
		d.Meeting.Items = append(d.Meeting.Items, AgendaItem{Section: i, Title: fmt.Sprintf("Ärende %d", i),
			Decisions: []Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{"att bifalla."}}}})
	}
	d.Meeting.Minutes.Sections, d.Meeting.Minutes.Adjustments[0].Sections = "12-19", ""
	id := mustAccept(t, s, d, "hela", Created).MeetingID
	m := mustMeeting(t, s, id)
	doc, err := s.AddDocument(context.Background(), Document{MeetingID: id, Kind: MinutesDocument, Sections: "12-19", Basis: m.Basis()}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2025, 3, 24, 12, 0, 0, 0, time.UTC)
	doc = sign(t, s, doc, ChairSigns, "Ellen Fjällvik", at)
	sign(t, s, doc, AdjusterSigns, "Jon Åkesdal", at)
	part := Draft{Meeting: d.Meeting}
	part.Meeting.Minutes = &Minutes{Sections: "14"}
	changed := d.Meeting.Items[2]
	changed.Decisions = []Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{"att avslå."}}}
	part.Meeting.Items = []AgendaItem{changed}
	mustAccept(t, s, part, "en del", Updated)
	const on = "2025-03-24"
	if got := adjustingOf(t, s, id); got != "held 12:"+on+" 13:"+on+" 14:- 15:"+on+" 16:"+on+" 17:"+on+" 18:"+on+" 19:"+on {
		t.Errorf("%s\n%s", got, asJSON(t, mustMeeting(t, s, id).Minutes))
	}
}
