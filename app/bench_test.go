package app

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// agendaOf is a meeting of n items, as a long agenda has them.
func agendaOf(n int, date string) data.Meeting {
	m := data.Meeting{Organization: "Region Norrlid", Body: "Vårdnämnden", Date: date, Start: "09:00", Place: "Sal Linnéan", State: data.Convened}
	for i := range n {
		it := data.AgendaItem{
			Title: fmt.Sprintf("Ansökan %d från Lomviks hembygdsförening om bidrag till närvård och samlad jour", i+1),
			Kind:  data.KindDecision, CaseNumbers: []string{fmt.Sprintf("25VN%04d", i+1)},
			Proposals: []data.Proposal{{By: "Förvaltningen", LeadIn: "Vårdnämnden beslutar", Clauses: []string{"att bevilja bidrag enligt ansökan, samt", "att följa upp det efter ett år."}}},
		}
		for p := range 12 {
			it.Body = append(it.Body, data.Block{Type: data.Paragraph, Text: fmt.Sprintf("Stycke %d i ärende %d. Förvaltningen har granskat ansökan och bedömer att verksamheten når fler patienter i glesbygd än i dag. Kostnaden ryms inom ramen och följs upp efter ett år.", p+1, i+1)})
		}
		m.Items = append(m.Items, it)
	}
	return m
}

// benchProgram is the window over a store that holds these meetings.
func benchProgram(b *testing.B, meetings ...data.Meeting) (*Window, func() *Window) {
	b.Helper()
	b.Cleanup(ui.InLine())
	swedish.Use(swedish.Swedish)
	a := test.NewTempApp(b)
	store, err := data.Open(context.Background(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	for _, m := range meetings {
		if _, err := store.Accept(context.Background(), data.Draft{Meeting: m}, nil); err != nil {
			b.Fatal(err)
		}
	}
	again := func() *Window {
		w := New(a, store, Options{Now: testNow}).Window()
		w.setLooks(look.Options{Mode: look.Light, Scale: 1})
		w.win.Resize(fyne.NewSize(1440, 900))
		return w
	}
	w := again()
	b.Cleanup(func() {
		w.Close()
		w.win.Close()
	})
	return w, again
}

// The UI thread's part of opening a meeting: what is left when it has been read.
func benchmarkShow(b *testing.B, items int) {
	w, _ := benchProgram(b, agendaOf(items, "2025-06-12"), agendaOf(items, "2025-05-15"))
	var views []view
	for _, m := range w.now.meetings {
		v, err := readView(context.Background(), w.store, m.ID, "2025-01-01")
		if err != nil {
			b.Fatal(err)
		}
		views = append(views, v)
	}
	i := 0
	for b.Loop() {
		i++
		w.at = ""
		w.show(views[i%2])
	}
}

func BenchmarkShowMeetingOf300Items(b *testing.B)  { benchmarkShow(b, 300) }
func BenchmarkShowMeetingOf5000Items(b *testing.B) { benchmarkShow(b, 5000) }

func benchmarkStep(b *testing.B, m mode) {
	w, _ := benchProgram(b, agendaOf(300, "2025-06-12"))
	w.setMode(m)
	i := 0
	for b.Loop() {
		i++
		w.OpenItem(w.now.meeting.Items[i%300].ID)
	}
}

func BenchmarkSwitchItem(b *testing.B)       { benchmarkStep(b, prepare) }
func BenchmarkSwitchItemInRoom(b *testing.B) { benchmarkStep(b, meet) }

func BenchmarkSwitchMode(b *testing.B) {
	w, _ := benchProgram(b, agendaOf(300, "2025-06-12"))
	i := 0
	for b.Loop() {
		i++
		w.setMode([]mode{prepare, meet}[i%2])
	}
}

func BenchmarkChangeLook(b *testing.B) {
	w, _ := benchProgram(b, agendaOf(300, "2025-06-12"))
	w.OpenItem(w.now.meeting.Items[7].ID)
	i := 0
	for b.Loop() {
		i++
		w.setLooks(look.Options{Mode: look.Light, Scale: 1 + float32(i%2)/10})
	}
}

// From the store being open to the first frame's content, with 1,000 meetings.
func BenchmarkStartWith1000Meetings(b *testing.B) {
	var all []data.Meeting
	for i := range 1000 {
		m := agendaOf(9, fmt.Sprintf("%d-%02d-%02d", 2000+i/40, 1+i%12, 1+i%28))
		m.Body = fmt.Sprintf("Nämnd %d", i%7)
		all = append(all, m)
	}
	_, again := benchProgram(b, all...)
	for b.Loop() {
		w := again()
		b.StopTimer()
		w.Close()
		w.win.Close()
		b.StartTimer()
	}
}
