package data

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// agendaDraft is the agenda that went out before omsorgDraft's meeting.
func agendaDraft() Draft {
	return Draft{Text: "Kallelse", Meeting: Meeting{
		Body: "OMSORGSNÄMNDEN", Date: "2025-03-18", Start: "13:00",
		Items: []AgendaItem{
			{Title: "Fastställande av dagordning"},
			{Title: "Budget 2026", CaseNumbers: []string{"ON 2025/31"}, Body: []Block{{Paragraph, "Förslaget till ram bifogas."}},
				Proposals: []Proposal{{By: "Förvaltningen", Clauses: []string{"att anta ramen."}}}},
			{Title: "Ett ärende som utgår"},
		},
		Source: &Source{Name: "kallelse.txt", Kind: SourceAgenda},
	}}
}

func hasLine(changes []string, line string) bool {
	return slices.ContainsFunc(changes, func(c string) bool { return strings.Contains(c, line) })
}

func TestSameFileTwiceChangesNothing(t *testing.T) {
	s := openStore(t)
	first := mustAccept(t, s, omsorgDraft(), "a", Created)
	before := mustMeeting(t, s, first.MeetingID)
	told := 0
	defer s.Subscribe(func(Change) { told++ })()
	second := mustAccept(t, s, omsorgDraft(), "a", Unchanged)
	after := mustMeeting(t, s, first.MeetingID)
	if second.MeetingID != first.MeetingID || after.Version != before.Version || told != 0 {
		t.Errorf("the second import wrote: %+v, version %d, then %d; %d changes told", second, before.Version, after.Version, told)
	}
}

func TestPreviewSaysWhatAcceptDoesAndWritesNothing(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	p, err := s.Preview(ctx, omsorgDraft())
	if err != nil || p.Outcome != Created {
		t.Fatalf("%+v, %v", p, err)
	}
	if list, _ := s.Meetings(ctx); len(list) != 0 {
		t.Errorf("a preview stored %v", list)
	}
	files, _ := filepath.Glob(filepath.Join(s.dir, "files", "*", "*"))
	if len(files) != 0 {
		t.Errorf("a preview stored %v", files)
	}
	mustAccept(t, s, omsorgDraft(), "a", Created)
	later := omsorgDraft()
	later.Meeting.Items[1].Body[1].Text = "Förvaltningen föreslår en ram på 415 miljoner kronor."
	p, err = s.Preview(ctx, later)
	if err != nil {
		t.Fatal(err)
	}
	got := mustAccept(t, s, later, "b", Updated)
	if p.MeetingID != got.MeetingID || p.Outcome != got.Outcome || !slices.Equal(p.Changes, got.Changes) {
		t.Errorf("preview %s %q, accept %s %q", p.Outcome, p.Changes, got.Outcome, got.Changes)
	}
	p.After.Source.SHA256 = digestOf([]byte("b")) // a preview has no bytes
	if stored := mustMeeting(t, s, got.MeetingID); asJSON(t, stored) != asJSON(t, p.After) {
		t.Errorf("the preview showed %s; stored is %s", asJSON(t, p.After), asJSON(t, stored))
	}
}

