package intake

import (
	"paragraf/data"
)

// Rows is what was read out of a paper that holds notifications alone.
type Rows struct {
	Lists  []data.NotificationList // at least one, none of them empty
	Beside []string                // what stood beside the rows and is in none of them
	Hidden []Hidden                // what the file hides and was not read
}

// ReadRows understands the bytes of a text, HTML or DOCX file, or of what was
// pasted, as rows of notifications. A list without a heading of its own is
// called title. Every error is an *Error.
func ReadRows(name, title string, raw []byte) (Rows, error) {
	file := baseName(name)
	raw = clipboardHTML(raw)
	kind := formatOf(raw)
	if kind == formatHTML {
		if rows, ok := readHTMLTables(file, title, raw); ok {
			return rows, nil
		}
	}
	switch kind {
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
		return Rows{}, noRows(src.name)
	}
	r := &itemReader{doc: &document{src: &src, front: &front{}}, seg: segment{lines: filled}, notifying: 1}
	r.item.Title = title
	if !r.lists(&itemPart{lines: lines}) {
		list := data.NotificationList{Title: title}
		for _, l := range filled {
			if l.mark == "" && totalRow(l.text) {
				r.block(l, data.Paragraph)
				continue
			}
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
