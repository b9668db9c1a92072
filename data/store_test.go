package data

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// openStore opens a store in a fresh home, closed when the test ends.
func openStore(t testing.TB) *Store {
	t.Helper()
	return openHome(t, t.TempDir())
}

func openHome(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// mustAccept accepts a draft and fails the test on any other outcome.
func mustAccept(t testing.TB, s *Store, d Draft, source string, want Outcome) Acceptance {
	t.Helper()
	got, err := s.Accept(context.Background(), d, []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if got.Outcome != want {
		t.Fatalf("outcome %s, want %s; changes %q", got.Outcome, want, got.Changes)
	}
	return got
}

// mustMeeting reads a meeting.
func mustMeeting(t testing.TB, s *Store, id string) Meeting {
	t.Helper()
	m, err := s.Meeting(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	raw, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// omsorgDraft is the minutes of a fictional meeting that uses every part of an item.
func omsorgDraft() Draft {
	return Draft{
		Text: "§ 12 Dagordning\n§ 13 Budget",
		Claims: []Claim{
			{Path: "items[0].section", From: 0, To: 5, Method: Explicit, Rule: "section_heading"},
			{Path: "items[1].section", From: 17, To: 22, Method: Explicit, Rule: "section_heading"},
		},
		Meeting: Meeting{
			Organization: "Granby kommun", Body: "Omsorgsnämnden", Date: "2025-03-18", Start: "13:00", End: "15:40",
			Place: "Kommunhuset, Lomvik", State: Held,
			Attendance: []Attendance{
				{Name: "Ellen Fjällvik", Party: "C", Capacity: Member, Serving: true, Role: Chair},
				{Name: "Ture Malmgård", Party: "S", Capacity: Member, Serving: true, Role: ViceChair},
				{Name: "Jon Åkesdal", Party: "M", Capacity: Deputy, Serving: true, Replaces: &Person{"Siv Ekdunge", "M"}},
				{Name: "Bo Lindmyr", Party: "V", Capacity: Deputy, Replaces: &Person{}, Serving: true, Sections: []int{13, 12}},
				{Name: "Maj Öberg", Capacity: Other, Role: Secretary, Title: "nämndsekreterare", Remote: true},
			},
			Items: []AgendaItem{
				{Position: 1, Section: 12, Title: "Fastställande av dagordning", Kind: KindProcedural,
					Decisions: []Decision{{LeadIn: "Omsorgsnämnden beslutar", Clauses: []string{"att fastställa dagordningen."}}}},
				{Position: 2, Section: 13, SectionInferred: true, Title: "Budget 2026", TitleInferred: true, Kind: KindDecision,
					CaseNumbers: []string{"ON 2025/31"}, Confidential: &Confidential{"25 kap. 1 § OSL"},
					Body: []Block{{Heading, "Sammanfattning"}, {Paragraph, "Förvaltningen föreslår en ram på 412 miljoner kronor."},
						{ListItem, "hemtjänst"}, {TableRow, "Vård\t210"}},
					Proposals:    []Proposal{{By: "Förvaltningen", LeadIn: "Omsorgsnämnden beslutar", Clauses: []string{"att anta ramen."}}},
					Motions:      []Motion{{By: []Person{{"Bo Lindmyr", "V"}}, Text: "Bo Lindmyr (V) yrkar avslag.", Result: "rejected"}},
					Procedure:    []Block{{Paragraph, "Ordföranden ställer förslagen mot varandra."}},
					Votes:        []Vote{{Proposition: "Ja för ramen", Yes: 3, No: 1, DecidedBy: "majority", Ballots: []Ballot{{"Ellen Fjällvik", "C", "yes"}}}},
					Decisions:    []Decision{{LeadIn: "Omsorgsnämnden beslutar", Clauses: []string{"att anta ramen."}}},
					Reservations: []Reservation{{By: []Person{{"Bo Lindmyr", "V"}}, Text: "Bo Lindmyr (V) reserverar sig."}},
					Statements:   []Statement{{By: []Person{{"Bo Lindmyr", "V"}}, Kind: MinuteNote, Text: "Ramen räcker inte."}},
					Disqualified: []Person{{"Ture Malmgård", "S"}}, Presenters: []string{"Ola Nymark"}, Recipients: []string{"Ekonomiavdelningen"},
					Lists: []NotificationList{{Title: "Anmälningsärenden", Entries: []Notification{
						{1, "ON 2025/7 Delegationsbeslut färdtjänst", "ON 2025/7", "Ordföranden", "2025-02-11"},
						{2, "Protokoll från rådet", "", "", ""}}}, {Title: "Meddelanden", Entries: []Notification{}}},
					Attachments: []Attachment{{Name: "Ram.pdf", MediaType: "application/pdf", SHA256: strings.Repeat("ab", 32), Size: 12}}},
			},
			Minutes: &Minutes{Sections: "12-13", Chair: "Ellen Fjällvik", Secretary: "Maj Öberg",
				Adjustments: []Adjustment{{Sections: "12-13", Adjusters: []string{"Jon Åkesdal"}, AdjustBy: "2025-03-25", StoredAt: "Kommunhuset"}}},
			FrontMatter: []Block{{Paragraph, "Sidan är avsiktligt tom."}},
			Source:      &Source{Name: "omsorg.txt", Kind: SourceMinutes, LeftOut: []string{"Vi använder kakor"}},
			Warnings:    []Warning{{Code: SectionInferred, Item: 2, Entries: []int{1, 2}, Message: "Numret är slutet av ordningen."}},
		},
	}
}

func TestAcceptedMeetingIsReadAsItWas(t *testing.T) {
	s := openStore(t)
	d := omsorgDraft()
	got := mustAccept(t, s, d, "protokollets text", Created)
	m := mustMeeting(t, s, got.MeetingID)
	want := d.Meeting
	want.ID = got.MeetingID
	want.Source.SHA256 = digestOf([]byte("protokollets text"))
	for i := range want.Items {
		if len(m.Items[i].ID) != 36 || m.Items[i].ID[14] != '7' {
			t.Errorf("item %d has the id %q, not a UUIDv7", i, m.Items[i].ID)
		}
		want.Items[i].ID = m.Items[i].ID
	}
	if a, b := asJSON(t, m), asJSON(t, want); a != b {
		t.Errorf("read\n%s\nstored\n%s", a, b)
	}
	text, claims, err := s.Claims(context.Background(), m.ID)
	if err != nil || text != d.Text || asJSON(t, claims) != asJSON(t, d.Claims) {
		t.Errorf("claims %v of %q, %v", claims, text, err)
	}
	raw, err := s.File(want.Source.SHA256)
	if err != nil || string(raw) != "protokollets text" {
		t.Errorf("the source's file is %q, %v", raw, err)
	}
}

func TestMeetingThatIsNotThere(t *testing.T) {
	s := openStore(t)
	if _, err := s.Meeting(context.Background(), "x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if err := s.RemoveMeeting(context.Background(), "x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, _, err := s.Claims(context.Background(), "x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestFoldersWithOddNames(t *testing.T) {
	for _, name := range []string{"Ämnet åäö", "100% klart?", "a#b&c=d", "två  mellanslag"} {
		dir := filepath.Join(t.TempDir(), name)
		s := openHome(t, dir)
		mustAccept(t, s, omsorgDraft(), "x", Created)
		if _, err := os.Stat(filepath.Join(dir, "paragraf.db")); err != nil {
			t.Errorf("in %q: %v", name, err)
		}
	}
}

func TestOthersOnTheMachineCannotReadTheStores(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are kept in another way on Windows")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	s := openHome(t, dir)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	if _, err := s.AddNote(context.Background(), Note{MeetingID: id, Text: "min"}); err != nil {
		t.Fatal(err)
	}
	db, _ := s.notes.write.DB()
	if err := backup(context.Background(), db, s.notes.path, filepath.Join(dir, "backups"), 1); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has the rights %v", path, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
