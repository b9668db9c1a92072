package sheet

import (
	"bytes"
	"errors"
)

// MaxRows is how many rows are read of one table.
const MaxRows = 50_000

// ErrTooLarge is returned for a table of more than [MaxRows] rows.
var ErrTooLarge = errors.New("the table has too many rows")

// IsXLSX tells whether raw is a workbook.
func IsXLSX(raw []byte) bool {
	return bytes.HasPrefix(raw, []byte("PK\x03\x04")) && bytes.Contains(raw, []byte("xl/workbook.xml"))
}

// Read returns the tables of a workbook or, for anything else, of CSV text.
func Read(raw []byte) ([]Table, error) {
	if IsXLSX(raw) {
		return readXLSX(raw)
	}
	cells, err := readCSV(raw)
	if err != nil {
		return nil, err
	}
	return []Table{{Cells: cells}}, nil
}
