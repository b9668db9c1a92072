package intake

import (
	"strings"
)

// opening is a label whose values are still to come, in its column.
type opening struct {
	c        concept
	col      int
	valueCol int
	count    int
	order    string // the label in lower case
	label    string // the label as printed
	list     int    // number of the list
	line     int    // where the line of its last value starts
	last     string
	until    int // where the text of those absent ends
}

// closeFilled closes, after a blank line, the labels that have their value.
func (r *frontReader) closeFilled(gap int) {
	var keep []opening
	for _, o := range r.opens {
		if o.count == 0 || isList(o.c) {
			keep = append(keep, o)
		}
	}
	r.opens = keep
}

func (r *frontReader) closeColumn(col int) {
	var keep []opening
	for _, o := range r.opens {
		if abs(o.col-col) > 3 && o.valueCol != col {
			keep = append(keep, o)
		}
	}
	r.opens = keep
}

// wholeLine reads a line of several columns that is one entry of a list:
// "Sune Ek    teknisk chef".
func (r *frontReader) wholeLine(l line, cells []cell) bool {
	if len(r.opens) != 1 || !isList(r.opens[0].c) || !startsPerson(cells[0].text) {
		return false
	}
	for _, c := range cells[1:] {
		if p, ok := parsePerson(c.text); ok && startsPerson(c.text) && !organizational(p.name) && p.party != "" {
			return false
		}
	}
	return r.openValue(cell{span: l.span, text: joinCells(cells), col: cells[0].col}, l)
}

// openValue gives a cell without label to the open label of its column.
func (r *frontReader) openValue(c cell, l line) bool {
	best := -1
	for i, o := range r.opens {
		switch {
		case o.valueCol >= 0 && abs(o.valueCol-c.col) <= 3, abs(o.col-c.col) <= 3:
			if best < 0 || abs(r.opens[best].col-c.col) > 3 && (r.opens[best].valueCol < 0 || abs(r.opens[best].valueCol-c.col) > 3) {
				best = i
			}
		case best < 0 && o.col <= c.col && len(r.opens) == 1:
			best = i
		case o.col <= c.col && best >= 0 && r.opens[best].col < o.col && abs(r.opens[best].col-c.col) > 3:
			best = i
		case best < 0 && o.col <= c.col:
			best = i
		}
	}
	if best < 0 && len(r.opens) == 1 && isList(r.opens[0].c) {
		best = 0
	}
	if best < 0 {
		return false
	}
	o := r.opens[best]
	if o.count > 0 && !isList(o.c) && !r.continuesValue(o, c, l) {
		return false
	}
	if !r.valueFits(o, c.text, l) {
		return false
	}
	if o.valueCol < 0 && o.count == 0 {
		r.opens[best].valueCol = c.col
	}
	return r.give(best, c.text, c.span)
}

// continuesValue tells whether a line goes on with a value that has begun.
func (r *frontReader) continuesValue(o opening, c cell, l line) bool {
	switch o.c {
	case cAdjuster, cSubstitute:
		return startsPerson(c.text) && (l.gap == 0 || o.line == l.from)
	case cSections:
		return l.gap == 0 && rangesOnly(fold(c.text))
	case cPlace, cPlaceTime, cStored, cAdjusted, cBody, cTime, cDateTime:
		if l.gap > 0 {
			return false
		}
		return o.valueCol > o.col+3 && abs(o.valueCol-c.col) <= 3 || strings.HasSuffix(o.last, ",") || o.c == cPlaceTime && !r.start.set() && len(findClocks(c.text)) > 0 || o.c == cAdjusted && !r.batch().adjusted.set && len(findDates(c.text, true)) > 0
	}
	return false
}

// valueFits tells whether text on a line of its own can be the value of an
// open label.
func (r *frontReader) valueFits(o opening, text string, l line) bool {
	f := fold(text)
	switch o.c {
	case cDate, cPosted, cRemoved, cAdjustBy:
		return len(findDates(f, true)) > 0 && runes(f) < 90
	case cTime, cDateTime:
		return len(hours(f)) > 0 || len(findDates(f, true)) > 0
	case cAdjusted:
		return runes(f) < 120 && !strings.HasSuffix(f, ".")
	case cSections:
		return len(parseRanges(f)) > 0 && runes(f) < 80
	case cBody:
		return startsUpper(f) && runes(f) < 120
	case cPlace, cPlaceTime, cStored:
		return runes(f) < 200
	case cChair, cSecretary, cAdjuster, cSubstitute, cPostedBy:
		return startsPerson(f) && runes(f) < 200 || strings.HasPrefix(strings.ToLower(f), "ordförande")
	case cSignature:
		return startsPerson(f)
	case cServing, cServingDeputy, cDeputy, cOthers, cMembers, cPresent, cIdle:
		if len(f) > 60 && endsSentence(f) && !strings.Contains(f, "(") {
			return false
		}
		people, lead := splitPeople(f)
		if o.count == 0 && nobody(f) {
			return true
		}
		if len(people) == 0 {
			// a person's further particulars on a line of their own
			return l.gap == 0 && o.count > 0 && len(r.rows) > 0 && (startsLower(f) || strings.HasPrefix(f, "§") || strings.HasPrefix(f, "(") || rangesOnly(f)) && runes(f) < 120
		}
		return lead == "" || startsLower(lead) || o.c == cOthers
	case cAbsent:
		return true
	case cImmediate, cOrdinary:
		return len(parseRanges(f)) > 0
	case cBreak, cNote:
		return l.gap == 0
	}
	return false
}
