package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// prose are sentences of which hardly two are alike: what a line looks like is
// kept once it has been drawn, so that a text of one sentence costs too little.
func prose(from, sentences int) string {
	who := []string{"Förvaltningen", "Ekonomichefen", "Beredningsgruppen", "Regionens jurist", "Vårdcentralen i Granby", "Kommunförbundet", "Brukarrådet"}
	did := []string{"har undersökt", "redovisar", "föreslår ändringar i", "ser inga hinder för", "efterlyser", "beräknar kostnaderna för", "har fått frågor om", "återkommer om"}
	what := []string{"jourverksamheten", "de nya öppettiderna", "avtalet med Lomviks trafik", "lokalerna vid torget", "bemanningen i norra länsdelen", "samverkan om hjälpmedel", "taxan för färdtjänst", "planen för digitala besök", "tillgängligheten", "arbetet med handlingsplanen", "förslaget till budget"}
	when := []string{"under kvällar och helger", "inför nästa år", "sedan försöket började", "i de mindre orterna", "när personalen är på semester", "enligt uppdraget från i våras", "för barn och unga", "utan att restiderna ökar", "efter den första september", "i samråd med de fackliga organisationerna", "så långt det är möjligt", "till en kostnad av 4,2 miljoner kronor", "med hänsyn till reglementet"}
	var b strings.Builder
	for n := from * sentences; n < (from+1)*sentences; n++ {
		k := n*2654435761>>3 + n
		fmt.Fprintf(&b, "%s %s %s %s. ", who[k%len(who)], did[k/7%len(did)], what[k/56%len(what)], when[k/616%len(when)])
	}
	return strings.TrimSpace(b.String())
}

// paper300 are minutes of 300 §§ with a text each.
func paper300(date string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Region Norrlid\n\nSAMMANTRÄDESPROTOKOLL\n\nVårdnämnden\n\nSammanträdesdatum %s\n\nBeslutande\nEllen Fjällvik (C), ordförande\nTure Malmgård (S)\n\nUtses att justera: Ture Malmgård\n\n", date)
	for i := range 300 {
		fmt.Fprintf(&b, "§ %d Jourverksamhet i del %d\n\nDnr 26RN%d\n\nVårdnämnden beslutar\n\natt godkänna planen för del %d.\n\nSammanfattning\n\n%s\n\n", i+1, i+1, i+1, i+1,
			prose(i, 14))
	}
	return b.String()
}

// stores fills the stores in a folder with a meeting of 300 items and so many
// small ones.
func stores(tb testing.TB, dir string, meetings int) {
	tb.Helper()
	ctx := context.Background()
	store, err := data.Open(ctx, dir)
	if err != nil {
		tb.Fatal(err)
	}
	defer store.Close()
	accept := func(name, text string) {
		r, err := act.Read(ctx, store, name, []byte(text))
		if err == nil {
			_, err = act.Accept(ctx, store, r)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	day := time.Date(2020, 1, 7, 0, 0, 0, 0, time.UTC)
	for i := range meetings {
		date := day.AddDate(0, 0, 2*i).Format(time.DateOnly)
		accept("p.txt", fmt.Sprintf("Region Norrlid\n\nSAMMANTRÄDESPROTOKOLL\n\nNämnd %d\n\nSammanträdesdatum %s\n\n§ 1 Val av justerare\n\nNämnden beslutar\n\natt utse Ture Malmgård.\n", i%12, date))
	}
	accept("stort.txt", paper300("2026-12-01"))
}

// full is the window on such stores.
func full(b *testing.B) *Window {
	b.Helper()
	b.Cleanup(ui.InLine())
	swedish.Use(swedish.Swedish)
	dir := filepath.Join(b.TempDir(), "store")
	stores(b, dir, 20)
	store, err := data.Open(context.Background(), dir)
	if err != nil {
		b.Fatal(err)
	}
	w := New(test.NewTempApp(b), store, Options{Now: testNow}).Window()
	w.win.Resize(fyne.NewSize(1440, 900))
	b.Cleanup(func() { w.Close(); store.Close() })
	for _, m := range w.now.meetings {
		if m.Items > 200 {
			w.OpenMeeting(m.ID)
		}
	}
	if len(w.now.meeting.Items) != 300 {
		b.Fatalf("the meeting has %d items", len(w.now.meeting.Items))
	}
	return w
}

// One switch to another item of 300, as the UI thread does it (limit: 16 ms).
func BenchmarkSwitchItemOf300(b *testing.B) {
	w := full(b)
	i := 0
	for b.Loop() {
		w.OpenItem(w.now.meeting.Items[i%300].ID)
		i += 7
	}
}

// Opening a meeting of 300 items, with its reading, which the window does away
// from the UI thread.
func BenchmarkOpenMeetingOf300(b *testing.B) {
	w := full(b)
	big, small := w.now.meeting.ID, ""
	for _, m := range w.now.meetings {
		if m.ID != big {
			small = m.ID
		}
	}
	for b.Loop() {
		w.OpenMeeting(small)
		w.OpenMeeting(big)
	}
}

// Another theme and another text size, at once (limit: 100 ms): ours, and Fyne's
// own way beside it.
func BenchmarkThemeAndTextSize(b *testing.B) {
	options := func(i int) look.Options {
		return look.Options{Mode: []look.Mode{look.Light, look.Dark}[i%2], Scale: []float32{1, 1.5}[i/2%2]}
	}
	w := full(b)
	w.OpenItem(w.now.meeting.Items[3].ID)
	b.Run("ours", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			w.setLooks(options(i))
		}
	})
	b.Run("Fyne", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			w.app.Settings().SetTheme(look.New(options(i)))
			w.refresh()
		}
	})
}
