package intake

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"paragraf/data"
)

// TestCases reads every source of testdata/cases and of the project's shared
// cases and compares it with what a person wrote down beside it. PDF sources
// need the engine of pdf/view and are read by the tests of app/act.
func TestCases(t *testing.T) {
	found := 0
	for _, dir := range []string{"testdata/cases", "../../../shared/cases"} {
		expected, _ := filepath.Glob(filepath.Join(dir, "*.expected.json"))
		for _, file := range expected {
			name := strings.TrimSuffix(file, ".expected.json")
			source := sourceOf(name)
			if source == "" || strings.HasSuffix(source, ".pdf") {
				continue
			}
			found++
			t.Run(filepath.Base(name), func(t *testing.T) { compareCase(t, source, file) })
		}
	}
	if found == 0 {
		t.Skip("no cases here: neither testdata/cases nor ../shared/cases")
	}
}

// flatten gives the minutes what their ordinary adjustment says, for the
// expectations that name it there.
func flatten(minutes any) {
	m, _ := minutes.(map[string]any)
	all, _ := m["adjustments"].([]any)
	for i := len(all) - 1; i >= 0; i-- {
		a := all[i].(map[string]any)
		if a["immediate"] == true && i > 0 {
			continue
		}
		for k, v := range a {
			if _, known := m[k]; !known && k != "immediate" {
				m[k] = v
			}
		}
		break
	}
	sections, _ := m["sections"].(string)
	if ns := parseRanges(sections); len(ns) > 0 {
		m["first_section"], m["last_section"] = float64(ns[0]), float64(ns[len(ns)-1])
	}
}

func sourceOf(name string) string {
	all, _ := filepath.Glob(name + ".*")
	for _, f := range all {
		if !strings.HasSuffix(f, ".expected.json") {
			return f
		}
	}
	return ""
}

