package intake

import (
	"slices"
	"strings"

	"paragraf/data"
)

// gridColumn is one column of a grid of notifications.
type gridColumn struct {
	field listField
	head  string // as printed; "" where the grid has no head
}

// grid reads the cells of one table, row by row, as lists of notifications.
type grid struct {
	title   string // of the list that the next row is of
	named   bool   // by the table itself
	columns []gridColumn
	certain bool // a head, or what stands in the cells, says what the columns are
	lists   []data.NotificationList
	numbers map[rowName]bool // that rows have
	beside  []string
}

// rowName is what a row is named by.
type rowName struct {
	list   string
	number int
}

// headWords are heads that mean something in a table of notifications alone.
var headWords = map[string]listField{
	"vad": lText, "vem": lDecider, "anmälan": lText, "anmält": lText, "beslutat": lText, "namn": lDecider, "beskrivning av ärendet": lText,
	"id": lNumber, "nummer": lNumber, "rad": lNumber, "tid": lDate, "fattat den": lDate, "ankom": lDate,
}

// headField tells what a head names: the head as a whole, or the first of its
// words that names anything.
func headField(text string) (f listField, whole bool) {
	k := key(text)
	if f, ok := listFieldWords[k]; ok {
		return f, true
	}
	if f, ok := headWords[k]; ok {
		return f, true
	}
	if runes(k) > 40 {
		return lNone, false
	}
	for _, w := range strings.FieldsFunc(k, func(r rune) bool { return !isWordRune(r) && r != '-' }) {
		if f, ok := listFieldWords[w]; ok && f != lPoint && f != lOther {
			return f, false
		}
	}
	return lNone, false
}

// gridHead reads a row as the head of the columns. Heads never hold dates or
// case numbers; two must be known and one of them alone in its cell, or one that
// names nothing else than a column.
func gridHead(row []string) ([]gridColumn, bool) {
	columns := make([]gridColumn, len(row))
	filled, known, alone, strong := 0, 0, 0, 0
	for i, c := range row {
		text := tidy(c)
		if text == "" {
			continue
		}
		if runes(text) > 60 || len(findCases(fold(text))) > 0 || len(findDates(fold(text), false)) > 0 || !hasLetters(text) && text != "#" {
			return nil, false
		}
		filled++
		f, whole := headField(text)
		columns[i] = gridColumn{f, text}
		if f != lNone {
			known++
		}
		if !whole {
			continue
		}
		alone++
		if f == lNumber || f == lDate || f == lCase {
			strong++
		}
	}
	if known < 2 && (strong == 0 || filled != 2) || alone == 0 {
		return nil, false
	}
	oneDecider(columns)
	oneText(columns)
	return columns, true
}

// oneDecider leaves one column of who decided: whoever handles the matter or is
// responsible for it did not decide where another column says who did.
func oneDecider(columns []gridColumn) {
	weak := func(c gridColumn) bool {
		k := key(c.head)
		return k == "handläggare" || k == "ansvarig" || k == "namn" || k == "befattning"
	}
	strong := slices.ContainsFunc(columns, func(c gridColumn) bool { return c.field == lDecider && !weak(c) })
	first := true
	for i, c := range columns {
		if c.field != lDecider {
			continue
		}
		if strong && weak(c) || !strong && !first {
			columns[i].field = lOther
		}
		first = false
	}
}

// oneText names the first column that says nothing else as what the row says,
// where no head does.
func oneText(columns []gridColumn) {
	if slices.ContainsFunc(columns, func(c gridColumn) bool { return c.field == lText }) {
		return
	}
	for _, f := range []listField{lNone, lOther} {
		if i := slices.IndexFunc(columns, func(c gridColumn) bool { return c.field == f && c.head != "" }); i >= 0 {
			columns[i].field = lText
			return
		}
	}
}

// readGrid reads a table.
func readGrid(cells [][]string, title string) *grid {
	g := &grid{title: title}
	start := 0
	for i, row := range cells[:min(len(cells), 20)] {
		if columns, ok := gridHead(row); ok {
			for _, above := range cells[:i] {
				g.above(above)
			}
			g.columns, g.certain, start = columns, true, i+1
			break
		}
	}
	if !g.certain {
		for start < len(cells) && filledCells(cells[start]) < 2 {
			g.above(cells[start])
			start++
		}
		g.columns, g.certain = guessColumns(cells[start:])
	}
	for _, row := range cells[start:] {
		g.row(row)
	}
	return g
}

func filledCells(row []string) (n int) {
	for _, c := range row {
		if tidy(c) != "" {
			n++
		}
	}
	return n
}

// above reads a row over the head: what stands alone nearest to it names the list.
func (g *grid) above(row []string) {
	text := tidy(strings.Join(row, " "))
	switch {
	case text == "":
	case filledCells(row) == 1 && runes(text) < 120 && !endsSentence(text):
		if g.named {
			g.beside = append(g.beside, g.title)
		}
		g.title, g.named = text, true
	default:
		g.beside = append(g.beside, text)
	}
}

// row reads one row: a head again, the name of the rows below, or a
// notification.
func (g *grid) row(row []string) {
	filled := filledCells(row)
	if filled == 0 {
		return
	}
	if columns, ok := gridHead(row); ok && g.certain && g.again(row, columns) {
		g.columns = columns
		return
	}
	if filled == 1 && g.names(row) {
		g.title = tidy(strings.Join(row, " "))
		return
	}
	if text := tidy(strings.Join(row, " ")); totalRow(text) {
		g.beside = append(g.beside, text)
		return
	}
	list := g.list()
	e := g.entry(row, len(list.Entries)+1)
	if g.numbers[rowName{g.title, e.Number}] { // numbers that begin anew would name two rows
		e.Number = max(len(list.Entries), list.Entries[len(list.Entries)-1].Number) + 1
	}
	if g.numbers == nil {
		g.numbers = map[rowName]bool{}
	}
	g.numbers[rowName{g.title, e.Number}] = true
	list.Entries = append(list.Entries, e)
}

// again tells whether a row below the head is a head too: each of its cells
// names a column, or it says what the head says.
func (g *grid) again(row []string, columns []gridColumn) bool {
	same := true
	for i, c := range columns {
		if c.head == "" {
			continue
		}
		same = same && i < len(g.columns) && g.columns[i].head == c.head
		if _, whole := headField(row[i]); !whole && !same {
			return false
		}
	}
	return true
}

// names tells whether the only filled cell of a row is a heading over the next
// ones: it stands first, in a column that it says nothing for.
func (g *grid) names(row []string) bool {
	i := slices.IndexFunc(row, func(c string) bool { return tidy(c) != "" })
	text := fold(row[i])
	if i != 0 || i >= len(g.columns) || len(g.columns) < 2 || !hasLetters(text) || runes(text) > 120 || len(findCases(text)) > 0 || len(findDates(text, false)) > 0 {
		return false
	}
	f := g.columns[i].field
	return f == lNumber || f == lCase || f == lDate || f == lDecider
}

func (g *grid) list() *data.NotificationList {
	i := slices.IndexFunc(g.lists, func(l data.NotificationList) bool { return l.Title == g.title })
	if i < 0 {
		g.lists = append(g.lists, data.NotificationList{Title: g.title})
		i = len(g.lists) - 1
	}
	return &g.lists[i]
}
