//go:build linux

package data

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"
)

// drawnWords draws from some thousand words, of which a few are common and most
// are rare.
func drawnWords(r *rand.Rand) func() string {
	first := strings.Fields("vård skol bygg miljö barn äldre kultur trafik vatten region jour tolk hem social plan budget person data energi fritid")
	second := strings.Fields("plan avtal beslut upphandling verksamhet tjänst avgift rapport utredning nämnd program strategi personal bidrag tillsyn taxa ansökan dispens plats enhet")
	third := strings.Fields("chef möte fråga grupp process ärende punkt mål råd arbete form kostnad ändring period del text krav bild nivå dag")
	return func() string {
		if r.IntN(3) > 0 {
			return strings.Fields("nämnden beslutar att godkänna förslaget och översända ärendet till styrelsen för vidare hantering under året enligt plan")[r.IntN(17)]
		}
		w := first[min(r.IntN(20), r.IntN(20))]
		if r.IntN(2) > 0 {
			w += "s" + second[min(r.IntN(20), r.IntN(20))]
		}
		if r.IntN(3) == 0 {
			w += third[r.IntN(20)]
		}
		return w
	}
}

// wordyHome is a store of 1,000 meetings of 20 items with reports of about 300
// words, and 2,000 notes.
func wordyHome(b *testing.B) *Store {
	b.Helper()
	s := openStore(b)
	word := drawnWords(rand.New(rand.NewPCG(1, 2)))
	day := time.Date(2005, 1, 3, 0, 0, 0, 0, time.UTC)
	ctx := context.Background()
	for i := range 1000 {
		m := Meeting{Body: []string{"Ängsnämnden", "Åldersnämnden", "Omsorgsnämnden"}[i%3], Date: day.AddDate(0, 0, 7*(i/3)).Format(time.DateOnly), State: Held}
		for k := range 20 {
			it := AgendaItem{Section: k + 1, Title: "Ärende om " + word() + " och " + word(), CaseNumbers: []string{fmt.Sprintf("RN %s/%d", m.Date[:4], i*20+k)}}
			for range 6 {
				var words []string
				for range 50 {
					words = append(words, word())
				}
				it.Body = append(it.Body, Block{Paragraph, strings.Join(words, " ")})
			}
			m.Items = append(m.Items, it)
		}
		mustAccept(b, s, Draft{Meeting: m}, m.Body+m.Date, Created)
	}
	list, err := s.Meetings(ctx)
	if err != nil {
		b.Fatal(err)
	}
	var notes []Note
	for i := range 2000 {
		notes = append(notes, Note{ID: fmt.Sprintf("01900000-0000-7000-8000-%012d", i), MeetingID: list[i%1000].ID, Kind: KindNote, Text: "Fråga om " + word()})
	}
	if _, err := s.ImportNotes(ctx, notes); err != nil {
		b.Fatal(err)
	}
	return s
}

// processorTime is what the process has used of all cores, which says more than
// the clock where other work goes on.
func processorTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // zero then
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// timeSearch times a search, and counts its hits.
func timeSearch(b *testing.B, s *Store, query string) {
	b.Run(query, func(b *testing.B) {
		before := processorTime()
		for b.Loop() {
			found, err := s.Search(context.Background(), query, SearchOptions{Limit: 50})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(found.Hits)), "hits")
		}
		b.ReportMetric(float64((processorTime()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	})
}

// BenchmarkSearch1000 gives the figures of docs/performance.md.
func BenchmarkSearch1000(b *testing.B) {
	s := wordyHome(b)
	ctx := context.Background()
	var size int64
	s.index.read.Raw("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").Scan(&size)
	b.Logf("index.db: %d MB", size/1_000_000)
	if _, err := s.Search(ctx, "en första", SearchOptions{}); err != nil { // reads the notes
		b.Fatal(err)
	}
	for _, query := range []string{"RN 2015/10423", "jourtaxaform", "budget", "vård", "vård budget", "barnsplan skolsavtal", `"nämnden beslutar att"`, "beslutar", "budgte", "§ 7", "organ:omsorg år:2015 vatten"} {
		timeSearch(b, s, query)
	}
	list, err := s.Meetings(ctx)
	if err != nil {
		b.Fatal(err)
	}
	m, err := s.Meeting(ctx, list[500].ID)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("an act", func(b *testing.B) {
		for b.Loop() {
			m.Version++
			m.Items[3].Body[0].Text += " x"
			if err := s.indexMeetings(ctx, m); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("made anew", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s.index.write.Exec("DELETE FROM words_fts")
			s.index.write.Exec("DELETE FROM indexed_meetings")
			s.index.write.Exec("INSERT INTO terms_fts(terms_fts) VALUES ('delete-all')")
			s.index.write.Exec("DELETE FROM indexed_terms")
			b.StartTimer()
			if err := s.BringIndexUp(ctx, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkSearchPages searches 400 attachments of 25 pages with 300 words each,
// on the items of 100 meetings.
func BenchmarkSearchPages(b *testing.B) {
	s := openReading(b, b.TempDir())
	word := drawnWords(rand.New(rand.NewPCG(3, 4)))
	ctx := context.Background()
	day := time.Date(2024, 1, 3, 0, 0, 0, 0, time.UTC)
	for i := range 100 {
		m := Meeting{Body: "Ängsnämnden", Date: day.AddDate(0, 0, 7*i).Format(time.DateOnly), State: Held}
		for k := range 4 {
			m.Items = append(m.Items, AgendaItem{Section: k + 1, Title: "Ärende"})
		}
		m = mustMeeting(b, s, mustAccept(b, s, Draft{Meeting: m}, m.Date, Created).MeetingID)
		for _, it := range m.Items {
			var pages []string
			for range 25 {
				var words []string
				for range 300 {
					words = append(words, word())
				}
				pages = append(pages, strings.Join(words, " "))
			}
			if _, err := s.Attach(ctx, m.ID, it.ID, "bilaga.pdf", "application/pdf", []byte(strings.Join(pages, "\f"))); err != nil {
				b.Fatal(err)
			}
		}
	}
	began := processorTime()
	if err := s.ReadAttachments(ctx, nil); err != nil {
		b.Fatal(err)
	}
	b.Logf("10,000 pages indexed in %v of processor time, without reading them from PDF", processorTime()-began)
	for _, query := range []string{"jourtaxaform", "budget", "vård budget", `"nämnden beslutar att"`, "beslutar", "budgte"} {
		timeSearch(b, s, query)
	}
}
