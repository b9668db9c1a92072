package data

import "testing"

// Before the meeting the chair's own notes are all that is known of what will be
// moved: they are put in order too, once, and without the tags that nobody says.
func TestNotedMotionsArePutInOrder(t *testing.T) {
	item := AgendaItem{ID: "i", Position: 1,
		Proposals: []Proposal{{LeadIn: "Nämnden beslutar", Clauses: []string{"att godkänna planen."}}},
		Motions:   []Motion{{Text: "Ture Malmgård (S) yrkar avslag."}}}
	notes := []Note{
		{ID: "1", MeetingID: "m", ItemID: "i", Kind: KindMotion, Text: "C yrkar återremiss för ny utredning #buller #plan"},
		{ID: "2", MeetingID: "m", ItemID: "i", Kind: KindMotion, Text: "Ture Malmgård (S) yrkar avslag."},
	}
	s := NewSpeech(Meeting{ID: "m", Items: []AgendaItem{item}}, notes, true)
	var got []string
	for _, p := range s.Items[0].Propositions {
		got = append(got, string(p.Sort)+" "+p.Text)
	}
	want := []string{"refer C yrkar återremiss för ny utredning", "reject Ture Malmgård (S) yrkar avslag.", "main Nämnden beslutar att godkänna planen."}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(item.Motions) != 1 || len(s.Meeting.Items[0].Motions) != 1 {
		t.Error("the meeting was changed")
	}
	if s := NewSpeech(Meeting{ID: "m", Items: []AgendaItem{item}}, notes, false); s.Items[0].Propositions != nil {
		t.Error("only the chair puts propositions")
	}
}
