package sheet

// Table is what a file shows as one table: a sheet of a workbook, or CSV text.
type Table struct {
	Name  string     // the sheet's; "" for CSV
	Cells [][]string // row by row; rows may have different lengths
	// What the file hides is not read, for a list is what its reader sees.
	Hidden                    bool // the sheet as a whole
	HiddenRows, HiddenColumns int  // those with something in them
	// Uncalculated counts cells, of the whole workbook, that hold a formula and no
	// result. It is told with the first table.
	Uncalculated int
}
