package intake

import (
	"strings"

	"paragraf/data"
	"paragraf/data/calendar"
)

// val is a value as printed and where it stood.
type val struct {
	text string
	span
}

// batch is one justering as the front page and the notice tell it.
type batch struct {
	sections  []int
	immediate bool
	adjusters []val
	subs      []val
	by        dateVal
	adjusted  dateVal
	posted    dateVal
	removed   dateVal
	stored    val
	signedBy  val
}

type dateVal struct {
	hit dateHit
	span
	set bool
}

// front is what was read outside the §§: front page, attendance, notice,
// signatures, summons.
type front struct {
	organization, body val
	bodyRank, orgRank  int
	date               dateVal
	dateRank           int
	start, end         val
	place              val
	rows               []row
	sections           []int
	sectionsAt         span
	chair, secretary   val
	chairs             []val
	batches            []*batch
	kind               string
	kindAt             span
	blocks             []placedBlock
	contents           []line
	labels             int // labels understood: evidence that this is a meeting's paper
	agendaWords        int
	minutesWords       int
}

// placedBlock is front matter with its place in the source.
type placedBlock struct {
	data.Block
	span
	unplaced bool
}

// opening is a label whose values are still to come, in its column.
type opening struct {
	c        concept
	col      int
	valueCol int
	count    int
	order    string // the label in lower case
	label    string // the label as printed
	list     int    // number of the list
	last     string
}

// frontReader reads lines outside the §§.
type frontReader struct {
	*front
	src       *source
	opens     []opening
	notice    bool // within the notice of justering
	signs     bool // within the signatures
	listing   bool // within the attendance
	table     *table
	agenda    bool
	line      line
	last      concept // of the last label
	dayAt     int     // end of the line that gave the day
	adjusting bool    // under the heading "Justering"
	list      int     // number of the list that rows go to
	lists     int     // lists so far
}

func newFrontReader(src *source, f *front) *frontReader {
	if len(f.batches) == 0 {
		f.batches = []*batch{{}}
	}
	return &frontReader{front: f, src: src}
}

func (r *frontReader) batch() *batch { return r.batches[len(r.batches)-1] }

// nextBatch starts the next justering unless the present one is still empty.
func (r *frontReader) nextBatch() *batch {
	b := r.batch()
	if b.posted.set || b.adjusted.set || b.immediate || len(b.sections) > 0 {
		n := &batch{stored: val{}}
		r.batches = append(r.batches, n)
	}
	return r.batch()
}

// read takes the lines of one stretch outside the §§.
func (r *frontReader) read(lines []line) {
	lines = mergeSplitLabels(lines)
	for i := 0; i < len(lines); i++ {
		r.line = lines[i]
		if r.table != nil {
			if r.tableRow(lines[i]) {
				continue
			}
			r.table = nil
		}
		if t := attendanceTable(lines[i], lines[i+1:]); t != nil {
			r.table = t
			r.listing = true
			r.labels++
			continue
		}
		r.readLine(lines[i])
	}
}

func (r *frontReader) readLine(l line) {
	if !hasContent(l.text) && !isDash(l.text) {
		return
	}
	if l.gap >= 1 && len(r.opens) > 0 {
		r.closeFilled(l.gap)
	}
	if r.sentence(l) {
		return
	}
	cells := splitLabels(l.cells)
	if len(cells) == 0 {
		cells = []cell{{span: l.span, text: l.text, col: l.indent}}
	}
	if len(cells) > 1 && !r.labelCells(cells) && r.wholeLine(l, cells) {
		return
	}
	for i := 0; i < len(cells); i++ {
		c := cells[i]
		m, ok := matchLabel(c.text)
		if ok && m.concept == cDeputy && m.order == "ersättare" && r.last == cAdjuster && !r.listing {
			m.concept = cSubstitute
		}
		if ok && r.adjusting && r.start.set() && (m.concept == cPlaceTime || m.concept == cPlace || m.concept == cTime || m.concept == cDate && m.order == "datum") {
			m.concept = cAdjusted // "Plats och tid" under "Justering"
		}
		if ok && m.concept == cAdjuster && m.rest != "" {
			// "Justeras 2024-06-18": a day, not a person
			if people, _ := splitPeople(m.rest); len(people) == 0 && len(findDates(fold(m.rest), true)) > 0 {
				m.concept = cAdjusted
			}
		}
		if ok && r.accepts(m, c, cells, i) && !r.clockValue(m, l) {
			r.last = m.concept
			r.labels++
			if i == 0 {
				r.opens = nil
			} else {
				r.closeColumn(c.col)
			}
			i += r.label(m, c, cells[i+1:])
			continue
		}
		if r.openValue(c, l) {
			continue
		}
		r.unlabelled(c, l)
	}
}

// clockValue tells the value "Kl. 13.00, Rådhuset" of an open label from a
// label of its own.
func (r *frontReader) clockValue(m labelMatch, l line) bool {
	if m.order != "kl" && m.order != "klockan" || l.gap > 0 || len(r.opens) == 0 {
		return false
	}
	o := r.opens[len(r.opens)-1]
	return o.c == cPlaceTime || o.c == cDateTime || o.c == cTime || o.c == cDate
}

