package app

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// screen is the built program in a real window on an X server of its own,
// driven by mouse and keyboard, with a second process that looks at the store.
type screen struct {
	t        *testing.T
	binary   string
	env      []string
	dir      string
	window   string
	program  *exec.Cmd
	messages bytes.Buffer // the program's standard error
}

const (
	screenWide = 1440
	screenHigh = 900
)

// begin builds the program, does what before says, and opens the window on the
// store.
func begin(t *testing.T, before ...func(*screen)) *screen {
	t.Helper()
	d := prepared(t, before...)
	d.program = exec.Command(d.binary)
	d.program.Env, d.program.Stderr = d.env, &d.messages
	if err := d.program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.end)
	d.open(d.program)
	return d
}

// prepared builds the program, does what before says, and opens no window.
func prepared(t *testing.T, before ...func(*screen)) *screen {
	t.Helper()
	if testing.Short() {
		t.Skip("a real window takes its time: not with -short")
	}
	for _, tool := range []string{"Xvfb", "xdotool", "setxkbmap", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed (Debian: xvfb xdotool x11-xkb-utils imagemagick)", tool)
		}
	}
	d := &screen{t: t, dir: t.TempDir()}
	d.binary = filepath.Join(d.dir, "paragraf")
	build := exec.Command("go", "build", "-o", d.binary, "paragraf")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	if out, err := build.CombinedOutput(); err != nil {
		t.Skipf("the window cannot be built here: %v\n%s", err, out)
	}
	d.env = append(os.Environ(), "DISPLAY="+d.server(), "LANG=sv_SE.UTF-8", "LC_ALL=", "LC_MESSAGES=",
		"PARAGRAF_HOME="+filepath.Join(d.dir, "home"), "HOME="+d.dir, "PARAGRAF_KEY_PASSWORD=provlösen", "DBUS_SESSION_BUS_ADDRESS=")
	d.until("the keyboard is Swedish", func() bool {
		_, err := d.try("setxkbmap", "se")
		return err == nil
	})
	for _, f := range before {
		f(d)
	}
	return d
}

