package data

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// searched is a store with two meetings and notes.
func searched(t *testing.T) *Store {
	t.Helper()
	s := openStore(t)
	old := Meeting{Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2024-06-12", State: Held,
		Attendance: []Attendance{{Name: "Ellen Fjällvik", Party: "C", Capacity: Member, Serving: true, Role: Chair}},
		Items: []AgendaItem{
			{Section: 46, Title: "Jourverksamhet i norra länsdelen", CaseNumbers: []string{"VN 2024/311"},
				Body:      []Block{{Heading, "Bakgrund"}, {Paragraph, "Förvaltningen har prövat en samlad jourlinje i Granby."}},
				Decisions: []Decision{{LeadIn: "Vårdnämnden beslutar", Clauses: []string{"att göra jourlinjen permanent."}}}},
			{Section: 47, Title: "Upphandling av tolktjänster", CaseNumbers: []string{"VN 2024/0031-1"},
				Body:         []Block{{Paragraph, "Budgeten räcker till hösten. Se VN 2024/311."}},
				Reservations: []Reservation{{By: []Person{{"Ture Malmgård", "S"}}, Text: "Förslaget är dyrt."}}},
		}}
	mustAccept(t, s, Draft{Meeting: old}, "gammalt", Created)
	newer := Meeting{Organization: "Region Norrlid", Body: "Kulturnämnden", Date: "2025-02-04", State: Held,
		Items: []AgendaItem{
			{Section: 1, Title: "Tilläggsbudget", Body: []Block{{Paragraph, "Jouren är inte kultur."}},
				Attachments: []Attachment{}},
			{Section: 46, Title: "Anmälningsärenden", Lists: []NotificationList{{Title: "Delegationsbeslut", Entries: []Notification{
				{Number: 1, Text: "Bidrag till hembygdsföreningen i Lomvik", CaseNumber: "KN 2025/7", DecidedBy: "Maj Öberg"},
				{Number: 2, Text: "Bidrag till teaterföreningen i Granby", CaseNumber: "KN 2025/8", DecidedBy: "Maj Öberg"}}}}},
		}}
	id := mustAccept(t, s, Draft{Meeting: newer}, "nytt", Created).MeetingID
	m := mustMeeting(t, s, id)
	if _, err := s.AddNote(context.Background(), Note{MeetingID: id, ItemID: m.Items[0].ID, Text: "Fråga om skuggbudgeten #ekonomi"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// told is what a search finds: "kind section: snippet".
func told(t *testing.T, s *Store, query string, o SearchOptions) (lines []string) {
	t.Helper()
	found, err := s.Search(context.Background(), query, o)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	for _, h := range found.Hits {
		lines = append(lines, fmt.Sprintf("%s %d: %s", h.Kind, h.Section, h.Text))
	}
	return lines
}

func TestSearchFindsEverything(t *testing.T) {
	s := searched(t)
	for query, want := range map[string][]string{
		"jour":                       {"report 1: Jouren är inte kultur.", "title 46: Jourverksamhet i norra länsdelen"},
		"jourlinjer granby":          {"report 46: Förvaltningen har prövat en samlad jourlinje i Granby."},
		"permanent jour":             {"decision 46: att göra jourlinjen permanent."},
		"permanenta":                 {"decision 46: att göra jourlinjen permanent."},
		"VN2024-311":                 {"case 46: VN 2024/311", "report 47: Budgeten räcker till hösten. Se VN 2024/311."},
		"vn 2024/31-1":               {"case 47: VN 2024/0031-1"},
		"§ 46":                       {"title 46: Anmälningsärenden", "title 46: Jourverksamhet i norra länsdelen"},
		"§ 46 år:2024":               {"title 46: Jourverksamhet i norra länsdelen"},
		"§ 46/2024":                  {"title 46: Jourverksamhet i norra länsdelen"},
		"organ:kultur jour":          {"report 1: Jouren är inte kultur."},
		"förening":                   {"row 46: Bidrag till hembygdsföreningen i Lomvik · KN 2025/7 · Maj Öberg", "row 46: Bidrag till teaterföreningen i Granby · KN 2025/8 · Maj Öberg"},
		"förening -teaterföreningar": {"row 46: Bidrag till hembygdsföreningen i Lomvik · KN 2025/7 · Maj Öberg"},
		"KN 2025/8":                  {"row 46: Bidrag till teaterföreningen i Granby · KN 2025/8 · Maj Öberg"},
		"malmgård":                   {"name 47: Ture Malmgård (S)"},
		"Fjällvik":                   {"name 0: Ellen Fjällvik (C)"},
		"kulturnämnden":              {"meeting 0: Region Norrlid, Kulturnämnden, 2025-02-04, 4 februari 2025"},
		"4 februari 2025":            {"meeting 0: Region Norrlid, Kulturnämnden, 2025-02-04, 4 februari 2025"},
		"2025-02-04":                 {"meeting 0: Region Norrlid, Kulturnämnden, 2025-02-04, 4 februari 2025"},
		"budget":                     {"report 47: Budgeten räcker till hösten. Se VN 2024/311.", "title 1: Tilläggsbudget", "note 1: Fråga om skuggbudgeten #ekonomi"},
		"tolktjnäst":                 {"title 47: Upphandling av tolktjänster"},
		`"samlad jourlinje"`:         {"report 46: Förvaltningen har prövat en samlad jourlinje i Granby."},
		`"samlade jourlinjen"`:       nil,
		"bakgrund jouren förslaget":  nil,
		"ekonomi":                    {"note 1: Fråga om skuggbudgeten #ekonomi"},
	} {
		if got := told(t, s, query, SearchOptions{Limit: 20}); !slices.Equal(got, want) {
			t.Errorf("%s: found\n  %s\nwant\n  %s", query, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
	if got := told(t, s, "ekonomi", SearchOptions{WithoutNotes: true}); len(got) != 0 {
		t.Errorf("notes are not asked for: %q", got)
	}
	if got := told(t, s, "budget", SearchOptions{Limit: 1}); len(got) != 1 {
		t.Errorf("limited to one: %q", got)
	}
}

func TestSearchSeesWhatIsNewAndForgetsWhatIsGone(t *testing.T) {
	s := searched(t)
	ctx := context.Background()
	find := func() (Hit, bool) {
		found, err := s.Search(ctx, "kvicksilver", SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Hits) == 0 {
			return Hit{}, false
		}
		return found.Hits[0], true
	}
	if _, ok := find(); ok {
		t.Fatal("control: it is found before it is there")
	}
	list, err := s.Meetings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	n, err := s.AddNote(ctx, Note{MeetingID: list[0].ID, Text: "Kvicksilver i ledningarna?"})
	if err != nil {
		t.Fatal(err)
	}
	if h, ok := find(); !ok || h.NoteID != n.ID {
		t.Error("a new note is not found")
	}
	if len(filesWith(t, s.dir, "kvicksilver")) != 0 {
		t.Error("the words of a note stand in an index")
	}
	if err := s.DeleteNote(ctx, n.ID); err != nil {
		t.Fatal(err)
	}
	if _, ok := find(); ok {
		t.Error("a deleted note is found")
	}
	other, err := Open(ctx, s.dir) // another process
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	m := mustMeeting(t, other, list[0].ID)
	m.Items[0].Title = "Kvicksilver"
	if _, err := other.SaveMeeting(ctx, m); err != nil {
		t.Fatal(err)
	}
	if h, ok := find(); !ok || h.Kind != FoundTitle {
		t.Error("what another process stored is not found")
	}
}

// The judged texts and queries as reports of a store: what the index finds is
// what its rules find in memory.
func TestJudgedQueriesInTheIndex(t *testing.T) {
	for _, dir := range []string{"../../shared/search", "find/testdata/judged"} {
		texts, err := os.ReadFile(dir + "/docs.txt")
		queries, err2 := os.ReadFile(dir + "/queries.txt")
		if cmp.Or(err, err2) != nil {
			t.Logf("%s is not here: skipped", dir)
			continue
		}
		lines := strings.Split(strings.TrimSpace(string(texts)), "\n")
		s := openStore(t)
		m := Meeting{Body: "Nämnd", Date: "2025-01-01", State: Held}
		for i, line := range lines {
			m.Items = append(m.Items, AgendaItem{Section: i + 1, Body: []Block{{Paragraph, line}}})
		}
		mustAccept(t, s, Draft{Meeting: m}, dir, Created)
		recall, precision, n := 0.0, 0.0, 0.0
		for _, line := range strings.Split(strings.TrimSpace(string(queries)), "\n") {
			query, patterns, _ := strings.Cut(line, "|")
			if strings.Contains(patterns, ":") || strings.Contains(patterns, "PHRASE") {
				continue // these are judged in data/find
			}
			any := regexp.MustCompile(`^(?:` + patterns + `)$`)
			want := map[int]bool{}
			for i, text := range lines {
				if slices.ContainsFunc(regexp.MustCompile(`[\pL\pN]+`).FindAllString(strings.ToLower(text), -1), any.MatchString) {
					want[i+1] = true
				}
			}
			found, err := s.Search(t.Context(), query, SearchOptions{Limit: 200})
			if err != nil {
				t.Fatal(err)
			}
			right := 0.0
			for _, h := range found.Hits {
				if want[h.Section] {
					right++
				}
			}
			recall += right / float64(len(want))
			precision += right / float64(max(1, len(found.Hits)))
			n++
		}
		t.Logf("%s: recall %.3f, precision %.3f of %.0f queries", dir, recall/n, precision/n, n)
		if recall/n < 0.96 || precision/n < 0.95 {
			t.Errorf("%s: wanted .96 and .95", dir)
		}
	}
}
