package intake

import (
	"sort"
	"strings"

	"paragraf/data"
	"paragraf/data/calendar"
)

// minutes gathers what the front page, the notice and the signatures say of
// the whole, one adjustment for each batch of §§.
func (d *document) minutes(day calendar.Date) {
	f := d.front
	if d.isAgenda && !f.batches[0].adjusted.set {
		if f.chair.set() || f.secretary.set() {
			d.meeting.Minutes = &data.Minutes{Chair: f.chair.text, Secretary: f.secretary.text}
			for path, v := range map[string]val{"minutes.chair": f.chair, "minutes.secretary": f.secretary} {
				if v.set() {
					d.claims = append(d.claims, data.Claim{Path: path, From: v.from, To: v.to, Method: data.Explicit, Rule: "officers"})
				}
			}
		}
		return
	}
	mi := &data.Minutes{}
	claim := func(path string, at span, m data.Method, rule string) {
		d.claims = append(d.claims, data.Claim{Path: "minutes." + path, From: at.from, To: at.to, Method: m, Rule: rule})
	}
	found := d.sectionNumbers()
	sort.Ints(found)
	switch {
	case len(f.sections) > 0:
		mi.Sections = formatRanges(f.sections)
		claim("sections", f.sectionsAt, data.Explicit, "sections")
	case len(found) > 0:
		mi.Sections = formatRanges(found)
		claim("sections", span{}, data.Inferred, "sections-found")
	}
	chairAt := f.chair
	mi.Chair = chairAt.text
	for _, r := range f.rows {
		if mi.Chair == "" && r.Role == data.Chair {
			mi.Chair, chairAt = r.Name, val{r.Name, r.span}
		}
	}
	if mi.Chair != "" {
		claim("chair", chairAt.span, data.Explicit, "chair")
	}
	mi.Secretary = f.secretary.text
	secretaryAt := f.secretary.span
	for _, r := range f.rows {
		if mi.Secretary == "" && r.Role == data.Secretary {
			mi.Secretary, secretaryAt = r.Name, r.span
		}
	}
	if mi.Secretary != "" {
		claim("secretary", secretaryAt, data.Explicit, "secretary")
	}
	var immediate, ordinary []*batch
	for _, b := range f.batches {
		if b.empty() {
			continue
		}
		if !b.immediate && len(b.sections) > 0 && d.allImmediate(b.sections) {
			b.immediate = true
		}
		if b.immediate {
			immediate = append(immediate, b)
		} else {
			ordinary = append(ordinary, b)
		}
	}
	if im := d.immediateSections(); len(im) > 0 && len(immediate) == 0 && len(im) < len(found) {
		immediate = append(immediate, &batch{sections: im, immediate: true})
	} else if len(im) > 0 && len(im) == len(found) && len(ordinary) == 1 && len(immediate) == 0 {
		ordinary[0].immediate = true
	}
	if len(ordinary) == 0 && (len(immediate) == 0 || d.leftFor(immediate, found)) {
		ordinary = []*batch{{}}
	}
	all := append(immediate, ordinary...)
	var common *batch
	for _, b := range f.batches {
		if common == nil || !common.stored.set() && b.stored.set() {
			common = b
		}
	}
	for i, b := range all {
		a := d.adjustment(b, common, day, found, all, "adjustments["+itoa(i)+"]", claim)
		mi.Adjustments = append(mi.Adjustments, a)
	}
	d.meeting.Minutes = mi
}

// leftFor tells whether §§ remain besides those that were adjusted at once.
func (d *document) leftFor(immediate []*batch, found []int) bool {
	n := 0
	for _, b := range immediate {
		if len(b.sections) == 0 {
			return false
		}
		n += len(b.sections)
	}
	return n < len(found)
}

func (b *batch) empty() bool {
	return len(b.sections) == 0 && !b.immediate && len(b.adjusters) == 0 && len(b.subs) == 0 && !b.by.set && !b.adjusted.set && !b.posted.set && !b.removed.set && !b.stored.set() && !b.signedBy.set()
}

func (d *document) immediateSections() []int {
	var ns []int
	for _, it := range d.meeting.Items {
		if it.AdjustedImmediately && it.Section > 0 {
			ns = append(ns, it.Section)
		}
	}
	return ns
}

