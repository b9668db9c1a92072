package app

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// listed is the window on the list of an item with so many rows, every tenth of
// which has a note.
func listed(b *testing.B, rows int) *Window {
	b.Helper()
	b.Cleanup(ui.InLine())
	swedish.Use(swedish.Swedish)
	ctx := context.Background()
	store, err := data.Open(ctx, filepath.Join(b.TempDir(), "store"))
	if err != nil {
		b.Fatal(err)
	}
	list := data.NotificationList{Title: "Anmälningsärenden"}
	for i := range rows {
		list.Entries = append(list.Entries, data.Notification{Number: i + 1, CaseNumber: fmt.Sprintf("26VN%05d", i), DecidedBy: "Vårddirektören",
			Text: fmt.Sprintf("Vårddirektören har beslutat om attesträtt nummer %d för hälsocentralen i Lomvik under det andra kvartalet.", i)})
	}
	draft := data.Draft{Meeting: data.Meeting{Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2026-11-17", State: data.Held, Items: []data.AgendaItem{
		{Section: 1, Title: "Anmälningsärenden", Kind: data.KindNotifications, Lists: []data.NotificationList{list}}}}}
	done, err := store.Accept(ctx, draft, []byte("lista"))
	if err != nil {
		b.Fatal(err)
	}
	m, err := store.Meeting(ctx, done.MeetingID)
	if err != nil {
		b.Fatal(err)
	}
	var notes []data.Note
	for i := 0; i < rows; i += 10 {
		notes = append(notes, data.Note{ID: fmt.Sprintf("01a204a7-80b1-7eee-93ed-%012d", i), MeetingID: m.ID, ItemID: m.Items[0].ID, Kind: data.KindAsk,
			Text: fmt.Sprintf("Varför i rad %d?", i+1), Row: &data.RowRef{List: list.Title, Number: i + 1, Text: list.Entries[i].Text}})
	}
	if _, err := store.ImportNotes(ctx, notes); err != nil {
		b.Fatal(err)
	}
	w := New(test.NewTempApp(b), store, Options{Now: testNow}).Window()
	w.win.Resize(fyne.NewSize(1440, 900))
	b.Cleanup(func() { w.Close(); store.Close() })
	w.OpenItem(m.Items[0].ID)
	if w.matter.rows() == nil {
		b.Fatal("the list is not shown")
	}
	return w
}

// A note on a row of 10,000, of which 1,000 have notes, is saved: what is read
// again, away from the UI thread, and what is laid out again, on it (limit: 16 ms).
func BenchmarkNoteOnRowOf10000(b *testing.B) {
	w := listed(b, 10_000)
	ctx := context.Background()
	save := func(i int) {
		n := w.now.notes[500]
		n.Text = fmt.Sprintf("Varför, och varför inte %d gånger?", i)
		if _, err := w.store.SaveNote(ctx, n); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("all", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			save(i)
		}
	})
	b.Run("show", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			w.show(w.now)
		}
	})
}
