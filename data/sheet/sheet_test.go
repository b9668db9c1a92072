package sheet

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var table = [][]string{
	{"Nr", "Diarienummer", "Ärende"},
	{"1", "26RN0412", "Avtal om \"jour\"; två år\noch option"},
	{"2", "", "=HYPERLINK(\"x\")"},
	{"3", "00123", "-5 grader"},
	{"4", "", "\t=1+1"},
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"csv": func(b *bytes.Buffer) error { return WriteCSV(b, table) },
		"xlsx": func(b *bytes.Buffer) error {
			return WriteXLSX(b, "Anmälda beslut [2026/11]: en lång rubrik som inte ryms", table)
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(name, err)
		}
		got, err := first(b.Bytes())
		if err != nil || !reflect.DeepEqual(got, table) {
			t.Errorf("%s: %v\n%q", name, err, got)
		}
		if name == "csv" && strings.Contains(b.String(), "\n3;00123;-5") || name == "csv" && strings.Contains(b.String(), ";=HYP") {
			t.Errorf("a sheet would take a cell for a formula: %q", b.String())
		}
	}
}

func TestDividersAndEncodings(t *testing.T) {
	for text, want := range map[string][]string{
		"a;b,c;d\n1;2,5;3\n":       {"a", "b,c", "d"},
		"a,b\n1,2\n":               {"a", "b"},
		"a\tb, c\n1\t2\n":          {"a", "b, c"},
		"Beslut;\xc4rende\nx;y\n":  {"Beslut", "Ärende"},
		"sep=,\r\na;b,c\r\n":       {"a;b", "c"},
		"\uFEFFDnr;Beslut\n1;ja\n": {"Dnr", "Beslut"},
		"\xff\xfeD\x00n\x00r\x00\t\x00\xc4\x00\n\x001\x00\t\x002\x00":           {"Dnr", "Ä"},
		"D\x00n\x00r\x00;\x00\"\x00a\x00;\x00\"\x00\r\x00\n\x001\x00;\x002\x00": {"Dnr", "a;"}, // no mark
		"\x00D\x00n\x00r\x00\t\x00\xc4\x00\n\x001\x00\t\x002":                   {"Dnr", "Ä"},
		"Dnr;Beslut\r1;ja\r":                       {"Dnr", "Beslut"},
		"\x80rende;Beslut om \x8Ctg\x8Ard\r1;ja\r": {"Ärende", "Beslut om åtgärd"}, // Mac Roman
	} {
		got, err := first([]byte(text))
		if err != nil || !reflect.DeepEqual(got[0], want) {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

// Quotation marks that quote nothing take no other lines with them, and cells
// with line breaks stay whole around them.
func TestQuotesThatQuoteNothing(t *testing.T) {
	got, err := first([]byte("Dnr;Beslut\r\n1;\"två\nrader\"\r\n2;\"Torget\" parkering\r\n3;5\" rör\r\n4;\"öppet\r\n5;\"hel; cell\"\r\n"))
	want := [][]string{{"Dnr", "Beslut"}, {"1", "två\nrader"}, {"2", `"Torget" parkering`}, {"3", `5" rör`}, {"4", `"öppet`}, {"5", "hel; cell"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q %v", got, want, err)
	}
}

// Days are dates in a workbook, and empty sheets may stand first.
func TestAWorkbookIsReadAsItIsSeen(t *testing.T) {
	f := excelize.NewFile()
	f.NewSheet("Lista")
	day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	f.SetCellValue("Lista", "A1", "Datum")
	f.SetCellValue("Lista", "A2", 46343) // 17 November 2026
	f.SetCellStyle("Lista", "A2", "A2", day)
	f.SetCellFormula("Lista", "B2", "1+1")
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := first(b.Bytes())
	if err != nil || len(got) != 2 || got[1][0] != "2026-11-17" {
		t.Errorf("%q, %v", got, err)
	}
}

// first is the cells of the first table.
func first(raw []byte) ([][]string, error) {
	tables, err := Read(raw)
	if err != nil || len(tables) == 0 {
		return nil, err
	}
	return tables[0].Cells, nil
}

// What a workbook hides is not read but told; a merged cell belongs to each of
// its rows; a formula without a result is told.
func TestHiddenMergedAndUncalculated(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "Dnr", "B1": "Beslut", "C1": "Hemligt", "A2": "N 1", "B2": "ett", "C2": "x", "B3": "två", "A4": "N 2", "B4": "dolt"} {
		f.SetCellValue("Sheet1", cell, v)
	}
	f.MergeCell("Sheet1", "A2", "A3")
	f.SetColVisible("Sheet1", "C", false)
	f.SetRowVisible("Sheet1", 4, false)
	f.SetCellFormula("Sheet1", "D2", "1+1")
	f.NewSheet("Gömt")
	f.SetCellValue("Gömt", "A1", "dolt")
	f.SetSheetVisible("Gömt", false)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := Read(b.Bytes())
	want := []Table{
		{Name: "Sheet1", Cells: [][]string{{"Dnr", "Beslut"}, {"N 1", "ett", ""}, {"N 1", "två"}}, HiddenRows: 1, HiddenColumns: 1, Uncalculated: 1},
		{Name: "Gömt", Hidden: true},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v %v", got, want, err)
	}
}

func TestTooManyRows(t *testing.T) {
	if _, err := Read([]byte(strings.Repeat("a;b\n", MaxRows+1))); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	if _, err := Read([]byte("PK\x03\x04 xl/workbook.xml and nothing more")); err == nil {
		t.Error("a damaged workbook is read")
	}
}
