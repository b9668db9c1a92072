package intake

import (
	"slices"
	"strings"
	"testing"
)

func TestARowThatSumsUpIsNoNotification(t *testing.T) {
	for name, text := range map[string]string{
		"lines":    "1. Avtal om hissar, 25TN1\n2. Avtal om bussar, 25TN2\nSumma 2 st\n",
		"unmarked": "Avtal om hissar, 25TN1\nAvtal om bussar, 25TN2\nTotalt: 45 000 kr\n",
		"columns":  "Dnr      Beslut              Belopp\n25TN1    Avtal om hissar     20 000\n25TN2    Avtal om bussar     25 000\nSumma                        45 000\n",
		"table":    "<table><tr><th>Dnr</th><th>Beslut</th><th>Belopp</th></tr><tr><td>25TN1</td><td>Avtal om hissar</td><td>20 000</td></tr><tr><td>25TN2</td><td>Avtal om bussar</td><td>25 000</td></tr><tr><td></td><td>Totalt antal beslut: 2</td><td>45 000 kr</td></tr></table>",
	} {
		rows, err := ReadRows("lista", "Anmälningar", []byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(rows.Lists) != 1 || len(rows.Lists[0].Entries) != 2 {
			t.Errorf("%s: %+v", name, rows.Lists)
		}
		if !slices.ContainsFunc(rows.Beside, func(s string) bool { return strings.HasPrefix(s, "Summa") || strings.HasPrefix(s, "Totalt") }) {
			t.Errorf("%s: the sum is not told beside the rows: %q", name, rows.Beside)
		}
	}
	for _, row := range []string{"Summa medel för 2025 fördelas, 25TN3", "Totalt förbud mot eldning, 25TN4", "Total översyn"} {
		if totalRow(row) {
			t.Errorf("%q is taken for a sum", row)
		}
	}
}
