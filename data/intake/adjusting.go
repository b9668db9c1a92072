package intake

import (
	"paragraf/data"
	"strings"
)

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

var reNotBefore = expression(`(?i)\bsenast\b`)

func (r *frontReader) giveAdjusted(o *opening, v val, f string) {
	b := r.batch()
	hits := findDates(f, true)
	if len(hits) > 1 && (reAnnounced.MatchString(f) || reTakenDown.MatchString(f)) {
		// "Protokollet justerades den …, anslogs den … och tas ned den …"
		said := "justerat " + f
		r.datesInSentence(said, findDates(said, true), v.span)
		r.keep(o, v, false)
		return
	}
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
	if reElects.MatchString(f) && len(b.adjusters) == 0 {
		r.addPeople(&b.adjusters, namesIn(cleanElection(f)), v.span)
	}
	if i := strings.Index(f, " av "); i > 0 && len(hits) > 0 && len(b.adjusters) == 0 {
		r.addNames(&b.adjusters, strings.TrimRight(reWithChair.ReplaceAllString(f[i+4:], ""), ". "), v.span)
	}
	if people, lead := splitPeople(f); len(people) > 0 && lead == "" && len(hits) == 0 {
		r.giveAdjusters(cAdjuster, v)
		return
	}
	if len(hits) == 0 || leftover(f) {
		r.keep(o, v, false)
	}
}

var reElects = expression(`(?i)\b(?:utses|utsågs|utsedd|väljs|valdes)\b.*\bjustera`)

var (
	reSubstituteTail = expression(`(?i)[,(]?[ ]*(?:\b(?:med|och|samt)\b[ ]+)?(?:som ersättare|ersättare:?|\(ersättare:?)[ ]+(?:för (?:denne|justerare|henne|honom) )?(?:utses |utsågs )?([A-ZÅÄÖ][^,;.()]*(?:\([^)]*\))?)`)
	reAsSubstitute   = expression(`(?i)\b(?:med|och|samt)[ ]+([A-ZÅÄÖ](?:[^,;()]*)(?:\([^)]*\))?)[ ]+som (?:ersättare|reserv|suppleant)`)
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
	if !reChairBehind.MatchString(f) {
		f = reWithChair.ReplaceAllString(f, "")
	}
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

// reChairBehind tells "N N, ordförande", which names the chair, from "och
// ordföranden", which does not.
var reChairBehind = expression(`(?i)[\p{L})],? \(?ordf(?:örande|\.)?\)?$`)

var reWithChair = expression(`(?i)(?:\b(?:tillsammans med|jämte|samt|och|utöver)\b[ ]+)?\bordföranden?\b(?:[ ]+(?:och|samt|jämte)\b)?[ ]*(?:att justera.*)?`)

func (r *frontReader) addNames(list *[]val, f string, at span) int {
	people, _ := splitPeople(f)
	for _, p := range people {
		if p.role == data.Chair && len(people) == 1 {
			// "Karin Ess, ordförande" among those who adjust
			if !r.chair.set() {
				r.chair = val{p.name, at}
			}
			continue
		}
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
