package compose_test

import (
	"fmt"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// certified is how a clerk asks for an extract.
var certified = compose.ExtractOptions{At: made, Number: 1, Clerk: "Maj Öberg", ClerkTitle: "nämndsekreterare", SourceSHA256: digest}

// plainMatter is a meeting whose § 22 has n paragraphs, a proposal and a
// decision of three points each, and three recipients.
func plainMatter(n int) data.Meeting {
	m := adjusted()
	clauses := []string{
		"att försöket med hembesök av dietist förlängs till och med den 30 juni 2026,",
		"att Granby läggs till de kommuner där försöket pågår, samt",
		"att förvaltningen redovisar kostnader och väntetider för arbetsutskottet i april 2026.",
	}
	item := data.AgendaItem{Position: 2, Section: 22, Title: "Hembesök av dietist", Kind: data.KindDecision, CaseNumbers: []string{"25VN0377"},
		Proposals:  []data.Proposal{{By: "vårdförvaltningen", LeadIn: "Vårdförvaltningen föreslår arbetsutskottet besluta", Clauses: clauses}},
		Decisions:  []data.Decision{{LeadIn: "Vårdnämndens arbetsutskott beslutar", Clauses: clauses}},
		Recipients: []string{"Vårdförvaltningen", "Granby kommun", "Lomviks kommun"}}
	for range n {
		item.Body = append(item.Body, par("Dietister har sedan i höstas besökt äldre i deras hem. De flesta som har fått besök har gått upp i vikt, och hemtjänsten i kommunerna beskriver samarbetet som enkelt. Varje besök kostar något mer än ett på mottagningen."))
	}
	m.Items[1] = item
	return m
}

func TestExtractOfAnOrdinarySectionFillsOnePage(t *testing.T) {
	for n := range 3 {
		doc, err := compose.Extract(plainMatter(n), []int{22}, certified)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Pages != 1 {
			t.Errorf("%d paragraphs take %d pages", n, doc.Pages)
		}
	}
}

func TestCertificationNeverStandsAloneOnAPage(t *testing.T) {
	turned := 0
	for n := range 24 {
		m := plainMatter(n / 2)
		if n%2 == 1 {
			m.Items[1].Recipients = nil
		}
		doc, err := compose.Extract(m, []int{22}, certified)
		if err != nil {
			t.Fatal(err)
		}
		o := open(t, doc.PDF)
		last := len(o.pages) - 1
		text := o.text(last)
		if !strings.Contains(text, "Rätt utdraget intygar") || !strings.Contains(text, "Tjänstgörande ledamöter") || !strings.Contains(text, digest) {
			t.Errorf("%d: the certification is not whole on the last page:\n%s", n, text)
		}
		if last == 0 {
			continue
		}
		turned++
		own := false // text of the § itself is set in serif
		for _, w := range o.words(last) {
			own = own || strings.HasPrefix(w.font, "serif")
		}
		if !own {
			t.Errorf("%d: the certification stands alone on page %d:\n%s", n, last+1, text)
		}
	}
	if turned == 0 {
		t.Error("no extract was longer than a page")
	}
}

// However many adjust, and however long they are called, the box has its place
// and every name is printed.
func TestManyNamesStandBelowEachOther(t *testing.T) {
	m := plainMatter(1)
	var names []string
	for i := range 14 {
		names = append(names, fmt.Sprintf("Karl-Johan Mellansköld-Fjällvik nummer%d", i))
	}
	m.Minutes.Adjustments[0].Adjusters = names
	doc, err := compose.Extract(m, []int{22}, certified)
	if err != nil {
		t.Fatal(err)
	}
	o := open(t, doc.PDF)
	all := ""
	for i := range o.pages {
		all += o.text(i)
		for _, w := range o.words(i) {
			if w.y > 842-40 {
				t.Errorf("%q stands at %.0f", w.text, w.y)
			}
		}
	}
	for i := range names {
		if !strings.Contains(all, fmt.Sprintf("nummer%d", i)) {
			t.Errorf("adjuster %d is missing", i)
		}
	}
	if fields := o.fields(); len(fields) != 1 || fields[0] != "clerk" {
		t.Errorf("fields %q", fields)
	}
}

func TestSectionsAdjustedTogetherShareALine(t *testing.T) {
	m := adjusted()
	m.Minutes.Adjustments = append([]data.Adjustment{{Sections: "21", Immediate: true, AdjustedOn: "2025-06-03"}}, m.Minutes.Adjustments...)
	m.Items[0].AdjustedImmediately = true
	doc, err := compose.Extract(m, []int{21, 22, 24}, certified)
	if err != nil {
		t.Fatal(err)
	}
	o := open(t, doc.PDF)
	text := ""
	for i := range o.pages {
		text += o.text(i)
	}
	for _, want := range []string{"§ 21 justerad 2025-06-03", "§§ 22, 24 justerade 2025-06-11", "Tjänstgörande ledamöter vid §§ 21, 22, 24", "Paragrafen är omedelbart justerad"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

func TestProposerIsNotSaidTwice(t *testing.T) {
	for _, c := range []struct {
		by, leadIn string
		count      int
	}{
		{"vårdförvaltningen", "Vårdförvaltningen föreslår nämnden besluta", 1},
		{"Vårdförvaltningen", "VÅRDFÖRVALTNINGEN föreslår", 0}, // not in this capitalisation
		{"Vårdförvaltningen", "Vårdnämnden föreslås besluta", 1},
	} {
		m := adjusted()
		m.Items[0].Body, m.Items[0].Decisions = nil, nil
		m.Items[0].Proposals = []data.Proposal{{By: c.by, LeadIn: c.leadIn, Clauses: []string{"att bifalla ansökan."}}}
		doc, err := compose.Extract(m, []int{21}, certified)
		if err != nil {
			t.Fatal(err)
		}
		text := open(t, doc.PDF).text(0)
		if got := strings.Count(text, c.by) + strings.Count(text, "Vårdförvaltningen föreslår"); got != c.count || !strings.Contains(text, c.leadIn) {
			t.Errorf("%q over %q: %d times in\n%s", c.by, c.leadIn, got, text)
		}
	}
}