func compareCase(t *testing.T, source, file string) {
	raw, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]any
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	d, err := Read(source, raw)
	if want["expect_error"] == true {
		if err == nil {
			t.Fatal("read as a meeting, want an error")
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	c := comparison{t: t}
	got := generic(t, d.Meeting)
	flatten(got["minutes"])
	codes := map[string]bool{}
	for _, w := range d.Meeting.Warnings {
		codes[w.Code] = true
	}
	for key, w := range want {
		switch key {
		case "warnings":
			for _, x := range w.([]any) {
				if code := x.(map[string]any)["code"].(string); !codes[code] {
					t.Errorf("warning %s is missing", code)
				}
			}
		case "warnings_absent":
			for _, x := range w.([]any) {
				if codes[x.(string)] {
					t.Errorf("warning %s should not be there", x)
				}
			}
		case "never_in_items":
			items, _ := json.Marshal(d.Meeting.Items)
			for _, x := range w.([]any) {
				if strings.Contains(fold(string(items)), fold(x.(string))) {
					t.Errorf("%q stands in the items", x)
				}
			}
		case "not_counted", "expect_error":
		default:
			c.value(key, w, got[key])
		}
	}
	noLostWord(t, d)
	claimsHold(t, d)
}

func generic(t testing.TB, v any) map[string]any {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// comparison compares the fields that an expectation names.
type comparison struct{ t *testing.T }

func (c comparison) value(path string, want, got any) {
	switch w := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		for k, v := range w {
			c.field(path, k, v, g)
		}
	case []any:
		g, _ := got.([]any)
		if len(w) != len(g) {
			c.t.Errorf("%s: %d entries, want %d: %s", path, len(g), len(w), brief(got))
			return
		}
		for i := range w {
			c.value(fmt.Sprintf("%s[%d]", path, i), w[i], g[i])
		}
	default:
		if !same(path, want, got) {
			c.t.Errorf("%s: got %s, want %s", path, brief(got), brief(want))
		}
	}
}

func (c comparison) field(path, key string, want any, got map[string]any) {
	path += "." + key
	body := bodyOf(got)
	switch key {
	case "decision_clauses":
		var all []any
		for _, d := range list(got["decisions"]) {
			all = append(all, list(d.(map[string]any)["clauses"])...)
		}
		c.value(path+".clauses", want, all)
	case "report_starts":
		if !strings.HasPrefix(body, fold(want.(string))) {
			c.t.Errorf("%s: the body starts with %.80q, want %q", path, body, want)
		}
	case "body_contains":
		for _, w := range want.([]any) {
			if !strings.Contains(body, fold(w.(string))) {
				c.t.Errorf("%s: %q is not in the body", path, w)
			}
		}
	case "paragraphs", "list_points":
		n := 0.0
		for _, b := range list(got["body"]) {
			typ := b.(map[string]any)["type"]
			if key == "paragraphs" && typ == "paragraph" || key == "list_points" && typ == "list_item" {
				n++
			}
		}
		if n != want {
			c.t.Errorf("%s: %v, want %v", path, n, want)
		}
	case "text_contains":
		if s, _ := got["text"].(string); !strings.Contains(fold(s), fold(want.(string))) {
			c.t.Errorf("%s: %q is not in %q", path, want, s)
		}
	case "entry_count":
		if n := float64(len(list(got["entries"]))); n != want {
			c.t.Errorf("%s: %v, want %v", path, n, want)
		}
	case "case_numbers":
		if _, isList := got["entries"]; isList {
			var all []any
			for _, e := range list(got["entries"]) {
				all = append(all, e.(map[string]any)["case_number"])
			}
			c.value(path, want, all)
			return
		}
		c.value(path, want, got[key])
	default:
		c.value(path, want, got[key])
	}
}

func list(v any) []any { l, _ := v.([]any); return l }

// bodyOf joins the body without its headings where it opens with one.
func bodyOf(item map[string]any) string {
	var parts []string
	for _, b := range list(item["body"]) {
		if m := b.(map[string]any); m["type"] != "heading" {
			parts = append(parts, m["text"].(string))
		}
	}
	return fold(strings.Join(parts, " "))
}

var (
	reClauseMark = regexp.MustCompile(`^(?:\d+[.)]|[a-zåäö]\)|[-–—•*·])\s+`)
	reClauseEnd  = regexp.MustCompile(`[,;.]?\s*(?:\b(?:samt|och)\b)?[\s,;.:]*$`)
)

func same(path string, want, got any) bool {
	switch w := want.(type) {
	case nil:
		return got == nil || got == "" || got == 0.0 || got == false
	case bool:
		g, _ := got.(bool)
		return g == w
	case float64:
		g, _ := got.(float64)
		return g == w
	case string:
		g, _ := got.(string)
		a, b := fold(w), fold(g)
		if strings.Contains(path, ".clauses[") {
			a, b = reClauseEnd.ReplaceAllString(reClauseMark.ReplaceAllString(a, ""), ""), reClauseEnd.ReplaceAllString(reClauseMark.ReplaceAllString(b, ""), "")
		}
		if strings.HasSuffix(path, ".lead_in") {
			a, b = strings.TrimRight(a, ":"), strings.TrimRight(b, ":")
		}
		return a == b
	}
	return false
}

func brief(v any) string {
	b, _ := json.Marshal(v)
	if len(b) > 160 {
		b = append(b[:157], "..."...)
	}
	return string(b)
}

// noLostWord holds the source's words against the meeting and what was left out.
func noLostWord(t testing.TB, d data.Draft) {
	t.Helper()
	have := map[string]bool{}
	doc := &document{meeting: d.Meeting}
	add := func(s string) {
		for _, w := range words(s) {
			have[w] = true
		}
	}
	doc.everyText(add)
	for _, s := range d.Meeting.Source.LeftOut {
		add(s)
	}
	text := strings.NewReplacer("\u00AD\n", "", "\u00AD", "", "\uFFFE", "-").Replace(d.Text)
	text = reBrokenWord.ReplaceAllString(text, " ")
	for _, w := range words(text) {
		if runes(w) > 3 && !have[w] && !formWord()[w] {
			t.Errorf("the word %q of the source is lost", w)
		}
	}
}

var reBrokenWord = regexp.MustCompile(`[\p{L}-]+-[ \t]*\n[\p{L}\s\d()|.§–:,/-]*?\n?[ \t]*[\p{Ll}]+`)

// claimsHold checks the provenance: every span lies in the text and every
// explicit claim points at something.
func claimsHold(t testing.TB, d data.Draft) {
	t.Helper()
	for i, c := range d.Claims {
		if c.From < 0 || c.To < c.From || c.To > len(d.Text) {
			t.Fatalf("claim %s: span %d-%d of %d bytes", c.Path, c.From, c.To, len(d.Text))
		}
		if i > 0 && d.Claims[i-1].Path > c.Path {
			t.Fatalf("claims are not ordered: %s after %s", c.Path, d.Claims[i-1].Path)
		}
		if c.Rule == "" || c.Method == "" {
			t.Errorf("claim %s has no rule or method", c.Path)
		}
	}
}
