package signtest

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"testing"
)

// Conform fails the test for each file that does not keep a standard in the
// judgement of veraPDF: "3a", "2a" (PDF/A) or "ua1" (PDF/UA). It skips the test
// where PARAGRAF_VERAPDF does not name veraPDF's jar, as "make conformance"
// does.
func Conform(t *testing.T, standard string, files ...string) {
	t.Helper()
	jar := os.Getenv("PARAGRAF_VERAPDF")
	if jar == "" {
		t.Skip("PARAGRAF_VERAPDF does not name veraPDF's jar")
	}
	args := append([]string{"-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", "-f", standard}, files...)
	out, err := exec.Command("java", args...).Output()
	var failed *exec.ExitError // it found something
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	passed := 0
	var wrong []byte
	for line := range bytes.Lines(out) {
		if bytes.HasPrefix(line, []byte("PASS ")) {
			passed++
		} else {
			wrong = append(wrong, line...)
		}
	}
	t.Logf("veraPDF %-3s  %d of %d", standard, passed, len(files))
	if passed != len(files) {
		t.Errorf("%s", wrong)
	}
}
