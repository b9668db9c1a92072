package sheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// largest is how much a workbook may unpack to, in bytes.
const largest = 64 << 20

// WriteXLSX writes rows as a workbook of one sheet. Every cell is text, also
// one that looks like a number or a formula, and the first row stays in sight.
func WriteXLSX(w io.Writer, name string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	sheet := sheetName(name)
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: 49})
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	out, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	for i, width := range widths(rows) {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, row := range rows {
		style := wrap
		if i == 0 {
			style = bold
		}
		cells := make([]any, len(row))
		for j, text := range row {
			cells[j] = excelize.Cell{StyleID: style, Value: text}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Write(w)
}

// widths are the widths of the columns, in characters.
func widths(rows [][]string) []float64 {
	var wide []float64
	for _, row := range rows {
		for i, cell := range row {
			if i == len(wide) {
				wide = append(wide, 6)
			}
			wide[i] = min(max(wide[i], float64(len([]rune(cell))+2)), 70)
		}
	}
	return wide
}

// sheetName is a name that a workbook bears: at most 31 characters, some of
// them not allowed.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, name), " '")
	if runes := []rune(name); len(runes) > 31 {
		name = strings.TrimSpace(string(runes[:31]))
	}
	if name == "" {
		return "1"
	}
	return name
}
