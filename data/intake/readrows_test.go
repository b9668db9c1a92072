package intake

import (
	"fmt"
	"strings"
	"testing"

	"paragraf/data"
)

// short writes lists so that they can be compared at a glance.
func short(lists []data.NotificationList) string {
	var b strings.Builder
	for _, l := range lists {
		b.WriteString(l.Title + ":")
		for _, e := range l.Entries {
			fmt.Fprintf(&b, " %d|%s|%s|%s|%s;", e.Number, e.CaseNumber, e.Date, e.DecidedBy, e.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestPastedRowsAreRead(t *testing.T) {
	for pasted, want := range map[string]string{
		"1. Brev från Lomvik, 26GK318\n2. Chefen har tecknat avtal om taxi, 26GK319":                                                                                                    "Anmält: 1|26GK318|||Brev från Lomvik, 26GK318; 2|26GK319||Chefen|Chefen har tecknat avtal om taxi, 26GK319;\n",
		"Dnr\tDatum\tBeslut\tDelegat\n26GK1\t2026-10-01\tAttest\tFritidschefen":                                                                                                         "Anmält: 1|26GK1|2026-10-01|Fritidschefen|Attest;\n",
		"<table><tr><th>Nr</th><th>Dnr</th><th>Ärende</th></tr><tr><td>4</td><td>26GK9</td><td>Hyra av lokal</td></tr></table>":                                                         "Anmält: 4|26GK9|||Hyra av lokal;\n",
		"<table><tr><th>Nr<th>Dnr<th>Beslut<th>Delegat</tr><tr><td>1<td>26GK1<td>Attest<td rowspan=2>Fritidschefen</tr><tr><td>2<td colspan=2>Yttrande till länsstyrelsen</tr></table>": "Anmält: 1|26GK1||Fritidschefen|Attest; 2|||Fritidschefen|Yttrande till länsstyrelsen;\n",
		"Protokoll från samrådet\nBrev från en medborgare":                                                                                                                              "Anmält: 1||||Protokoll från samrådet; 2||||Brev från en medborgare;\n",
		"Anmälningsärenden:\n1. Brev\n\nMeddelandeärenden:\n1. Cirkulär om avgifter\n":                                                                                                  "Anmälningsärenden: 1||||Brev;\nMeddelandeärenden: 1||||Cirkulär om avgifter;\n",
	} {
		got, err := ReadRows("klistrat", "Anmält", []byte(pasted))
		if err != nil || short(got.Lists) != want {
			t.Errorf("%q\n got %s want %s %v", pasted, short(got.Lists), want, err)
		}
	}
	r, err := ReadRows("klistrat", "Anmält", []byte("Följande beslut anmäls:\n- Beslut A, 26GK9\n- Beslut B, 26GK10\nNämnden lägger dem till handlingarna."))
	if err != nil || len(r.Lists) != 1 || len(r.Beside) != 2 {
		t.Errorf("what stands beside the rows: %q, %v", r.Beside, err)
	}
}

func TestASheetIsRead(t *testing.T) {
	for _, c := range []struct {
		cells [][]string
		want  string
	}{
		{[][]string{{"Diarienummer", "Ärende", "Datum", "Beslutsfattare"}, {"26GK1", "Avtal <b>", "2026-01-02", "Chefen"}, {"", "Utan nummer"}},
			"Anmält: 1|26GK1|2026-01-02|Chefen|Avtal <b>; 2||||Utan nummer;\n"},
		{[][]string{{"§", "Lista", "Nr", "Diarienummer", "Ärende"}, {"9", "Delegation", "1", "26GK1", "Attest"}, {"9", "Delegation", "2", "26GK2", "Avtal"}, {"9", "Meddelat", "1", "", "Brev"}},
			"Delegation: 1|26GK1|||Attest; 2|26GK2|||Avtal;\nMeddelat: 1||||Brev;\n"},
	} {
		got, err := ReadTables("lista.csv", "Anmält", []Table{{Cells: c.cells}})
		if err != nil || short(got.Lists) != c.want {
			t.Errorf("got %s want %s %v", short(got.Lists), c.want, err)
		}
	}
}

func TestNoRows(t *testing.T) {
	for name, raw := range map[string]string{"tom": "", "mellanslag": " \n\t\n", "bild.png": "\x89PNG\r\n\x1a\n0000"} {
		if _, err := ReadRows(name, "x", []byte(raw)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
