package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"paragraf/data"
)

// whole is what the command line shows of the only meeting that is stored.
func (d *screen) whole() (m data.Meeting) {
	d.t.Helper()
	summary, ok := d.meeting()
	if !ok {
		return m
	}
	if err := json.Unmarshal([]byte(d.run(d.binary, "show", summary.ID, "--json")), &m); err != nil {
		d.t.Fatal(err)
	}
	return m
}

// A paper with four things to look at is corrected and saved in a real window
// without the mouse.
func TestAReviewIsWalkedInARealWindowByKeysAlone(t *testing.T) {
	d := begin(t)
	path := filepath.Join(d.dir, "protokoll.txt")
	if err := os.WriteFile(path, []byte(protocol), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("ctrl+o")
	d.dialog(true)
	d.keys("Tab")
	d.write(path)
	d.keys("Return")
	d.dialog(false)
	time.Sleep(2 * time.Second)
	d.picture("review")
	// The range is right, another adjuster is chosen, the day is corrected.
	d.keys("Return")
	d.keys("v", "e", "Return")
	d.keys("r")
	d.write("11 november")
	d.keys("Return", "Return") // and the gap between § 21 and § 23 is right
	time.Sleep(time.Second)
	d.picture("review-answered")
	if _, stored := d.meeting(); stored {
		t.Fatal("something is stored before it is saved")
	}
	d.keys("Return") // on the button that saves
	d.until("the meeting is stored", func() bool { _, ok := d.meeting(); return ok })
	m := d.whole()
	a := m.Minutes.Adjustments[0]
	if a.RemovedOn != "2026-11-11" || len(a.Adjusters) != 1 || a.Adjusters[0] != "Ellen Fjällvik" {
		t.Errorf("stored: %+v", a)
	}
	for _, w := range m.Warnings {
		if w.Code == data.AdjusterNotServing || w.Code == data.DeadlineBroken || !w.Accepted {
			t.Errorf("still a warning: %+v", w)
		}
	}
}
