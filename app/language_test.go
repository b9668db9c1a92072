package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// documentWords are all words of the fixture: those may stand in an English
// window as they are.
func documentWords(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "vardnamnden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var whole any
	if err := json.Unmarshal(raw, &whole); err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			for _, w := range letters.FindAllString(strings.ToLower(v), -1) {
				words[w] = true
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(whole)
	return words
}

var letters = regexp.MustCompile(`\pL+`)

// In English every word of the window is English, but for the papers' own.
func TestTheEnglishWindowSaysNothingInSwedish(t *testing.T) {
	p := imported(t)
	swedish.Use(swedish.Swedish)
	own := documentWords(t)
	inSwedish, inEnglish := map[string]bool{}, map[string]bool{}
	for _, key := range swedish.Keys("") {
		for _, w := range letters.FindAllString(strings.ToLower(swedish.In(swedish.Swedish, key)), -1) {
			inSwedish[w] = true
		}
		for _, w := range letters.FindAllString(strings.ToLower(swedish.In(swedish.English, key)), -1) {
			inEnglish[w] = true
		}
	}
	defer swedish.Use(swedish.Swedish)
	p.w.setLanguage(string(swedish.English))
	p.w.undone = nil // the action that undoes would take the language back
	p.leave()
	told := map[string]bool{}
	check := func(where, text string) {
		for _, w := range letters.FindAllString(strings.ToLower(text), -1) {
			if told[w] || len(w) < 3 || own[w] || inEnglish[w] {
				continue
			}
			if inSwedish[w] || strings.ContainsAny(w, "åäö") {
				told[w] = true
				t.Errorf("%s: %q in %q", where, w, text)
			}
		}
	}
	for _, corner := range corners(p) {
		corner.open(p)
		for _, s := range texts(p.w.win.Canvas()) {
			check(corner.name, s.text)
		}
		for _, f := range p.stops() {
			check(corner.name+", as told", says(f))
		}
		check(corner.name+", a message", p.w.toasts.Message())
		p.leave()
	}
	for _, m := range p.w.win.MainMenu().Items {
		check("the menus", m.Label)
		for _, it := range m.Items {
			check("the menus", it.Label)
		}
	}
}

// What Fyne says by itself is in the language of the program too.
func TestFynesOwnWordsFollow(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.askImport()
	p.leave()
	for _, c := range []struct {
		language swedish.Language
		want     string
	}{{swedish.Swedish, "Klistra in"}, {swedish.English, "Paste"}} {
		p.w.setLanguage(string(c.language))
		p.leave()
		if got := lang.L("Paste"); got != c.want {
			t.Errorf("%s: Fyne says %q, want %q", c.language, got, c.want)
		}
	}
	swedish.Use(swedish.Swedish)
	p.w.setLanguage("")
	p.leave()
}

// What goes into the papers is Swedish whatever language the window is in.
func TestTheEnglishWindowPutsNoEnglishIntoThePapers(t *testing.T) {
	p := imported(t)
	t.Cleanup(func() { swedish.Use(swedish.Swedish) })
	swedish.Use(swedish.English)
	if got := p.w.post(); got != "nämndsekreterare" {
		t.Errorf("an extract is certified by a %q", got)
	}
	if got := act.HandInText(data.Note{Text: "bifall"}, act.HandInForms[0], "Ellen Fjällvik (C)"); strings.Contains(got, "moves") || !strings.HasPrefix(got, "Ellen Fjällvik (C) yrkar") {
		t.Errorf("what is handed in says %q", got)
	}
}
