package app

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The three users' main walks in a real window: mouse and keyboard as a person
// moves them, and the command line looking at the same stores from outside.

func sample(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs("../assets/sample/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// closeDialogs leaves what is open: an error stands over the dialog that it came
// from.
func (d *screen) closeDialogs() {
	d.t.Helper()
	for n := 0; n < 6 && d.dimmed(); n++ {
		d.keys("Escape")
		time.Sleep(800 * time.Millisecond)
	}
	d.dialog(false)
}

// importFile reads a file in by keys: nothing is stored until it is saved.
func (d *screen) importFile(path string) {
	d.t.Helper()
	for tries := 1; ; tries++ {
		d.keys("ctrl+o")
		d.dialog(true)
		d.keys("Tab")
		d.write(path)
		d.keys("Return")
		if tries == 5 || d.soon(func() bool { return !d.dimmed() }) {
			break
		}
		d.closeDialogs() // a loaded machine may lose a key
	}
	d.dialog(false)
	if _, stored := d.meeting(); stored {
		d.t.Fatal("the meeting is stored before it was reviewed")
	}
	d.picture("e2e-review")
	d.until("the meeting is saved", func() bool {
		d.keys("ctrl+s")
		_, ok := d.meeting()
		return ok
	})
	time.Sleep(2 * time.Second)
}

// signer goes through the walk of signing with a key, by keys alone.
func (d *screen) signer(name string) {
	d.t.Helper()
	key := filepath.Join(d.dir, strings.Fields(name)[0]+".p12")
	d.run(d.binary, "keys", "new", "--name", name, "-o", key)
	kept := len(d.files())
	for tries := 1; tries <= 3; tries++ {
		d.keys("ctrl+j")
		time.Sleep(1500 * time.Millisecond)
		d.keys("Return") // the pages are read
		time.Sleep(600 * time.Millisecond)
		d.keys("Return") // the place that is free
		time.Sleep(600 * time.Millisecond)
		d.keys("ctrl+a")
		d.write(key)
		d.keys("Return")
		time.Sleep(600 * time.Millisecond)
		d.write("provlösen")
		d.picture("e2e-sign")
		d.keys("Return")
		if d.soon(func() bool { return len(d.files()) > kept }) {
			break
		}
		d.keys("Escape")
		time.Sleep(500 * time.Millisecond)
	}
	d.newFile(kept, name+" has signed")
	d.dialog(false)
	time.Sleep(time.Second)
	d.picture("e2e-signed")
	d.keys("Escape")
	time.Sleep(500 * time.Millisecond)
}

// quit ends the program as a person does, and sees that it ends well.
func (d *screen) quit() {
	d.t.Helper()
	d.keys("ctrl+q")
	done := make(chan error, 1)
	go func() { done <- d.program.Wait() }()
	select {
	case err := <-done:
		if exit, bad := err.(*exec.ExitError); bad {
			d.t.Fatalf("the program ended with %v\n%s", exit, d.messages.String())
		}
	case <-time.After(20 * time.Second):
		d.t.Fatal("the program does not end")
	}
}

// note is a note as the command line tells it.
type told struct {
	Text, Colour string
	Passage      *struct{ Quote string }
}

func (d *screen) notes() []told {
	out, err := d.try(d.binary, "notes", "--json")
	var list []told
	if err != nil || json.Unmarshal([]byte(out), &list) != nil {
		return nil
	}
	return list
}

// A member opens the meeting, reads, marks some words, writes a note on others,
// changes her mind, and finds it all again the next time.
func TestAMemberReadsMarksAndNotes(t *testing.T) {
	d := begin(t, func(d *screen) {
		d.run(d.binary, "import", sample(t, "kallelse-vardnamnden-2026-12-08.html"))
	})
	time.Sleep(2 * time.Second)
	d.keys("Down", "Down") // § 89
	time.Sleep(time.Second)
	count := func(n int) func() bool { return func() bool { return len(d.notes()) == n } }

	d.drag(700, 1000, 330)
	d.keys("2")
	d.until("the words are marked", count(1))
	if n := d.notes()[0]; n.Colour != "green" || n.Text != "" || n.Passage == nil || n.Passage.Quote == "" {
		t.Fatalf("marked is %+v", n)
	}
	d.drag(700, 1000, 480)
	d.keys("a")
	time.Sleep(700 * time.Millisecond)
	d.write("Räcker det här över nyår, även med å, ä och ö?")
	d.picture("e2e-note")
	d.keys("ctrl+Return")
	d.until("the note is stored", count(2))
	found := false
	for _, n := range d.notes() {
		found = found || n.Text == "Räcker det här över nyår, även med å, ä och ö?" && n.Passage != nil
	}
	if !found {
		t.Fatalf("the note came out as %+v", d.notes())
	}
	d.keys("ctrl+z")
	d.until("the note is undone", count(1))
	d.keys("ctrl+y")
	d.until("the note is back", count(2))
	d.keys("ctrl+shift+n")
	time.Sleep(700 * time.Millisecond)
	d.write("Läs om före gruppmötet")
	d.keys("ctrl+Return")
	d.until("the note on the matter is stored", count(3))
	d.picture("e2e-member")

	// Looks change while she reads, and nothing is lost by it.
	d.keys("ctrl+plus", "ctrl+plus", "ctrl+d", "ctrl+0", "ctrl+d")
	d.quit()
	if !count(3)() {
		t.Fatalf("after the program has ended there are %d notes", len(d.notes()))
	}
}

// A clerk reads in minutes that were adjusted elsewhere, sends a certified extract
// and makes the notice.
func TestAClerkSendsACertifiedExtract(t *testing.T) {
	d := begin(t, func(d *screen) {
		d.run(d.binary, "keys", "new", "--name", "Maj Öberg", "-o", filepath.Join(d.dir, "Maj.p12"))
	})
	time.Sleep(time.Second)
	d.importFile(sample(t, "protokoll-arbetsutskottet-2026-09-22.txt"))
	d.picture("e2e-meeting")

	kept := len(d.files())
	d.keys("ctrl+4")
	time.Sleep(2 * time.Second)
	d.keys("space") // the first §
	time.Sleep(500 * time.Millisecond)
	for tries := 1; tries <= 3; tries++ {
		d.keys("ctrl+e")
		d.dialog(true)
		d.keys("ctrl+a") // the name and the title are known: the keyboard is on the key
		d.write(filepath.Join(d.dir, "Maj.p12"))
		d.keys("Tab", "Tab")
		d.write("provlösen")
		d.picture("e2e-extract")
		d.keys("Return")
		if d.soon(func() bool { return len(d.files()) > kept }) {
			break
		}
		d.closeDialogs()
	}
	extract := d.newFile(kept, "the extract is made")
	if out, err := d.try(d.binary, "verify", extract); err != nil {
		t.Fatalf("the extract does not verify: %v\n%s", err, out)
	}
	d.dialog(false)
	kept = len(d.files())
	d.keys("ctrl+b")
	d.newFile(kept, "the notice is made")
	d.picture("e2e-dispatch")
	d.quit()
}

// From a paper to minutes that three have signed, without touching the mouse.
func TestTheMinutesAreAdjustedByKeyboardAlone(t *testing.T) {
	d := begin(t)
	time.Sleep(time.Second)
	d.run("xdotool", "mousemove", "--window", d.window, "1430", "890") // and never again
	d.importFile(sample(t, "protokoll-arbetsutskottet-2026-11-17.txt"))

	kept := len(d.files())
	d.keys("ctrl+m")
	minutes := d.newFile(kept, "the minutes are made")
	time.Sleep(time.Second)
	d.keys("g", "g") // the first two §§ are approved
	d.picture("e2e-adjust")
	for _, name := range []string{"Maj Öberg", "Ellen Fjällvik", "Ture Malmgård"} {
		d.signer(name)
	}
	d.until("the minutes are adjusted", func() bool {
		m, ok := d.meeting()
		return ok && m.State == "adjusted"
	})
	d.picture("e2e-adjusted")
	if out, err := d.try(d.binary, "verify", minutes); err == nil {
		t.Errorf("the file that nobody had signed yet verifies:\n%s", out)
	}
	list := d.files()
	if out, err := d.try(d.binary, "verify", list[len(list)-1]); err != nil {
		t.Errorf("the signed minutes do not verify: %v\n%s", err, out)
	}

	// Check the file in the window: a page of its own that Esc leaves.
	d.keys("ctrl+u")
	d.dialog(true)
	d.keys("Tab")
	d.write(list[len(list)-1])
	d.keys("Return")
	time.Sleep(2 * time.Second)
	d.picture("e2e-report")
	d.keys("Escape")
	d.quit()
}
