package command_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"paragraf/app/swedish"
)

// TestEveryWordExistsAndIsUsed compares the keys in the code of act and command
// with those in the translations, both ways.
func TestEveryWordExistsAndIsUsed(t *testing.T) {
	var code strings.Builder
	for _, pattern := range []string{"*.go", "../act/*.go", "../../main.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") {
				continue
			}
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			code.Write(raw)
		}
	}
	used := map[string]bool{}
	var prefixes []string
	for _, m := range regexp.MustCompile(`"((?:act|command)\.[a-z0-9_.]+)"`).FindAllStringSubmatch(code.String(), -1) {
		if strings.HasSuffix(m[1], ".") || strings.HasSuffix(m[1], "would_") {
			prefixes = append(prefixes, m[1])
			continue
		}
		used[m[1]] = true
		if !swedish.Has(m[1]) {
			t.Errorf("no text for %s", m[1])
		}
	}
	for _, under := range []string{"act.", "command."} {
		for _, key := range swedish.Keys(under) {
			ok := used[key]
			for _, p := range prefixes {
				ok = ok || strings.HasPrefix(key, p)
			}
			if !ok {
				t.Errorf("%s is never used", key)
			}
		}
	}
}

// TestEveryReasonIsKnownInEnglish reads the codes from the verifier's source.
func TestEveryReasonIsKnownInEnglish(t *testing.T) {
	codes := func(path string) map[string]bool {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, m := range regexp.MustCompile(`(?m)^\t"([a-z_]+)":\s+"`).FindAllStringSubmatch(string(raw), -1) {
			found[m[1]] = true
		}
		return found
	}
	swedishOnes, english := codes("../../pdf/verify/reasons.go"), codes("../swedish/findings.go")
	if len(swedishOnes) < 30 {
		t.Fatalf("found only %d codes", len(swedishOnes))
	}
	for code := range swedishOnes {
		if !english[code] {
			t.Errorf("no English sentence for %s", code)
		}
	}
}

// TestEveryRefusalIsKnownInEnglish reads the sentences from the import's source.
func TestEveryRefusalIsKnownInEnglish(t *testing.T) {
	raw, err := os.ReadFile("../../data/intake/read.go")
	if err != nil {
		t.Fatal(err)
	}
	known, err := os.ReadFile("../act/unread.go")
	if err != nil {
		t.Fatal(err)
	}
	warned := regexp.MustCompile(`(?m)^.*d\.warn\(.*$`) // said by act.Says
	found := regexp.MustCompile(`"([A-ZÅÄÖ][^"]{8,}\.)"`).FindAllStringSubmatch(warned.ReplaceAllString(string(raw), ""), -1)
	if len(found) < 10 {
		t.Fatalf("found only %d sentences", len(found))
	}
	for _, m := range found {
		if !strings.Contains(string(known), `"`+m[1]+`":`) {
			t.Errorf("no English for %q", m[1])
		}
	}
}
