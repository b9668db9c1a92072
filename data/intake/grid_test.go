package intake

import (
	"reflect"
	"strings"
	"testing"
)

func cellsOf(text string) [][]string {
	var cells [][]string
	for _, line := range strings.Split(text, "\n") {
		cells = append(cells, strings.Split(line, ";"))
	}
	return cells
}

// Tables come as people keep them: a title above, columns that nobody foresaw,
// heads that say more than one word, no head, names of parts between the rows.
func TestTablesAreReadByTheirColumns(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a title and who handles it": {"Beslut i oktober;;;\n;;;\nDnr;Datum;Delegat;Beslut;Handläggare\nMBN 2026-1;2 nov 2026;Rektor;Avslag;Pia Lind",
			"Beslut i oktober: 1|MBN 2026-1|2026-11-02|Rektor|Avslag, Handläggare: Pia Lind;\n"},
		"no head": {"MBN 2026-1;2026-10-01;Chef;Beslut A\nMBN 2026-2;2026-10-02;Chef;Beslut B",
			"Anmält: 1|MBN 2026-1|2026-10-01|Chef|Beslut A; 2|MBN 2026-2|2026-10-02|Chef|Beslut B;\n"},
		"heads of everyday words": {"Datum;Dnr;Vad;Vem\n2026-10-20;MBN 2026-9;Bidrag;Anna Ek",
			"Anmält: 1|MBN 2026-9|2026-10-20|Anna Ek|Bidrag;\n"},
		"a day as a number": {"Dnr;Datum;Beslut\nMBN 2026-9;46343;Avgift", "Anmält: 1|MBN 2026-9|2026-11-17||Avgift;\n"},
		"parts and the head again": {"Dnr;Beslut;Datum\nBygglov;;\nMBN 2026-1;Garage;2026-10-01\nDnr;Beslut;Datum\nTillsyn;;\nMBN 2026-2;Köket i skolan;2026-10-02",
			"Bygglov: 1|MBN 2026-1|2026-10-01||Garage;\nTillsyn: 1|MBN 2026-2|2026-10-02||Köket i skolan;\n"},
		"a column without head":    {"Dnr;;Beslut\nMBN 2026-1;med beslut om rubrik;text med ny rad", "Anmält: 1|MBN 2026-1|||text med ny rad, med beslut om rubrik;\n"},
		"numbers that begin anew":  {"Nr;Dnr;Beslut\n1;MBN 2026-1;A\n2;MBN 2026-2;B\n1;MBN 2026-3;C", "Anmält: 1|MBN 2026-1|||A; 2|MBN 2026-2|||B; 3|MBN 2026-3|||C;\n"},
		"a number with more words": {"Dnr;Beslut\nMBN 2026-1 jämte bilaga;Avslag", "Anmält: 1|MBN 2026-1|||Avslag, Dnr: jämte bilaga;\n"},
	} {
		got, err := ReadTables("lista.csv", "Anmält", []Table{{Cells: cellsOf(c.text)}})
		if err != nil || short(got.Lists) != c.want {
			t.Errorf("%s\n got %s want %s %v", name, short(got.Lists), c.want, err)
		}
	}
}

func TestEverySheetThatIsSeenIsRead(t *testing.T) {
	rows, err := ReadTables("lista.xlsx", "Anmält", []Table{
		{Name: "Läs mig", Cells: cellsOf("Filen innehåller anmälda beslut")},
		{Name: "Oktober", Cells: cellsOf("Dnr;Beslut\nMBN 2026-1;Avslag"), HiddenRows: 2},
		{Name: "November", Cells: cellsOf("Dnr;Beslut\nMBN 2026-2;Bifall")},
		{Name: "Gömt", Hidden: true},
	})
	if want := "Anmält: 1|MBN 2026-1|||Avslag;\nNovember: 1|MBN 2026-2|||Bifall;\n"; err != nil || short(rows.Lists) != want {
		t.Errorf("got %s want %s %v", short(rows.Lists), want, err)
	}
	if want := []string{"Läs mig: Filen innehåller anmälda beslut"}; !reflect.DeepEqual(rows.Beside, want) {
		t.Errorf("beside the rows: %q", rows.Beside)
	}
	if want := []Hidden{{Sheet: "Oktober", Rows: 2}, {Sheet: "Gömt", Whole: true}}; !reflect.DeepEqual(rows.Hidden, want) {
		t.Errorf("what is hidden: %+v", rows.Hidden)
	}
}

