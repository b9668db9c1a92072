package intake

import (
	"strings"

	"paragraf/data"
)

// spacedTable is the head of a table of notifications whose columns have been
// lost: its words stand on one line with single spaces, and so do its rows.
type spacedTable []listField

// spacedHead reads such a head; nil if the line is none.
func spacedHead(f string) spacedTable {
	ws := strings.Fields(f)
	if len(ws) < 3 || len(ws) > 8 {
		return nil
	}
	var t spacedTable
	for _, w := range ws {
		lf, ok := listFieldWords[strings.ToLower(w)]
		if !ok {
			return nil
		}
		t = append(t, lf)
	}
	return t
}

// row divides a line by what its columns hold: number, day and case number are
// told by their forms, who decided by standing last or before the text.
func (t spacedTable) row(f string) (map[listField]string, bool) {
	if len(t) == 0 {
		return nil, false
	}
	out := map[listField]string{}
	rest := f
	left, right := 0, len(t)
	for ; left < right; left++ {
		used := ""
		switch t[left] {
		case lNumber:
			w, _, _ := strings.Cut(rest, " ")
			if !isNumber(strings.TrimRight(w, ".)")) {
				return nil, false
			}
			used = w
		case lDate:
			if d := findDates(rest, true); len(d) > 0 && d[0].from == 0 {
				used = rest[:d[0].to]
			}
		case lCase:
			if c := findCases(rest); len(c) > 0 && c[0].from == 0 {
				used = rest[:c[0].to]
			}
		case lPoint:
			if w, _, _ := strings.Cut(rest, " "); startsDigit(w) {
				used = w
			}
		default:
			used = "\x00"
		}
		if used == "\x00" {
			break
		}
		out[t[left]] = used
		rest = strings.TrimSpace(rest[len(used):])
	}
	for right > left+1 {
		used := ""
		switch t[right-1] {
		case lDate:
			if d := findDates(rest, true); len(d) > 0 && d[len(d)-1].to == len(rest) {
				used = rest[d[len(d)-1].from:]
			}
		case lCase:
			if c := findCases(rest); len(c) > 0 && c[len(c)-1].to == len(rest) {
				used = rest[c[len(c)-1].from:]
			}
		case lDecider:
			used = lastPost(rest)
		}
		if used == "" {
			break
		}
		right--
		out[t[right]] = used
		rest = strings.TrimSpace(rest[:len(rest)-len(used)])
	}
	if right == left+2 && t[left] == lDecider {
		if p := firstPost(rest); p != "" {
			out[lDecider] = p
			rest = strings.TrimSpace(rest[len(p):])
			left++
		}
	}
	if left < len(t) {
		out[t[left]] = rest
	}
	return out, len(out) > 2
}

// lastPost returns the post that a row ends with, from its capital on.
func lastPost(s string) string {
	ws := strings.Fields(s)
	for i := len(ws) - 1; i > 0 && i >= len(ws)-4; i-- {
		if startsUpper(ws[i]) && (titleWord(ws[i]) || titleWord(ws[len(ws)-1])) {
			return s[strings.LastIndex(s, ws[i]):]
		}
	}
	return ""
}

// firstPost returns the post that a row starts with.
func firstPost(s string) string {
	ws := strings.Fields(s)
	for i := 0; i < len(ws) && i < 3; i++ {
		if titleWord(ws[i]) {
			return strings.Join(ws[:i+1], " ")
		}
	}
	return ""
}

func (r *itemReader) spacedEntry(list *data.NotificationList, vals map[listField]string, l line, count int) {
	e := data.Notification{Number: count, Text: vals[lText], CaseNumber: vals[lCase], DecidedBy: vals[lDecider]}
	if n, ok := atoi(strings.TrimRight(vals[lNumber], ".)")); ok {
		e.Number = n
	}
	if d := findDates(vals[lDate], true); len(d) > 0 {
		e.Date = d[0].withYear(r.doc.meetingDay()).String()
	}
	for _, f := range []listField{lPoint, lOther} {
		if vals[f] != "" {
			e.Text += ", " + vals[f]
		}
	}
	list.Entries = append(list.Entries, e)
	r.entryClaims(list, l.span)
}
