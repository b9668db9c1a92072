package swedish

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// literals are all strings that stand in the program's source, with one of the
// files where each of them does.
func literals(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, root := range []string{"../../app", "../../pdf", "../../data", "../../main.go"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			var s scanner.Scanner
			files := token.NewFileSet()
			s.Init(files.AddFile(path, files.Base(), len(raw)), raw, nil, 0)
			for {
				_, tok, text := s.Scan()
				if tok == token.EOF {
					return nil
				}
				if tok != token.STRING {
					continue
				}
				if value, err := strconv.Unquote(text); err == nil {
					found[value] = path
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 1000 {
		t.Fatalf("only %d strings found: the search is broken", len(found))
	}
	return found
}

// stem reports whether a string of the source is the beginning of keys that are
// put together: "state." + s, "window.error." + s + "_todo".
func stem(s string) bool {
	return len(s) > 4 && (strings.HasSuffix(s, ".") || strings.HasSuffix(s, "_")) && strings.Contains(s, ".")
}

// A text that nothing shows is not translated for nothing: it is taken out.
func TestEveryTextIsUsed(t *testing.T) {
	found := literals(t)
	var stems []string
	for s := range found {
		if stem(s) {
			stems = append(stems, s)
		}
	}
	for _, key := range Keys("") {
		if _, whole := found[key]; whole {
			continue
		}
		if !slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(key, s) }) {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

var keyShaped = regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9_]+)+$`)

// Also a key that is handed on before it is looked up exists.
func TestEveryStringThatLooksLikeAKeyIsOne(t *testing.T) {
	first := map[string]bool{}
	for _, key := range Keys("") {
		head, _, _ := strings.Cut(key, ".")
		first[head] = true
	}
	for s, path := range literals(t) {
		head, rest, _ := strings.Cut(s, ".")
		if !first[head] || rest == "" || !keyShaped.MatchString(s) || notKeys[s] {
			continue
		}
		if !Has(s) && len(Keys(s+".")) == 0 && !(stem(s) && len(Keys(s)) > 0) {
			t.Errorf("%s: no text for %q", path, s)
		}
	}
}

// notKeys look like keys and are something else.
var notKeys = map[string]bool{"window.lock": true} // a file
