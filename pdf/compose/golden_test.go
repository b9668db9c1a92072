package compose_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

var (
	update   = flag.Bool("update", false, "write the golden pages anew")
	pagesDir = flag.String("pages", "", "a folder to write the golden documents to as PDF, to be looked at")
)

// documents are those that have golden pages.
func documents() map[string]func() (compose.Document, error) {
	single := adjusted()
	single.Items, single.FrontMatter = single.Items[:1], nil
	signed := adjusted()
	signed.Minutes.Adjustments[0].RemovedOn, signed.Minutes.Adjustments[0].NoticeSignedBy = "2025-07-04", "Maj Öberg"
	immediate := adjusted()
	immediate.Items[0].AdjustedImmediately = true
	immediate.Minutes.Adjustments = append([]data.Adjustment{{Sections: "21", Immediate: true, Adjusters: []string{"Ellen Fjällvik"}, AdjustedOn: "2025-06-03"}}, immediate.Minutes.Adjustments...)
	clerk := compose.ExtractOptions{At: made, Number: 1, Clerk: "Maj Öberg", ClerkTitle: "nämndsekreterare", SourceSHA256: digest}
	appeal := clerk
	appeal.Appeal, appeal.Recipients = "Beslutet överklagas hos förvaltningsrätten. Skrivelsen lämnas till nämnden inom tre veckor från den dag då du fick del av beslutet.", []string{"Sökanden"}
	appeal.Style.Clauses = compose.ClausesNumbered
	return map[string]func() (compose.Document, error){
		"minutes":       func() (compose.Document, error) { return compose.Minutes(typical(), compose.MinutesOptions{At: made}) },
		"minutes-draft": func() (compose.Document, error) { return compose.Minutes(agenda(), compose.MinutesOptions{At: made}) },
		"minutes-short": func() (compose.Document, error) { return compose.Minutes(single, compose.MinutesOptions{At: made}) },
		"minutes-known": func() (compose.Document, error) { return compose.Minutes(signed, compose.MinutesOptions{At: made}) },
		"extract":       func() (compose.Document, error) { return compose.Extract(adjusted(), []int{23}, clerk) },
		"extract-several": func() (compose.Document, error) {
			return compose.Extract(immediate, []int{22, 21}, appeal)
		},
		"extract-draft": func() (compose.Document, error) { return compose.Extract(typical(), []int{21}, clerk) },
		"notice": func() (compose.Document, error) {
			return compose.Notice(adjusted(), compose.NoticeOptions{At: made, Clerk: "Maj Öberg", ClerkTitle: "nämndsekreterare",
				Style: compose.Style{Court: "Förvaltningsrätten i Lomvik", CourtAddress: "Förvaltningsrätten i Lomvik, Box 12, 123 45 Lomvik"}})
		},
		"notice-draft": func() (compose.Document, error) { return compose.Notice(typical(), compose.NoticeOptions{At: made}) },
		"list": func() (compose.Document, error) {
			return compose.NotificationList(adjusted(), 24, compose.ListOptions{At: made})
		},
		"box": func() (compose.Document, error) {
			pdf, err := compose.SignatureBox(compose.BoxOptions{Name: "Maj Öberg", Role: compose.RoleSecretary, At: made, Trial: true})
			return compose.Document{PDF: pdf, Pages: 1}, err
		},
	}
}

func TestGoldenPages(t *testing.T) {
	for name, make := range documents() {
		t.Run(name, func(t *testing.T) {
			doc, err := make()
			if err != nil {
				t.Fatal(err)
			}
			if *pagesDir != "" {
				if err := os.WriteFile(filepath.Join(*pagesDir, name+".pdf"), doc.PDF, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got := open(t, doc.PDF).trace()
			golden := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the pages differ from %s; look at them (-args -pages DIR) and if they are right write them anew (-args -update)\n%s", golden, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	from := max(0, i-120)
	return "got:  …" + got[from:min(len(got), i+120)] + "\nwant: …" + want[from:min(len(want), i+120)]
}
