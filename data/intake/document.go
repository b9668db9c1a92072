package intake

import (
	"sort"
	"strings"

	"paragraf/data"
	"paragraf/data/calendar"
)

// document is a source while it is being understood.
type document struct {
	src      *source
	front    *front
	lay      layout
	items    []*itemReader
	contents []contentsEntry
	meeting  data.Meeting
	claims   []data.Claim
	isAgenda bool
	// presenterCol is the column under the word "Föredragande" over a list of
	// items, 0 for none.
	presenterCol int
	persons      map[string]bool // names of persons in the meeting's fields
	fielded      map[string]bool // words in fields outside the front matter
	paged        bool            // the items' headings end in the page on which they begin
}

func (d *document) kind() string {
	if d.isAgenda {
		return data.SourceAgenda
	}
	return data.SourceMinutes
}

func (d *document) meetingDay() calendar.Date { return d.front.meetingDate() }

// understand reads a source's lines into a draft.
func understand(src *source) *document {
	chrome(src)
	runningHeads(src)
	lines := join(src)
	doc := &document{src: src, front: &front{}}
	doc.lay = divide(lines, src.wrapped)
	r := newFrontReader(src, doc.front)
	r.agenda = earlyAgenda(doc.lay.front)
	r.read(doc.lay.front)
	for _, l := range doc.lay.opening {
		doc.front.blocks = append(doc.front.blocks, placedBlock{data.Block{Type: data.ListItem, Text: tidy(l.text)}, l.span, false})
	}
	for _, l := range doc.lay.groups {
		doc.front.blocks = append(doc.front.blocks, placedBlock{data.Block{Type: data.Heading, Text: tidy(l.text)}, l.span, false})
	}
	r.opens, r.table, r.listing = nil, nil, false
	r.read(doc.lay.tail)
	r.fromTitle(src.title)
	r.boardMeets(doc.lay.front)
	doc.contents = readContents(doc.lay.contents)
	doc.decideKind()
	pages := false
	for _, l := range append(append([]line(nil), doc.lay.front...), doc.lay.contents...) {
		for _, c := range l.cells {
			switch k := key(c.text); {
			case len(l.cells) < 2:
			case k == "föredragande" || k == "föredragare":
				doc.presenterCol = c.col
			case k == "sid" || k == "sida" || k == "sidnr" || k == "sidan" || k == "sidnummer":
				pages = true
			}
		}
	}
	var heads []line
	for _, seg := range doc.lay.segments {
		heads = append(heads, seg.lines[0])
	}
	doc.paged = pageColumn(heads, pages)
	for _, seg := range doc.lay.segments {
		doc.items = append(doc.items, readItem(doc, seg))
	}
	doc.assemble()
	return doc
}

// earlyAgenda tells, before the lists of persons are read, whether the paper
// calls itself a summons.
func earlyAgenda(lines []line) bool {
	minutes, agenda := false, false
	for _, l := range lines {
		k := l.key()
		minutes = minutes || strings.Contains(k, "protokoll") && !strings.Contains(k, "protokollsjuster")
		agenda = agenda || strings.HasPrefix(k, "kallelse") || strings.HasPrefix(k, "föredragningslista") || strings.Contains(k, "kallas") || strings.HasPrefix(k, "dagordning") || strings.HasPrefix(k, "kungörelse") || strings.HasPrefix(k, "kallade")
		for _, c := range l.cells {
			ck := key(c.text)
			minutes = minutes || strings.Contains(ck, "sammanträdesprotokoll")
			agenda = agenda || ck == "kallelse"
		}
	}
	return agenda && !minutes
}