func TestLaterVersionUpdatesAndLeavesNotesAlone(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	old := mustMeeting(t, s, id)
	note, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: old.Items[1].ID, Text: "Fråga om hemtjänsten",
		Passage: &Passage{Part: PartBody, Start: 0, End: 14}})
	if err != nil {
		t.Fatal(err)
	}
	dropped, err := s.AddNote(ctx, Note{MeetingID: id, ItemID: old.Items[0].ID, Text: "På en punkt som försvinner"})
	if err != nil {
		t.Fatal(err)
	}
	d := omsorgDraft()
	d.Meeting.Body = "omsorgsnämnden" // case and kinds of space do not make another body
	d.Meeting.Organization = ""
	budget := d.Meeting.Items[1]
	budget.Body = []Block{{Paragraph, "En helt ny text."}}
	d.Meeting.Items = []AgendaItem{budget, {Section: 14, Title: "Val av ombud", Kind: KindElection}}
	got := mustAccept(t, s, d, "b", Updated)
	m := mustMeeting(t, s, id)
	if got.MeetingID != id || m.Items[0].ID != old.Items[1].ID || m.Organization != "Granby kommun" {
		t.Errorf("not the same meeting and item: %s", asJSON(t, m))
	}
	for _, line := range []string{"§ 13: underlaget är ändrat", "§ 14 är ny", "§ 12 finns inte längre"} {
		if !hasLine(got.Changes, line) {
			t.Errorf("no line %q in %q", line, got.Changes)
		}
	}
	notes, err := s.Notes(ctx, NoteFilter{MeetingID: id})
	if err != nil || len(notes) != 2 || asJSON(t, notes[1]) != asJSON(t, dropped) || !notes[0].Gone() ||
		notes[0].Text != note.Text || asJSON(t, notes[0].Passage) != asJSON(t, note.Passage) {
		t.Errorf("notes %s, %v", asJSON(t, notes), err)
	}
	revisions, err := s.Revisions(ctx, m.Items[0].ID)
	if err != nil || len(revisions) != 2 || JoinBlocks(revisions[0].Body) != JoinBlocks(old.Items[1].Body) ||
		revisions[0].SHA256 != note.Passage.Revision {
		t.Errorf("revisions %s, %v", asJSON(t, revisions), err)
	}
	// The dropped item comes back as what it was.
	back := mustAccept(t, s, omsorgDraft(), "c", Updated)
	if m := mustMeeting(t, s, id); m.Items[0].ID != old.Items[0].ID || !hasLine(back.Changes, "§ 12 är med igen") {
		t.Errorf("%s, %q", asJSON(t, m.Items[0]), back.Changes)
	}
	// So do the words that a note stood on.
	if notes, _ := s.Notes(ctx, NoteFilter{ItemID: old.Items[1].ID}); len(notes) != 1 || notes[0].Gone() || notes[0].Passage.Start != 0 {
		t.Errorf("notes %s", asJSON(t, notes))
	}
}

func TestMinutesFollowTheAgenda(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, agendaDraft(), "kallelse", Created).MeetingID
	agenda := mustMeeting(t, s, id)
	if agenda.State != Convened {
		t.Errorf("an agenda is %q", agenda.State)
	}
	got := mustAccept(t, s, omsorgDraft(), "protokoll", Updated)
	m := mustMeeting(t, s, id)
	if m.State != Held || m.Items[1].ID != agenda.Items[1].ID || m.Items[0].ID != agenda.Items[0].ID || len(m.Items) != 2 {
		t.Errorf("%s", asJSON(t, m))
	}
	if !hasLine(got.Changes, "”Budget 2026” har blivit § 13") || !hasLine(got.Changes, "Sammanträdet är nu hållet") {
		t.Errorf("changes %q", got.Changes)
	}
	// The agenda once more, in another file: nothing of the minutes is lost.
	d := agendaDraft()
	d.Meeting.Place = "Annan plats"
	d.Meeting.Items[1].Recipients = []string{"Kommunstyrelsen"}
	d.Meeting.Items[0].Presenters = []string{"Ola Nymark"}
	before := m
	got = mustAccept(t, s, d, "kallelse, andra utskicket", Updated)
	m = mustMeeting(t, s, id)
	before.Items[0].Presenters = []string{"Ola Nymark"} // the minutes named none
	if asJSON(t, m) != asJSON(t, before) {
		t.Errorf("after the agenda\n%s\nbefore\n%s", asJSON(t, m), asJSON(t, before))
	}
	if !hasLine(got.Changes, "”Ett ärende som utgår” i kallelsen finns inte i protokollet") {
		t.Errorf("changes %q", got.Changes)
	}
	mustAccept(t, s, d, "kallelse, andra utskicket", Unchanged)
	if text, _, err := s.Claims(ctx, id); err != nil || text != omsorgDraft().Text {
		t.Errorf("the claims are of %q, %v: not of the minutes", text, err)
	}
}

func TestPapersReadAgainInAnyOrderTakeNothingBack(t *testing.T) {
	s := openStore(t)
	silent := omsorgDraft()
	for i := range silent.Meeting.Items {
		silent.Meeting.Items[i].Proposals = nil
	}
	id := mustAccept(t, s, agendaDraft(), "kallelse", Created).MeetingID
	mustAccept(t, s, silent, "protokoll", Updated)
	want := mustMeeting(t, s, id)
	if len(want.Items[1].Proposals) != 1 {
		t.Fatalf("the minutes took the agenda's proposal back: %s", asJSON(t, want.Items[1]))
	}
	for _, again := range []string{"protokoll", "kallelse", "protokoll"} {
		d := silent
		if again == "kallelse" {
			d = agendaDraft()
		}
		mustAccept(t, s, d, again, Unchanged)
	}
	if got := mustMeeting(t, s, id); asJSON(t, got) != asJSON(t, want) {
		t.Errorf("reading the same papers again changed the meeting to %s", asJSON(t, got))
	}
	later := silent
	later.Meeting.Place = "Sal C"
	mustAccept(t, s, later, "protokoll 2", Updated)
	if got := mustMeeting(t, s, id); len(got.Items[1].Proposals) != 1 || got.Place != "Sal C" {
		t.Errorf("a later version took the agenda's proposal back: %s", asJSON(t, got))
	}
}

