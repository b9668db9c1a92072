package command_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"paragraf/data"
)

// TestKilledAtAnyMoment kills the program 200 times while it imports or takes
// a note. What it had acknowledged must be there, nothing may be there twice
// or by half, and the stores must open.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	h := newHome(t)
	h.ok("import", sample(t, agendaPage))
	began := time.Now()
	h.ok("annotate", "2026-12-08", "--section", "89", "--note", "måttstock")
	usual := time.Since(began)

	raw := readSample(t, heldMinutes)
	acknowledged := map[string]bool{"måttstock": true}
	dates := map[string]bool{}
	dice := rand.New(rand.NewPCG(1, 2))
	for i := range kills {
		var args []string
		text, date := "", ""
		if i%2 == 0 {
			text = fmt.Sprintf("anteckning %d", i)
			args = []string{"annotate", "2026-12-08", "--section", "89", "--note", text}
		} else {
			date = fmt.Sprintf("2026-%02d-%02d", 1+i/2%9, 1+i/2%28)
			args = []string{"import", h.write("m.txt", strings.ReplaceAll(raw, "2026-11-17", date))}
		}
		var out strings.Builder
		cmd := h.command(args...)
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(dice.Int64N(int64(usual)*3/2)), func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		kill.Stop()
		if out.Len() > 0 && text != "" {
			acknowledged[text] = true
		}
		if out.Len() > 0 && date != "" {
			dates[date] = true
		}
	}

	stored := map[string]int{}
	for _, n := range into[[]data.Note](t, h.ok("notes", "--json")) {
		stored[n.Text]++
		if n.Section != 89 {
			t.Errorf("half a note: %+v", n)
		}
	}
	for text := range acknowledged {
		if stored[text] != 1 {
			t.Errorf("%q was acknowledged and is there %d times", text, stored[text])
		}
	}
	listed := map[string]int{}
	for _, m := range h.meetings() {
		listed[m.Date]++
		if whole := into[data.Meeting](t, h.ok("show", m.ID, "--json")); len(whole.Items) != 7 {
			t.Errorf("%s has %d items", m.Date, len(whole.Items))
		}
	}
	for date := range dates {
		if listed[date] != 1 {
			t.Errorf("%s was acknowledged and is there %d times", date, listed[date])
		}
	}
	t.Logf("%d kills; acknowledged %d notes and %d meetings, stored %d and %d", kills, len(acknowledged), len(dates), len(stored), len(listed))
}
