package intake

import (
	"html"
	"strings"

	"paragraf/data"
)

// Rows is what was read out of a paper that holds notifications alone.
type Rows struct {
	Lists []data.NotificationList // at least one, none of them empty
	Text  string                  // the paper's text, which the claims count in
	// Claims say where each value stands; their paths begin at the lists, as in
	// "lists[0].entries[3].case_number".
	Claims []data.Claim
	Beside []string // what stood beside the rows and is in none of them
}

// ReadRows understands the bytes of a text, HTML or DOCX file, or of what was
// pasted, as rows of notifications. A list without a heading of its own is
// called title. Every error is an *Error.
func ReadRows(name, title string, raw []byte) (Rows, error) {
	file := baseName(name)
	switch formatOf(raw) {
	case formatText:
		text, _ := decode(raw)
		return rowsOf(readText(file, text), title)
	case formatHTML:
		text, _ := decodeHTML(raw)
		return rowsOf(readHTML(file, text), title)
	case formatDOCX:
		src, err := readDOCX(file, raw)
		if err != nil {
			return Rows{}, &Error{File: file, Problem: "Word-dokumentet är skadat och kan inte öppnas.", Remedy: "Öppna det i Word eller LibreOffice, spara det på nytt och läs in det igen."}
		}
		return rowsOf(src, title)
	}
	return Rows{}, &Error{File: file, Problem: "Filen är ingen lista som kan läsas.", Remedy: "Välj listan som text, HTML, Word (DOCX), PDF, CSV eller Excel (XLSX)."}
}

// ReadRowPages understands a PDF, whose text package pdf/view has read, as rows
// of notifications, as [ReadRows].
func ReadRowPages(name, title string, pages []Page) (Rows, error) {
	return rowsOf(readPages(baseName(name), pages), title)
}

// ReadTable understands the cells of a sheet, row by row, as notifications, as
// [ReadRows]. Columns are known by their heads where the first row has heads.
func ReadTable(name, title string, cells [][]string) (Rows, error) {
	var b strings.Builder
	b.WriteString("<table>")
	for _, row := range cells {
		b.WriteString("<tr>")
		for _, cell := range row {
			b.WriteString("<td>" + html.EscapeString(cell) + "</td>")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</table>")
	return rowsOf(readHTML(baseName(name), b.String()), title)
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
			r.item.Lists = []data.NotificationList{list} // the claims count on it
			r.entry(&list, len(list.Entries)+1, tidy(l.text), l)
		}
		r.item.Lists = []data.NotificationList{list}
	}
	rows := Rows{Text: src.text, Claims: r.claims, Beside: src.leftOut}
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
