package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// mustPreview says what accepting a draft would do.
func mustPreview(t testing.TB, s *Store, d Draft, want Outcome) Acceptance {
	t.Helper()
	got, err := s.Preview(context.Background(), d)
	if err != nil || got.Outcome != want {
		t.Fatalf("outcome %s, want %s; %v", got.Outcome, want, err)
	}
	return got
}

func TestPreviewShowsWhatASecondVersionChanges(t *testing.T) {
	s := openStore(t)
	first := omsorgDraft()
	first.Meeting.Items[1].Body = []Block{{Paragraph, "Ramen är 412 miljoner kronor. Den gäller hela året. Nämnden tackar."}}
	id := mustAccept(t, s, first, "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	later := Draft{Meeting: m}
	later.Meeting.ID = ""
	later.Meeting.Source = &Source{Name: "ny.txt", Kind: SourceMinutes}
	later.Meeting.Place = "Granby"
	later.Meeting.Attendance = slices.Clone(m.Attendance)
	later.Meeting.Attendance[0].Serving = !m.Attendance[0].Serving
	later.Meeting.Attendance = append(later.Meeting.Attendance, Attendance{Name: "Nils Åkermo", Party: "L", Capacity: Deputy})
	later.Meeting.Items = append(slices.Clone(m.Items), AgendaItem{Section: 14, Title: "Nytt ärende"})
	it := &later.Meeting.Items[1]
	it.Body = []Block{{Paragraph, "Ramen är 413 miljoner kronor. Nämnden tackar."}}
	it.Title = "Budget 2027"
	it.Lists = slices.Clone(it.Lists)
	it.Lists[0].Entries = append([]Notification{{Number: 1, Text: "Ny rad"}}, it.Lists[0].Entries...)
	got := mustPreview(t, s, later, Updated)
	if got.Before == nil || got.Before.Version != m.Version || len(got.After.Items) != 3 || got.After.ID != id {
		t.Fatalf("before %v, after %v", got.Before, got.After)
	}
	var lines []string
	for _, d := range got.Differences {
		line := fmt.Sprintf("%d %s %s", d.Item, d.Kind, d.Field)
		if d.Row > 0 {
			line += fmt.Sprintf(" %s/%d", d.List, d.Row)
		}
		lines = append(lines, strings.TrimSpace(line+" "+d.Old+" → "+d.New))
		for _, c := range d.Sentences {
			lines = append(lines, "  "+c.Old+" → "+c.New)
		}
	}
	want := []string{
		"0 changed place Kommunhuset, Lomvik → Granby",
		"0 changed attendance Ellen Fjällvik (C) → Ellen Fjällvik (C)",
		"0 added attendance  → Nils Åkermo (L)",
		"2 changed title Budget 2026 → Budget 2027",
		"2 changed body  →",
		"  Ramen är 412 miljoner kronor. → Ramen är 413 miljoner kronor.",
		"  Den gäller hela året. → ",
		"2 added row Anmälningsärenden/1  → Ny rad",
		"3 added item  → Nytt ärende",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if d := got.Differences[1]; d.OldPerson == nil || d.NewPerson == nil || d.OldPerson.Serving == d.NewPerson.Serving {
		t.Errorf("the person's rows: %+v", d)
	}
	// And back: what was added is removed, nothing else.
	for _, d := range differences(got.After, *got.Before) {
		if d.Field == "item" && (d.Kind != Removed || d.Item != 3 || d.Old != "Nytt ärende") {
			t.Errorf("backwards: %+v", d)
		}
	}
	if none := differences(m, mustMeeting(t, s, id)); len(none) != 0 {
		t.Errorf("a meeting differs from itself: %+v", none)
	}
}

func TestPreviewSaysWhatBecomesOfNotes(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	first := omsorgDraft()
	first.Meeting.Items[1].Body = []Block{{Paragraph, "Ramen är 412 miljoner. Nämnden tackar."}}
	id := mustAccept(t, s, first, "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	add := func(text string, n Note) {
		t.Helper()
		n.MeetingID, n.Text = id, text
		if _, err := s.AddNote(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	list := "Anmälningsärenden"
	add("removed", Note{ItemID: m.Items[0].ID})
	add("stays", Note{})
	add("stays", Note{ItemID: m.Items[1].ID, Passage: &Passage{Part: PartBody, Start: 0, End: 5}})
	add("edited", Note{ItemID: m.Items[1].ID, Passage: &Passage{Part: PartBody, Start: 9, End: 12}})
	add("stays", Note{ItemID: m.Items[1].ID, Passage: &Passage{Part: PartBody, Start: 23, End: 30}})
	add("stays", Note{ItemID: m.Items[1].ID, Row: &RowRef{List: list, Number: 2}})
	add("gone", Note{ItemID: m.Items[1].ID, Row: &RowRef{List: list, Number: 1}})
	later := omsorgDraft()
	later.Meeting.Items = later.Meeting.Items[1:]
	later.Meeting.Items[0].Body = []Block{{Paragraph, "Ramen är 413,5 miljoner. Nämnden tackar."}}
	entries := later.Meeting.Items[0].Lists[0].Entries
	entries[0].Text, entries[1].Number = "Något annat", 5
	got := mustPreview(t, s, later, Updated)
	if len(got.Notes) != 7 {
		t.Fatalf("%+v", got.Notes)
	}
	for _, f := range got.Notes {
		if string(f.State) != f.Note.Text {
			t.Errorf("the note %q on %+v %+v: %s", f.Note.Text, f.Note.Row, f.Note.Passage, f.State)
		}
	}
}

func TestCorrectionOfAKnownPaperIsAChange(t *testing.T) {
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	corrected := omsorgDraft()
	corrected.Meeting.Place = "Granby"
	corrected.Claims = []Claim{{Path: "place", From: 3, To: 8, Method: Typed, Was: "Kommunhuset, Lomvik"}}
	got := mustAccept(t, s, corrected, "a", Updated)
	if got.MeetingID != id || mustMeeting(t, s, id).Place != "Granby" {
		t.Errorf("%+v", got)
	}
	if _, claims, err := s.Claims(context.Background(), id); err != nil || len(claims) != 1 || claims[0].Was != "Kommunhuset, Lomvik" {
		t.Errorf("claims %+v, %v", claims, err)
	}
	mustAccept(t, s, corrected, "a", Unchanged) // the same correction once more
	mustAccept(t, s, omsorgDraft(), "a", Unchanged)
	if mustMeeting(t, s, id).Place != "Granby" {
		t.Error("the correction is gone")
	}
}

func TestAcceptedWarningStaysAccepted(t *testing.T) {
	s := openStore(t)
	d := omsorgDraft()
	d.Meeting.Warnings = []Warning{{Code: SectionGap, Item: 2, Message: "§ 12 saknas.", Accepted: true}, {Code: DateMissing, Message: "Datum saknas."}}
	id := mustAccept(t, s, d, "a", Created).MeetingID
	later := omsorgDraft()
	later.Meeting.Warnings = []Warning{{Code: DateMissing, Message: "Datum saknas."}, {Code: SectionGap, Item: 3, Message: "§ 12 saknas."}}
	mustAccept(t, s, later, "b", Updated)
	if w := mustMeeting(t, s, id).Warnings; len(w) != 2 || w[0].Accepted || !w[1].Accepted {
		t.Errorf("%+v", w)
	}
}

// Long texts must not make a preview slow: the table of a comparison is bounded.
func TestDifferencesOfLongTexts(t *testing.T) {
	var old, new []string
	for i := range 3000 {
		old = append(old, fmt.Sprintf("Mening nummer %d om vägen.", i))
		new = append(new, fmt.Sprintf("Helt annan text %d utan likhet.", i))
	}
	if c := sentenceChanges(old, new); len(c) == 0 {
		t.Error("no change was found")
	}
	a, b := bigMeeting(300), bigMeeting(300)
	for i := range a.Items {
		a.Items[i].ID, b.Items[i].ID = fmt.Sprint(i), fmt.Sprint(i)
		b.Items[i].Body = append([]Block{{Paragraph, "Ny inledning."}}, b.Items[i].Body[1:]...)
	}
	start := time.Now()
	if d := differences(a, b); len(d) != 300 {
		t.Errorf("%d differences", len(d))
	}
	t.Log(time.Since(start))
}