// splitLabels divides a cell that holds several labels with their values:
// "Tid: kl. 15.00, Plats: Sockenstugan".
func splitLabels(cells []cell) []cell {
	var out []cell
	for _, c := range cells {
		rest := c
		for {
			at := nextLabel(rest.text)
			if at <= 0 {
				break
			}
			head := rest
			head.text = strings.TrimRight(rest.text[:at], " ,;.|–-\u00A0")
			head.to = head.from + len(head.text)
			out = append(out, head)
			rest.text = rest.text[at:]
			rest.from = min(rest.from+at, rest.to)
			rest.col += runes(rest.text[:0]) + at
		}
		out = append(out, rest)
	}
	return out
}

// nextLabel returns where in s, behind a comma or full stop, another label with
// a colon begins; 0 if nowhere.
func nextLabel(s string) int {
	first := strings.IndexByte(s, ':')
	if first < 0 || runes(s) > 300 {
		return 0
	}
	for i := 1; i < len(s); i++ {
		if s[i] != ' ' || !strings.ContainsRune(",;.", rune(s[i-1])) || i+1 >= len(s) {
			continue
		}
		rest := s[i+1:]
		if !startsUpper(rest) {
			continue
		}
		if m, ok := matchLabel(rest); ok && m.colon && m.rest != "" {
			return i + 1
		}
	}
	return 0
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

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func isList(c concept) bool {
	switch c {
	case cServing, cMembers, cServingDeputy, cDeputy, cOthers, cAbsent, cPresent:
		return true
	}
	return false
}

// labelCells tells whether any cell of a line is a label.
func (r *frontReader) labelCells(cells []cell) bool {
	for i, c := range cells {
		if m, ok := matchLabel(c.text); ok && r.accepts(m, c, cells, i) {
			return true
		}
	}
	return false
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

func joinCells(cells []cell) string {
	var parts []string
	for _, c := range cells {
		parts = append(parts, strings.TrimRight(c.text, ", "))
	}
	return strings.Join(parts, ", ")
}

// accepts decides whether a matched label is one here. Without colon its value
// must look like what the label promises.
func (r *frontReader) accepts(m labelMatch, c cell, cells []cell, i int) bool {
	if m.concept == cOrganization && m.rest != "" && orgName(fold(m.rest)) && m.order != "region" && m.order != "kommun" {
		return true
	}
	if m.concept == cOrganization && (!m.colon || m.rest == "" && i+1 >= len(cells)) {
		return m.concept == cOrganization && i+1 < len(cells) && m.rest == "" && len(cells) == 2 && !r.anyLabel(cells[i+1].text)
	}
	if m.colon || m.rest == "" {
		switch m.concept {
		case cPlace, cDate, cTime, cPosted, cRemoved, cSections, cAgenda, cMembers:
			// words that also stand in running text: a label only with a value
			if m.rest == "" && !m.colon && i > 0 && isListCell(r.opens) && m.concept != cDate && m.concept != cSections {
				return false
			}
		case cDeputy, cChair, cSecretary:
			if m.rest == "" && !m.colon && i > 0 && len(cells) > 1 && startsPerson(cells[0].text) {
				return false
			}
		}
		return true
	}
	return r.fits(m.concept, m.rest)
}

func isListCell(opens []opening) bool { return len(opens) == 1 && isList(opens[0].c) }

func (r *frontReader) anyLabel(s string) bool {
	m, ok := matchLabel(s)
	return ok && (m.rest == "" || m.colon || r.fits(m.concept, m.rest))
}

// fits tells whether rest can be the value of a label that no colon divides
// from it.
func (r *frontReader) fits(c concept, rest string) bool {
	f := fold(rest)
	switch c {
	case cDate, cTime, cDateTime, cPosted, cRemoved, cAdjusted, cAdjustBy:
		d := findDates(f, true)
		t := hours(f)
		if len(d) > 0 && d[0].from < 40 && runes(f) < 90 || len(t) > 0 && t[0].from < 12 && c != cPosted && c != cRemoved {
			return !strings.HasPrefix(f, "och ")
		}
		return c == cAdjusted && strings.HasPrefix(strings.ToLower(f), "digital")
	case cSections:
		return strings.HasPrefix(f, "§") || startsDigit(f) && runes(f) < 60
	case cChair, cSecretary, cAdjuster, cSubstitute, cPostedBy, cSignature:
		return startsPerson(f) && runes(f) < 160
	case cServing, cServingDeputy, cDeputy, cOthers, cMembers, cPresent:
		people, lead := splitPeople(f)
		return len(people) > 0 && lead == "" && (people[0].party != "" || c == cOthers) && !strings.HasSuffix(f, ".")
	case cBody:
		return startsUpper(f) && bodyName(f)
	case cPlace, cPlaceTime:
		return (startsUpper(f) || startsDigit(f)) && runes(f) < 200 && !strings.HasSuffix(f, ".")
	case cStored:
		return runes(f) < 160
	case cMinutes, cAgenda:
		return true
	case cNotice:
		return startsUpper(f)
	case cImmediate, cOrdinary:
		return strings.HasPrefix(f, "§") || startsDigit(f)
	case cFooter, cPageNumber, cBreak:
		return c != cPageNumber && runes(f) < 60 || startsDigit(f)
	}
	return false
}

// label takes a label with its value, from the same cell or from the cells
// behind, and returns how many of those it used.
func (r *frontReader) label(m labelMatch, c cell, more []cell) int {
	o := opening{c: m.concept, col: c.col, valueCol: -1, order: m.order, label: tidy(m.label)}
	r.lists++
	o.list, r.list = r.lists, r.lists
	r.enter(m, c)
	if m.rest != "" {
		r.opens = append(r.opens, o)
		from := c.to - len(m.rest)
		if from < c.from {
			from = c.from
		}
		r.give(len(r.opens)-1, m.rest, span{from, c.to})
		return 0
	}
	if m.concept == cMinutes || m.concept == cAgenda {
		return 0
	}
	used := 0
	var values []cell
	for _, n := range more {
		if l, ok := matchLabel(n.text); ok && (l.rest == "" && !isOfficeOf(l, m.concept) || l.colon || len(values) > 0 && r.fits(l.concept, l.rest)) {
			break
		}
		values = append(values, n)
		used++
		if !isList(m.concept) && m.concept != cAdjuster {
			break
		}
	}
	r.opens = append(r.opens, o)
	if len(values) > 0 {
		r.opens[len(r.opens)-1].valueCol = values[0].col
		r.give(len(r.opens)-1, joinCells(values), span{values[0].from, values[len(values)-1].to})
	}
	return used
}

// isOfficeOf tells whether a cell that looks like a label is rather the office
// of the person in the cell before.
func isOfficeOf(l labelMatch, c concept) bool {
	return isList(c) && (l.concept == cChair || l.concept == cSecretary)
}

// enter notes what a label says about the stretch that it opens.
func (r *frontReader) enter(m labelMatch, c cell) {
	switch m.concept {
	case cAdjuster, cSubstitute, cPlace, cTime, cPlaceTime, cDate, cAdjustBy:
	case cAdjusted:
		r.adjusting = r.adjusting || m.order == "justering" && m.rest == ""
	default:
		r.adjusting = false
	}
	switch m.concept {
	case cNotice:
		if r.batch().posted.set {
			r.nextBatch()
		}
		r.notice, r.signs, r.listing = true, false, false
	case cSignature:
		if strings.HasSuffix(key(m.label), "er") {
			r.signs, r.notice = true, false
		}
		r.listing = false
	case cImmediate:
		b := r.nextBatch()
		b.immediate = true
		r.listing = false
	case cOrdinary:
		r.nextBatch()
		r.listing = false
	case cServing, cServingDeputy, cDeputy, cOthers, cMembers, cPresent:
		r.listing, r.signs, r.notice = true, false, false
	case cAdjuster, cAdjusted, cSections, cPosted, cStored:
		if m.concept != cAdjuster || r.labels > 0 {
			r.listing = false
		}
	case cMinutes:
		r.minutesWords++
		if r.kind == "" {
			r.kind, r.kindAt = data.SourceMinutes, c.span
		}
	case cAgenda:
		r.agendaWords++
		if r.kind == "" || key(m.label) == "kallelse" && r.minutesWords == 0 {
			r.kind, r.kindAt = data.SourceAgenda, c.span
		}
		if strings.HasPrefix(m.order, "kallelse") {
			r.agenda = true
		}
	}
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
		return startsPerson(c.text) && l.gap == 0
	case cPlace, cPlaceTime, cStored, cAdjusted, cBody, cTime, cDateTime:
		if l.gap > 0 {
			return false
		}
		return o.valueCol > o.col+3 && abs(o.valueCol-c.col) <= 3 || strings.HasSuffix(o.last, ",") || o.c == cPlaceTime && !r.start.set() && len(findClocks(c.text)) > 0 || o.c == cAdjusted && !r.batch().adjusted.set && len(findDates(c.text, true)) > 0
	}
	return false
}

func (v val) set() bool { return v.text != "" }

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
	case cServing, cServingDeputy, cDeputy, cOthers, cMembers, cPresent:
		if len(f) > 60 && endsSentence(f) && !strings.Contains(f, "(") {
			return false
		}
		people, lead := splitPeople(f)
		if len(people) == 0 {
			// a person's further particulars on a line of their own
			return l.gap == 0 && o.count > 0 && len(r.rows) > 0 && (startsLower(f) || strings.HasPrefix(f, "§") || strings.HasPrefix(f, "(")) && runes(f) < 120
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

// meetingDate is the meeting's date as far as it is known.
func (f *front) meetingDate() calendar.Date {
	if f.date.set && !f.date.hit.noYear {
		return f.date.hit.date
	}
	return calendar.Date{}
}
