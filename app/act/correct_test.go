package act

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"paragraf/data"
)

const paper = "Kulturnämnden 2026-10-14 kl. 14.00\nTure Malmgård (S)\nEllen Fjällvik (C)\n§ 21 Val av justerare\n1. Rad ett 26KN1\n2. Rad två\nLös rad\n"

// reading is a small draft with a claim on most of what it holds.
func reading() data.Draft {
	at := func(path, words string) data.Claim {
		from := indexOf(words)
		return data.Claim{Path: path, From: from, To: from + len(words), Method: data.Explicit, Rule: "test"}
	}
	return data.Draft{
		Text: paper,
		Meeting: data.Meeting{
			Body: "Kulturnämnden", Date: "2026-10-14", Start: "14:00",
			Attendance: []data.Attendance{{Name: "Ture Malmgård", Party: "S", Capacity: data.Member, Serving: true}, {Name: "Ellen Fjällvik", Party: "C", Capacity: data.Deputy}},
			Items: []data.AgendaItem{{Position: 1, Section: 21, SectionInferred: true, Title: "Val av justerare", TitleInferred: true, Kind: data.KindElection,
				Lists: []data.NotificationList{{Title: "Anmälningsärenden", Entries: []data.Notification{{Number: 1, Text: "Rad ett", CaseNumber: "26KN1"}, {Number: 2, Text: "Rad två"}}}}}},
			Minutes:     &data.Minutes{Sections: "21", Chair: "Ture Malmgård", Adjustments: []data.Adjustment{{Sections: "21", Adjusters: []string{"Ellen Fjällvik"}, AdjustedOn: "2026-10-20"}}},
			FrontMatter: []data.Block{{Type: data.Paragraph, Text: "Lös rad"}},
		},
		Claims: []data.Claim{
			at("attendance[0]", "Ture Malmgård (S)"), at("attendance[1]", "Ellen Fjällvik (C)"), at("body", "Kulturnämnden"), at("date", "2026-10-14"),
			at("front_matter[0]", "Lös rad"), at("items[0].lists[0].entries[0]", "1. Rad ett 26KN1"), at("items[0].lists[0].entries[1]", "2. Rad två"), at("items[0].section", "§ 21"),
		},
	}
}

func indexOf(words string) int {
	for i := range paper {
		if i+len(words) <= len(paper) && paper[i:i+len(words)] == words {
			return i
		}
	}
	panic("not in the paper: " + words)
}

func claim(d data.Draft, path string) data.Claim {
	for _, c := range d.Claims {
		if c.Path == path {
			return c
		}
	}
	return data.Claim{}
}

func TestCorrectionsTakeWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct{ path, write, want string }{
		{"date", "16 juni 2026", "2026-06-16"},
		{"date", "tisdag den 16 juni", "2026-06-16"},
		{"date", "2026-6-16", "2026-06-16"},
		{"date", "20260616", "2026-06-16"},
		{"date", "16/6", "2026-06-16"},
		{"date", "16.6.2026", "2026-06-16"},
		{"date", "3 October 2026", "2026-10-03"},
		{"date", "", ""},
		{"start", "9", "09:00"},
		{"start", "kl. 9.30", "09:30"},
		{"end", "1540", "15:40"},
		{"minutes.adjustments[0].adjusted_on", "21 oktober", "2026-10-21"},
		{"minutes.adjustments[0].adjusters[0]", " Siri  Tallbacken ", "Siri Tallbacken"},
		{"minutes.adjustments[0].adjusters", "Siri Tallbacken, Jon Åkesdal", "Siri Tallbacken, Jon Åkesdal"},
		{"minutes.sections", "§§ 21–23 och 25", "21-23, 25"},
		{"attendance[0].name", "Ture Malmgaard", "Ture Malmgaard"},
		{"attendance[1].serving", "true", "true"},
		{"attendance[1].role", "chair", "chair"},
		{"attendance[1].replaces", "Jon Åkesdal (M)", "Jon Åkesdal (M)"},
		{"attendance[1].replaces", "vakant (M)", "(M)"},
		{"attendance[1].sections", "5, 7-9", "5, 7-9"},
		{"attendance[2].name", "Maj Öberg", "Maj Öberg"},
		{"items[0].section", "§ 24", "24"},
		{"items[0].section", "", ""},
		{"items[0].case_numbers", "26KN1; 26KN2", "26KN1, 26KN2"},
		{"items[0].kind", "decision", "decision"},
		{"items[0].confidential", "25 kap. 1 § OSL", "25 kap. 1 § OSL"},
		{"items[0].lists[0].entries[1].case_number", "26KN9", "26KN9"},
		{"items[0].body[0]", "Ny\ntext", "Ny text"},
		{"front_matter[0]", "Lösa raden", "Lösa raden"},
	} {
		before := reading()
		d, err := Correct(before, c.path, c.write)
		if err != nil {
			t.Errorf("%s = %q: %v", c.path, c.write, err)
			continue
		}
		if got := Value(d.Meeting, c.path); got != c.want {
			t.Errorf("%s = %q gives %q, want %q", c.path, c.write, got, c.want)
		}
		if got := claim(d, c.path); got.Method != data.Typed || got.Was != Value(reading().Meeting, c.path) {
			t.Errorf("%s: claim %+v", c.path, got)
		}
		if !reflect.DeepEqual(before, reading()) {
			t.Fatalf("correcting %s changed the draft it was given", c.path)
		}
	}
}

func TestWhatCannotBeTakenIsRefusedAndChangesNothing(t *testing.T) {
	for _, c := range []struct{ path, write string }{
		{"date", "2026-02-30"}, {"date", "i morgon"}, {"date", "14 oktober 26"}, {"start", "25.00"}, {"start", "halv två"},
		{"items[0].section", "tjugo"}, {"items[0].section", "-3"}, {"items[0].kind", "fest"}, {"attendance[0].role", "kung"}, {"attendance[0].name", "  "},
		{"minutes.sections", "alla"}, {"attendance[7].name", "Ingen"}, {"items[0].nothing", "x"}, {"items", "x"}, {"items[-1].title", "x"}, {"", "x"}, {"id]", "x"},
	} {
		d, err := Correct(reading(), c.path, c.write)
		if err == nil {
			t.Errorf("%s took %q: %q", c.path, c.write, Value(d.Meeting, c.path))
		}
		if !reflect.DeepEqual(d, reading()) {
			t.Errorf("%s: a refused %q changed the draft", c.path, c.write)
		}
	}
	_, err := Correct(reading(), "date", "i morgon")
	var known *Error
	if !errors.As(err, &known) {
		t.Errorf("the refusal is %T, not words for a person", err)
	}
}

