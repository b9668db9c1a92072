package intake

import (
	"slices"
	"strings"
	"testing"

	"paragraf/data"
)

// attendanceMinutes are minutes with the given attendance, or a template's list.
func attendanceMinutes(lists string) string {
	return "Granby kommun\nVårdnämnden\nSammanträdesprotokoll 2024-04-09\n\n" + lists + "\n\nUtsedd att justera: Ture Malmgård\n\n§ 4 Öppnande\n\nMötet öppnas.\n"
}

// roles are who was there, as what, and whether they served.
func roles(m data.Meeting) string {
	var rows []string
	for _, a := range m.Attendance {
		row := a.Name + " " + string(a.Capacity)
		if a.Serving {
			row += " serving"
		}
		if a.Remote {
			row += " remote"
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, ", ")
}

func TestTheHeadingOfAListDecidesAsWhatThosePeopleWereThere(t *testing.T) {
	for label, want := range map[string]string{
		"Ersättare som tjänstgör:":                               "deputy serving",
		"Ersättare som tjänstgör i stället för ledamot":          "deputy serving",
		"Ersättare som tjänstgör för frånvarande ledamot:":       "deputy serving",
		"Ersättare, som tjänstgjorde":                            "deputy serving",
		"Ersättare som deltar i besluten":                        "deputy serving",
		"Ersättare som\ntjänstgör":                               "deputy serving",
		"Ersättare som inte tjänstgör:":                          "deputy",
		"Ersättare som är närvarande men inte tjänstgör":         "deputy",
		"Närvarande ersättare (tjänstgör inte)":                  "deputy",
		"Ersättare utan tjänstgöring":                            "deputy",
		"Ersättare som närvarar utan att tjänstgöra":             "deputy",
		"Ersättare som följer sammanträdet":                      "deputy",
		"Ersättare som deltar på distans:":                       "deputy remote",
		"Tjänstgör inte":                                         "deputy",
		"Ledamöter som inte deltar i besluten":                   "member",
		"Ledamöter som tjänstgör":                                "member serving",
		"Tjänstgörande ersättare: inga\n\nEj tjänstgörande:":     "deputy",
		"Ersättare som tjänstgör:\n\nErsättare som ej tjänstgör": "deputy",
	} {
		m := mustRead(t, attendanceMinutes("Beslutande\nEllen Fjällvik (C), ordförande\nTure Malmgård (S)\n\n"+label+"\nRut Ekman (KD)")).Meeting
		if got, all := roles(m), "Ellen Fjällvik member serving, Ture Malmgård member serving, Rut Ekman "+want; got != all {
			t.Errorf("%q: %s; want %s", label, got, all)
		}
		for _, b := range WithoutLooseLabels(m.FrontMatter) {
			if b.Type == data.Heading || !strings.Contains(b.Text, "inga") {
				t.Errorf("%q: printed with nothing under it: %+v", label, b)
			}
		}
	}
}

func TestAListWithinATableOfColumnsEndsNoTable(t *testing.T) {
	m := mustRead(t, attendanceMinutes(`Namn                 Parti   Närvarande   Anmärkning
Ellen Fjällvik       C       X            Ordförande
Ture Malmgård        S       X
Ersättare som tjänstgör
Sara Holm            V       X            för Maj Öberg (S)
Ersättare som inte tjänstgör
Rut Ekman            KD      X`)).Meeting
	if got, want := roles(m), "Ellen Fjällvik member serving, Ture Malmgård member serving, Sara Holm deputy serving, Rut Ekman deputy"; got != want {
		t.Errorf("%s; want %s", got, want)
	}
	if m.Attendance[3].Title != "" {
		t.Errorf("a mark in the column of those present is taken for a post: %q", m.Attendance[3].Title)
	}
}

func TestWhatIsNoLabelStaysInFrontMatter(t *testing.T) {
	front := []data.Block{{Type: data.Heading, Text: "Sammanträdet sänds på webben"}, {Type: data.Heading, Text: "Ersättare som tjänstgör:"}, {Type: data.Heading, Text: "Parti"}}
	if got := WithoutLooseLabels(front); len(got) != 1 {
		t.Errorf("left: %+v", got)
	}
	front = []data.Block{{Type: data.Heading, Text: "Upplysningar"}, {Type: data.Paragraph, Text: "Kaffe finns från klockan åtta."}}
	if got := WithoutLooseLabels(front); len(got) != 2 {
		t.Errorf("a heading over a text goes: %+v", got)
	}
}

func TestThoseAbsentAreToldTogetherAndAreNoneOfThosePresent(t *testing.T) {
	m := mustRead(t, attendanceMinutes("Beslutande\nEllen Fjällvik (C), ordförande\nTure Malmgård (S)\n\nFrånvarande ledamöter\nMaj Öberg (S)\nOla Ny (C), anmält förhinder\n\nErsättare som inte är närvarande: Rut Ekman (KD)")).Meeting
	if got := roles(m); got != "Ellen Fjällvik member serving, Ture Malmgård member serving" {
		t.Errorf("present: %s", got)
	}
	want := []data.Block{{Type: data.Paragraph, Text: "Frånvarande ledamöter: Maj Öberg (S); Ola Ny (C), anmält förhinder"}, {Type: data.Paragraph, Text: "Ersättare som inte är närvarande: Rut Ekman (KD)"}}
	if !slices.Equal(m.FrontMatter, want) || has(m.Warnings, data.TextUnplaced) {
		t.Errorf("%+v, warnings %+v", m.FrontMatter, m.Warnings)
	}
}