// decideKind tells minutes from an agenda.
func (d *document) decideKind() {
	score := 0
	f := d.front
	score += 3*f.minutesWords - 3*f.agendaWords
	if f.kind == data.SourceMinutes {
		score += 2
	} else if f.kind == data.SourceAgenda {
		score -= 2
	}
	b := f.batches[0]
	if len(b.adjusters) > 0 || b.adjusted.set || b.posted.set {
		score += 3
	}
	if f.secretary.set() && f.chair.set() {
		score += 2
	}
	for _, r := range f.rows {
		if r.Serving {
			score++
			break
		}
	}
	decided, proposed, states := 0, 0, 0
	for _, seg := range d.lay.segments {
		for _, l := range seg.lines {
			if h, ok := sectionHeading(l.text); ok && h.exact {
				switch h.part {
				case pDecision:
					decided++
				case pProposal:
					proposed++
				}
			}
			if _, ok := stateLine(l.text); ok {
				states++
			}
		}
	}
	if states > 0 {
		score += 4
	}
	if decided > 0 {
		score += 2
	}
	if proposed > 0 && decided == 0 {
		score -= 3
	}
	if d.lay.style == styleNumber && f.minutesWords == 0 {
		score--
	}
	if d.lay.style == styleBullet && f.minutesWords == 0 {
		score -= 2
	}
	if d.lay.style == styleSection && f.kind == "" && score == 0 {
		score++
	}
	d.isAgenda = score < 0 || score == 0 && d.lay.style != styleSection
}

// assemble makes the meeting of what was read.
func (d *document) assemble() {
	f := d.front
	m := &d.meeting
	m.Items = []data.AgendaItem{}
	m.Warnings = []data.Warning{}
	claim := func(path string, v span, rule string) {
		d.claims = append(d.claims, data.Claim{Path: path, From: v.from, To: v.to, Method: data.Explicit, Rule: rule})
	}
	if f.organization.set() {
		m.Organization = f.organization.text
		claim("organization", f.organization.span, "organization")
	}
	if f.body.set() {
		m.Body = f.body.text
		claim("body", f.body.span, "body")
	}
	day := f.meetingDate()
	if !day.IsZero() {
		m.Date = day.String()
		claim("date", f.date.span, "date")
	}
	for _, v := range []struct {
		path string
		to   *string
		v    val
	}{{"start", &m.Start, f.start}, {"end", &m.End, f.end}, {"place", &m.Place, f.place}} {
		if v.v.set() {
			*v.to = strings.TrimRight(v.v.text, " .,;")
			claim(v.path, v.v.span, v.path)
		}
	}
	if len(f.sections) == 0 {
		for _, b := range f.batches {
			f.sections = unique(sorted(append(f.sections, b.sections...)))
		}
	}
	d.numbers()
	d.placeItems()
	d.minutes(day)
	d.people()
	d.adjusters(day)
	d.frontMatter()
	d.state()
}

// numbers gives the §§ that the source does not print, where their place
// between printed ones leaves no doubt.
func (d *document) numbers() {
	if d.lay.style != styleBullet {
		d.pointNumbers()
		return
	}
	items := d.items
	prev := -1
	for i := 0; i < len(items); i++ {
		if items[i].item.Section == 0 {
			continue
		}
		if prev >= 0 && i-prev > 1 && items[i].item.Section-items[prev].item.Section == i-prev {
			for k := prev + 1; k < i; k++ {
				items[k].item.Section = items[prev].item.Section + k - prev
				items[k].item.SectionInferred = true
				at := items[k].seg.lines[0].span
				items[k].claim("section", span{at.from, at.from}, data.Inferred, "section-between-anchors")
			}
		}
		prev = i
	}
}

// pointNumbers: minutes that number their matters "1.", "2." and say on the
// front page that these are the §§.
func (d *document) pointNumbers() {
	if d.isAgenda || d.lay.style != styleNumber && d.lay.style != stylePoint || len(d.front.sections) == 0 {
		return
	}
	var points []int
	for _, it := range d.items {
		points = append(points, it.seg.point)
	}
	if !sameInts(points, d.front.sections) {
		return
	}
	for _, it := range d.items {
		it.item.Section = it.seg.point
		it.explicit("section", it.seg.lines[0].span, "point-is-section")
	}
}

func (d *document) placeItems() {
	for i, it := range d.items {
		it.item.Position = i + 1
		if it.item.Title == "" || it.item.TitleInferred {
			for _, c := range d.contents {
				if c.number == it.item.Section && it.item.Section > 0 && c.title != "" {
					it.item.Title, it.item.TitleInferred = c.title, false
					it.claim("title", c.span, data.Explicit, "title-from-contents")
				}
			}
		}
		prefix := "items[" + itoa(i) + "]."
		for _, c := range it.claims {
			c.Path = prefix + c.Path
			d.claims = append(d.claims, c)
		}
		d.meeting.Items = append(d.meeting.Items, it.item)
	}
}

