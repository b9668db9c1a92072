package intake

import (
	"cmp"
	"html"
	"strings"

	"paragraf/data"
)

// Rows is what was read out of a paper that holds notifications alone.
type Rows struct {
	Lists  []data.NotificationList // at least one, none of them empty
	Beside []string                // what stood beside the rows and is in none of them
}

// ReadRows understands the bytes of a text, HTML or DOCX file, or of what was
// pasted, as rows of notifications. A list without a heading of its own is
// called title. Every error is an *Error.
func ReadRows(name, title string, raw []byte) (Rows, error) {
	file := baseName(name)
	switch formatOf(raw) {
	case formatText, formatHTML, formatDOCX:
		src, err := linesOf(name, raw)
		if err != nil {
			return Rows{}, err
		}
		return rowsOf(src, title)
	case formatEmpty:
		return rowsOf(readText(file, ""), title)
	}
	return Rows{}, &Error{File: file, Problem: "Filen är ingen lista som kan läsas.", Remedy: "Välj listan som text, HTML, Word (DOCX), PDF, CSV eller Excel (XLSX)."}
}

// ReadRowPages understands a PDF, whose text package pdf/view has read, as rows
// of notifications, as [ReadRows].
func ReadRowPages(name, title string, pages []Page) (Rows, error) {
	return rowsOf(readPages(baseName(name), pages), title)
}

// ReadTable understands the cells of a sheet, row by row, as notifications, as
// [ReadRows]. Columns are known by their heads where the first row has heads; a
// column of the lists' names divides the rows into lists.
func ReadTable(name, title string, cells [][]string) (Rows, error) {
	var all Rows
	for _, list := range divideTable(cells) {
		var b strings.Builder
		b.WriteString("<table>")
		for _, row := range list.cells {
			b.WriteString("<tr>")
			for _, cell := range row {
				b.WriteString("<td>" + html.EscapeString(cell) + "</td>")
			}
			b.WriteString("</tr>")
		}
		b.WriteString("</table>")
		read, err := rowsOf(readHTML(baseName(name), b.String()), cmp.Or(list.title, title))
		if err != nil {
			return Rows{}, err
		}
		all.Lists, all.Beside = append(all.Lists, read.Lists...), append(all.Beside, read.Beside...)
	}
	return all, nil
}

// tableList is the part of a sheet that is one list, with the head.
type tableList struct {
	title string
	cells [][]string
}

// divideTable divides a sheet by the column "Lista", where it has one. That
// column and the one of § numbers are not the rows' own.
func divideTable(cells [][]string) []tableList {
	if len(cells) == 0 {
		return []tableList{{}}
	}
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

// rowsOf reads rows as those of an item of notifications. Who gives lines that
// nothing marks as rows says with it that they are.
func rowsOf(src source, title string) (Rows, error) {
	lines := join(&src)
	var filled []line
	for _, l := range lines {
		if hasContent(l.fold()) {
			filled = append(filled, l)
		}
	}
	if len(filled) == 0 {
		return Rows{}, &Error{File: src.name, Problem: "Det finns inga rader att läsa in.", Remedy: "Kontrollera att rätt fil är vald, eller att hela listan är kopierad."}
	}
	r := &itemReader{doc: &document{src: &src, front: &front{}}, seg: segment{lines: filled}, notifying: 1}
	r.item.Title = title
	if !r.lists(&itemPart{lines: lines}) {
		list := data.NotificationList{Title: title}
		for _, l := range filled {
			r.item.Lists = []data.NotificationList{list} // which the places of the rows are told in
			r.entry(&list, len(list.Entries)+1, tidy(l.text), l)
		}
		r.item.Lists = []data.NotificationList{list}
	}
	rows := Rows{Beside: src.leftOut}
	for _, list := range r.item.Lists {
		if len(list.Entries) > 0 {
			rows.Lists = append(rows.Lists, list)
		}
	}
	for _, b := range r.body {
		rows.Beside = append(rows.Beside, b.Text)
	}
	return rows, nil
}