// Cells that span rows and columns, tables in cells, what Word, Excel and mail
// programs write around a table, and rows that a sheet filtered away.
func TestTablesOfAPageAreRead(t *testing.T) {
	for name, c := range map[string]struct{ page, want, beside string }{
		"spans and a table in a cell": {`<table><tr><th colspan=4>Delegation</th></tr><tr><th>Diarienummer</th><th>Datum</th><th>Ärende</th><th>Beslutsfattare</th></tr>
			<tr><td rowspan=2>MBN 2026-1</td><td>2026-11-01</td><td><table><tr><td>Bygglov</td><td>Granby 5:5</td></tr></table></td><td rowspan=2>Chefen</td></tr>
			<tr><td>2026-11-02</td><td>Start<br>besked</td></tr></table>`,
			"Delegation: 1|MBN 2026-1|2026-11-01|Chefen|Bygglov Granby 5:5; 2|MBN 2026-1|2026-11-02|Chefen|Start besked;\n", ""},
		"Word": {"Version:0.9\r\nStartHTML:0001\r\n<html><body><p>Hej!</p><table><tr><td><p><b>Dnr<o:p></o:p></b></p></td><td><p>Beslut</p></td></tr><tr><td><p><![if !supportLists]><span>1.&nbsp;</span><![endif]>MBN&nbsp;2026-1</p></td><td><p>Till&shy;stånd</p></td></tr></table></body></html>",
			"Anmält: 1|MBN 2026-1|||Tillstånd;\n", "Hej!"},
		"a row filtered away": {`<table><tr><td>Dnr</td><td>Beslut</td></tr><tr style='display:none'><td>MBN 2026-8</td><td>Dolt</td></tr><tr><td>MBN 2026-9</td><td>Synligt</td></tr></table>`,
			"Anmält: 1|MBN 2026-9|||Synligt;\n", ""},
		"laid out by a table": {`<table><tr><td>Meny</td><td><table><tr><td>Dnr</td><td>Beslut</td></tr><tr><td>MBN 2026-9</td><td>A</td></tr><tr><td>MBN 2026-10</td><td>B</td></tr></table></td></tr></table>`,
			"Anmält: 1|MBN 2026-9|||A; 2|MBN 2026-10|||B;\n", "Meny"},
	} {
		got, err := ReadRows("sida.html", "Anmält", []byte(c.page))
		if err != nil || short(got.Lists) != c.want || strings.Join(got.Beside, "|") != c.beside {
			t.Errorf("%s\n got %s want %s beside %q, %v", name, short(got.Lists), c.want, got.Beside, err)
		}
	}
}

// Prose with commas is no table.
func TestProseIsNoTable(t *testing.T) {
	for text, want := range map[string]bool{
		"Datum;Dnr;Beslut\n2026-10-01;MBN 2026-1;Avslag":                        true,
		"1. Brev från Lomvik; MBN 2026-1\n2. Avtal om taxi; MBN 2026-2":         false,
		"Datum; beslut och delegat\nFöljande har beslutats\nBrev\nAvtal; ramen": false,
	} {
		if got := Tabular(Table{Cells: cellsOf(text)}, false); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Whatever is pasted, it is read or refused, and no list is empty.
func FuzzReadRows(f *testing.F) {
	f.Add([]byte("<table><tr><td rowspan=3 colspan=2>Dnr<td>Beslut<tr><td hidden>x<table><tr><td>y</table></table>"))
	f.Add([]byte("Dnr\tDatum\tBeslut\nMBN 2026-1\t46343\t\u00AD"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var cells [][]string
		for _, line := range strings.Split(string(raw), "\n") {
			cells = append(cells, strings.Split(line, "\t"))
		}
		read, _ := ReadRows("klistrat", "Anmält", raw)
		table, _ := ReadTables("lista.csv", "Anmält", []Table{{Cells: cells}})
		for _, list := range append(read.Lists, table.Lists...) {
			if len(list.Entries) == 0 {
				t.Fatal("an empty list")
			}
		}
	})
}
