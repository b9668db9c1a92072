package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"paragraf/data/intake"
)

// byteOrderMark tells Excel that the text is UTF-8.
const byteOrderMark = "\uFEFF"

// formulaMark stands before a cell that a sheet would else take for a formula.
// It is what a person types in Excel for the same, and is taken away again when
// the file is read.
const formulaMark = "'"

func formula(cell string) bool { return cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) }

// WriteCSV writes rows with semicolons between the cells, as Excel opens them
// where the comma is the decimal sign.
func WriteCSV(w io.Writer, rows [][]string) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = cell
			if formula(cell) {
				safe[i] = formulaMark + cell
			}
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// readCSV reads cells divided by semicolons, commas or tabs, whichever divides
// the first lines most evenly, in what Excel and others save text as: UTF-8, UTF-16
// with its mark or without, Mac Roman or Windows-1252.
func readCSV(raw []byte) ([][]string, error) {
	decoded, _, err := transform.Bytes(unicode.BOMOverride(encodingOf(raw)), raw)
	if err != nil {
		return nil, err
	}
	text := string(decoded)
	if !strings.Contains(text, "\n") { // lines as an old Mac ends them
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	comma := divider(text)
	if named, rest, ok := namedDivider(text); ok {
		comma, text = named, rest
	}
	rows, err := records(text, comma)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		for i, cell := range row {
			if rest, marked := strings.CutPrefix(cell, formulaMark); marked && formula(rest) {
				row[i] = rest
			}
		}
	}
	return rows, nil
}

// encodingOf is what text without a mark is in. In UTF-16 every other byte of
// ordinary text is zero.
func encodingOf(raw []byte) transform.Transformer {
	first := raw[:min(len(raw), 4096)]
	var zeros [2]int
	for i, b := range first {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > len(first)/4 && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()
	case zeros[0] > len(first)/4 && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()
	case utf8.Valid(raw):
		return unicode.UTF8.NewDecoder()
	case intake.MacRoman(raw):
		return charmap.Macintosh.NewDecoder()
	}
	return charmap.Windows1252.NewDecoder()
}

// mostBroken is how many lines with quotation marks that quote nothing are read
// one by one.
const mostBroken = 1000

// records divides text into rows. A line whose quotation marks are part of what
// it says, as "Torget" parkering, is divided at its commas alone: read by the
// rules, such a mark would take all lines after it into one cell.
func records(text string, comma rune) (rows [][]string, err error) {
	for broken := 0; ; broken++ {
		in := csv.NewReader(strings.NewReader(text))
		in.Comma, in.FieldsPerRecord, in.LazyQuotes = comma, -1, broken >= mostBroken
		for {
			row, err := in.Read()
			if err == io.EOF {
				return rows, nil
			}
			bad, ok := errors.AsType[*csv.ParseError](err)
			if ok {
				line, rest := lineAt(text, bad.StartLine)
				rows, text = append(rows, strings.Split(line, string(comma))), rest
			} else if err != nil {
				return nil, fmt.Errorf("row %d: %w", len(rows)+1, err)
			} else {
				rows = append(rows, row)
			}
			if len(rows) > MaxRows {
				return nil, ErrTooLarge
			}
			if ok {
				break
			}
		}
	}
}

// lineAt is the line of that number, from 1, and what follows it.
func lineAt(text string, number int) (line, rest string) {
	rest = text
	for range number {
		line, rest, _ = strings.Cut(rest, "\n")
	}
	return strings.TrimSuffix(line, "\r"), rest
}

// namedDivider reads the line "sep=;" that Excel understands before a table.
func namedDivider(text string) (rune, string, bool) {
	first, rest, _ := strings.Cut(text, "\n")
	named, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, "\r \"")), "sep=")
	if !ok || len(named) != 1 || !strings.Contains(";,\t|", named) {
		return 0, text, false
	}
	return rune(named[0]), rest, true
}

// divider is the sign that stands most often in the line where it stands least.
func divider(text string) rune {
	lines := strings.SplitN(text, "\n", 12)
	best, most := ';', 0
	for _, d := range ";\t," {
		least := -1
		for _, l := range lines[:min(len(lines), 11)] {
			if strings.TrimSpace(l) == "" {
				continue
			}
			if n := strings.Count(l, string(d)); least < 0 || n < least {
				least = n
			}
		}
		if least > most {
			best, most = d, least
		}
	}
	return best
}
