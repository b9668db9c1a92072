//go:build !windows

package app

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The panic in another goroutine that nobody catches, and the abort that a
// library beneath the program asks for: the test runs itself to be ended so.
func TestWhatEndsTheProgramBeneathItIsReported(t *testing.T) {
	if dir := os.Getenv("PARAGRAF_TEST_END"); dir != "" {
		c := &crashes{dir: filepath.Join(dir, "crashes"), version: "1.2.3 (ab/c)", now: testNow}
		c.listen()
		if os.Getenv("PARAGRAF_TEST_PANIC") != "" {
			go panic("cannot draw:\ngoroutine 1 [running]:\n" + canary)
			time.Sleep(time.Minute)
		}
		syscall.Kill(os.Getpid(), syscall.SIGABRT) // as a failed assertion does
		time.Sleep(time.Minute)
	}
	for _, panics := range []string{"", "yes"} {
		p := imported(t)
		cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), "PARAGRAF_TEST_END="+p.dir, "PARAGRAF_TEST_PANIC="+panics)
		if out, err := cmd.CombinedOutput(); err == nil {
			t.Fatalf("it was not ended: %s", out)
		}
		w := p.withHome()
		if !w.modal() {
			t.Fatal("the next start offers no report")
		}
		report := p.crashReport()
		want := []string{"Paragraf 1.2.3 (ab-c)", "Fel: SIGABRT", "goroutine ", "TestWhatEndsTheProgram"}
		if panics != "" {
			want[1] = "Fel: panic\n"
		}
		for _, want := range want {
			if !strings.Contains(report, want) {
				t.Errorf("the report does not tell %q:\n%s", want, report)
			}
		}
		left, err := filepath.Glob(filepath.Join(p.dir, "crashes", "*"))
		if err != nil || len(left) != 2 {
			t.Errorf("%q %v", left, err)
		}
		for _, path := range left {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(raw), "KANARIE") {
				t.Errorf("%s quotes what the panic said:\n%s", path, raw)
			}
		}
		if again := p.withHome(); again.modal() {
			t.Error("it is offered again")
		}
	}
}