func (d *document) allImmediate(ns []int) bool {
	im := map[int]bool{}
	for _, n := range d.immediateSections() {
		im[n] = true
	}
	for _, n := range ns {
		if !im[n] {
			return false
		}
	}
	return true
}

// adjustment turns a batch into its field, with what the batches share.
func (d *document) adjustment(b, common *batch, day calendar.Date, found []int, all []*batch, path string, claim func(string, span, data.Method, string)) data.Adjustment {
	a := data.Adjustment{Immediate: b.immediate}
	switch {
	case len(b.sections) > 0:
		a.Sections = formatRanges(b.sections)
	case len(all) == 1 && len(d.front.sections) > 0:
		a.Sections = formatRanges(d.front.sections)
	default:
		rest := map[int]bool{}
		for _, o := range all {
			if o != b {
				for _, n := range o.sections {
					rest[n] = true
				}
			}
		}
		var mine []int
		for _, n := range found {
			if !rest[n] {
				mine = append(mine, n)
			}
		}
		a.Sections = formatRanges(mine)
	}
	if a.Sections != "" {
		claim(path+".sections", span{}, data.Inferred, "adjusted-sections")
	}
	names := func(to *[]string, from []val, field string) {
		for _, v := range from {
			*to = append(*to, v.text)
			claim(path+"."+field+"["+itoa(len(*to)-1)+"]", v.span, data.Explicit, field)
		}
	}
	adjusters := withoutChair(b.adjusters, d.front)
	if len(adjusters) == 0 && common != nil {
		adjusters = withoutChair(common.adjusters, d.front)
	}
	subs := b.subs
	if len(subs) == 0 && common != nil {
		subs = common.subs
	}
	for _, o := range d.front.batches {
		// named once, above the batches
		if len(adjusters) == 0 {
			adjusters = withoutChair(o.adjusters, d.front)
		}
		if len(subs) == 0 {
			subs = o.subs
		}
	}
	names(&a.Adjusters, adjusters, "adjusters")
	names(&a.SubstituteAdjusters, subs, "substitute_adjusters")
	date := func(to *string, dv dateVal, field string) {
		if !dv.set {
			return
		}
		method := data.Explicit
		if dv.hit.noYear {
			method = data.Inferred
		}
		if t := dv.hit.withYear(day); !t.IsZero() {
			*to = t.String()
			claim(path+"."+field, dv.span, method, field)
		}
	}
	date(&a.AdjustBy, b.by, "adjust_by")
	date(&a.AdjustedOn, b.adjusted, "adjusted_on")
	date(&a.PostedOn, b.posted, "posted_on")
	date(&a.RemovedOn, b.removed, "removed_on")
	stored, signed := b.stored, b.signedBy
	if common != nil && !stored.set() {
		stored = common.stored
	}
	if common != nil && !signed.set() && len(all) > 1 {
		signed = common.signedBy
	}
	if stored.set() {
		a.StoredAt = strings.TrimRight(stored.text, " .,")
		claim(path+".stored_at", stored.span, data.Explicit, "stored_at")
	}
	if signed.set() {
		a.NoticeSignedBy = signed.text
		claim(path+".notice_signed_by", signed.span, data.Explicit, "notice_signed_by")
	}
	return a
}

// isChair tells whether a person signs as chair or chaired the meeting.
func isChair(name string, f *front) bool {
	if f.chair.set() {
		return name == f.chair.text
	}
	for _, r := range f.rows {
		if r.Role == data.Chair && r.Name == name {
			return true
		}
	}
	return false
}

// withoutChair leaves the chair out, who always adjusts.
func withoutChair(list []val, f *front) []val {
	var out []val
	for _, v := range list {
		if len(list) > 1 && isChair(v.text, f) {
			continue
		}
		out = append(out, v)
	}
	return out
}

var (
	reAdjusterTitle = expression(`(?i)juster`)
	reAdjusterText  = expression(`(?i)(?:\butse\p{L}*|\bväl\p{L}*|\bjusterar\b|\bjustera\b|justerare)`)
	// a clause of its own for the substitute
	reSubstituteElected = expression(`(?i)(?:till|som) ersättare för (?:justerare|justeraren|protokollsjusterare)|ersättare för justerare utse`)
	reByDate            = expression(`(?i)(?:juster|protokoll)[^.]*\bsenast\b|\bsenast\b[^.]*juster|juster(?:as|ing(?:en)?|at|ingen ska ske|ing sker)[^.]*(?:\d)`)
)

