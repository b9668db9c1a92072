package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The rules of the house, as tests: which package may import which, and what
// every package and file must have.

// source is one Go file of the project.
type source struct {
	path    string // with slashes, from the root
	dir     string // its package's folder, "." for main
	test    bool
	imports []string
	comment bool // it carries the package comment
	lines   int
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || path == "bin") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, raw, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if ignored(file) {
			return nil
		}
		s := source{
			path:    filepath.ToSlash(path),
			dir:     filepath.ToSlash(filepath.Dir(path)),
			test:    strings.HasSuffix(path, "_test.go"),
			comment: file.Doc != nil,
			lines:   strings.Count(string(raw), "\n"),
		}
		for _, i := range file.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, name)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("found only %d files", len(all))
	}
	return all
}

// ignored reports whether a file is left out of every build.
func ignored(file *ast.File) bool {
	for _, group := range file.Comments {
		if group.Pos() < file.Package && strings.Contains(group.Text(), "go:build deps") {
			return true
		}
		for _, c := range group.List {
			if c.Pos() < file.Package && strings.HasPrefix(c.Text, "//go:build deps") {
				return true
			}
		}
	}
	return false
}

// screens are the pages of the window: none may know another.
var screens = []string{"meetings", "reports", "notifications", "documents", "minutes", "signing", "search", "settings", "review", "mynotes", "speech", "handing"}

// mayImport reports whether a package of the project may import another:
// arrows point down, main → app → app/<screen> → app/{annotext,ui,glyphs,look,swedish}
// → assets, and app → pdf → data.
func mayImport(from, to string) bool {
	under := func(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }
	screen := func(path string) string {
		for _, s := range screens {
			if under(path, "app/"+s) {
				return s
			}
		}
		return ""
	}
	ground := []string{"app/annotext", "app/ui", "app/glyphs", "app/look", "app/swedish"} // each may know those after it; look and swedish only assets
	onGround := func(path string) bool {
		return slices.ContainsFunc(ground, func(g string) bool { return under(path, g) })
	}
	below := under(to, "pdf") || under(to, "data") || to == "assets"
	switch {
	case from == ".":
		return true
	case from == "app":
		return to != "app/command"
	case from == "app/command":
		return below || to == "app/act" || to == "app/swedish"
	case from == "app/act":
		return below || to == "app/swedish"
	case from == "app/look" || from == "app/swedish":
		return to == "assets"
	case onGround(from):
		return to == "assets" || onGround(to) && slices.Index(ground, to) > slices.Index(ground, from)
	case screen(from) != "":
		return below || onGround(to) || to == "app/act" || screen(to) == screen(from)
	case under(from, "pdf/verify"):
		return under(to, "pdf/verify") || to == "pdf/object"
	case under(from, "pdf/sign"):
		return under(to, "pdf/sign") || to == "pdf/object"
	case from == "pdf/returned": // it judges what others signed, and signs nothing
		return under(to, "pdf") && to != "pdf/compose" || under(to, "data")
	case under(from, "pdf"):
		return under(to, "pdf") && !under(to, "pdf/verify") || under(to, "data") || to == "assets"
	case under(from, "data"):
		return under(to, "data")
	}
	return false
}

func TestArrowsPointDown(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		for _, name := range s.imports {
			if to, ok := strings.CutPrefix(name, "paragraf/"); ok && !mayImport(s.dir, to) {
				t.Errorf("%s: %s may not import %s", s.path, s.dir, to)
			}
		}
	}
}

func TestMayImportKnowsTheRule(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{".", "app", true},
		{"app", "app/meetings", true},
		{"app/meetings", "app/ui", true},
		{"app/meetings", "app/reports", false},
		{"app/ui", "app/meetings", false},
		{"app/ui", "data", false},
		{"app/ui", "app/look", true},
		{"app/ui", "app/annotext", false},
		{"app/look", "app/swedish", false},
		{"app/annotext", "data", false},
		{"app/act", "pdf/sign", true},
		{"app/act", "app/command", false},
		{"app/command", "app", false},
		{"pdf/compose", "data", true},
		{"pdf/compose", "app/swedish", false},
		{"pdf/verify", "pdf/object", true},
		{"pdf/verify", "pdf/sign", false},
		{"pdf/returned", "pdf/verify", true},
		{"pdf/returned", "pdf/compose", false},
		{"data", "pdf/view", false},
		{"data", "assets", false},
		{"data/intake", "data/calendar", true},
		{"assets", "data", false},
	} {
		if got := mayImport(c.from, c.to); got != c.want {
			t.Errorf("mayImport(%q, %q) = %v", c.from, c.to, got)
		}
	}
}

