package sheet

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads the sheets of a workbook that hold anything, as they are seen
// there: days as 2026-11-17, the result of a formula and not the formula, a
// merged cell's words in every row that it stands beside. Hidden sheets, rows
// and columns are counted, not read.
func readXLSX(raw []byte) ([]Table, error) {
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		UnzipSizeLimit: largest, UnzipXMLSizeLimit: largest, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var tables []Table
	for _, name := range f.GetSheetList() {
		t, err := readSheet(f, name)
		if err != nil {
			return nil, err
		}
		if len(t.Cells) > 0 || t.Hidden || t.HiddenRows+t.HiddenColumns > 0 {
			tables = append(tables, t)
		}
	}
	if len(tables) > 0 {
		tables[0].Uncalculated = uncalculated(raw)
	}
	return tables, nil
}

func readSheet(f *excelize.File, name string) (Table, error) {
	t := Table{Name: name}
	merged, err := f.GetMergeCells(name)
	if err != nil {
		return t, err
	}
	hidden := hiddenColumns(f, name)
	rows, err := f.Rows(name)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	filled := false
	columns := map[int]bool{}
	down := stretches(merged)
	for n := 1; rows.Next(); n++ {
		row, err := rows.Columns()
		if err != nil {
			return t, err
		}
		if n > MaxRows {
			return t, ErrTooLarge
		}
		for _, s := range down[n] {
			for len(row) < s.column {
				row = append(row, "")
			}
			row[s.column-1] = s.text
		}
		if rows.GetRowOpts().Hidden {
			if strings.TrimSpace(strings.Join(row, "")) != "" {
				t.HiddenRows++
			}
			continue
		}
		var seen []string
		for i, cell := range row {
			if !hidden(i + 1) {
				seen = append(seen, cell)
			} else if strings.TrimSpace(cell) != "" {
				columns[i] = true
			}
		}
		filled = filled || strings.TrimSpace(strings.Join(seen, "")) != ""
		t.Cells = append(t.Cells, seen)
	}
	t.HiddenColumns = len(columns)
	if !filled {
		t.Cells = nil
	}
	visible, err := f.GetSheetVisible(name)
	if err == nil && !visible {
		return Table{Name: name, Hidden: filled}, nil
	}
	return t, err
}

// stretch is the words of a merged cell as they belong to a row further down.
type stretch struct {
	column int // from 1
	text   string
}

// stretches are by row, from 1.
func stretches(merged []excelize.MergeCell) map[int][]stretch {
	down := map[int][]stretch{}
	for _, m := range merged {
		column, first, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		_, last, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || err2 != nil {
			continue
		}
		for row := first + 1; row <= min(last, MaxRows); row++ {
			down[row] = append(down[row], stretch{column, m.GetCellValue()})
		}
	}
	return down
}

// hiddenColumns tells of a column, from 1, whether it is hidden.
func hiddenColumns(f *excelize.File, name string) func(int) bool {
	known := map[int]bool{}
	return func(n int) bool {
		if h, ok := known[n]; ok {
			return h
		}
		column, err := excelize.ColumnNumberToName(n)
		if err != nil {
			return false
		}
		visible, err := f.GetColVisible(name, column)
		known[n] = err == nil && !visible
		return known[n]
	}
}
