package compose_test

import (
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

func TestWhatIsPutToTheCouncilIsHeadedSoInMinutes(t *testing.T) {
	m := adjusted()
	m.Items = []data.AgendaItem{{Position: 1, Section: 21, Title: "Avfallsplan", Proposals: []data.Proposal{
		{By: "Miljönämnden", LeadIn: "Miljönämnden föreslår fullmäktige besluta", Clauses: []string{"att anta planen."}},
		{LeadIn: "Miljönämnden beslutar för egen del", Clauses: []string{"att följa planen."}},
	}}}
	doc, err := compose.Minutes(m, compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(textOf(t, doc))
	if want := squeeze("Förslag till fullmäktige Miljönämnden föreslår fullmäktige besluta att anta planen. Förslag till beslut Miljönämnden beslutar för egen del"); !strings.Contains(text, want) {
		t.Errorf("not headed in this order: %s", text)
	}
}
