package intake

import (
	"sort"
	"strings"

	"paragraf/data"
)

// give hands text to the open label i. It returns false if the text is not for it.
func (r *frontReader) give(i int, text string, at span) bool {
	o := &r.opens[i]
	v := val{tidy(text), at}
	f := fold(text)
	used := true
	switch o.c {
	case cOrganization:
		if bodyName(f) && !orgName(f) {
			r.setBody(v, 3)
			break
		}
		r.setOrganization(v, 3)
	case cBody:
		r.giveBody(v)
	case cDate:
		if !r.giveDate(f, at, dateRank(o.order, r.agenda)) {
			r.keep(o, v, true)
		} else if cs := findClocks(f); len(cs) > 0 {
			r.giveClocks(cs, at)
			r.placeBehind(f, at)
		}
	case cTime, cDateTime:
		r.giveDate(f, at, 3)
		if cs := hours(cutBreak(f)); len(cs) > 0 {
			r.giveClocks(cs, at)
		}
		if place, _ := splitPlaceTime(f); place != "" && o.c != cTime && !r.place.set() {
			r.place = val{place, at}
		} else if leftover(f) {
			had := r.place.set()
			r.placeBehind(f, at)
			if had || !r.place.set() {
				r.keep(o, v, false)
			}
		}
	case cPlace, cPlaceTime:
		r.givePlace(o, v, f)
	case cServing, cMembers, cServingDeputy, cDeputy, cOthers, cPresent, cIdle:
		used = r.givePeople(o, v)
	case cAbsent:
		r.giveAbsent(o, v)
	case cBreak, cNote:
		if o.count == 0 {
			v.text = strings.TrimRight(o.label, " :") + ": " + v.text
		}
		r.keep(o, v, false)
	case cAdjuster, cSubstitute:
		r.giveAdjusters(o.c, v)
	case cAdjusted:
		r.giveAdjusted(o, v, f)
	case cAdjustBy:
		r.setDate(&r.batch().by, f, at)
	case cSections:
		if o.count > 0 {
			r.sections = unique(sorted(append(r.sections, parseRanges(f)...)))
			break
		}
		r.giveSections(v, f)
	case cImmediate, cOrdinary:
		r.batch().sections = parseRanges(f)
	case cSecretary:
		r.giveSecretary(o, v)
	case cChair:
		r.giveChair(o, v)
	case cPosted:
		r.givePosted(o, v, f)
	case cRemoved:
		if !r.setDate(&r.batch().removed, f, at) {
			r.keep(o, v, false)
		}
	case cStored:
		if st := &r.batch().stored; !st.set() {
			*st = v
		} else if o.count > 0 && o.last != "" {
			st.text += " " + v.text
			st.to = v.to
		}
	case cSignature:
		used = r.giveSignature(v)
	case cPostedBy:
		if people, _ := splitPeople(f); len(people) > 0 && !r.batch().signedBy.set() {
			r.batch().signedBy = val{people[0].name, at}
		}
		if d := findDates(f, true); len(d) > 0 {
			r.setDate(&r.batch().posted, f, at)
		}
	case cNotice:
		if rangesOnly(f) {
			if len(r.batch().sections) == 0 {
				r.batch().sections = parseRanges(f)
			}
			break
		}
		r.plainSentence(v)
	case cMinutes, cAgenda:
		r.afterKind(v)
	case cPageNumber:
	case cFooter, cContents:
		r.keep(o, v, false)
	default:
		used = false
	}
	if used {
		o.count++
		o.last, o.line = f, r.line.from
	}
	return used
}

// keep puts a value that has no field into the front matter, with its label.
func (r *frontReader) keep(o *opening, v val, unplaced bool) {
	r.blocks = append(r.blocks, placedBlock{data.Block{Type: data.Paragraph, Text: v.text}, v.span, unplaced})
}

func (r *frontReader) giveBody(v val) {
	f := fold(v.text)
	if d := findDates(f, false); len(d) > 0 {
		r.giveDate(f, v.span, 2)
		v.text = strings.TrimRight(v.text[:indexOrEnd(v.text, d[0].from)], " ,den")
	}
	if i := r.lastOpen(cBody); i >= 0 && r.opens[i].count > 0 && r.bodyRank == 3 {
		r.body.text += " " + v.text
		r.body.to = v.to
		return
	}
	r.setBody(v, 3)
}

// dateRank weighs labels: "Datum" on a summons may be the day it was written.
func dateRank(label string, agenda bool) int {
	if label == "datum" {
		if agenda {
			return 2
		}
		return 3
	}
	return 4
}

func indexOrEnd(s string, i int) int {
	if i > len(s) {
		return len(s)
	}
	return i
}

func (r *frontReader) lastOpen(c concept) int {
	for i := len(r.opens) - 1; i >= 0; i-- {
		if r.opens[i].c == c {
			return i
		}
	}
	return -1
}

