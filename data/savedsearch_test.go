package data

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

func queries(t *testing.T, s *Store) (list []string) {
	t.Helper()
	saved, err := s.SavedSearches(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range saved {
		list = append(list, x.Query)
	}
	return list
}

// A saved search tells what has come since it was looked at, in new papers and
// new attachments, and not what its reader has written.
func TestSavedSearchTellsWhatIsNew(t *testing.T) {
	s := openReading(t, t.TempDir())
	id := mustAccept(t, s, Draft{Meeting: Meeting{Body: "Vårdnämnden", Date: "2026-10-06", State: Convened,
		Items: []AgendaItem{{Title: "Jourlinjen i Granby"}, {Title: "Tolktjänster"}}}}, "ett", Created).MeetingID
	for _, query := range []string{"  jour  linje", "tolk"} {
		if err := s.SaveSearch(t.Context(), query); err != nil {
			t.Fatal(err)
		}
	}
	if got := queries(t, s); !slices.Equal(got, []string{"jour linje", "tolk"}) {
		t.Fatalf("%q", got)
	}
	if err := s.ForgetSearch(t.Context(), "tolk"); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSearch(t.Context(), "jour"); err != nil {
		t.Fatal(err)
	}
	fresh := func(want int) {
		t.Helper()
		saved, err := s.SavedSearches(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(saved, func(x SavedSearch) bool { return x.Query == "jour" })
		if n, err := s.NewHits(t.Context(), saved[i]); n != want || err != nil {
			t.Errorf("%d new hits, %v; want %d", n, err, want)
		}
	}
	fresh(0)
	m := mustMeeting(t, s, id)
	if _, err := s.AddNote(t.Context(), Note{MeetingID: id, ItemID: m.Items[1].ID, Text: "Fråga om jouren"}); err != nil {
		t.Fatal(err)
	}
	fresh(0)
	mustAccept(t, s, Draft{Meeting: Meeting{Body: "Vårdnämnden", Date: "2026-11-03", State: Convened,
		Items: []AgendaItem{{Title: "Uppföljning av jourerna"}}}}, "två", Created)
	fresh(1)
	if _, err := s.Attach(t.Context(), id, m.Items[1].ID, "avtal.pdf", "application/pdf", []byte("Tolkar i jour")); err != nil {
		t.Fatal(err)
	}
	if err := s.ReadAttachments(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	fresh(2)
	if err := s.SaveSearch(t.Context(), "jour"); err != nil { // looked at again
		t.Fatal(err)
	}
	fresh(0)
	if got := queries(t, s); !slices.Equal(got, []string{"jour linje", "jour"}) {
		t.Errorf("looking at a search changes the order: %q", got)
	}
}

func TestSavedSearchIsPrivateAndForgotten(t *testing.T) {
	s := openStore(t)
	if err := s.SaveSearch(t.Context(), " \t"); !errors.Is(err, ErrInvalid) {
		t.Errorf("nothing to look for: %v", err)
	}
	if err := s.SaveSearch(t.Context(), "kanariefågel"); err != nil {
		t.Fatal(err)
	}
	if err := s.ForgetSearch(t.Context(), "kanariefågel "); err != nil {
		t.Fatal(err)
	}
	if err := s.ForgetSearch(t.Context(), "kanariefågel"); !errors.Is(err, ErrNotFound) {
		t.Errorf("forgotten twice: %v", err)
	}
	s.Close()
	for _, name := range []string{"notes", "paragraf", "index"} {
		if raw, err := os.ReadFile(s.path(name)); err != nil || strings.Contains(string(raw), "kanariefågel") {
			t.Errorf("%s has the words of a search that was forgotten", name)
		}
	}
}
