package compose_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/compose"
)

// Real papers, where they are at hand, give whole documents: no word of a body
// or a list is missing from the minutes that are made of them.
func TestRealPapersBecomeDocuments(t *testing.T) {
	papers, _ := filepath.Glob("../../../shared/cases/*.txt")
	if len(papers) == 0 {
		t.Skip("../shared/cases is not here")
	}
	for _, paper := range papers {
		raw, err := os.ReadFile(paper)
		if err != nil {
			t.Fatal(err)
		}
		draft, err := intake.Read(filepath.Base(paper), raw)
		if err != nil {
			t.Error(err)
			continue
		}
		m := draft.Meeting
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made})
		if err != nil {
			t.Fatal(err)
		}
		o := open(t, doc.PDF)
		var all strings.Builder
		for i := range o.pages {
			for _, w := range o.words(i) {
				if w.y > 81 {
					all.WriteString(bare(w.text))
				}
			}
		}
		count := 0
		for _, text := range texts(m) {
			for word := range strings.FieldsSeq(text) {
				count++
				if !standsWhole(bare(word), all.String()) {
					t.Errorf("%s: %q is not in the minutes", filepath.Base(paper), word)
				}
			}
		}
		if count < 100 {
			t.Errorf("%s: only %d words", filepath.Base(paper), count)
		}
		for _, item := range m.Items {
			if item.Section == 0 {
				continue
			}
			if _, err := compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made}); err != nil {
				t.Errorf("%s § %d: %v", filepath.Base(paper), item.Section, err)
			}
		}
		if *pagesDir != "" {
			if err := os.WriteFile(filepath.Join(*pagesDir, filepath.Base(paper)+".pdf"), doc.PDF, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// texts lists the running text of a meeting.
func texts(m data.Meeting) []string {
	list := []string{m.Organization, m.Body, m.Place}
	for _, a := range m.Attendance {
		list = append(list, a.Name, a.Title)
	}
	for _, b := range m.FrontMatter {
		list = append(list, b.Text)
	}
	for _, item := range m.Items {
		list = append(list, item.Title, strings.Join(item.CaseNumbers, " "))
		for _, part := range data.Parts {
			list = append(list, data.JoinBlocks(item.Part(part)))
		}
		for _, l := range item.Lists {
			list = append(list, l.Title)
			for _, e := range l.Entries {
				list = append(list, e.Text, e.CaseNumber, e.DecidedBy)
			}
		}
	}
	return list
}
