package compose_test

import (
	"reflect"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

func TestEveryoneIsPrintedUnderWhatTheyWereThereAs(t *testing.T) {
	m := data.Meeting{Attendance: []data.Attendance{
		{Name: "Ellen Fjällvik", Party: "C", Capacity: data.Member, Serving: true, Role: data.Chair},
		{Name: "Sara Holm", Party: "V", Capacity: data.Deputy, Serving: true},
		{Name: "Ivar Moe", Party: "L", Capacity: data.Member},
		{Name: "Rut Ekman", Party: "KD", Capacity: data.Deputy},
	}}
	want := []compose.Group{
		{"Tjänstgörande ledamöter", []string{"Ellen Fjällvik (C), ordförande", "Sara Holm (V), tjänstgörande ersättare"}},
		{"Ej tjänstgörande ledamöter", []string{"Ivar Moe (L)"}},
		{"Närvarande ersättare", []string{"Rut Ekman (KD)"}},
	}
	if got := compose.Attendance(m); !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}

func TestLabelsThatHoldNobodyAreNotPrintedInMinutes(t *testing.T) {
	m := data.Meeting{Body: "Vårdnämnden", FrontMatter: []data.Block{{Type: data.Heading, Text: "Ersättare som tjänstgör"}, {Type: data.Heading, Text: "Ersättare som inte tjänstgör"}}}
	doc, err := compose.Minutes(m, compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(textOf(t, doc))
	for _, word := range []string{squeeze("Ersättare som"), squeeze("Övriga uppgifter")} {
		if strings.Contains(text, word) {
			t.Errorf("%q is printed with nothing under it: %s", word, text)
		}
	}
}

func TestThoseOfAnAgendaAreCalledNotPresent(t *testing.T) {
	m := data.Meeting{Body: "Vårdnämnden", State: data.Convened, Attendance: []data.Attendance{{Name: "Ellen Fjällvik", Party: "C", Capacity: data.Member}}}
	doc, err := compose.Minutes(m, compose.MinutesOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if text := squeeze(textOf(t, doc)); strings.Contains(text, "Närvarande") || !strings.Contains(text, "Kallade") {
		t.Errorf("an agenda's persons are printed as present: %s", text)
	}
}