// open waits for the window of the program and makes it fill the screen.
func (d *screen) open(program *exec.Cmd) {
	d.t.Helper()
	d.until("the window is open", func() bool {
		out, err := d.try("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(program.Process.Pid))
		ids := strings.Fields(out)
		if err == nil && len(ids) > 0 {
			d.window = ids[len(ids)-1]
		}
		return d.window != ""
	})
	d.fill()
}

// fill makes the window as large as the screen. The program gives it its first
// size somewhat after it is shown, so the size must have stayed for a while.
func (d *screen) fill() {
	d.t.Helper()
	want := fmt.Sprintf("WIDTH=%d\nHEIGHT=%d\n", screenWide, screenHigh)
	stayed := 0
	d.until("the window fills the screen", func() bool {
		if out, err := d.try("xdotool", "getwindowgeometry", "--shell", d.window); err == nil && strings.Contains(out, want) && strings.Contains(out, "X=0\nY=0\n") {
			stayed++
		} else {
			stayed = 0
			d.try("xdotool", "windowsize", d.window, strconv.Itoa(screenWide), strconv.Itoa(screenHigh), "windowmove", d.window, "0", "0")
		}
		return stayed > 6
	})
}

// server starts an X server on a free display, which ends with the test.
func (d *screen) server() string {
	d.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer read.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", screenWide, screenHigh), "-noreset")
	x.ExtraFiles = []*os.File{write}
	if err := x.Start(); err != nil {
		d.t.Fatal(err)
	}
	write.Close()
	d.t.Cleanup(func() {
		x.Process.Kill()
		x.Wait()
	})
	number, err := bufio.NewReader(read).ReadString('\n') // whole: a closed pipe would end the server
	if err != nil {
		d.t.Fatal(err)
	}
	return ":" + strings.TrimSpace(number)
}

func (d *screen) end() {
	if d.program.ProcessState == nil {
		d.program.Process.Kill()
		d.program.Wait()
	}
	if said := d.messages.String(); strings.Contains(said, "Error in Fyne call thread") || strings.Contains(said, "panic:") {
		d.t.Errorf("the program complained:\n%s", said)
	}
}

func (d *screen) try(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = d.env
	if name == "xdotool" { // it reads its words in the locale, which must exist here
		cmd.Env = append(cmd.Env, "LC_ALL=C.UTF-8")
	}
	out, err := cmd.Output()
	return string(out), err
}

func (d *screen) run(name string, args ...string) string {
	d.t.Helper()
	out, err := d.try(name, args...)
	if err != nil {
		d.t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return out
}

// until waits for something to come true; a loaded machine may take its time.
func (d *screen) until(what string, is func() bool) {
	d.t.Helper()
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		if is() {
			return
		}
	}
	d.picture("failed")
	d.t.Fatalf("waited in vain until %s\n%s", what, d.messages.String())
}

// keys presses keys, as xdotool names them.
func (d *screen) keys(names ...string) {
	d.t.Helper()
	for _, k := range names {
		d.run("xdotool", "key", "--clearmodifiers", k)
		time.Sleep(60 * time.Millisecond)
	}
}

func (d *screen) write(text string) {
	d.t.Helper()
	d.run("xdotool", "type", "--delay", "15", text)
	time.Sleep(150 * time.Millisecond)
}

// drag presses the mouse at one place and lets go at another.
func (d *screen) drag(x1, x2, y int) {
	d.t.Helper()
	at := func(x int) []string {
		return []string{"mousemove", "--window", d.window, strconv.Itoa(x), strconv.Itoa(y)}
	}
	d.run("xdotool", append(at(x1), "mousedown", "1")...)
	for x := x1; x < x2; x += (x2 - x1) / 6 {
		d.run("xdotool", at(x)...)
		time.Sleep(40 * time.Millisecond)
	}
	d.run("xdotool", append(at(x2), "mouseup", "1")...)
	time.Sleep(200 * time.Millisecond)
}

// pixel reads the colour of one point of the screen.
func (d *screen) pixel(x, y int) color.NRGBA {
	d.t.Helper()
	out := d.run("import", "-window", "root", "-crop", fmt.Sprintf("1x1+%d+%d", x, y), "-depth", "8", "rgb:-")
	if len(out) < 3 {
		d.t.Fatalf("no picture of the screen: %q", out)
	}
	return color.NRGBA{R: out[0], G: out[1], B: out[2], A: 255}
}

// corner is how light the lower left corner is: a dialog darkens it.
func (d *screen) corner() int { return int(d.pixel(6, screenHigh-8).R) }

// dimmed reports whether a dialog darkens the window.
func (d *screen) dimmed() bool { return d.corner() < 0xd6 }

// soon waits some seconds for something to come true.
func (d *screen) soon(is func() bool) bool {
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		if is() {
			return true
		}
	}
	return false
}

func (d *screen) dialog(open bool) {
	d.t.Helper()
	what := "no dialog is open"
	if open {
		what = "a dialog is open"
	}
	d.until(what, func() bool { return d.dimmed() == open })
	time.Sleep(300 * time.Millisecond)
}

// picture keeps what the screen shows, where PARAGRAF_PICTURES names a folder.
func (d *screen) picture(name string) {
	if folder := os.Getenv("PARAGRAF_PICTURES"); folder != "" {
		d.try("import", "-window", "root", filepath.Join(folder, name+".png"))
	}
}

// meeting is what the command line says of the only meeting that is stored.
func (d *screen) meeting() (m struct{ ID, State string }, ok bool) {
	out, err := d.try(d.binary, "meetings", "--json")
	var list []struct{ ID, State string }
	if err != nil || json.Unmarshal([]byte(out), &list) != nil || len(list) != 1 {
		return m, false
	}
	return list[0], true
}

// files lists what the store keeps, the newest last.
func (d *screen) files() []string {
	var list []string
	var last time.Time
	filepath.Walk(filepath.Join(d.dir, "home", "files"), func(path string, info os.FileInfo, err error) error {
		if err == nil && info.IsDir() && info.Name() == "unfinished" {
			return filepath.SkipDir // what is there has no name yet
		}
		if err == nil && !info.IsDir() {
			if info.ModTime().After(last) {
				last = info.ModTime()
				list = append(list, path)
			} else {
				list = append([]string{path}, list...)
			}
		}
		return nil
	})
	return list
}

// newFile waits until one more file is kept and returns it.
func (d *screen) newFile(before int, what string) string {
	d.t.Helper()
	d.until(what, func() bool { return len(d.files()) > before })
	list := d.files()
	return list[len(list)-1]
}