func TestAnEarlierVersionCanBeBroughtBack(t *testing.T) {
	s := openStore(t)
	first, second := omsorgDraft(), omsorgDraft()
	second.Meeting.Items[0].Decisions = []Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{"att avslå ansökan."}}}
	id := mustAccept(t, s, first, "v1", Created).MeetingID
	want := mustMeeting(t, s, id)
	mustAccept(t, s, second, "v2", Updated)
	mustAccept(t, s, first, "v1", Updated)
	if got := mustMeeting(t, s, id); pack(got.Items[0].Decisions) != pack(want.Items[0].Decisions) || got.Basis() != want.Basis() {
		t.Errorf("the first version came back as %s", asJSON(t, got))
	}
	mustAccept(t, s, first, "v1", Unchanged)
}

func TestMeetingsThatAreNotTheSame(t *testing.T) {
	s := openStore(t)
	mustAccept(t, s, omsorgDraft(), "a", Created)
	for source, change := range map[string]func(*Meeting){
		"another day":          func(m *Meeting) { m.Date = "2025-03-19" },
		"another body":         func(m *Meeting) { m.Body = "Omsorgsnämndens arbetsutskott" },
		"another organization": func(m *Meeting) { m.Organization = "Region Norrlid" },
		"no day, other titles": func(m *Meeting) { m.Date = ""; m.Items[0].Title = "Upprop" },
		"no day, other sections": func(m *Meeting) {
			m.Date = ""
			m.Items[0].Section, m.Items[1].Section = 112, 113
		},
	} {
		d := omsorgDraft()
		change(&d.Meeting)
		mustAccept(t, s, d, source, Created)
	}
	d := omsorgDraft()
	d.Meeting.Date = ""
	d.Meeting.Body = ""
	d.Meeting.Organization = ""
	d.Meeting.Items[0].Title = "FASTSTÄLLANDE AV  dagordning"
	mustAccept(t, s, d, "a page that names neither body nor day", Updated)
}

func TestPlainAgendasOfTwoMonthsAreTwoMeetings(t *testing.T) {
	s := openStore(t)
	month := func(text string) Draft {
		return Draft{Meeting: Meeting{Body: "Byggnadsnämnden", Source: &Source{Kind: SourceAgenda},
			Items: []AgendaItem{{Title: "Information", Body: []Block{{Paragraph, text}}}}}}
	}
	a := mustAccept(t, s, month("Mars månads bygglov."), "mars", Created)
	b := mustAccept(t, s, month("April månads bygglov."), "april", Created)
	if a.MeetingID == b.MeetingID {
		t.Error("the second agenda overwrote the first")
	}
}

func TestChangedWordsAreNoLongerAdjusted(t *testing.T) {
	s := openStore(t)
	d := omsorgDraft()
	d.Meeting.State = Adjusted
	d.Meeting.Items[0].Adjusted, d.Meeting.Items[1].Adjusted = true, true
	d.Meeting.Minutes.Adjustments[0].AdjustedOn = "2025-03-24"
	id := mustAccept(t, s, d, "a", Created).MeetingID
	d = omsorgDraft()
	d.Meeting.Items[1].Decisions[0].Clauses = []string{"att avslå ramen."}
	got := mustAccept(t, s, d, "b", Updated)
	m := mustMeeting(t, s, id)
	days := m.Minutes.Adjustments
	if m.State != Held || !m.Items[0].Adjusted || m.Items[1].Adjusted || len(days) != 2 ||
		days[0].Sections != "12" || days[0].AdjustedOn != "2025-03-24" || days[1].Sections != "13" || days[1].AdjustedOn != "" {
		t.Errorf("%s", asJSON(t, m))
	}
	if !hasLine(got.Changes, "§ 13 är inte längre justerad") || !hasLine(got.Changes, "§ 13: beslutet är ändrat") {
		t.Errorf("changes %q", got.Changes)
	}
}