func TestLibrariesStayInTheirPlace(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports {
			module := func(prefix string) bool { return name == prefix || strings.HasPrefix(name, prefix+"/") }
			var allowed bool
			switch {
			case name == "fyne.io/fyne/v2/app":
				allowed = s.path == "main.go"
			case module("fyne.io"):
				allowed = s.dir == "app" || s.path == "main.go" ||
					strings.HasPrefix(s.dir, "app/") && !slices.Contains([]string{"app/act", "app/command", "app/swedish"}, s.dir)
			case module("gorm.io"), module("github.com/glebarez/sqlite"):
				allowed = s.dir == "data"
			case module("github.com/jung-kurt/gofpdf"):
				allowed = s.dir == "pdf/compose" || strings.HasPrefix(s.dir, "pdf/compose/") || s.test && s.dir == "pdf/tagged"
			case module("github.com/spf13/cobra"):
				allowed = s.dir == "app/command"
			case module("github.com/miekg/pkcs11"): // other people's drivers: only in the helper, and in what makes its tests
				allowed = s.dir == "pdf/sign/token/module" || s.dir == "pdf/sign/token/tokentest"
			case module("github.com/klippa-app/go-pdfium"):
				allowed = s.dir == "pdf/view"
			default:
				allowed = true
			}
			if !allowed {
				t.Errorf("%s may not import %s", s.path, name)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	said := map[string]bool{}
	for _, s := range sources(t) {
		if !s.test {
			said[s.dir] = said[s.dir] || s.comment
		}
	}
	for dir, ok := range said {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}

// maxLines is "under about 400 lines": a file that grows beyond holds more than
// one idea.
const maxLines = 420

func TestFilesStaySmall(t *testing.T) {
	for _, s := range sources(t) {
		if !s.test && s.lines > maxLines {
			t.Errorf("%s has %d lines, more than %d", s.path, s.lines, maxLines)
		}
	}
}

func TestNothingIsLeftHalfDone(t *testing.T) {
	unfinished := regexp.MustCompile(`\b(TODO|FIXME|XXX)\b|panic\("not (yet|implemented)`)
	for _, s := range sources(t) {
		raw, err := os.ReadFile(s.path)
		if err != nil {
			t.Fatal(err)
		}
		if s.path == "house_test.go" {
			continue
		}
		for i, line := range strings.Split(string(raw), "\n") {
			if unfinished.MatchString(line) {
				t.Errorf("%s:%d: %s", s.path, i+1, strings.TrimSpace(line))
			}
		}
	}
}

// TestLicencesOfWhatIsBuiltIn makes sure that nothing under the GPL or AGPL
// becomes part of the program: EUPL-1.2 allows what the others ask.
func TestLicencesOfWhatIsBuiltIn(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Dir}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := map[string]string{}
	for _, line := range strings.Split(string(out), "\n") {
		if path, dir, ok := strings.Cut(line, "\t"); ok && path != "paragraf" {
			modules[path] = dir
		}
	}
	if len(modules) < 20 {
		t.Fatalf("only %d modules are built in; the list cannot be right", len(modules))
	}
	copyleft := regexp.MustCompile(`(?i)GNU\s+(AFFERO\s+)?GENERAL\s+PUBLIC\s+LICENSE`)
	for path, dir := range modules {
		files, _ := filepath.Glob(filepath.Join(dir, "[LlCcUu][IiOoNn][CcPpLl]*"))
		var text string
		for _, f := range files {
			if raw, err := os.ReadFile(f); err == nil {
				text += string(raw[:min(len(raw), 800)])
			}
		}
		if text == "" {
			t.Errorf("%s has no licence", path)
		}
		if copyleft.MatchString(text) {
			t.Errorf("%s is under a licence that this project does not take", path)
		}
	}
}