func sorted(ns []int) []int {
	sort.Ints(ns)
	return ns
}

// giveDate sets the meeting's date from text, unless a better source set it.
func (r *frontReader) giveDate(f string, at span, rank int) bool {
	d := findDates(f, true)
	if len(d) == 0 {
		return false
	}
	hit := d[0]
	switch {
	case r.date.set && r.date.hit.noYear && !hit.noYear && rank < r.dateRank:
		// the letter's own day gives the year of the meeting's
		r.date.hit.date, r.date.hit.noYear = r.date.hit.withYear(hit.date), false
	case rank > r.dateRank && !r.notice || !r.date.set || r.date.hit.noYear && !hit.noYear:
		if r.date.set && !r.date.hit.noYear && hit.noYear {
			if rank < 3 {
				return true
			}
			hit.date, hit.noYear = hit.withYear(r.date.hit.date), false
		}
		r.date = dateVal{hit, at, true}
		r.dateRank = rank
	}
	return true
}

func (r *frontReader) giveClocks(cs []clockHit, at span) {
	if r.start.set() || len(cs) == 0 {
		return
	}
	r.start = val{cs[0].clock, at}
	if len(cs) > 1 {
		r.end = val{cs[1].clock, at}
	}
}

func (r *frontReader) giveSections(v val, f string) {
	ns := parseRanges(f)
	if len(ns) == 0 {
		r.keep(nil, v, true)
		return
	}
	if r.notice {
		b := r.batch()
		if len(b.sections) > 0 && !sameInts(b.sections, ns) {
			b = r.nextBatch()
		}
		b.sections = ns
		b.immediate = b.immediate || strings.Contains(strings.ToLower(f), "omedelbar")
		return
	}
	if b := r.batch(); (b.immediate || len(r.batches) > 1) && len(b.sections) == 0 {
		b.sections = ns
		return
	}
	if at := r.sectionsAt; at.to > 0 && v.from >= at.to && v.from-at.to < 6 {
		// the §§ go on on the next line
		r.sections = unique(sorted(append(r.sections, ns...)))
		r.sectionsAt.to = v.to
		return
	}
	if len(r.sections) == 0 || !r.notice && len(ns) > len(r.sections) {
		r.sections, r.sectionsAt = ns, v.span
	}
}

func (r *frontReader) giveSecretary(o *opening, v val) {
	people, _ := splitPeople(fold(v.text))
	if len(people) == 0 {
		r.keep(nil, v, true)
		return
	}
	if !r.secretary.set() {
		r.secretary = val{people[0].name, v.span}
	}
	if r.listing {
		// a row of the attendance unless a list names the person too
		p := people[0]
		p.role = data.Secretary
		if p.title == "" && key(o.label) != "sekreterare" && key(o.label) != "vid protokollet" && secretaryTitle(o.label) {
			p.title = strings.TrimRight(o.label, " :")
		}
		if r.clerk == nil {
			r.clerk = &row{Attendance: data.Attendance{Name: p.name, Capacity: data.Other, Role: data.Secretary, Title: p.title}, presence: p.presence, list: 1 << 20, span: v.span}
		}
	}
}

func (r *frontReader) giveChair(o *opening, v val) {
	people, _ := splitPeople(fold(v.text))
	if len(people) == 0 {
		r.keep(nil, v, true)
		return
	}
	role := data.Chair
	if office, n := officeAt(o.order); n > 0 {
		role = office
	}
	if people[0].party != "" && !r.signs && !r.notice && !r.knownRow(people[0].name) {
		r.listing = true // a list that names the offices over the persons
	}
	if role != data.Chair && r.listing {
		p := people[0]
		if p.role == "" {
			p.role = role
		}
		r.addRow(p, data.Member, !r.agenda, v.span)
		return
	}
	for _, p := range people {
		r.chairs = append(r.chairs, val{p.name, v.span})
	}
	if role == data.Chair && !r.chair.set() {
		r.chair = val{people[0].name, v.span}
	}
	if r.listing && (people[0].party != "" || len(r.rows) == 0) {
		p := people[0]
		if p.role == "" {
			p.role = role
		}
		r.addRow(p, data.Member, !r.agenda, v.span)
	}
}

// knownRow tells whether a person stands in the attendance already.
func (r *frontReader) knownRow(name string) bool {
	for _, row := range r.rows {
		if row.Name == name {
			return true
		}
	}
	return false
}

func (r *frontReader) giveSignature(v val) bool {
	if r.signs && r.signature(fold(v.text), v.span) {
		return true
	}
	people, _ := splitPeople(fold(v.text))
	if len(people) == 0 {
		return false
	}
	if (r.notice || r.batch().posted.set) && !r.batch().signedBy.set() {
		r.batch().signedBy = val{people[0].name, v.span}
		return true
	}
	r.keep(nil, v, false)
	return true
}
