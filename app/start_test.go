package app

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

func TestAFailureAtStartIsToldInAWindow(t *testing.T) {
	swedish.Use(swedish.Swedish)
	a := test.NewTempApp(t)
	w := newFailure(a, errors.New("Databasen kan inte öppnas, eftersom disken är full."))
	defer w.Close()
	text := strings.Join(shown(w.Content()), "\n")
	for _, want := range []string{"Paragraf kan inte starta", "disken är full", "ligger kvar", "Stäng", "Kopiera detaljer"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said:\n%s", want, text)
		}
	}
	if _, ok := w.Canvas().Focused().(*ui.Button); !ok {
		t.Errorf("%T has the keyboard", w.Canvas().Focused())
	}
}

func TestTheWindowStartsOnWhatTheStoresHold(t *testing.T) {
	p := imported(t)
	want := len(p.w.now.meetings)
	opened := 0
	a, err := Start(p.app, func() (*data.Store, error) { opened++; return p.store, nil }, Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	w := a.Window()
	w.Close() // at once: nothing to end yet
	a.furnish()()
	defer func() { w.Close(); w.win.Close() }()
	if got := len(w.now.meetings); opened != 1 || got != want || w.now.meeting == nil {
		t.Errorf("opened %d times, %d meetings, want %d", opened, got, want)
	}
	if text := strings.Join(shown(w.win.Content()), "\n"); !strings.Contains(text, w.now.meeting.Items[0].Title) {
		t.Errorf("the agenda is not shown:\n%s", text)
	}
}

func TestStoresThatCannotBeOpenedOpenNoWindow(t *testing.T) {
	broken := errors.New("Disken är full.")
	a, err := Start(test.NewTempApp(t), func() (*data.Store, error) { return nil, broken }, Options{Now: testNow})
	if a != nil || !errors.Is(err, broken) {
		t.Errorf("started with %v: %v", a, err)
	}
}

func TestASecondWindowSaysThatItIsOne(t *testing.T) {
	p := start(t)
	p.w.claim()
	if got := p.w.win.Title(); got != "Paragraf" {
		t.Errorf("the first window is called %q", got)
	}
	second := New(p.app, p.store, Options{Now: testNow}).Window()
	second.claim()
	if got := second.win.Title(); !strings.Contains(got, "ett fönster till") || !strings.Contains(second.toasts.Message(), "öppet i ett annat fönster") {
		t.Errorf("the second window is called %q and says %q", got, second.toasts.Message())
	}
	second.Close()
	second.win.Close()
}

// Titles of 2,000 letters, with and without a space, and an agenda of a
// thousand items go through every way to work.
func TestLongTitlesAndLongAgendas(t *testing.T) {
	p := start(t)
	m := data.Meeting{Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2025-06-20", State: data.Convened}
	for i := range 1000 {
		m.Items = append(m.Items, data.AgendaItem{Title: fmt.Sprintf("Ansökan %d om bidrag till närvård", i+1), Kind: data.KindDecision})
	}
	m.Items[1].Title = strings.Repeat("En rubrik som aldrig tar slut. ", 70)[:2000]
	m.Items[2].Title = strings.Repeat("Oavbrutetordutanmellanslag", 77)
	if _, err := p.store.Accept(context.Background(), data.Draft{Meeting: m}, nil); err != nil {
		t.Fatal(err)
	}
	list := p.w.agenda.List()
	for _, mode := range []mode{prepare, meet} {
		p.w.setMode(mode)
		for i, want := range []string{"1. Ansökan 1 ", "2. En rubrik", "3. Oavbrutet"} {
			p.w.OpenItem(p.w.now.meeting.Items[i].ID)
			if got := list.AccessibilityLabel(); !strings.Contains(got, want) {
				t.Errorf("%s: %q is chosen, want %q", mode, got[:60], want)
			}
		}
		p.w.win.Canvas().Focus(list)
		p.key(fyne.KeyEnd)
		if it := p.w.item(); it == nil || it.Position != 1000 {
			t.Errorf("%s: End leads to %+v", mode, it)
		}
	}
	p.w.win.Resize(fyne.NewSize(1024, 700))
}
