package app

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"paragraf/app/swedish"
)

// crashes writes a report when the program ends, or a piece of work does, in a
// way that nobody foresaw. A report tells what the program was (its version, the
// system, where in its code, the names of the last acts) and nothing of what it
// held: a panic's own words are left out unless they are the Go runtime's,
// since others may quote a note or a paper.
type crashes struct {
	dir     string // "" keeps no reports
	version string
	now     func() time.Time

	mu   sync.Mutex
	acts []string // the last ones, the latest last
}

const (
	mostActs    = 20
	mostReports = 10 // older ones are removed
)

func newCrashes(o Options) *crashes {
	c := &crashes{version: o.Version, now: o.Now}
	if o.Home != "" {
		c.dir = filepath.Join(o.Home, "crashes")
	}
	return c
}

// did remembers the name of an act, never what it was done to.
func (c *crashes) did(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acts = append(c.acts, name)
	if len(c.acts) > mostActs {
		c.acts = c.acts[1:]
	}
}

// report writes a report and returns its path, "" if it could not be written.
func (c *crashes) report(value any, stack []byte) string {
	c.mu.Lock()
	acts := strings.Join(c.acts, ", ")
	c.mu.Unlock()
	return c.write(c.now(), c.version, whatPanicked(value), cmp.Or(acts, "–"), string(stack))
}

// write writes a report of what happened at a time, and where in the code.
func (c *crashes) write(at time.Time, version, what, acts, where string) string {
	if c.dir == "" {
		return ""
	}
	text := swedish.T("window.crash.report",
		"version", cmp.Or(version, "?"), "when", at.Format(time.RFC3339), "system", runtime.GOOS+"/"+runtime.GOARCH+", "+runtime.Version(),
		"what", what, "acts", acts) + "\n\n" + where
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return ""
	}
	path := filepath.Join(c.dir, at.UTC().Format("2006-01-02T15-04-05.000")+".txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return ""
	}
	for _, old := range c.reports()[min(mostReports, len(c.reports())):] {
		os.Remove(old)
	}
	return path
}

// whatPanicked tells what a panic was without telling what it quoted.
func whatPanicked(value any) string {
	if e, ok := value.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("%T", value)
}

// reports lists the reports, the latest first.
func (c *crashes) reports() []string {
	if c.dir == "" {
		return nil
	}
	paths, err := filepath.Glob(filepath.Join(c.dir, "*.txt"))
	if err != nil {
		return nil
	}
	slices.Sort(paths)
	slices.Reverse(paths)
	return paths
}
