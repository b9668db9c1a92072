package intake

import (
	"regexp"
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
			r.keep(o, v, false)
		}
	case cPlace, cPlaceTime:
		r.givePlace(o, v, f)
	case cServing, cMembers, cServingDeputy, cDeputy, cOthers, cPresent:
		used = r.givePeople(o, v)
	case cAbsent, cBreak, cNote:
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
		o.last = f
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

// giveDate sets the meeting's date from text, unless a better source set it.
func (r *frontReader) giveDate(f string, at span, rank int) bool {
	d := findDates(f, true)
	if len(d) == 0 {
		return false
	}
	if rank > r.dateRank && !r.notice || !r.date.set || r.date.hit.noYear && !d[0].noYear {
		if r.date.set && !r.date.hit.noYear && d[0].noYear {
			return true
		}
		r.date = dateVal{d[0], at, true}
		r.dateRank = rank
	}
	return true
}

func (r *frontReader) giveClocks(cs []clockHit, at span) {
	if r.start.set() {
		return
	}
	r.start = val{cs[0].clock, at}
	if len(cs) > 1 {
		r.end = val{cs[1].clock, at}
	}
}

// setDate fills a date of the present batch. Another date for the same thing
// belongs to the next batch.
func (r *frontReader) setDate(d *dateVal, f string, at span) bool {
	hits := findDates(f, true)
	if len(hits) == 0 {
		return false
	}
	if d.set {
		return true
	}
	*d = dateVal{hits[0], at, true}
	return true
}

func (r *frontReader) givePosted(o *opening, v val, f string) {
	hits := findDates(f, true)
	if len(hits) == 0 {
		r.keep(o, v, false)
		return
	}
	b := r.batch()
	if b.posted.set && b.posted.hit.date != hits[0].date {
		b = r.nextBatch()
	}
	r.setDate(&b.posted, f, v.span)
	if len(hits) > 1 && !b.removed.set {
		b.removed = dateVal{hits[1], v.span, true}
	}
	if people, _ := splitPeople(tail(f, hits)); len(people) > 0 && !b.signedBy.set() {
		b.signedBy = val{people[0].name, v.span}
	}
}

func tail(f string, hits []dateHit) string { return f[hits[len(hits)-1].to:] }

var reNotBefore = regexp.MustCompile(`(?i)\bsenast\b`)

func (r *frontReader) giveAdjusted(o *opening, v val, f string) {
	b := r.batch()
	hits := findDates(f, true)
	if len(hits) > 0 && reNotBefore.MatchString(f) {
		r.setDate(&b.by, f, v.span)
		r.keep(o, v, false)
		return
	}
	if len(hits) > 0 {
		if b.adjusted.set && b.adjusted.hit.date != hits[0].date && b.posted.set {
			b = r.nextBatch()
		}
		if b.adjusted.set && strings.HasSuffix(o.order, "undertecknat") && hits[0].date.After(b.adjusted.hit.date) && !hits[0].noYear {
			b.adjusted.set = false // the last signature makes the minutes adjusted
		}
		r.setDate(&b.adjusted, f, v.span)
	}
	if people, lead := splitPeople(f); len(people) > 0 && lead == "" && len(hits) == 0 {
		r.giveAdjusters(cAdjuster, v)
		return
	}
	if len(hits) == 0 || leftover(f) {
		r.keep(o, v, false)
	}
}

