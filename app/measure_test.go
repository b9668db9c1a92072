package app

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"paragraf/app/act"
	"paragraf/data"
)

// The measurements of a real window (docs/performance.md). They assert nothing;
// run them on a quiet machine, with PARAGRAF_PICTURES=FOLDER for pictures too:
//
//	PARAGRAF_MEASURE=1 go test -count=1 -v ./app -run TestMeasure
//
// They need a C compiler beside what the other tests of the window need: a
// library is loaded before the program that writes down when it draws
// (testdata/framelog), so that the program is the one that is built for use.
func measuring(t *testing.T) (library string) {
	t.Helper()
	if os.Getenv("PARAGRAF_MEASURE") == "" {
		t.Skip("PARAGRAF_MEASURE is not set: a measurement, not a test")
	}
	library = filepath.Join(t.TempDir(), "framelog.so")
	if out, err := exec.Command("gcc", "-O1", "-shared", "-fPIC", "-o", library, "testdata/framelog/framelog.c", "-ldl").CombinedOutput(); err != nil {
		t.Skipf("the frame log cannot be built here: %v\n%s", err, out)
	}
	return library
}

// released builds a program as "make build" does: without the checks of the
// thread that the tests of the window are built with.
func released(t *testing.T, program string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), filepath.Base(program))
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,no_animations", "-o", binary, program)
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := build.CombinedOutput(); err != nil {
		t.Skipf("the window cannot be built here: %v\n%s", err, out)
	}
	return binary
}

// instant is one line of the frame log: times in milliseconds.
type instant struct {
	what      string
	when, cpu float64
}

func frameLog(t *testing.T, path string) (log []instant) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		return nil // not begun yet
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var m instant
		if n, _ := fmt.Sscanf(lines.Text(), "%s %f %f", &m.what, &m.when, &m.cpu); n == 3 {
			log = append(log, m)
		}
	}
	return log
}

// spread tells the middle, the 95th percentile and the greatest of some values.
func spread(values []float64) string {
	if len(values) == 0 {
		return "none"
	}
	slices.Sort(values)
	at := func(p float64) float64 { return values[min(len(values)-1, int(p*float64(len(values))))] }
	return fmt.Sprintf("p50 %.1f, p95 %.1f, max %.1f ms (%d)", at(0.5), at(0.95), values[len(values)-1], len(values))
}

// run starts a program on the screen with a frame log, and returns it with the
// path of the log.
func (d *screen) launch(library, binary string, env ...string) (*exec.Cmd, string) {
	d.t.Helper()
	log := filepath.Join(d.t.TempDir(), "frames.log")
	cmd := exec.Command(binary)
	cmd.Env = append(append(slices.Clone(d.env), "LD_PRELOAD="+library, "FRAMELOG="+log), env...)
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { finish(cmd) })
	return cmd, log
}

func finish(cmd *exec.Cmd) {
	if cmd.ProcessState == nil {
		cmd.Process.Kill()
		cmd.Wait()
	}
}

// firstFrame returns how long after the start of the process frame n was shown,
// and the processor time of its UI thread until then.
func (d *screen) firstFrame(library, binary string, n int) (when, cpu float64) {
	d.t.Helper()
	cmd, path := d.launch(library, binary)
	defer finish(cmd)
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		log := frameLog(d.t, path)
		shown := 0
		for _, m := range log {
			if m.what == "shown" {
				if shown++; shown == n {
					return m.when - log[0].when, m.cpu
				}
			}
		}
	}
	d.t.Fatalf("%s drew no frame %d", binary, n)
	return 0, 0
}

// The frame that first shows the meetings: GLFW shows an empty one, the window
// on its way another, then comes this. An empty window has its word in the second.
const (
	ourFrame   = 3
	emptyFrame = 2
)

// TestMeasureFirstFrame measures from the start of the process to the frame that
// shows 1,000 meetings and the one of 300 items that is open, and beside it, in
// turn, what a window of Fyne with one word costs.
func TestMeasureFirstFrame(t *testing.T) {
	library := measuring(t)
	ours, empty := released(t, "paragraf"), released(t, "paragraf/app/testdata/emptywindow")
	d := prepared(t, func(d *screen) { stores(t, filepath.Join(d.dir, "home"), 1000) })
	var shown, shownCPU, floor, floorCPU []float64
	for i := range number("PARAGRAF_RUNS", 11) + 1 {
		w, c := d.firstFrame(library, ours, ourFrame)
		e, ec := d.firstFrame(library, empty, emptyFrame)
		if i > 0 { // the first finds nothing in the caches of the system
			shown, shownCPU, floor, floorCPU = append(shown, w), append(shownCPU, c), append(floor, e), append(floorCPU, ec)
		}
	}
	t.Logf("first frame: %s; processor time of the UI thread %s", spread(shown), spread(shownCPU))
	t.Logf("an empty window: %s; processor time of the UI thread %s", spread(floor), spread(floorCPU))
	t.Logf("best %.0f and %.0f ms", shown[0], floor[0])
	cmd, _ := d.launch(library, ours, "FRAMELOG_STOP="+strconv.Itoa(ourFrame))
	time.Sleep(4 * time.Second)
	d.picture("first-frame")
	finish(cmd)
}

