package data

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// threeMeetings stores two meetings of one day and one of another.
func threeMeetings(t *testing.T, s *Store) map[string]string {
	t.Helper()
	ids := map[string]string{}
	for _, m := range []Meeting{
		{Body: "Örtnämnden", Date: "2025-03-18"},
		{Body: "Åldersrådet", Date: "2025-03-18"},
		{Body: "Ängsutskottet", Date: "2025-03-18"},
		{Body: "Zonnämnden", Date: "2025-03-18"},
		{Body: "Örtnämnden", Date: "2025-04-01"},
		{Body: "Utan dag"},
	} {
		got := mustAccept(t, s, Draft{Meeting: m}, m.Body+m.Date, Created)
		ids[strings.TrimSpace(m.Date+" "+m.Body)] = got.MeetingID
	}
	return ids
}

func TestMeetingsAreSortedAsASwedeExpects(t *testing.T) {
	s := openStore(t)
	threeMeetings(t, s)
	list, err := s.Meetings(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range list {
		names = append(names, strings.TrimSpace(m.Date+" "+m.Body))
	}
	want := []string{"2025-04-01 Örtnämnden", "2025-03-18 Zonnämnden", "2025-03-18 Åldersrådet",
		"2025-03-18 Ängsutskottet", "2025-03-18 Örtnämnden", "Utan dag"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q", names)
	}
}

func TestFindMeeting(t *testing.T) {
	s := openStore(t)
	ids := threeMeetings(t, s)
	april := ids["2025-04-01 Örtnämnden"]
	for ref, want := range map[string]string{
		april:                         april,
		strings.ToUpper(april):        april,
		april[:35]:                    april,
		"2025-04-01":                  april,
		" 2025-04-01 ":                april,
		"2025-03-18/örtnämnden":       ids["2025-03-18 Örtnämnden"],
		"2025-03-18/ÖRT":              ids["2025-03-18 Örtnämnden"],
		"2025-03-18/o\u0308rt":        ids["2025-03-18 Örtnämnden"],
		"2025-03-18/ängs  utskottet":  ids["2025-03-18 Ängsutskottet"],
		"2025-03-18/\u00c5LDERSRÅDET": ids["2025-03-18 Åldersrådet"],
	} {
		m, err := s.FindMeeting(context.Background(), ref)
		if err != nil || m.ID != want {
			t.Errorf("%q: got %s, %v; want %s", ref, m.ID, err, want)
		}
	}
	for ref, want := range map[string]error{
		"2025-03-18":           ErrAmbiguous,
		"2025-03-18/nämnden":   ErrAmbiguous,
		"2025-03-18/ortnamnd":  ErrNotFound,
		"2025-03-18/Taknämnd":  ErrNotFound,
		"2024-01-01":           ErrNotFound,
		"":                     ErrNotFound,
		"zzz":                  ErrNotFound,
		"Örtnämnden":           ErrNotFound,
		april[:4]:              ErrAmbiguous,
		"2025-04-01/kommunala": ErrNotFound,
	} {
		m, err := s.FindMeeting(context.Background(), ref)
		var refused *RefError
		if !errors.Is(err, want) || !errors.As(err, &refused) {
			t.Errorf("%q: got %s, %v; want %v", ref, m.ID, err, want)
			continue
		}
		if want == ErrAmbiguous {
			for _, c := range refused.Candidates {
				if !strings.Contains(err.Error(), c.ID) {
					t.Errorf("%q: the error does not list %s: %v", ref, c.ID, err)
				}
			}
			if len(refused.Candidates) < 2 {
				t.Errorf("%q: candidates %v", ref, refused.Candidates)
			}
		}
	}
}

func FuzzFindRef(f *testing.F) {
	all := []MeetingSummary{
		{ID: "0192a1b2-0000-7000-8000-000000000001", Body: "Örtnämnden", Date: "2025-03-18"},
		{ID: "0192a1b2-0000-7000-8000-000000000002", Body: "Ängsutskottet", Date: "2025-03-18"},
		{ID: "0192a1b3-0000-7000-8000-000000000003", Body: "", Date: ""},
	}
	for _, seed := range []string{"", "2025-03-18", "2025-03-18/ört", "0192a1b3", "/", "2025-03-18//", "2025-03-18/ \xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, ref string) {
		found, _ := findRef(all, ref)
		for _, m := range found {
			again, _ := findRef(all, m.ID)
			if len(again) != 1 || again[0].ID != m.ID {
				t.Errorf("%q gives %s, whose id gives %v", ref, m.ID, again)
			}
		}
		if strings.TrimSpace(ref) == "" && len(found) > 0 {
			t.Errorf("%q gives %v", ref, found)
		}
	})
}
