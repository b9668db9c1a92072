package command_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/verify"
)

// These tests run the built program as a user would: each in a fresh home,
// looking only at what it prints, what it writes and how it ends.

// binary is the program under test.
var binary string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "paragraf-test-*")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		if binary = os.Getenv("PARAGRAF_TEST_BINARY"); binary == "" {
			binary = filepath.Join(dir, "paragraf")
			build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "paragraf")
			if out, err := build.CombinedOutput(); err != nil {
				fmt.Fprintf(os.Stderr, "building the program: %v\n%s", err, out)
				return 1
			}
		}
		return m.Run()
	}())
}

// home is a fresh place to run the program in.
type home struct {
	t   *testing.T
	dir string // working directory
	env []string
}

func newHome(t *testing.T) *home {
	t.Helper()
	dir := t.TempDir()
	return &home{t: t, dir: dir, env: []string{
		"HOME=" + dir, "PARAGRAF_HOME=" + filepath.Join(dir, "home"), "PATH=" + os.Getenv("PATH"),
		"LANG=sv_SE.UTF-8", "PARAGRAF_KEY_PASSWORD=hemligt",
	}}
}

// result is how a run of the program ended.
type result struct {
	code     int
	out, err string
}

func (h *home) command(args ...string) *exec.Cmd {
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Env = h.dir, h.env
	return cmd
}

func (h *home) run(args ...string) result {
	h.t.Helper()
	var out, stderr bytes.Buffer
	cmd := h.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatalf("%v: %v", args, err)
	}
	r := result{cmd.ProcessState.ExitCode(), out.String(), stderr.String()}
	for _, bad := range []string{"panic:", "goroutine ", "runtime error"} {
		if strings.Contains(r.err, bad) {
			h.t.Fatalf("%v crashed:\n%s", args, r.err)
		}
	}
	return r
}

// ok runs the program, which must succeed, and returns its output.
func (h *home) ok(args ...string) string {
	h.t.Helper()
	r := h.run(args...)
	if r.code != 0 {
		h.t.Fatalf("paragraf %s: status %d\n%s%s", strings.Join(args, " "), r.code, r.out, r.err)
	}
	return r.out
}

// fails runs the program, which must end with the status, print no result and
// say each of the words.
func (h *home) fails(code int, words []string, args ...string) result {
	h.t.Helper()
	r := h.run(args...)
	if r.code != code {
		h.t.Errorf("paragraf %s: status %d, want %d\n%s%s", strings.Join(args, " "), r.code, code, r.out, r.err)
	}
	if r.out != "" {
		h.t.Errorf("paragraf %s printed a result:\n%s", strings.Join(args, " "), r.out)
	}
	for _, w := range words {
		if !strings.Contains(r.err, w) {
			h.t.Errorf("paragraf %s does not say %q:\n%s", strings.Join(args, " "), w, r.err)
		}
	}
	return r
}

func (h *home) path(name string) string { return filepath.Join(h.dir, name) }

func (h *home) write(name, content string) string {
	h.t.Helper()
	if err := os.WriteFile(h.path(name), []byte(content), 0o644); err != nil {
		h.t.Fatal(err)
	}
	return h.path(name)
}

func (h *home) read(name string) []byte {
	h.t.Helper()
	raw, err := os.ReadFile(h.path(name))
	if err != nil {
		h.t.Fatal(err)
	}
	return raw
}

// into reads the one JSON value of an output.
func into[T any](t *testing.T, out string) (v T) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(out))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("not the JSON expected: %v\n%s", err, out)
	}
	if d.More() {
		t.Fatalf("more than one JSON value:\n%s", out)
	}
	return v
}

// reported reads the report of the signatures out of what "verify --json" says.
func reported(t *testing.T, out string) verify.Report {
	t.Helper()
	return judged(t, out).Report
}

// judgement is all that "verify --json" says.
type judgement struct {
	verify.Report
	Proof *act.Proved `json:"proof"`
	Code  *struct {
		Given   string `json:"given"`
		Found   bool   `json:"found"`
		Section int    `json:"section"`
	} `json:"code"`
}

func judged(t *testing.T, out string) judgement {
	t.Helper()
	return into[judgement](t, out)
}

func (h *home) importMeeting(path string) data.Meeting {
	h.t.Helper()
	return into[data.Meeting](h.t, h.ok("import", "--json", path))
}

func (h *home) meetings() []data.MeetingSummary {
	h.t.Helper()
	return into[[]data.MeetingSummary](h.t, h.ok("meetings", "--json"))
}

// The papers of the sample.
const (
	heldMinutes     = "protokoll-arbetsutskottet-2026-11-17.txt"
	adjustedMinutes = "protokoll-arbetsutskottet-2026-09-22.txt"
	agendaPage      = "kallelse-vardnamnden-2026-12-08.html"
	wordMinutes     = "protokoll-kulturnamnden-2026-10-14.docx"
)

func sample(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "assets", "sample", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// tool finds an outside program or skips the test.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

func (h *home) exists(name string) bool {
	_, err := os.Stat(h.path(name))
	return err == nil
}

func readSample(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(sample(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
