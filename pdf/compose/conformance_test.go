package compose_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// Every document keeps PDF/A-3a, or 2a where the organisation wants nothing
// attached, and PDF/UA-1, in the judgement of veraPDF. PARAGRAF_VERAPDF names
// its jar (make conformance brings it), PARAGRAF_CONFORMANCE how many meetings
// are drawn.
func TestDocumentsConform(t *testing.T) {
	jar := os.Getenv("PARAGRAF_VERAPDF")
	if jar == "" {
		t.Skip("PARAGRAF_VERAPDF does not name veraPDF's jar")
	}
	drawn := 20
	if n, err := strconv.Atoi(os.Getenv("PARAGRAF_CONFORMANCE")); err == nil {
		drawn = n
	}
	folders := map[string]string{} // flavour → folder
	for _, flavour := range []string{"3a", "2a"} {
		folders[flavour] = t.TempDir()
	}
	count := 0
	keep := func(flavour, name string, doc compose.Document, err error) {
		if errors.Is(err, compose.ErrList) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		count++
		if err := os.WriteFile(filepath.Join(folders[flavour], name+".pdf"), doc.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, make := range documents() {
		if name == "box" { // is only ever shown inside another
			continue
		}
		doc, err := make()
		keep("3a", "sample-"+strings.ReplaceAll(name, "/", "-"), doc, err)
	}
	for _, n := range []int{0, 1, 40, 300} {
		doc, err := compose.Minutes(large(n), compose.MinutesOptions{At: made})
		keep("3a", fmt.Sprintf("large-%d", n), doc, err)
	}
	meetings := rapid.Custom(func(t *rapid.T) data.Meeting { m, _ := anyMeeting(t); return m })
	for i := range drawn {
		m := meetings.Example(i)
		flavour, style := "3a", compose.Style{}
		if i%5 == 4 {
			flavour, style.Archive = "2a", compose.ArchivePlain
		}
		style.Clauses = []compose.ClauseStyle{compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain}[i%3]
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made, Style: style})
		keep(flavour, fmt.Sprintf("drawn-%d-minutes", i), doc, err)
		doc, err = compose.Notice(m, compose.NoticeOptions{At: made, Style: style})
		keep(flavour, fmt.Sprintf("drawn-%d-notice", i), doc, err)
		doc, err = compose.NotificationList(m, 0, compose.ListOptions{At: made, Style: style})
		keep(flavour, fmt.Sprintf("drawn-%d-list", i), doc, err)
		for _, item := range m.Items {
			if item.Section > 0 {
				doc, err = compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg", Style: style})
				keep(flavour, fmt.Sprintf("drawn-%d-extract", i), doc, err)
				break
			}
		}
	}
	for flavour, folder := range folders {
		for _, standard := range []string{flavour, "ua1"} {
			judged(t, jar, standard, folder)
		}
	}
	t.Logf("%d documents", count)
}

// judged fails the test for each file in the folder that veraPDF finds wrong.
func judged(t *testing.T, jar, standard, folder string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents to judge: %v", err)
	}
	cmd := exec.Command("java", append([]string{"-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", "-f", standard}, files...)...)
	out, err := cmd.Output()
	if _, failed := errors.AsType[*exec.ExitError](err); err != nil && !failed {
		t.Fatal(err)
	}
	passed := 0
	for line := range bytes.Lines(out) {
		if bytes.HasPrefix(line, []byte("PASS ")) {
			passed++
		}
	}
	if passed != len(files) {
		t.Errorf("%s: %d of %d keep the standard\n%s", standard, passed, len(files), out)
	}
}