// frames are the passes of the UI thread in which a frame was drawn: what it
// computed in each (its processor time without the handing over of the frame), how
// much of that is its own when the system's drawing is left out too, and what passed
// by until the frame was shown.
func frames(log []instant) (work, own, wall []float64) {
	var cpu, when, system, drawing float64
	var began instant
	drew := false
	for _, m := range log {
		switch m.what {
		case "tick":
			if drew {
				all := m.cpu - began.cpu - system
				work, own, wall = append(work, all), append(own, all-drawing), append(wall, when-began.when)
			}
			began, drew, system, drawing = m, false, 0, 0
		case "drawn":
			drawing += m.cpu
		case "paint":
			cpu = m.cpu
		case "shown":
			system += m.cpu - cpu
			when, drew = m.when, began.what != ""
		}
	}
	return work, own, wall
}

// TestMeasureFrames drives the window with mouse and keys and tells what the UI
// thread computed for each frame, and how much memory the program holds.
func TestMeasureFrames(t *testing.T) {
	library := measuring(t)
	d := prepared(t, func(d *screen) {
		home := filepath.Join(d.dir, "home")
		stores(t, home, 1000)
		long(t, home)
	})
	cmd, path := d.launch(library, released(t, "paragraf"))
	d.open(cmd)
	time.Sleep(3 * time.Second)
	seen := len(frameLog(t, path))
	phase := func(name string, act func()) {
		act()
		time.Sleep(1500 * time.Millisecond)
		log := frameLog(t, path)
		if len(log) > seen {
			work, own, wall := frames(log[seen:])
			seconds := (log[len(log)-1].when - log[seen].when) / 1000
			t.Logf("%-26s the UI thread's work %s; without the system's drawing %s; until shown %s; %.0f s", name, spread(work), spread(own), spread(wall), seconds)
		}
		seen = len(log)
		t.Logf("%-26s %s", "", memory(t, cmd.Process.Pid))
	}
	wheel := func(x, y, times int) func() {
		return func() {
			at := []string{"mousemove", "--window", d.window, strconv.Itoa(x), strconv.Itoa(y), "click", "--delay", "16", "--repeat", strconv.Itoa(times)}
			d.run("xdotool", append(at, "5")...)
			d.run("xdotool", append(at, "4")...)
		}
	}
	keys := func(pause time.Duration, names ...string) func() {
		return func() {
			for _, k := range names {
				d.run("xdotool", "key", "--clearmodifiers", k)
				time.Sleep(pause)
			}
		}
	}
	phase("opened", func() {})
	phase("300 items scrolled", wheel(400, 500, 150))
	phase("1,000 meetings scrolled", wheel(100, 500, 150))
	phase("60 items opened", keys(60*time.Millisecond, slices.Repeat([]string{"alt+Down"}, 60)...))
	phase("a note written", func() {
		keys(300*time.Millisecond, "ctrl+shift+n")()
		d.run("xdotool", "type", "--delay", "40", strings.Repeat("Vad kostar det om linjen flyttas till Lomvik? ", 4))
		keys(300*time.Millisecond, "Escape")()
	})
	phase("theme and size, 6 times", keys(700*time.Millisecond, "ctrl+d", "ctrl+plus", "ctrl+d", "ctrl+minus", "ctrl+plus", "ctrl+minus"))
	phase("and 24 times more", keys(700*time.Millisecond, slices.Repeat([]string{"ctrl+d", "ctrl+plus", "ctrl+d", "ctrl+minus"}, 6)...))
	phase("and after 75 seconds", func() { time.Sleep(75 * time.Second); keys(12*time.Second, "alt+Up", "alt+Up")() }) // what is drawn is kept for a minute
	phase("another meeting", func() { d.clickAt(100, 178) })
	phase("its text of 200,000 letters", func() { d.clickAt(400, 165) })
	phase("that text scrolled", wheel(900, 500, 250))
	d.picture("measure")
}

func (d *screen) clickAt(x, y int) {
	d.run("xdotool", "mousemove", "--window", d.window, strconv.Itoa(x), strconv.Itoa(y), "click", "1")
}

// long stores a meeting with a text of 200,000 letters, the second in the list.
func long(t *testing.T, dir string) {
	store, err := data.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	text := "Region Norrlid\n\nSAMMANTRÄDESPROTOKOLL\n\nVårdnämnden\n\nSammanträdesdatum 2026-11-24\n\n§ 1 Utredning av jourlinjerna\n\nSammanfattning\n\n"
	for i := range 320 {
		text += strings.Repeat(fmt.Sprintf("Stycke %d prövar hur linje %d kan ordnas när bemanningen ändras i Granby och Lomvik. ", i, i*7%90), 7) + "\n\n"
	}
	r, err := act.Read(t.Context(), store, "lang.txt", []byte(text))
	if err == nil {
		_, err = act.Accept(t.Context(), store, r)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// memory tells how much of the program is in memory, and how much of that is its
// own, without the files of the system that it shares.
func memory(t *testing.T, pid int) string {
	t.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	said := "resident"
	for _, line := range strings.Split(string(raw), "\n") {
		for _, name := range []string{"VmRSS:", "RssAnon:"} {
			if rest, ok := strings.CutPrefix(line, name); ok {
				kB, _ := strconv.Atoi(strings.Fields(rest)[0])
				said += fmt.Sprintf(" %d MB", kB/1024)
			}
		}
	}
	return said + " of its own"
}
