package app

import (
	"os"
	"path/filepath"
	"testing"
)

// What another program reads stays as it is, whatever is printed after it; the
// same words are the same file.
func TestACopyForTheViewerIsNotWrittenOver(t *testing.T) {
	p := start(t)
	give := func(words string) string {
		path, err := p.w.copyOf("anteckningar.pdf", []byte(words))
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	first, second, again := give("ett"), give("två"), give("ett")
	if first == second || first != again || filepath.Base(second) != "anteckningar-2.pdf" {
		t.Errorf("%s, %s, %s", first, second, again)
	}
	for path, want := range map[string]string{first: "ett", second: "två"} {
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
}