// adjusters fills what the front page leaves open from the § in which the
// adjusters were chosen.
func (d *document) adjusters(day calendar.Date) {
	if d.meeting.Minutes == nil || len(d.meeting.Minutes.Adjustments) == 0 {
		return
	}
	n := len(d.meeting.Minutes.Adjustments) - 1
	a := &d.meeting.Minutes.Adjustments[n]
	path := "minutes.adjustments[" + itoa(n) + "]"
	for i, it := range d.meeting.Items {
		if !reAdjusterTitle.MatchString(it.Title) {
			continue
		}
		at := d.items[i].seg.lines[0].span
		at.to = d.items[i].seg.lines[len(d.items[i].seg.lines)-1].to
		var texts []string
		for _, dec := range it.Decisions {
			texts = append(texts, dec.Clauses...)
		}
		for _, b := range it.Body {
			texts = append(texts, b.Text)
		}
		for _, t := range texts {
			f := fold(t)
			if reSubstituteElected.MatchString(f) {
				if len(a.SubstituteAdjusters) == 0 {
					people, _ := splitPeople(electionNames(f))
					for _, p := range people {
						a.SubstituteAdjusters = append(a.SubstituteAdjusters, p.name)
						d.claims = append(d.claims, data.Claim{Path: path + ".substitute_adjusters[" + itoa(len(a.SubstituteAdjusters)-1) + "]", From: at.from, To: at.to, Method: data.Explicit, Rule: "substitute-elected"})
					}
				}
				continue
			}
			if reAdjusterText.MatchString(f) {
				fr := &front{batches: []*batch{{}}, chair: d.front.chair, labels: 1}
				r := newFrontReader(d.src, fr)
				r.giveAdjusters(cAdjuster, val{electionNames(f), at})
				b := fr.batches[0]
				if len(a.Adjusters) == 1 && isChair(a.Adjusters[0], d.front) && len(withoutChair(b.adjusters, d.front)) > 0 {
					a.Adjusters = nil // the chair signs beside the one who was elected
				}
				if len(a.Adjusters) == 0 {
					for _, v := range withoutChair(b.adjusters, d.front) {
						a.Adjusters = append(a.Adjusters, v.text)
						d.claims = append(d.claims, data.Claim{Path: path + ".adjusters[" + itoa(len(a.Adjusters)-1) + "]", From: at.from, To: at.to, Method: data.Explicit, Rule: "adjuster-elected"})
					}
				}
				if len(a.SubstituteAdjusters) == 0 {
					for _, v := range b.subs {
						a.SubstituteAdjusters = append(a.SubstituteAdjusters, v.text)
						d.claims = append(d.claims, data.Claim{Path: path + ".substitute_adjusters[" + itoa(len(a.SubstituteAdjusters)-1) + "]", From: at.from, To: at.to, Method: data.Explicit, Rule: "substitute-elected"})
					}
				}
			}
			if hits := findDates(f, false); len(hits) > 0 && a.AdjustBy == "" && reByDate.MatchString(f) {
				if t := hits[len(hits)-1].withYear(day); !t.IsZero() && strings.Contains(strings.ToLower(f), "senast") {
					a.AdjustBy = t.String()
					m := data.Explicit
					if hits[len(hits)-1].noYear {
						m = data.Inferred
					}
					d.claims = append(d.claims, data.Claim{Path: path + ".adjust_by", From: at.from, To: at.to, Method: m, Rule: "adjust-by"})
				}
			}
		}
	}
}

// electionNames keeps of a sentence that elects adjusters the names, and "med
// N N som ersättare".
func electionNames(f string) string {
	if i := reElectTail.FindStringIndex(f); i != nil && i[0] > 10 {
		f = f[:i[0]]
	}
	f = reElectHead.ReplaceAllString(f, " ")
	f = strings.ReplaceAll(f, "\n", " ")
	return strings.Trim(fold(f), " ,.;")
}