func TestMeetingFromItsOwnJSONKeepsItsIDs(t *testing.T) {
	a, b := openStore(t), openStore(t)
	m := mustMeeting(t, a, mustAccept(t, a, omsorgDraft(), "a", Created).MeetingID)
	exported := asJSON(t, m)
	parcel := Draft{Meeting: m}
	mustAccept(t, b, parcel, exported, Created)
	if got := asJSON(t, mustMeeting(t, b, m.ID)); got != exported {
		t.Errorf("got %s, want %s", got, exported)
	}
	mustAccept(t, a, parcel, exported, Unchanged)
	m.Items[0].Title = "Dagordning"
	m.Items = append(m.Items, AgendaItem{Title: "Övrigt"})
	mustAccept(t, a, Draft{Meeting: m}, asJSON(t, m), Updated)
	if got := mustMeeting(t, a, m.ID); got.Items[0].Title != "Dagordning" || got.Items[0].ID != m.Items[0].ID || len(got.Items) != 3 {
		t.Errorf("got %s", asJSON(t, got))
	}
}

func TestTextIsStoredInNFC(t *testing.T) {
	s := openStore(t)
	d := omsorgDraft()
	d.Meeting.Body = "Omsorgsna\u0308mnden"
	d.Meeting.Items[1].Decisions[0].Clauses = []string{"att anta A\u030asa ramen \xff."}
	m := mustMeeting(t, s, mustAccept(t, s, d, "a", Created).MeetingID)
	if m.Body != "Omsorgsnämnden" || m.Items[1].Decisions[0].Clauses[0] != "att anta Åsa ramen \uFFFD." {
		t.Errorf("%q, %q", m.Body, m.Items[1].Decisions[0].Clauses[0])
	}
	if d.Meeting.Body != "Omsorgsna\u0308mnden" || d.Meeting.Items[1].Decisions[0].Clauses[0] != "att anta A\u030asa ramen \xff." {
		t.Error("the caller's draft was changed")
	}
}

func TestEmptyDraftIsRefused(t *testing.T) {
	s := openStore(t)
	if got, err := s.Accept(context.Background(), Draft{}, []byte("x")); err == nil {
		t.Errorf("got %+v", got)
	}
	if entries, _ := os.ReadDir(filepath.Join(s.dir, "files")); len(entries) != 0 {
		t.Errorf("files %v were written", entries)
	}
}

func TestPartOfTheMinutesLeavesTheRest(t *testing.T) {
	s := openStore(t)
	whole := omsorgDraft()
	for n := 14; n <= 18; n++ {
		whole.Meeting.Items = append(whole.Meeting.Items, AgendaItem{Section: n, Title: "Ärende " + FormatSections([]int{n})})
	}
	id := mustAccept(t, s, whole, "a", Created).MeetingID
	before := mustMeeting(t, s, id)
	part := omsorgDraft()
	part.Meeting.State = Adjusted
	part.Meeting.Attendance = part.Meeting.Attendance[:2]
	part.Meeting.Items = part.Meeting.Items[1:]
	part.Meeting.Items[0].Adjusted, part.Meeting.Items[0].AdjustedImmediately = true, true
	part.Meeting.Minutes.Adjustments = []Adjustment{{Sections: "13", Immediate: true, AdjustedOn: "2025-03-18", Adjusters: []string{"Jon Åkesdal"}}}
	got := mustAccept(t, s, part, "b", Updated)
	m := mustMeeting(t, s, id)
	if len(m.Items) != 7 || m.Items[1].ID != before.Items[1].ID || !m.Items[1].AdjustedImmediately || len(m.Attendance) != 5 ||
		m.State != Held || len(m.Minutes.Adjustments) != 2 || !m.Minutes.Adjustments[0].Immediate {
		t.Errorf("%s", asJSON(t, m))
	}
	if !hasLine(got.Changes, "§ 13 är justerad") || !hasLine(got.Changes, "övriga paragrafer står kvar") || hasLine(got.Changes, "finns inte längre") {
		t.Errorf("changes %q", got.Changes)
	}
}

func TestTwoMeetingsOfOneBodyOnOneDay(t *testing.T) {
	s := openStore(t)
	first := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	second := omsorgDraft()
	second.Meeting.Start = "17:00"
	second.Meeting.Items[0].Section, second.Meeting.Items[1].Section = 14, 15
	second.Meeting.Minutes.Sections = "14-15"
	other := mustAccept(t, s, second, "b", Created).MeetingID
	second.Meeting.Place = "Granby"
	if got := mustAccept(t, s, second, "c", Updated); got.MeetingID != other {
		t.Errorf("updated %s, not %s", got.MeetingID, other)
	}
	if m := mustMeeting(t, s, first); m.Place != "Kommunhuset, Lomvik" || len(m.Items) != 2 {
		t.Errorf("%s", asJSON(t, m))
	}
}
