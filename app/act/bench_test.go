package act_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/sign"
)

// longMinutes writes adjusted minutes of n §§, each with a report of so many
// paragraphs and a decision.
func longMinutes(n, paragraphs int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "Region Norrlid\nSammanträdesprotokoll\nVårdnämnden\nSammanträdesdatum 2026-03-10\n\n")
	fmt.Fprintf(&b, "Plats och tid: Sessionssalen, Lomvik, kl. 09.00-16.30\n\nBeslutande\nEllen Fjällvik (C), ordförande\nTure Malmgård (S), vice ordförande\nJon Åkesdal (M)\n\nÖvriga deltagande\nMaj Öberg, sekreterare\n\n")
	fmt.Fprintf(&b, "Justerare: Ture Malmgård\nJusteringsdatum: 2026-03-17\nParagrafer: 1-%d\n\nSekreterare: Maj Öberg\nOrdförande: Ellen Fjällvik\nJusterande: Ture Malmgård\n\n", n)
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "\n§ %d Ansökan nummer %d om bidrag till närvård\n\nDiarienummer: 26RN%d\n\n", i, i, 1000+i)
		if paragraphs > 0 {
			b.WriteString("Sammanfattning\n\n")
		}
		for p := range paragraphs {
			fmt.Fprintf(&b, "Sökanden har lämnat handling %d i ärende %d. Förvaltningen har granskat den och bedömer att verksamheten når fler patienter i glesbygd än i dag. Kostnaden ryms inom ramen och följs upp efter ett år.\n\n", p+1, i)
		}
		fmt.Fprintf(&b, "Beslut\n\nVårdnämnden beslutar\n\natt bevilja bidrag med %d kronor.\n\nParagrafen är justerad\n", 1000*i)
	}
	return []byte(b.String())
}

func openStore(tb testing.TB) *data.Store {
	tb.Helper()
	s, err := data.Open(context.Background(), tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

// accepted stores minutes of n §§ and returns the meeting.
func accepted(tb testing.TB, s *data.Store, raw []byte) string {
	tb.Helper()
	ctx := context.Background()
	r, err := act.Read(ctx, s, "protokoll.txt", raw)
	if err != nil {
		tb.Fatal(err)
	}
	a, err := act.Accept(ctx, s, r)
	if err != nil {
		tb.Fatal(err)
	}
	return a.MeetingID
}

// BenchmarkImport300Sections reads minutes of 300 §§ and stores them: under 1 s.
func BenchmarkImport300Sections(b *testing.B) {
	raw := longMinutes(300, 3)
	for b.Loop() {
		b.StopTimer()
		s := openStore(b)
		b.StartTimer()
		id := accepted(b, s, raw)
		b.StopTimer()
		if m, err := s.Meeting(context.Background(), id); err != nil || len(m.Items) != 300 {
			b.Fatalf("%d items, %v", len(m.Items), err)
		}
		b.StartTimer()
	}
}

func identity(tb testing.TB) *sign.Identity {
	tb.Helper()
	i, err := sign.NewTrialIdentity("Maj Öberg", sign.TrialOptions{At: time.Now().Add(-time.Hour)})
	if err != nil {
		tb.Fatal(err)
	}
	return &i
}

// BenchmarkSignedExtract makes, signs and stores an extract of one page: under 60 ms.
func BenchmarkSignedExtract(b *testing.B) {
	s := openStore(b)
	id := accepted(b, s, longMinutes(3, 0))
	key := identity(b)
	at := time.Now()
	for b.Loop() {
		at = at.Add(time.Second) // another file each time
		made, err := act.MakeExtract(context.Background(), s, act.ExtractRequest{MeetingID: id, Sections: []int{2}, Title: "nämndsekreterare", Identity: key, At: at})
		if err != nil || made.Draft || made.Pages != 1 {
			b.Fatalf("%d pages, draft %v: %v", made.Pages, made.Draft, err)
		}
	}
}

// BenchmarkSignedExtracts45 makes signed extracts of each of 45 §§, with their
// proof, into files: under 2 s.
func BenchmarkSignedExtracts45(b *testing.B) {
	s := openStore(b)
	id, _ := signedMinutes(b, s, longMinutes(45, 1))
	key := identity(b)
	at := time.Now()
	for b.Loop() {
		at = at.Add(time.Second)
		made, err := act.MakeExtractFiles(context.Background(), s, act.BatchRequest{
			ExtractRequest: act.ExtractRequest{MeetingID: id, Identity: key, At: at}, Folder: b.TempDir(),
		})
		if err != nil || len(made.Files) != 45 {
			b.Fatalf("%d extracts: %v", len(made.Files), err)
		}
	}
}

// BenchmarkPublication makes a publishing copy of 45 §§ with words left out.
func BenchmarkPublication(b *testing.B) {
	s := openStore(b)
	id, _ := signedMinutes(b, s, longMinutes(45, 3))
	for b.Loop() {
		if _, err := act.PreviewPublication(context.Background(), s, act.PublishRequest{MeetingID: id, Words: []act.WordMask{{Words: "glesbygd", Reason: "prov"}}}); err != nil {
			b.Fatal(err)
		}
	}
}
