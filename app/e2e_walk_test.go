package app

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTheWindowFromImportToVerify is the main job in a real window: read a paper
// in, note something on a passage, make the minutes, have them signed by three,
// make a certified extract, and check it.
func TestTheWindowFromImportToVerify(t *testing.T) {
	d := begin(t)
	paper, err := filepath.Abs("../assets/sample/protokoll-arbetsutskottet-2026-11-17.txt")
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)

	// Read in: nothing is stored until Ctrl+S.
	for tries := 1; ; tries++ {
		d.keys("ctrl+o")
		d.dialog(true)
		d.keys("Tab")
		d.write(paper)
		d.keys("Return")
		if tries == 3 || d.soon(func() bool { return !d.dimmed() }) {
			break
		}
		d.keys("Escape") // a loaded machine may lose a key
		d.dialog(false)
	}
	d.dialog(false)
	if _, stored := d.meeting(); stored {
		t.Fatal("the meeting is stored before it was reviewed")
	}
	d.until("the meeting is saved", func() bool {
		d.keys("ctrl+s")
		_, ok := d.meeting()
		return ok
	})
	d.picture("e2e-meeting")

	// A note on words, by mouse.
	d.click(400, 290) // § 62
	time.Sleep(500 * time.Millisecond)
	d.drag(700, 1000, 370)
	d.keys("a")
	d.dialog(true)
	d.write("Räcker det här över nyår?")
	d.keys("ctrl+Return")
	d.dialog(false)
	var notes []struct {
		Text    string
		Passage *struct{ Quote string }
	}
	d.until("the note is stored", func() bool {
		out, err := d.try(d.binary, "notes", "--json")
		return err == nil && json.Unmarshal([]byte(out), &notes) == nil && len(notes) == 1
	})
	if notes[0].Text != "Räcker det här över nyår?" || notes[0].Passage == nil || notes[0].Passage.Quote == "" {
		t.Fatalf("the note came out as %+v", notes[0])
	}
	d.picture("e2e-note")

	// The minutes, and three signatures.
	kept := len(d.files())
	d.keys("ctrl+m")
	d.newFile(kept, "the minutes are made")
	for _, name := range []string{"Maj Öberg", "Ellen Fjällvik", "Ture Malmgård"} {
		key := filepath.Join(d.dir, strings.Fields(name)[0]+".p12")
		d.run(d.binary, "keys", "new", "--name", name, "-o", key)
		kept = len(d.files())
		d.keys("ctrl+j")
		d.dialog(true)
		d.keys("Tab", "Tab") // from the role past the name to the key
		d.keys("ctrl+a")
		d.write(key)
		d.keys("Tab", "Tab") // past the button that looks for a file
		d.write("provlösen")
		d.picture("e2e-sign")
		d.keys("Return")
		d.newFile(kept, name+" has signed")
		d.dialog(false)
	}
	d.until("the minutes are adjusted", func() bool {
		m, ok := d.meeting()
		return ok && m.State == "adjusted"
	})
	d.picture("e2e-adjusted")

	// A certified extract of the § that is shown.
	kept = len(d.files())
	d.keys("ctrl+3")
	time.Sleep(500 * time.Millisecond)
	d.keys("ctrl+e")
	d.dialog(true)
	d.keys("Tab", "Tab", "ctrl+a")
	d.write(filepath.Join(d.dir, "Maj.p12"))
	d.keys("Tab", "Tab")
	d.write("provlösen")
	d.keys("Return")
	extract := d.newFile(kept, "the extract is made")
	d.dialog(false)
	d.picture("e2e-dispatch")
	if out, err := d.try(d.binary, "verify", extract); err != nil {
		t.Fatalf("the extract does not verify: %v\n%s", err, out)
	}

	// Check it in the window.
	d.keys("ctrl+u")
	d.dialog(true)
	d.keys("Tab")
	d.write(extract)
	d.keys("Return")
	time.Sleep(time.Second)
	d.dialog(true)
	d.picture("e2e-report")
	d.keys("Escape")
	d.dialog(false)

	d.keys("ctrl+q")
	done := make(chan error, 1)
	go func() { done <- d.program.Wait() }()
	select {
	case err := <-done:
		if exit, bad := err.(*exec.ExitError); bad {
			t.Fatalf("the program ended with %v\n%s", exit, d.messages.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the program does not end")
	}
}