func (r *frontReader) giveSections(v val, f string) {
	ns := parseRanges(f)
	if len(ns) == 0 {
		r.keep(nil, v, true)
		return
	}
	if b := r.batch(); (b.immediate || len(r.batches) > 1) && len(b.sections) == 0 {
		b.sections = ns
		return
	}
	if len(r.sections) == 0 || !r.notice && len(ns) > len(r.sections) {
		r.sections, r.sectionsAt = ns, v.span
	} else if r.notice && !sameInts(ns, r.sections) && len(r.batch().sections) == 0 {
		r.batch().sections = ns
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
		p := people[0]
		p.role = data.Secretary
		if p.title == "" && key(o.label) != "sekreterare" && secretaryTitle(o.label) {
			p.title = strings.TrimRight(o.label, " :")
		}
		r.addRow(p, data.Other, false, v.span)
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
	if !r.chair.set() {
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

func (r *frontReader) giveSignature(v val) bool {
	people, _ := splitPeople(fold(v.text))
	if len(people) == 0 {
		return false
	}
	if r.notice && !r.batch().signedBy.set() {
		r.batch().signedBy = val{people[0].name, v.span}
		return true
	}
	r.keep(nil, v, false)
	return true
}

var (
	reSubstituteTail = regexp.MustCompile(`(?i)[,(]?[ ]*(?:\b(?:med|och|samt)\b[ ]+)?(?:som ersättare|ersättare:?|\(ersättare:?)[ ]+(?:för (?:denne|justerare|henne|honom) )?(?:utses |utsågs )?([A-ZÅÄÖ][^,;.()]*(?:\([^)]*\))?)`)
	reAsSubstitute   = regexp.MustCompile(`(?i)\b(?:med|och|samt)[ ]+([A-ZÅÄÖ](?:[^,;()]*)(?:\([^)]*\))?)[ ]+som (?:ersättare|reserv|suppleant)`)
)

// giveAdjusters reads who adjusts, and who stands in.
func (r *frontReader) giveAdjusters(c concept, v val) {
	f := fold(v.text)
	b := r.batch()
	if m := reAsSubstitute.FindStringSubmatchIndex(f); m != nil {
		r.addNames(&b.subs, f[m[2]:m[3]], v.span)
		f = f[:m[0]] + f[m[1]:]
	} else if m := reSubstituteTail.FindStringSubmatchIndex(f); m != nil && m[0] > 0 {
		r.addNames(&b.subs, f[m[2]:m[3]], v.span)
		f = f[:m[0]] + f[m[1]:]
	}
	f = reWithChair.ReplaceAllString(f, "")
	list := &b.adjusters
	if c == cSubstitute {
		list = &b.subs
	}
	if r.addNames(list, f, v.span) == 0 {
		if hits := findDates(f, true); len(hits) > 0 {
			r.setDate(&b.adjusted, f, v.span)
			return
		}
		if hasContent(f) {
			r.keep(nil, v, true)
		}
		return
	}
	if hits := findDates(f, true); len(hits) > 0 && !reNotBefore.MatchString(f) {
		r.setDate(&b.adjusted, f, v.span)
	}
}

var reWithChair = regexp.MustCompile(`(?i)(?:\b(?:tillsammans med|jämte|samt|och|utöver)\b[ ]+)?\bordföranden?\b(?:[ ]+(?:och|samt|jämte)\b)?[ ]*(?:att justera.*)?`)

func (r *frontReader) addNames(list *[]val, f string, at span) int {
	people, _ := splitPeople(f)
	for _, p := range people {
		known := false
		for _, v := range *list {
			known = known || v.text == p.name
		}
		if !known {
			*list = append(*list, val{p.name, at})
		}
	}
	return len(people)
}

var reBreak = regexp.MustCompile(`(?i)[,;(]?[ ]*(?:med )?(?:mötet |sammanträdet )?(?:ajourner|paus|uppehåll|avbrott|lunch|gruppmöte)`)

// cutBreak drops what is said about breaks, whose times are not the meeting's.
func cutBreak(f string) string {
	if i := reBreak.FindStringIndex(f); i != nil {
		return f[:i[0]]
	}
	return f
}

var timeWords = map[string]bool{"kl": true, "klockan": true, "den": true, "till": true, "och": true, "måndag": true, "måndagen": true, "tisdag": true, "tisdagen": true, "onsdag": true, "onsdagen": true, "torsdag": true, "torsdagen": true, "fredag": true, "fredagen": true, "lördag": true, "lördagen": true, "söndag": true, "söndagen": true, "mellan": true, "från": true, "tid": true, "datum": true, "mån": true, "tis": true, "ons": true, "tors": true, "fre": true, "ca": true, "cirka": true, "dag": true, "digitalt": true, "digital": true, "justering": true, "tor": true, "tisd": true, "onsd": true, "torsd": true, "fred": true, "månd": true}

// leftover tells whether text says more than a day and a time of day.
func leftover(f string) bool {
	b := []byte(f)
	for _, d := range findDates(f, true) {
		for i := d.from; i < d.to; i++ {
			b[i] = ' '
		}
	}
	for _, w := range words(string(b)) {
		if !timeWords[w] {
			return true
		}
	}
	return false
}

// splitPlaceTime takes day and time out of a value that holds them with the
// place, and returns the place and what is said about breaks.
func splitPlaceTime(f string) (place, rest string) {
	if i := reBreak.FindStringIndex(f); i != nil && i[0] > 0 {
		rest = strings.Trim(f[i[0]:], " ,;()")
		f = f[:i[0]]
	}
	b := []byte(f)
	mask := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = 0
		}
	}
	for _, d := range findDates(f, true) {
		mask(d.from, d.to)
	}
	for _, c := range findClocks(f) {
		mask(c.from, c.to)
	}
	var kept []string
	for _, seg := range strings.FieldsFunc(string(b), func(r rune) bool { return r == 0 }) {
		seg = trimTimeWords(seg)
		if hasContent(seg) {
			kept = append(kept, seg)
		}
	}
	return strings.Join(kept, ", "), rest
}

// trimTimeWords strips "den", "kl.", days of the week and punctuation at both ends.
func trimTimeWords(s string) string {
	for {
		t := strings.Trim(s, " ,;:–—-.()\u00A0|/")
		fields := strings.Fields(t)
		if len(fields) > 0 && timeWords[key(fields[len(fields)-1])] {
			t = strings.TrimSpace(t[:len(t)-len(fields[len(fields)-1])])
			fields = strings.Fields(t)
		}
		if len(fields) > 0 && timeWords[key(fields[0])] && !strings.EqualFold(fields[0], "digital") {
			t = strings.TrimSpace(t[len(fields[0]):])
		}
		if t == s {
			return t
		}
		s = t
	}
}

func (r *frontReader) givePlace(o *opening, v val, f string) {
	hasTime := len(findClocks(f)) > 0 || len(findDates(f, false)) > 0
	if !hasTime && o.c == cPlace || r.notice && r.place.set() {
		r.setPlace(o, v)
		return
	}
	r.giveDate(f, v.span, 2)
	if cs := hours(cutBreak(f)); len(cs) > 0 {
		r.giveClocks(cs, v.span)
	}
	place, rest := splitPlaceTime(f)
	if place != "" {
		r.setPlace(o, val{place, v.span})
	}
	if rest != "" {
		r.keep(o, val{rest, v.span}, false)
	}
}

func (r *frontReader) setPlace(o *opening, v val) {
	if m := reBreak.FindStringIndex(v.text); m != nil && m[0] > 0 {
		r.keep(o, val{strings.Trim(v.text[m[0]:], " ,;()"), v.span}, false)
		v.text = strings.TrimRight(v.text[:m[0]], " ,;(")
	}
	switch {
	case !r.place.set():
		r.place = v
	case o.count > 0 && fold(r.place.text) != fold(v.text) && !r.notice:
		sep := " "
		if !strings.HasSuffix(r.place.text, ",") {
			sep = ", "
		}
		r.place.text = strings.TrimRight(r.place.text, " ") + sep + v.text
		r.place.to = v.to
	case fold(r.place.text) != fold(v.text):
		r.keep(o, v, false)
	}
}
