package app

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"

	"paragraf/app/swedish"
)

// What ends the program beneath it, as a fault in the graphics driver or an
// abort of the system's libraries does, can only be told by the Go runtime,
// which writes where the program was to a file that is open already. The next
// start makes a report of that, without the words that a panic may quote.

// said is the file for what the runtime says, of this version.
func (c *crashes) said() string {
	return filepath.Join(c.dir, "runtime "+strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, c.version)+".said")
}

// listen has the runtime write to that file from now on. Where there can be no
// file, as on a disk that is full, there is no report of such an end.
func (c *crashes) listen() {
	if c.dir == "" || os.MkdirAll(c.dir, 0o700) != nil {
		return
	}
	c.collect() // what an end before the next offer says would be added to it
	file, err := os.OpenFile(c.said(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return
	}
	defer file.Close() // the runtime has a handle of its own
	debug.SetCrashOutput(file, debug.CrashOptions{})
}

// mostSaid is how much of what the runtime said a report holds, in bytes.
const mostSaid = 64 << 10

// collect makes reports of what the runtime has said before.
func (c *crashes) collect() {
	files, err := filepath.Glob(filepath.Join(c.dir, "runtime *.said"))
	if c.dir == "" || err != nil {
		return
	}
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil || info.Size() == 0 {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil || os.Truncate(file, 0) != nil {
			continue
		}
		version := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "runtime "), ".said")
		what, where := whatRuntimeSaid(string(raw[:min(len(raw), mostSaid)]))
		c.write(info.ModTime(), version, what, swedish.T("window.crash.acts_unknown"), where)
	}
}

// ofRuntime are the lines before the stacks that are the runtime's own words;
// what else stands there may be quoted. It indents what a panic quotes.
var ofRuntime = regexp.MustCompile(`^(SIG[A-Z]+: |PC=|fatal error: |runtime[:.]|panic: runtime error: |unexpected fault address|signal arrived|\[signal )`)

// whatRuntimeSaid parts the words of the runtime's own from the stacks.
func whatRuntimeSaid(raw string) (what, where string) {
	head, stacks := raw, ""
	if i := strings.Index("\n"+raw, "\ngoroutine "); i >= 0 {
		head, stacks = raw[:i], raw[i:]
	}
	var own []string
	for line := range strings.Lines(head) {
		if line = strings.TrimRight(line, "\r\n"); ofRuntime.MatchString(line) {
			own = append(own, line)
		}
	}
	if len(own) == 0 {
		own = []string{"panic"}
	}
	return strings.Join(own, "; "), stacks
}
