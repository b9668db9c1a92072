package intake

import (
	"html"
	"slices"
	"strings"

	"paragraf/data"
)

// Table is the cells of a table, with what its file hides.
type Table struct {
	Name                      string // the sheet's; "" where there is only one
	Cells                     [][]string
	Hidden                    bool // the sheet as a whole
	HiddenRows, HiddenColumns int
	Uncalculated              int // cells with a formula and no result
}

// Hidden tells what a file hides, or has no result for, and was not read.
type Hidden struct {
	Sheet                       string
	Whole                       bool // the sheet as a whole
	Rows, Columns, Uncalculated int
}

// ReadTables understands tables as rows of notifications, as [ReadRows]. Columns
// are known by their heads, or by what they hold; a column of the lists' names
// divides the rows into lists. Where a table of several says what its columns
// are, those that do not are beside the rows.
func ReadTables(name, title string, tables []Table) (Rows, error) {
	rows, ok := gridRows(title, tables)
	if ok {
		return rows, nil
	}
	var b strings.Builder
	for _, t := range tables {
		b.WriteString("<table>")
		for _, row := range t.Cells {
			b.WriteString("<tr>")
			for _, cell := range row {
				b.WriteString("<td>" + html.EscapeString(cell) + "</td>")
			}
			b.WriteString("</tr>")
		}
		b.WriteString("</table>")
		if len(t.Cells) > 0 {
			break // rows without heads are those of the first sheet; the others are told
		}
	}
	read, err := rowsOf(readHTML(baseName(name), b.String()), title)
	read.Hidden = rows.Hidden
	first := true
	for _, t := range tables {
		if len(t.Cells) > 0 && !first {
			read.Beside = append(read.Beside, besideTable(t)...)
		}
		first = first && len(t.Cells) == 0
	}
	if err == nil && len(read.Lists) == 0 {
		err = noRows(baseName(name))
	}
	return read, err
}

// Tabular tells whether text that was divided into cells is a table: nearly
// every line has as many cells as the first, and the first is a head. Where tabs
// divided it, days or case numbers in a column tell so as well.
func Tabular(t Table, tabs bool) bool {
	even, filled := 0, 0
	for _, row := range t.Cells {
		if filledCells(row) > 0 {
			filled++
		}
		if len(row) > 1 && len(row) == len(t.Cells[0]) {
			even++
		}
	}
	if even < 2 || even*10 < filled*8 {
		return false
	}
	if _, ok := gridHead(t.Cells[0]); ok {
		return true
	}
	_, ok := guessColumns(t.Cells)
	return tabs && ok
}

func noRows(file string) error {
	return &Error{File: file, Problem: "Det finns inga rader att läsa in.", Remedy: "Kontrollera att rätt fil är vald, eller att hela listan är kopierad."}
}

// gridRows reads the tables that say what their columns are. It is false where
// none does, or none has a row.
func gridRows(title string, tables []Table) (Rows, bool) {
	var rows Rows
	found := false
	for _, t := range tables {
		if t.Uncalculated > 0 {
			rows.Hidden = append(rows.Hidden, Hidden{Uncalculated: t.Uncalculated})
		}
		if t.Hidden || t.HiddenRows+t.HiddenColumns > 0 {
			rows.Hidden = append(rows.Hidden, Hidden{Sheet: t.Name, Whole: t.Hidden, Rows: t.HiddenRows, Columns: t.HiddenColumns})
		}
		if len(t.Cells) == 0 {
			continue
		}
		for _, part := range divideTable(t.Cells) {
			g := readGrid(part.cells, title)
			if part.title != "" {
				g = readGrid(part.cells, part.title)
			}
			if !g.certain || len(g.lists) == 0 {
				rows.Beside = append(rows.Beside, besideTable(Table{Name: t.Name, Cells: part.cells})...)
				continue
			}
			found = true
			rows.Beside = append(rows.Beside, g.beside...)
			for _, l := range g.lists {
				rows.Lists = joinList(rows.Lists, l, title, t.Name)
			}
		}
	}
	return rows, found
}

// joinList adds a list to those that were read. One without a name of its own
// is called by its sheet where another is called title already; rows of one name
// are one list.
func joinList(lists []data.NotificationList, l data.NotificationList, title, sheet string) []data.NotificationList {
	named := func(name string) int {
		return slices.IndexFunc(lists, func(o data.NotificationList) bool { return strings.EqualFold(o.Title, name) })
	}
	if l.Title == title && named(title) >= 0 && sheet != "" {
		l.Title = sheet
	}
	i := named(l.Title)
	if i < 0 {
		return append(lists, l)
	}
	for _, e := range l.Entries {
		if slices.ContainsFunc(lists[i].Entries, func(o data.Notification) bool { return o.Number == e.Number }) {
			e.Number = len(lists[i].Entries) + 1
		}
		lists[i].Entries = append(lists[i].Entries, e)
	}
	return lists
}

// besideTable is the words of a table that is not rows, behind its name.
func besideTable(t Table) []string {
	var words []string
	for _, row := range t.Cells {
		if line := tidy(strings.Join(row, " ")); line != "" {
			words = append(words, line)
		}
	}
	if t.Name != "" && len(words) > 0 {
		words[0] = t.Name + ": " + words[0]
	}
	return words
}

// tableList is the part of a sheet that is one list, with the head.
type tableList struct {
	title string
	cells [][]string
}

// divideTable divides a sheet by the column "Lista", where it has one. That
// column and the one of § numbers are not the rows' own.
func divideTable(cells [][]string) []tableList {
	at, section := -1, -1
	for i, c := range cells[0] {
		switch key(c) {
		case "lista":
			at = i
		case "§", "paragraf":
			section = i
		}
	}
	if at < 0 {
		return []tableList{{cells: cells}}
	}
	without := func(row []string) []string {
		var rest []string
		for i, c := range row {
			if i != at && i != section {
				rest = append(rest, c)
			}
		}
		return rest
	}
	var lists []tableList
	for _, row := range cells[1:] {
		title := ""
		if at < len(row) {
			title = tidy(row[at])
		}
		if n := len(lists); n == 0 || title != "" && lists[n-1].title != title {
			lists = append(lists, tableList{title, [][]string{without(cells[0])}})
		}
		last := &lists[len(lists)-1]
		last.cells = append(last.cells, without(row))
	}
	return lists
}
