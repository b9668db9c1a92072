package act

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
)

// Every warning that the import's fixtures give has an English sentence with the
// same facts.
func TestWarningsAreSaidInEnglish(t *testing.T) {
	t.Cleanup(func() { swedish.Use(swedish.Swedish) })
	files, err := filepath.Glob("../../data/intake/testdata/cases/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	said := 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := intake.Read(filepath.Base(file), raw)
		if err != nil {
			continue // one that is to be refused
		}
		for _, w := range d.Meeting.Warnings {
			swedish.Use(swedish.Swedish)
			if Says(w) != w.Message {
				t.Errorf("in Swedish %q is said as %q", w.Message, Says(w))
			}
			swedish.Use(swedish.English)
			english := Says(w)
			if english == w.Message || strings.Contains(english, "$") {
				t.Errorf("no English for %q: %q", w.Message, english)
			}
			said++
		}
	}
	if said < 20 {
		t.Errorf("only %d warnings in the fixtures", said)
	}
	if got := Says(data.Warning{Message: "§ 5, Anmälningsärenden: raderna 2 och 6 anmäler samma sak."}); got != "§ 5, Anmälningsärenden: rows 2 and 6 report the same thing." {
		t.Error(got)
	}
	if got := Says(data.Warning{Message: "Något nytt."}); got != "Något nytt." {
		t.Errorf("an unknown sentence became %q", got)
	}
}
