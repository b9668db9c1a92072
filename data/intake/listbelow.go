package intake

import (
	"strings"
)

// reNoted is a decision that takes notice of what is reported and no more.
var reNoted = expression(`(?i)till handlingarna|tar del av|tagit del av|tog del av|tackar för|noterar|noteras|godkänner redovisningen|redovisningen godkänns|godkänns|anmäl(?:ning)?[^ ]* (?:läggs|lades)`)

// rowsBelow tells from which line on the rows of a list stand under the
// decision that takes notice of them, where no head or heading divides the two:
// numbered or lettered rows, rows of a table without head, or documents each on
// its line, told by day and case number. 0: there are none.
func (r *itemReader) rowsBelow(lines []line) int {
	for at := 1; at < len(lines) && at < 4; at++ {
		above := lines[at-1]
		f := above.fold()
		if above.mark != "" || len(above.cells) > 1 || !endsFull(f) && !(at == 1 && strings.HasSuffix(f, ":") && leadIn(f) == "") {
			return 0
		}
		rows, known := 0, 0
		for i, l := range lines[at:] {
			next := at + i + 1
			switch {
			case r.reportRow(l):
				rows++
				if f := l.fold(); len(findCases(f)) > 0 || len(findDates(f, false)) > 0 {
					known++
				}
			case l.mark == "" && len(l.cells) < 2 && runes(l.text) < 70 && startsUpper(l.fold()) && next < len(lines) && r.reportRow(lines[next]) &&
				(!endsSentence(l.fold()) || strings.HasSuffix(l.fold(), ":") && reNotifyPart.MatchString(l.fold())):
				// the name of a group of rows, or "Följande skrivelser har inkommit:"
			default:
				rows, known = -len(lines), 0
			}
		}
		if rows > 1 && (known > 0 || reNoted.MatchString(f) && at == 1) || rows == 1 && known == 1 && lines[at].mark != "" {
			return at
		}
	}
	return 0
}

// reportRow tells whether a line can be a row of what is reported.
func (r *itemReader) reportRow(l line) bool {
	f := l.fold()
	if isClause(f) || leadIn(f) != "" || isAttCell(l) {
		return false
	}
	if ws := strings.Fields(f); l.mark != "" && len(ws) > 1 && bodyWord(ws[0]) && isVerb(ws[1]) {
		return false // a further point of the decision
	}
	return l.mark != "" || l.row > 0 && len(l.cells) > 1 || r.rowLike(l) && !endsFull(f)
}

// numberInMargin turns the number in a row's first column into its mark.
func numberInMargin(l line) line {
	if l.mark != "" || !isNumberCell(l) {
		return l
	}
	l.mark = strings.TrimRight(strings.TrimSpace(l.cells[0].text), ".)") + "."
	l.cells = l.cells[1:]
	l.text = joinText(l.cells)
	return l
}
