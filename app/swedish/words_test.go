package swedish

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"sort"
	"strings"
	"testing"

	"paragraf/assets"
)

func speak(t *testing.T, l Language) {
	t.Helper()
	before := Current()
	Use(l)
	t.Cleanup(func() { Use(before) })
}

func TestTextsFollowTheLanguage(t *testing.T) {
	speak(t, Swedish)
	if got := T("ui.cancel"); got != "Avbryt" {
		t.Errorf("Swedish: %q", got)
	}
	Use(English)
	if got := T("ui.cancel"); got != "Cancel" {
		t.Errorf("English: %q", got)
	}
	Use("de")
	if Current() != Swedish {
		t.Errorf("an unknown language gives %q, want Swedish", Current())
	}
}

func TestArgumentsReplaceTheirNames(t *testing.T) {
	speak(t, Swedish)
	want := "Fyll i Ort."
	if got := T("ui.required", "field", "Ort"); got != want {
		t.Errorf("pairs: %q", got)
	}
	if got := T("ui.required", map[string]any{"field": "Ort"}); got != want {
		t.Errorf("map: %q", got)
	}
	if got := T("ui.list.row", "n", 2, "of", 10); got != "rad 2 av 10" {
		t.Errorf("numbers: %q", got)
	}
	if got := T("ui.required", "field", "{field}"); got != "Fyll i {field}." {
		t.Errorf("a value that looks like a name is filled in again: %q", got)
	}
}

func TestPluralTakesTheFormOfTheCount(t *testing.T) {
	speak(t, Swedish)
	for n, want := range map[int]string{0: "0 ärenden", 1: "Ett ärende", 2: "2 ärenden"} {
		if got := N("window.review.items", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestAMissingKeyIsShownAsItIs(t *testing.T) {
	if got := T("no.such.key"); got != "no.such.key" {
		t.Errorf("%q", got)
	}
	if Has("no.such.key") {
		t.Error("Has finds what is not there")
	}
}

func TestDetectReadsTheEnvironmentAsPOSIXDoes(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want Language
	}{
		{nil, Swedish},
		{map[string]string{"LANG": "C.UTF-8"}, Swedish},
		{map[string]string{"LANG": "sv_SE.UTF-8"}, Swedish},
		{map[string]string{"LANG": "en_GB.UTF-8"}, English},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, Swedish},
		{map[string]string{"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, English},
		{map[string]string{"LANG": "enm_GB"}, Swedish},
	} {
		if got := Detect(func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%v: %q, want %q", c.env, got, c.want)
		}
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func names(e entry) []string {
	seen := map[string]bool{}
	for _, p := range placeholder.FindAllString(e.one+e.other, -1) {
		seen[p] = true
	}
	list := []string{}
	for p := range seen {
		list = append(list, p)
	}
	sort.Strings(list)
	return list
}

func TestBothLanguagesHaveTheSameKeysAndNames(t *testing.T) {
	words := map[Language]map[string]entry{Swedish: load(Swedish), English: load(English)}
	for key, sv := range words[Swedish] {
		en, ok := words[English][key]
		switch {
		case !ok:
			t.Errorf("%s has no English", key)
		case sv.other == "" || en.other == "":
			t.Errorf("%s is empty", key)
		case (sv.one == "") != (en.one == ""):
			t.Errorf("%s has a plural in one language only", key)
		case !reflect.DeepEqual(names(sv), names(en)):
			t.Errorf("%s: names %v in Swedish, %v in English", key, names(sv), names(en))
		}
	}
	for key := range words[English] {
		if _, ok := words[Swedish][key]; !ok {
			t.Errorf("%s has no Swedish", key)
		}
	}
}

// Sorted files merge without conflicts, and a key stands in one file only.
func TestFilesAreSortedAndShareNoKey(t *testing.T) {
	for _, l := range Languages {
		owner := map[string]string{}
		for _, name := range files(l) {
			raw, err := fs.ReadFile(assets.Translations, name)
			if err != nil {
				t.Fatal(err)
			}
			dec := json.NewDecoder(strings.NewReader(string(raw)))
			if _, err := dec.Token(); err != nil {
				t.Fatal(err)
			}
			last := ""
			for dec.More() {
				tok, err := dec.Token()
				if err != nil {
					t.Fatal(err)
				}
				key := tok.(string)
				if key <= last {
					t.Errorf("%s: %q stands after %q", name, key, last)
				}
				if other, ok := owner[key]; ok {
					t.Errorf("%q stands in %s and in %s", key, other, name)
				}
				owner[key], last = name, key
				var e entry
				if err := dec.Decode(&e); err != nil {
					t.Fatalf("%s: %q: %v", name, key, err)
				}
			}
		}
	}
}

var used = regexp.MustCompile(`\b(?:swedish\.)?(T|N|In)\((?:[a-zA-Z.]+, )?"([a-zA-Z0-9_. ()-]+)"`)

// Every key that the source asks for exists; a key that is put together in the
// source ("state."+s) names a prefix that exists.
func TestEveryKeyInTheSourceExists(t *testing.T) {
	roots := []string{"../../app", "../../main.go"}
	count := 0
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			inside := strings.Contains(path, "app/swedish/")
			for _, m := range used.FindAllStringSubmatch(string(raw), -1) {
				if !inside && !strings.Contains(m[0], "swedish.") {
					continue
				}
				key := m[2]
				if !strings.Contains(key, ".") || inside && strings.Contains(key, "import.done") {
					continue // another function of that name; the example in a comment
				}
				count++
				if strings.HasSuffix(key, ".") || strings.HasSuffix(key, "_") {
					if len(Keys(key)) == 0 {
						t.Errorf("%s: no key begins with %q", path, key)
					}
				} else if !Has(key) {
					t.Errorf("%s: no text for %q", path, key)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if count == 0 {
		t.Error("no key found in the source: the search is broken")
	}
}
