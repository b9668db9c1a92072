//go:build linux

package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// noted is the window on a store of 100 meetings and 20,000 own notes: of each
// kind, with and without tags, most of them on words, a tenth of them carried to
// a new version.
func noted(b *testing.B) *Window {
	b.Helper()
	b.Cleanup(ui.InLine())
	swedish.Use(swedish.Swedish)
	ctx := context.Background()
	store, err := data.Open(ctx, filepath.Join(b.TempDir(), "store"))
	if err != nil {
		b.Fatal(err)
	}
	day := time.Date(2019, 1, 8, 0, 0, 0, 0, time.UTC)
	var notes []data.Note
	for i := range 100 {
		r, err := act.Read(ctx, store, "p.txt", []byte(paper20(i, day.AddDate(0, 0, 14*i))))
		if err == nil {
			_, err = act.Accept(ctx, store, r)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	meetings, err := store.Meetings(ctx)
	if err != nil {
		b.Fatal(err)
	}
	for _, summary := range meetings {
		m, err := store.Meeting(ctx, summary.ID)
		if err != nil {
			b.Fatal(err)
		}
		for i := range 20000 / len(meetings) {
			it := m.Items[i%len(m.Items)]
			runes := []rune(data.JoinBlocks(it.Body))
			from := i / len(m.Items) * 80 % (len(runes) - 70)
			n := data.Note{ID: fmt.Sprintf("01900000-0000-7000-8000-%012d", len(notes)), MeetingID: m.ID, ItemID: it.ID, Section: it.Section,
				Kind: data.NoteKinds[i%len(data.NoteKinds)], Text: fmt.Sprintf("Vad kostar jourverksamheten i del %d, och vem har räknat på den?", i),
				Passage: &data.Passage{Part: data.PartBody, Start: from, End: from + 60, Quote: string(runes[from : from+60])}}
			if i%3 == 0 {
				n.Text += fmt.Sprintf(" #jour #del%d", i%30)
			}
			if len(it.CaseNumbers) > 0 {
				n.CaseNumber = it.CaseNumbers[0]
			}
			notes = append(notes, n)
		}
	}
	if _, err := store.ImportNotes(ctx, notes); err != nil {
		b.Fatal(err)
	}
	for _, summary := range meetings[:10] { // new versions of a tenth
		m, err := store.Meeting(ctx, summary.ID)
		if err != nil {
			b.Fatal(err)
		}
		for i := range m.Items {
			for k := range m.Items[i].Body {
				m.Items[i].Body[k].Text = strings.ReplaceAll(m.Items[i].Body[k].Text, "under kvällar", "under både kvällar")
			}
		}
		if _, err := store.SaveMeeting(ctx, m); err != nil {
			b.Fatal(err)
		}
	}
	w := New(test.NewTempApp(b), store, Options{Now: testNow}).Window()
	w.win.Resize(fyne.NewSize(1440, 900))
	b.Cleanup(func() { w.Close(); store.Close() })
	return w
}

// paper20 are minutes of 20 §§ with a text each.
func paper20(number int, day time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Region Norrlid\n\nSAMMANTRÄDESPROTOKOLL\n\nNämnd %d\n\nSammanträdesdatum %s\n\nBeslutande\nEllen Fjällvik (C), ordförande\n\n", number%7, day.Format(time.DateOnly))
	for i := range 20 {
		fmt.Fprintf(&b, "§ %d Jourverksamhet i del %d\n\nDnr 26RN%d\n\nNämnden beslutar\n\natt godkänna planen för del %d.\n\nSammanfattning\n\n%s\n\n", i+1, i+1, number*20+i, i+1,
			strings.Repeat("Förvaltningen har undersökt hur jourverksamheten kan ordnas under kvällar och helger. ", 12))
	}
	return b.String()
}

// BenchmarkOpenAllMyNotes20000 opens all own notes. shown is from the key to the
// page with its first notes (limit: 100 ms), whole until all of them can be
// sifted, read the part of that which is done away from the UI thread.
func BenchmarkOpenAllMyNotes20000(b *testing.B) {
	w := noted(b)
	b.Run("read", func(b *testing.B) {
		defer processorTime(b)()
		for b.Loop() {
			notes, err := w.store.ListedNotes(context.Background())
			if err != nil || len(notes) != 20000 {
				b.Fatalf("%d notes, %v", len(notes), err)
			}
		}
	})
	b.Run("shown", func(b *testing.B) {
		defer processorTime(b)()
		for b.Loop() {
			first, err := w.readFirst(context.Background(), nil)
			if err != nil || len(first.notes) < manyRows || first.all != 20000 {
				b.Fatalf("%d notes of %d, %v", len(first.notes), first.all, err)
			}
			w.showFirst(first)
			w.end()
		}
	})
	b.Run("whole", func(b *testing.B) {
		defer processorTime(b)()
		for b.Loop() {
			w.mine = nil
			w.showMyNotes()
			if w.over == nil || len(w.mine.Filter().IDs) != 20000 {
				b.Fatal("the notes are not shown")
			}
			w.end()
		}
	})
}

// processorTime reports the processor time of an operation on all cores, which
// says more than the clock where other work goes on.
func processorTime(b *testing.B) (report func()) {
	used := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	return func() { b.ReportMetric(float64((used()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op") }
}
