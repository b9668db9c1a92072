package intake

import (
	"strconv"
	"strings"
	"time"

	"paragraf/data"
)

// entry reads a row of a grid. What has no column of its own follows the text,
// with the head of its column before it.
func (g *grid) entry(row []string, n int) data.Notification {
	e := data.Notification{Number: n}
	var text, rest, heads []string
	has := map[listField]bool{}
	for _, c := range g.columns {
		has[c.field] = true
	}
	for i, cell := range row {
		value := gridText(cell)
		if value == "" {
			continue
		}
		column := gridColumn{}
		if i < len(g.columns) {
			column = g.columns[i]
		}
		left := value
		switch column.field {
		case lNumber:
			if number, ok := atoi(strings.TrimRight(value, ".)")); ok && number > 0 {
				e.Number, left = number, ""
			}
		case lCase:
			if e.CaseNumber == "" && (startsOrHasDigit(value) || g.says(row)) { // else what it says has run into this column
				e.CaseNumber, left = gridCase(value)
			}
		case lDate:
			if day, ok := gridDate(value); ok && e.Date == "" {
				e.Date, left = day, ""
			}
		case lDecider:
			if e.DecidedBy == "" {
				e.DecidedBy, left = value, ""
			}
		case lText:
			text, left = append(text, value), ""
		}
		if left == "" || isDash(left) {
			continue
		}
		rest, heads = append(rest, left), append(heads, column.head)
	}
	for i, head := range heads {
		if head != "" && len(text)+i > 0 {
			rest[i] = head + ": " + rest[i]
		}
	}
	e.Text = strings.Join(append(text, rest...), ", ")
	if e.Text == "" { // a row of what has columns alone is told by what it has
		e.Text = tidy(strings.Join(row, " "))
	}
	facts := e
	(&itemReader{}).entryFacts(&facts, e.Text)
	if !has[lCase] {
		e.CaseNumber = facts.CaseNumber
	}
	if !has[lDate] {
		e.Date = facts.Date
	}
	if !has[lDecider] {
		e.DecidedBy = facts.DecidedBy
	}
	return e
}

// says reports whether a row has words in the column for them.
func (g *grid) says(row []string) bool {
	for i, c := range g.columns {
		if c.field == lText && i < len(row) && gridText(row[i]) != "" {
			return true
		}
	}
	return false
}

// gridText is a cell on one line. Word's optional hyphens are no characters of
// what is pasted.
func gridText(cell string) string { return strings.ReplaceAll(tidy(cell), "\u00AD", "") }

// gridCase takes the case number out of a cell, and leaves what else it says.
func gridCase(value string) (number, left string) {
	f := fold(value)
	if isDash(f) {
		return "", ""
	}
	hits := findCases(f)
	if len(hits) != 1 {
		return f, ""
	}
	left = strings.Trim(f[:hits[0].from]+" "+f[hits[0].to:], " ,;:()")
	if k := key(left); !hasLetters(left) || k == "dnr" || k == "diarienr" || k == "diarienummer" {
		left = ""
	}
	return hits[0].text, left
}

// gridDate reads a cell of a column of days: a day with its year, also with the
// time of day, or Excel's number of it (days since 30 December 1899).
func gridDate(value string) (string, bool) {
	f := fold(value)
	if serial, err := strconv.ParseFloat(strings.Replace(f, ",", ".", 1), 64); err == nil && serial >= 30000 && serial < 80000 {
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(serial)).Format(time.DateOnly), true
	}
	hits := findDates(f, true)
	if len(hits) != 1 || hits[0].noYear {
		return "", false
	}
	around := f[:hits[0].from] + f[hits[0].to:]
	if clocks := reClockOnly.ReplaceAllString(around, ""); hasLetters(clocks) || startsOrHasDigit(clocks) {
		return "", false
	}
	return hits[0].date.String(), true
}

// reClockOnly is the time of day in a cell of a day.
var reClockOnly = expression(`(?i)T?(?:kl\.?|klockan)?[ ]?[0-2]?\d[.:][0-5]\d(?:[.:][0-5]\d(?:\.\d+)?)?Z?`)

// guessColumns tells columns without heads by what they hold. It is certain
// only where one holds the days or the case numbers.
func guessColumns(rows [][]string) ([]gridColumn, bool) {
	width, filled := 0, 0
	for _, row := range rows {
		width = max(width, len(row))
		if filledCells(row) > 0 {
			filled++
		}
	}
	columns := make([]gridColumn, width)
	certain := false
	text, longest := -1, 0
	for i := range columns {
		count, letters, numbers, days, cases, people := 0, 0, 0, 0, 0, 0
		for _, row := range rows {
			if i >= len(row) || tidy(row[i]) == "" {
				continue
			}
			value := fold(row[i])
			count++
			letters += runes(value)
			if _, ok := gridDate(value); ok && len(findDates(value, true)) == 1 {
				days++
			} else if hits := findCases(value); len(hits) == 1 && hits[0].text == value || reference(value) {
				cases++
			} else if n, ok := atoi(strings.TrimRight(value, ".)")); ok && n == count {
				numbers++
			}
			if hasTitle(value) {
				people++
			}
		}
		most := func(n int) bool { return count > 0 && n*10 >= count*8 && count*2 >= filled }
		switch {
		case most(days):
			columns[i].field, certain = lDate, true
		case most(cases):
			columns[i].field, certain = lCase, true
		case i == 0 && most(numbers):
			columns[i].field = lNumber
		case most(people) && letters < 40*count:
			columns[i].field = lDecider
		case letters > longest:
			text, longest = i, letters
		}
	}
	if text >= 0 {
		columns[text].field = lText
	}
	return columns, certain && width > 1 && text >= 0
}

// hasTitle tells whether text names somebody by office or title and says
// nothing more.
func hasTitle(value string) bool {
	if len(strings.Fields(value)) > 4 {
		return false
	}
	if _, n := officeAt(value); n > 0 {
		return true
	}
	for _, w := range words(value) {
		for _, ending := range titleEndings {
			if strings.HasSuffix(w, ending) {
				return true
			}
		}
	}
	return false
}