// sectionNumbers are the §§ found, in order of the items.
func (d *document) sectionNumbers() []int {
	var ns []int
	for _, it := range d.meeting.Items {
		if it.Section > 0 {
			ns = append(ns, it.Section)
		}
	}
	return ns
}

// people resolves the attendance rows.
func (d *document) people() {
	all := append([]int(nil), d.sectionNumbers()...)
	sort.Ints(all)
	if len(d.front.sections) > len(all) {
		all = d.front.sections
	}
	if c := d.front.clerk; c != nil {
		known := false
		for _, r := range d.front.rows {
			known = known || r.Name == c.Name
		}
		if !known {
			d.front.rows = append(d.front.rows, *c)
		}
	}
	sort.SliceStable(d.front.rows, func(i, j int) bool { return d.front.rows[i].list < d.front.rows[j].list })
	for i, r := range d.front.rows {
		a := r.Attendance
		a.Sections = resolvePresence(r.presence, all)
		if a.Role == "" && d.front.secretary.set() && a.Name == d.front.secretary.text && a.Capacity == data.Other {
			a.Role = data.Secretary
		}
		path := "attendance[" + itoa(i) + "]"
		d.claims = append(d.claims, data.Claim{Path: path, From: r.from, To: r.to, Method: data.Explicit, Rule: "attendance-row"})
		d.meeting.Attendance = append(d.meeting.Attendance, a)
		if strings.Contains(strings.ToLower(r.presence), "jäv") {
			for _, n := range parseRanges(r.presence) {
				d.addDisqualified(n, data.Person{Name: a.Name, Party: a.Party}, r.span)
			}
		}
	}
}

func (d *document) addDisqualified(section int, p data.Person, at span) {
	for i := range d.meeting.Items {
		it := &d.meeting.Items[i]
		if it.Section != section {
			continue
		}
		for _, q := range it.Disqualified {
			if q.Name == p.Name {
				return
			}
		}
		it.Disqualified = append(it.Disqualified, p)
		d.claims = append(d.claims, data.Claim{Path: "items[" + itoa(i) + "].disqualified[" + itoa(len(it.Disqualified)-1) + "]", From: at.from, To: at.to, Method: data.Explicit, Rule: "jav-in-attendance"})
	}
}

// frontMatter keeps what has no field.
func (d *document) frontMatter() {
	blocks := d.front.blocks
	sort.SliceStable(blocks, func(i, j int) bool { return blocks[i].from < blocks[j].from })
	seen := map[string]bool{}
	d.persons, d.fielded = d.personsKnown(), d.wordsInFields()
	for _, b := range blocks {
		k := key(b.Text)
		if k == "" || seen[k] && runes(k) < 80 {
			continue
		}
		seen[k] = true
		d.claims = append(d.claims, data.Claim{Path: "front_matter[" + itoa(len(d.meeting.FrontMatter)) + "]", From: b.from, To: b.to, Method: data.Explicit, Rule: "front-matter"})
		d.meeting.FrontMatter = append(d.meeting.FrontMatter, b.Block)
		if b.unplaced && news(b.Text, d.fielded) || !namesNobody(b.Text, d.persons) {
			d.warn(data.TextUnplaced, 0, nil, "Texten ”"+clip(b.Text)+"” har sparats, men dess plats i mötet är inte känd.")
		}
	}
}

func clip(s string) string {
	s = fold(s)
	if runes(s) > 80 {
		s = string([]rune(s)[:77]) + "…"
	}
	return s
}

func (d *document) state() {
	m := &d.meeting
	switch {
	case d.isAgenda:
		m.State = data.Convened
	case d.ordinaryAdjusted():
		m.State = data.Adjusted
	default:
		m.State = data.Held
	}
}

func (d *document) ordinaryAdjusted() bool {
	if d.meeting.Minutes == nil {
		return false
	}
	for _, a := range d.meeting.Minutes.Adjustments {
		if !a.Immediate && a.AdjustedOn != "" {
			return true
		}
	}
	n := len(d.meeting.Minutes.Adjustments)
	return n > 0 && d.meeting.Minutes.Adjustments[n-1].AdjustedOn != "" && len(d.meeting.Minutes.Adjustments) == 1
}
