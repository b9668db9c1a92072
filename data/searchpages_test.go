package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// withAttachments is a store in which two items have attachments, which have
// been read.
func withAttachments(t *testing.T) (s *Store, plan, budget Meeting) {
	t.Helper()
	s = openReading(t, t.TempDir())
	for i, m := range []*Meeting{&plan, &budget} {
		id := mustAccept(t, s, Draft{Meeting: Meeting{Body: []string{"Vårdnämnden", "Kulturnämnden"}[i], Date: []string{"2026-10-06", "2026-11-03"}[i], State: Convened,
			Items: []AgendaItem{{Section: 10 + i, Title: "Ärendet", Body: []Block{{Paragraph, "Se bilagan."}}}}}}, fmt.Sprint("möte ", i), Created).MeetingID
		*m = mustMeeting(t, s, id)
	}
	attachTo(t, s, &plan, "vårdplan.pdf", planV1)
	attachTo(t, s, &budget, "budget.pdf", "Budget för museerna\nHälso-\noch friskvård, verk-\nsamhetsstöd och kost-\nnader.\fKostnaden för museerna är 4 miljoner.")
	if err := s.ReadAttachments(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return s, plan, budget
}

func attachTo(t *testing.T, s *Store, m *Meeting, name, file string) {
	t.Helper()
	var err error
	if *m, err = s.Attach(t.Context(), m.ID, m.Items[0].ID, name, "application/pdf", []byte(file)); err != nil {
		t.Fatal(err)
	}
}

// foundOnPages is what a search finds on pages: "name page: snippet".
func foundOnPages(t *testing.T, s *Store, query string) (lines []string) {
	t.Helper()
	found, err := s.Search(t.Context(), query, SearchOptions{})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	for _, h := range found.Hits {
		if h.Kind == FoundPage {
			snippet, spans := h.Snippet()
			for _, at := range slices.Backward(spans) {
				runes := []rune(snippet)
				snippet = string(runes[:at.Start]) + "[" + string(runes[at.Start:at.End]) + "]" + string(runes[at.End:])
			}
			lines = append(lines, fmt.Sprintf("%s %s %d %s %d: %s", h.Body, h.Date, h.Section, h.Attachment, h.Page, snippet))
		}
	}
	return lines
}

func TestSearchFindsTheWordsOfAttachments(t *testing.T) {
	s, _, _ := withAttachments(t)
	for query, want := range map[string]string{ // how the only one begins; "" for none
		"sjuksköterska":          "Vårdnämnden 2026-10-06 10 vårdplan.pdf 1: … ",
		"beläggning Lomvik":      "Vårdnämnden 2026-10-06 10 vårdplan.pdf 3: Figur över [beläggningen] i Granby och [Lomvik] Sida 3",
		"verksamhetsstöd":        "Kulturnämnden 2026-11-03 11 budget.pdf 1: Budget för museerna Hälso- och friskvård, [verksamhetsstöd] och kostnader.",
		"kostnad år:2026 museum": "Kulturnämnden 2026-11-03 11 budget.pdf 1: ",
		"kostnad § 10":           "Vårdnämnden 2026-10-06 10 vårdplan.pdf 2: ",
		`"särskild redovisning"`: "Vårdnämnden 2026-10-06 10 vårdplan.pdf 2: ",
		`"redovisning särskild"`: "",
		"kostnad år:2025":        "",
		"sjuksköterska figur":    "", // on two pages
	} {
		got := foundOnPages(t, s, query)
		if len(got) > 1 || len(got) == 1 && (want == "" || !strings.HasPrefix(got[0], want)) || len(got) == 0 && want != "" {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	if got := foundOnPages(t, s, "kostnad"); len(got) != 2 || !strings.HasPrefix(got[0], "Kulturnämnden") {
		t.Errorf("one page of each attachment, the newest first: %q", got)
	}
}

// Those of other years do not stand before the ones that are asked for.
func TestAttachmentsOfAYearAreFoundBehindManyNewer(t *testing.T) {
	s := openReading(t, t.TempDir())
	for i := range fewest + 10 {
		date := "2020-03-02"
		if i > 0 {
			date = fmt.Sprintf("2026-%02d-%02d", 1+i/28, 1+i%28)
		}
		id := mustAccept(t, s, Draft{Meeting: Meeting{Body: "Vårdnämnden", Date: date, State: Convened, Items: []AgendaItem{{Title: "Ärendet"}}}}, fmt.Sprint(i), Created).MeetingID
		m := mustMeeting(t, s, id)
		attachTo(t, s, &m, "avtal.pdf", "Avtal om jourlinjer")
	}
	if err := s.ReadAttachments(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := foundOnPages(t, s, "jourlinje år:2020"); len(got) != 1 || !strings.Contains(got[0], "2020-03-02") {
		t.Errorf("%q", got)
	}
}

// What is not attached any more is found no more, and stands nowhere.
func TestWordsOfAttachmentsGoWithThem(t *testing.T) {
	s, plan, budget := withAttachments(t)
	everything := func() string {
		var all []string
		for _, query := range []string{"SELECT text FROM indexed_pages", "SELECT text FROM pages_fts", "SELECT term || ' ' || texts FROM indexed_terms ORDER BY term"} {
			var some []string
			if err := s.index.read.Raw(query).Scan(&some).Error; err != nil {
				t.Fatal(err)
			}
			all = append(all, some...)
		}
		return strings.Join(all, "\n")
	}
	if was := everything(); !strings.Contains(was, "korttidsvård") || !strings.Contains(was, "museer") {
		t.Fatalf("%s", was)
	}
	attachTo(t, s, &plan, "vårdplan.pdf", "En helt ny plan för tandvården.")
	if got := foundOnPages(t, s, "sjuksköterska"); got != nil {
		t.Errorf("of the version before: %q", got)
	}
	if got := foundOnPages(t, s, "tandvården"); got != nil {
		t.Errorf("read before anybody asked for it: %q", got)
	}
	if n, err := s.UnreadAttachments(t.Context()); n != 1 || err != nil {
		t.Errorf("%d are not read, %v", n, err)
	}
	if err := s.ReadAttachments(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := foundOnPages(t, s, "tandvården"); len(got) != 1 {
		t.Errorf("%q", got)
	}
	if _, err := s.Detach(t.Context(), plan.ID, plan.Items[0].ID, "vårdplan.pdf"); err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveMeeting(t.Context(), budget.ID); err != nil {
		t.Fatal(err)
	}
	if left := everything(); strings.Contains(left, "tandvård") || strings.Contains(left, "muse") || strings.Contains(left, "korttid") || strings.Contains(left, " 0") || strings.Contains(left, "-") {
		t.Errorf("left: %s", left)
	}
}

// A file on two items is read once and found with both; one that cannot be read
// is not tried again and again; without a reader nothing is missing.
func TestAttachmentsAreReadOnce(t *testing.T) {
	s, plan, budget := withAttachments(t)
	attachTo(t, s, &budget, "samma plan.pdf", planV1)
	attachTo(t, s, &plan, "trasig.pdf", "damaged")
	read := 0
	if err := s.ReadAttachments(t.Context(), func(done, of int) { read = of }); err != nil || read != 1 {
		t.Errorf("%d were read, %v", read, err)
	}
	if n, err := s.UnreadAttachments(t.Context()); n != 0 || err != nil {
		t.Errorf("%d are not read, %v", n, err)
	}
	if got := foundOnPages(t, s, "sjuksköterska"); len(got) != 2 || !strings.Contains(got[0], "samma plan.pdf 1") || !strings.Contains(got[1], "vårdplan.pdf 1") {
		t.Errorf("%q", got)
	}
	s.reader = nil
	attachTo(t, s, &plan, "ny.pdf", "Ny")
	if n, err := s.UnreadAttachments(t.Context()); n != 0 || err != nil {
		t.Errorf("%d are missing where none can be read, %v", n, err)
	}
}
