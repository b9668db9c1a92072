package intake

import (
	"strings"

	"paragraf/data"
)

// rangesOnly tells whether text holds numbers of §§ and nothing else.
func rangesOnly(f string) bool {
	if len(parseRanges(f)) == 0 {
		return false
	}
	for _, w := range words(f) {
		switch w {
		case "och", "samt", "till", "t", "o", "m", "tom", "fr", "from", "med", "varav", "omedelbart", "justerad", "paragraf", "paragraferna", "utom", "exkl", "inkl", "justerade", "ordinarie", "omedelbar", "justering":
		default:
			return false
		}
	}
	return true
}

// signedAs gives the name above an office in the signatures that office.
func (r *frontReader) signedAs(c concept) bool {
	v := r.signer
	r.signer = val{}
	switch c {
	case cSecretary:
		if !r.secretary.set() {
			r.secretary = v
		}
	case cChair:
		if !r.chair.set() {
			r.chair = v
		}
	case cAdjuster:
		r.addNames(&r.batch().adjusters, v.text, v.span)
	default:
		return false
	}
	// the block itself was kept when its office was not known yet
	if n := len(r.blocks); n > 0 && r.blocks[n-1].span == v.span {
		r.blocks = r.blocks[:n-1]
	}
	return true
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
		if s[i] != ' ' || i+1 >= len(s) || !strings.ContainsRune(",;.", rune(s[i-1])) && i < first {
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

// labelCells tells whether any cell of a line is a label.
func (r *frontReader) labelCells(cells []cell) bool {
	for i, c := range cells {
		if m, ok := matchLabel(c.text); ok && r.accepts(m, c, cells, i) {
			return true
		}
	}
	return false
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
			if m.concept == cSections && !m.colon && i > 0 && startsPerson(cells[0].text) {
				return false
			}
			if m.rest == "" && !m.colon && i > 0 && isListCell(r.opens) && m.concept != cDate && m.concept != cSections {
				return false
			}
		case cDeputy, cChair, cSecretary:
			if m.rest == "" && !m.colon && i > 0 && len(cells) > 1 && startsPerson(cells[0].text) && !r.ownColumn(c) {
				return false
			}
		}
		return true
	}
	if m.concept == cSections && i > 0 && startsPerson(cells[0].text) {
		return false // the §§ of the person on the line
	}
	return r.fits(m.concept, m.rest) || isList(m.concept) && strings.Contains(m.order, " ") && namesAlone(m.rest)
}

// namesAlone tells whether text is names of persons and nothing else.
func namesAlone(s string) bool {
	for _, part := range splitTop(fold(s)) {
		part = strings.TrimSpace(part)
		if n, count := nameAt(part); count < 2 || n != len(part) {
			return false
		}
	}
	return true
}

// ownColumn tells whether a cell stands in a column of lists of its own, beside
// another.
func (r *frontReader) ownColumn(c cell) bool {
	for k, o := range r.opens {
		if k > 0 && isList(o.c) && (abs(o.col-c.col) <= 3 || o.valueCol >= 0 && abs(o.valueCol-c.col) <= 3) {
			return true
		}
	}
	return false
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
		return rangesOnly(f) && runes(f) < 90
	case cChair, cSecretary, cAdjuster, cSubstitute, cPostedBy, cSignature:
		return startsPerson(f) && runes(f) < 160
	case cServing, cServingDeputy, cDeputy, cOthers, cMembers, cPresent, cIdle:
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
		return startsUpper(f) || rangesOnly(f)
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
	if m.order == "handläggare" && r.agenda {
		m.concept = cNote // whom to ask, above a summons
	}
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
		if l, ok := matchLabel(n.text); ok && isList(m.concept) && len(values) > 0 && l.rest == "" && !l.colon && used == len(more)-1 && startsPerson(values[len(values)-1].text) {
			// the office of the person before it
		} else if ok && (l.rest == "" && !isOfficeOf(l, m.concept) || l.colon || len(values) > 0 && r.fits(l.concept, l.rest)) {
			break
		}
		used++
		if !hasContent(n.text) && !isDash(n.text) {
			o.valueCol = n.col // a line to sign on: the name comes below it
			continue
		}
		if rePageNumber.MatchString(fold(n.text)) && m.concept != cSections {
			continue
		}
		values = append(values, n)
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
	case cImmediate, cOrdinary:
		r.adjusting = true
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
	case cServing, cServingDeputy, cDeputy, cOthers, cMembers, cPresent, cIdle:
		r.listing, r.signs, r.notice = true, false, false
	case cAdjuster, cAdjusted, cSections, cPosted, cStored:
		if m.concept != cAdjuster || r.labels > 0 {
			r.listing = false
		}
	case cMinutes:
		r.notice = false
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