func TestACorrectionKeepsThePassageAndTheFirstValue(t *testing.T) {
	d, err := Correct(reading(), "date", "2026-10-15")
	if err != nil {
		t.Fatal(err)
	}
	if d, err = Correct(d, "date", "2026-10-16"); err != nil {
		t.Fatal(err)
	}
	c := claim(d, "date")
	if c.Was != "2026-10-14" || paper[c.From:c.To] != "2026-10-14" || c.Method != data.Typed {
		t.Errorf("after two corrections: %+v", c)
	}
	d, err = Correct(d, "attendance[1].name", "Elin Fjällvik")
	if err != nil {
		t.Fatal(err)
	}
	if c := claim(d, "attendance[1].name"); paper[c.From:c.To] != "Ellen Fjällvik (C)" || c.Was != "Ellen Fjällvik" {
		t.Errorf("a person's name: %+v", c)
	}
	if len(Corrections(d.Claims)) != 2 {
		t.Errorf("%d corrections, want 2", len(Corrections(d.Claims)))
	}
	if !slices.IsSortedFunc(d.Claims, func(a, b data.Claim) int { return compare(a.Path, b.Path) }) {
		t.Error("the claims are no longer ordered by path")
	}
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestWhatAPersonWritesIsNoLongerConcluded(t *testing.T) {
	d, err := Correct(reading(), "items[0].section", "24")
	if err != nil {
		t.Fatal(err)
	}
	if d, err = Correct(d, "items[0].title", "Val"); err != nil {
		t.Fatal(err)
	}
	it := d.Meeting.Items[0]
	if it.SectionInferred || it.TitleInferred {
		t.Errorf("still inferred: %+v", it)
	}
	if m := d.Meeting.Minutes; m.Sections != "24" || m.Adjustments[0].Sections != "24" {
		t.Errorf("the ranges that the reading made do not follow: %q, %q", m.Sections, m.Adjustments[0].Sections)
	}
	printed := reading()
	printed.Claims = append(printed.Claims, data.Claim{Path: "minutes.sections", From: 1, To: 3, Method: data.Explicit})
	d, err = Correct(printed, "items[0].section", "24")
	if err != nil {
		t.Fatal(err)
	}
	if d.Meeting.Minutes.Sections != "21" {
		t.Error("a range that the paper prints was changed")
	}
}

func TestARemovedRowLeavesItsPassage(t *testing.T) {
	d, err := Remove(reading(), "items[0].lists[0].entries[0]")
	if err != nil {
		t.Fatal(err)
	}
	entries := d.Meeting.Items[0].Lists[0].Entries
	if len(entries) != 1 || entries[0].Text != "Rad två" || entries[0].Number != 2 {
		t.Errorf("left: %+v", entries)
	}
	c := claim(d, "items[0].lists[0].entries")
	if c.Rule != RuleRemoved || c.Was != "Rad ett" || paper[c.From:c.To] != "1. Rad ett 26KN1" {
		t.Errorf("the removal is told as %+v", c)
	}
	if c := claim(d, "items[0].lists[0].entries[0]"); paper[c.From:c.To] != "2. Rad två" {
		t.Errorf("the row that moved up has the passage %q", paper[c.From:c.To])
	}
	if _, err := Remove(reading(), "items[0].lists[0].entries[5]"); err == nil {
		t.Error("a row that is not there was removed")
	}
	if _, err := Remove(reading(), "date"); err == nil {
		t.Error("a field was removed as a row")
	}
}

func TestALineMovesWhereItBelongs(t *testing.T) {
	d, err := Move(reading(), "front_matter[0]", "items[0].body")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Meeting.FrontMatter) != 0 || data.JoinBlocks(d.Meeting.Items[0].Body) != "Lös rad" {
		t.Errorf("%+v, %+v", d.Meeting.FrontMatter, d.Meeting.Items[0].Body)
	}
	c := claim(d, "items[0].body[0]")
	if c.Method != data.Typed || c.Rule != RuleMoved || paper[c.From:c.To] != "Lös rad" {
		t.Errorf("the move is told as %+v", c)
	}
	if n := len(Corrections(d.Claims)); n != 1 {
		t.Errorf("one move is told as %d corrections", n)
	}
	line := reading()
	line.Meeting.FrontMatter[0].Text = "Holger Ryssbo (KD), gruppledare"
	if d, err = Move(line, "front_matter[0]", ToAttendance); err != nil {
		t.Fatal(err)
	}
	if a := d.Meeting.Attendance[2]; a.Name != "Holger Ryssbo" || a.Party != "KD" || a.Title != "gruppledare" || a.Capacity != data.Other {
		t.Errorf("as a person: %+v", a)
	}
	if d, err = Move(reading(), "front_matter[0]", ToPlace); err != nil || d.Meeting.Place != "Lös rad" {
		t.Errorf("as the place: %q, %v", d.Meeting.Place, err)
	}
	if _, err := Move(reading(), "date", "items[0].body"); err == nil {
		t.Error("what is no line of text was moved")
	}
}
