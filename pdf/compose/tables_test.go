package compose_test

import (
	"slices"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// Words of up to a third of the page stand whole in the narrow columns; what
// the entries say gives way.
func TestNarrowColumnsHoldTheirLongestWord(t *testing.T) {
	const decider, number = "ambulanssjukvårdsdirektören", "RN 2025/00377"
	m := adjusted()
	m.Items[3].Lists = []data.NotificationList{{Title: "Delegationsbeslut", Entries: []data.Notification{
		{Number: 1, Text: "Tillfällig placering av en ambulans i Granby under sommaren, enligt samma ordning som i fjol.", CaseNumber: number, DecidedBy: "Biträdande " + decider, Date: "2025-05-03"},
		{Number: 2, Text: "Avtal om sjuktransporter.", CaseNumber: "25VN0144", DecidedBy: "Ordföranden", Date: "2025-05-04"},
	}}}
	minutes, err1 := compose.Minutes(m, compose.MinutesOptions{At: made})
	list, err2 := compose.NotificationList(m, 24, compose.ListOptions{At: made})
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	for name, doc := range map[string]compose.Document{"minutes": minutes, "list": list} {
		o := open(t, doc.PDF)
		var lines []string
		for i := range o.pages {
			lines = append(lines, strings.Split(o.text(i), "\n")...)
		}
		for _, want := range []string{decider, number, "2025-05-03"} {
			if !slices.Contains(lines, want) {
				t.Errorf("%s: %q does not stand whole on a line", name, want)
			}
		}
	}
}

func TestTableColumnsHoldTheirLongestWord(t *testing.T) {
	const word = "Öppenvårdsmottagningarna"
	m := adjusted()
	m.Items[0].Body = []data.Block{
		{Type: data.TableRow, Text: "Enhet\t2022\t2023\t2024\t2025"}, {Type: data.TableRow, Text: word + "\t1 204\t1 310\t1 377\t1 402"},
	}
	doc, err := compose.Extract(m, []int{21}, compose.ExtractOptions{At: made})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(open(t, doc.PDF).text(0), "\n")
	for _, want := range []string{word, "1 402"} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q does not stand whole on a line in %q", want, lines)
		}
	}
}
