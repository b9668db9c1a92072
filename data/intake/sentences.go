package intake

import (
	"strings"

	"paragraf/data"
)

// Sentences of the front page and the notice that hold values.
var (
	reMeetingOf = expression(`(?i)^(?:(?:sammanträdes)?protokoll(?: nr\.? ?\d+(?:[/:-]\d+)?)?|kallelse|föredragningslista|dagordning|kallelse och föredragningslista|välkommen|härmed kallas du|du kallas härmed|justerat protokoll|minnesanteckningar|kungörelse|ärendelista|anmälningar|anmälningsärenden|delegationsbeslut|handlingar)?[ ]?(?:(?:fört|förda|upprättat)[ ])?(?:(?:från|för|till|vid|över|–|-|:|av)[ ])?(?:(?:ordinarie |extra |dagens |ett )?(?:sammanträdet?|möte|mötet)[ ])?(?:(?:med|för|i|hos|av|–|-)[ ])?(.+)$`)
	rePostedBy  = expression(`(?i)\b(?:satts|sätts|sattes|publicerats|anslagits|uppsatt)(?: upp)? av (?:undertecknad[e]?)?[ ,:]*(.*)$`)
	reStoredAt  = expression(`(?i)^(?:det justerade |original)?protokollet (?:i original )?(?:förvaras|finns tillgängligt|finns att (?:läsa|tillgå|ta del av)|finns|kommer att finnas tillgängligt|hålls tillgängligt)(?: i original| tillgängligt)? (?:hos|på|vid|i) (.+)$`)
	reAnnounced = expression(`(?i)(?:tillkännagivits|tillkännages|tillkännagavs|tillkännagiven|anslagits|anslås|anslogs|anslaget|anslag|publicera[ts]s?|satts upp|sätts upp|uppsatt)`)
	reTakenDown = expression(`(?i)(?:tas? (?:ned|ner|bort)|togs (?:ned|ner)|nedtas|nedtaget|nedtagning|avpublicera\p{L}*)`)
)

// sentence reads a line that holds values in running text. It returns true if
// the line is dealt with.
func (r *frontReader) sentence(l line) bool {
	f := l.fold()
	if len(l.cells) > 1 {
		return false
	}
	if m, ok := matchLabel(l.text); ok && (m.colon || m.rest == "" || r.plainLabel(m)) {
		return false
	}
	if r.convenes(l, f) || r.title(f, l) {
		return true
	}
	if runes(f) < 24 || !strings.Contains(f, " ") {
		return false
	}
	v := val{tidy(l.text), l.span}
	return r.plainSentence(v)
}

// plainLabel tells a label with its value from a sentence that starts with the
// same words.
func (r *frontReader) plainLabel(m labelMatch) bool {
	switch m.concept {
	case cMinutes, cAgenda, cNotice, cStored:
		return false
	}
	if !r.fits(m.concept, m.rest) {
		return false
	}
	if d := findDates(fold(m.rest), true); len(d) > 0 && isDateConcept(m.concept) {
		return d[0].from < 16
	}
	return true
}

func isDateConcept(c concept) bool {
	return c == cDate || c == cPosted || c == cRemoved || c == cAdjusted || c == cAdjustBy
}

// title reads a line as "Protokoll för socialnämnden i Granby kommun 2024-04-09".
func (r *frontReader) title(f string, l line) bool {
	if runes(f) > 140 || len(r.opens) > 0 && r.opens[len(r.opens)-1].count == 0 && l.gap == 0 && !strings.Contains(strings.ToLower(f), "protokoll") && !strings.Contains(strings.ToLower(f), "kallelse") || endsSentence(f) && !strings.HasSuffix(f, ".") {
		return false
	}
	m := reMeetingOf.FindStringSubmatchIndex(f)
	if m == nil || m[2] < 0 {
		return false
	}
	lead := strings.ToLower(f[:m[2]])
	rest := reOrgNumber.ReplaceAllString(strings.TrimSpace(f[m[2]:]), "")
	if k := reCalled.FindStringSubmatchIndex(rest); k != nil {
		// "Tekniska nämnden kallas till sammanträde torsdagen den …"
		lead = "kallelse"
		rest = strings.TrimSpace(rest[k[2]:k[3]] + " " + rest[k[4]:k[5]])
	}
	if k := reKindBehind.FindStringSubmatchIndex(rest); k != nil && !hasLetters(lead) {
		// "Socialnämnden – protokoll 2024-04-09", "Socialnämndens protokoll"
		lead = strings.ToLower(rest[k[4]:k[5]])
		rest = strings.TrimSpace(rest[k[2]:k[3]] + " " + rest[k[6]:k[7]])
	}
	if !hasLetters(lead) {
		day := findDates(rest, false)
		if len(day) == 0 || !bodyName(trimTimeWords(rest[:day[0].from])) {
			return false
		}
	}
	day := findDates(rest, false)
	name := rest
	if len(day) > 0 {
		name = trimTimeWords(rest[:day[0].from])
	} else if i := strings.Index(name, " kl"); i > 0 && startsOrHasDigit(name[i:]) {
		name = trimTimeWords(name[:i])
	}
	name = strings.TrimRight(trimTimeWords(name), ".")
	name = strings.TrimSuffix(strings.TrimSuffix(name, " sammanträde"), " möte")
	ok := bodyName(name)
	if !ok && strings.HasSuffix(strings.ToLower(name), "s") && bodyName(strings.TrimSuffix(name, "s")) {
		name, ok = strings.TrimSuffix(name, "s"), true
	}
	if !ok && !(name == "" && len(day) > 0) {
		if cut := reMeetingWord.FindStringIndex(name); cut != nil && bodyName(name[:cut[0]]) {
			name, ok = strings.TrimSpace(name[:cut[0]]), true
		}
	}
	if !ok && !(name == "" && len(day) > 0 && (strings.Contains(lead, "protokoll") || strings.Contains(lead, "kallelse") || strings.Contains(lead, "sammanträd") || strings.Contains(lead, "möte"))) {
		return false
	}
	r.setKind(lead, l.span)
	r.labels++
	r.placeBehind(rest, l.span)
	if ok {
		if startsLower(name) {
			name = capital(name)
		}
		r.setBody(val{name, l.span}, 1)
	}
	if len(day) > 0 {
		r.giveDate(rest, l.span, 1)
	}
	r.giveClocks2(rest, l.span)
	return true
}

var reCalled = expression(`(?i)^([\p{L}, -]+?)(?:s ledamöter(?: och ersättare)?)? (?:kallas|inbjuds|sammanträder)(?: härmed)?(?: till)?(?: ordinarie| extra)?(?: sammanträde| möte)?[ ]*(.*)$`)

// placeBehind takes the place that stands behind day and hours.
func (r *frontReader) placeBehind(f string, at span) {
	if r.place.set() {
		return
	}
	end := 0
	for _, d := range findDates(f, false) {
		end = max(end, d.to)
	}
	for _, c := range findClocks(f) {
		end = max(end, c.to)
	}
	if end == 0 || end >= len(f) {
		return
	}
	rest := strings.TrimRight(strings.TrimLeft(cutBreak(f[end:]), " ,.;–-"), " .")
	for _, p := range []string{"i ", "på ", "vid "} {
		rest = strings.TrimPrefix(rest, p)
	}
	if startsUpper(rest) && runes(rest) > 3 && runes(rest) < 120 {
		r.place = val{rest, at}
	}
}

var reKindBehind = expression(`(?i)^([\p{L}, -]+?)s?[ ]*[–—-]?[ ]+(protokoll|sammanträdesprotokoll|kallelse|föredragningslista|dagordning)\b[ ,]*(.*)$`)

// dayLine reads a line that opens with the meeting's day and may go on with
// hours and place: "den 27 november 2023 i Konserthuset".
func (r *frontReader) dayLine(f string, at span) bool {
	m := reDayLine.FindStringIndex(f)
	hits := findDates(f, false)
	if m == nil || len(hits) == 0 || hits[0].from > m[1] || runes(f) > 160 || r.date.set && r.dateRank > 1 || r.listing {
		return false
	}
	rank := 2
	if !leftover(f) && len(findClocks(f)) == 0 {
		rank = 1 // a day alone says little
	}
	r.giveDate(f, at, rank)
	r.giveClocks2(cutBreak(f), at)
	place, rest := splitPlaceTime(f)
	place = strings.TrimPrefix(strings.TrimPrefix(place, "i "), "på ")
	if place != "" && !r.place.set() {
		r.place = val{place, at}
	}
	if rest != "" {
		r.keep(nil, val{rest, at}, false)
	}
	r.dayAt = at.to
	return true
}

var rePlaceWord = expression(`(?i)huset|salen|rummet|gården|skolan|teams|lokal|kontor|centrum|kansli|slott|hotell|residens|rådhus|konferens|\bsal\b|\brum\b`)

// fromTitle takes from the title that markup gives a page what the page itself
// does not say: "Socialnämnden 2024-05-15 - Möten - Granby kommun".
func (r *frontReader) fromTitle(title string) {
	at := span{}
	for _, part := range reTitleParts.Split(fold(title), -1) {
		part = strings.TrimSpace(part)
		day := findDates(part, false)
		name := part
		if len(day) > 0 {
			name = trimTimeWords(part[:day[0].from])
		}
		switch {
		case orgName(part) && !bodyName(part):
			r.setOrganization(val{part, at}, 1)
		case bodyName(name):
			r.setBody(val{name, at}, 1)
			fallthrough
		default:
			if len(day) > 0 && !r.date.set && !leftover(strings.Replace(part, name, "", 1)) {
				r.giveDate(part, at, 1)
			}
		}
	}
}

var reTitleParts = expression(`[ ]+[-–—|•·][ ]+`)

// placeLine reads the line right under day and hours as the place.
func (r *frontReader) placeLine(f string, c cell, l line) bool {
	if l.gap > 0 && !rePlaceWord.MatchString(f) {
		return false
	}
	if r.dayAt == 0 || r.place.set() || l.gap > 1 || c.from-r.dayAt > 3 || !startsUpper(f) || runes(f) > 90 || endsSentence(f) || strings.ContainsAny(f, "(§") {
		return false
	}
	r.place = val{tidy(c.text), c.span}
	return true
}

var reDayLine = expression(`(?i)^(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?[ ,]*)?(?:den[ ])?`)

var reMeetingWord = expression(`(?i)[s]? (?:ordinarie |extra )?(?:sammanträde|möte)\b`)

func (r *frontReader) setKind(lead string, at span) {
	switch {
	case strings.Contains(lead, "protokoll"):
		r.minutesWords++
		if r.kind == "" {
			r.kind, r.kindAt = data.SourceMinutes, at
		}
	case strings.Contains(lead, "kalle") || strings.Contains(lead, "föredragningslista") || strings.Contains(lead, "dagordning") || strings.Contains(lead, "kungörelse"):
		r.agendaWords++
		r.agenda = true
		if r.kind == "" {
			r.kind, r.kindAt = data.SourceAgenda, at
		}
	}
}

// afterKind reads what stands behind "Protokoll" or "Kallelse" on its line.
func (r *frontReader) afterKind(v val) {
	f := fold(v.text)
	f = strings.TrimSpace(reOfPage.ReplaceAllString(f, ""))
	f = strings.Trim(f, " –-,")
	if !hasContent(f) || rePageNumber.MatchString(f) {
		return
	}
	if r.title("Protokoll för "+f, line{span: v.span}) {
		return
	}
	if orgName(f) {
		r.setOrganization(val{f, v.span}, 2)
		return
	}
	if len(findDates(f, true)) > 0 && !leftover(f) {
		r.giveDate(f, v.span, 1)
		r.giveClocks2(f, v.span)
		return
	}
	r.keep(nil, val{tidy(v.text), v.span}, false)
}

// plainSentence takes the dates and names out of the notice's sentences and
// keeps the sentence itself as front matter.
func (r *frontReader) plainSentence(v val) bool {
	f := fold(v.text)
	low := strings.ToLower(f)
	keep := func() {
		typ := data.Paragraph
		r.blocks = append(r.blocks, placedBlock{data.Block{Type: typ, Text: v.text}, v.span, false})
	}
	if m := reStoredAt.FindStringSubmatchIndex(f); m != nil {
		text := strings.TrimRight(f[m[2]:m[3]], ".")
		if !r.batch().stored.set() {
			r.batch().stored = val{text, v.span}
		}
		keep()
		r.labels++
		return true
	}
	hits := findDates(f, true)
	if cs := findClocks(f); len(cs) > 0 && !r.start.set() && (strings.Contains(low, "sammanträdet") || strings.Contains(low, "mötet")) && (strings.Contains(low, "börjar") || strings.Contains(low, "inleds") || strings.Contains(low, "startar") || strings.Contains(low, "pågick") || strings.Contains(low, "pågår") || strings.Contains(low, "hölls") || strings.Contains(low, "äger rum")) {
		r.giveClocks(cs, v.span)
		if len(hits) > 0 {
			r.giveDate(f, v.span, 1)
		}
		r.placeBehind(f, v.span)
		keep()
		return true
	}
	if len(hits) > 0 && (strings.Contains(low, "juster") || reAnnounced.MatchString(f) || reTakenDown.MatchString(f)) {
		r.datesInSentence(f, hits, v.span)
		if reAdjusts.MatchString(f) && len(r.batch().adjusters) == 0 {
			r.addPeople(&r.batch().adjusters, peopleIn(f), v.span)
		}
		if m := reAdjustedBy.FindStringSubmatch(f); m != nil && len(r.batch().adjusters) == 0 {
			r.addPeople(&r.batch().adjusters, namesIn(reWithChair.ReplaceAllString(m[1], "")), v.span)
		}
		keep()
		r.labels++
		return true
	}
	if m := rePostedBy.FindStringSubmatch(f); m != nil {
		if people, _ := splitPeople(m[1]); len(people) > 0 && !r.batch().signedBy.set() {
			r.batch().signedBy = val{people[0].name, v.span}
		} else if m[1] == "" {
			r.opens = []opening{{c: cPostedBy, col: 0, valueCol: -1}}
		}
		r.notice = r.notice || strings.Contains(low, "undertecknad")
		keep()
		return true
	}
	if strings.Contains(low, "justera") && (strings.Contains(low, "utse") || strings.Contains(low, "utsågs")) && (strings.Contains(f, "(") || len(namesIn(cleanElection(f))) > 0) {
		r.adjustersInSentence(f, v.span)
		keep()
		return true
	}
	if endsSentence(f) && runes(f) > 40 || strings.Contains(low, "tillkännagivits") || strings.HasPrefix(low, "protokollet är justerat") || strings.HasPrefix(low, "protokoll är justerat") {
		r.blocks = append(r.blocks, placedBlock{data.Block{Type: data.Paragraph, Text: v.text}, v.span, !setPhrase(f)})
		return true
	}
	return false
}

// datesInSentence gives each date of a sentence to the act named before it.
func (r *frontReader) datesInSentence(f string, hits []dateHit, at span) {
	prev := 0
	last := ""
	for _, h := range hits {
		lead := strings.ToLower(f[prev:h.from])
		prev = h.to
		what := ""
		best := -1
		note := func(re *pattern, w string) {
			for _, m := range re.FindAllStringIndex(lead, -1) {
				if m[0] > best {
					best, what = m[0], w
				}
			}
		}
		note(reAnnounced, "posted")
		note(reTakenDown, "removed")
		note(reAdjustWord, "adjusted")
		if reNotBefore.MatchString(lead) && strings.Contains(lead, "juster") {
			what = "by"
		}
		if what == "" && last == "posted" || what == "posted" && last == "posted" {
			what = "removed"
		}
		if what == "posted" && reUntilOnly.MatchString(lead) {
			what = "removed"
		}
		if strings.Contains(lead, "sammanträd") && best < strings.LastIndex(lead, "sammanträd") {
			r.giveDate(f[h.from:h.to], at, 1)
			continue
		}
		b := r.batch()
		d := dateVal{h, at, true}
		switch what {
		case "posted":
			if !b.posted.set {
				b.posted = d
			}
		case "removed":
			if !b.removed.set {
				b.removed = d
			}
		case "adjusted":
			if !b.adjusted.set {
				b.adjusted = d
			}
		case "by":
			if !b.by.set {
				b.by = d
			}
		}
		last = what
	}
}

var reAdjusts = expression(`(?i)\)[^.]{0,20}\bjustera(?:r|de)\b|justera(?:s|t|des) av\b`)

// "Protokollet justerades den 9 december av N N."
var reAdjustedBy = expression(`(?i)\bjustera(?:s|t|ts|des|d|de)\b[^.]*? av ([A-ZÅÄÖ][^.]*)`)

func (r *frontReader) addPeople(list *[]val, people []data.Person, at span) {
	for _, p := range people {
		*list = append(*list, val{p.Name, at})
	}
}

var (
	reAdjustWord = expression(`(?i)juster(?:at|ats|ad|ades|as|ar|ade|ing|ingen|ande)`)
	reUntilOnly  = expression(`(?i)(?:t\.?o\.?m\.?|till och med|t o m|fram till)[ ]*(?:den[ ]*)?$`)
)

// adjustersInSentence reads "N N (S) utses att justera …" and its relatives.
func (r *frontReader) adjustersInSentence(f string, at span) {
	r.giveAdjusters(cAdjuster, val{cleanElection(f), at})
}

// cleanElection leaves of an election's sentence the names, with what marks
// the substitutes among them.
func cleanElection(f string) string {
	f = reElectTail.ReplaceAllString(f, " ")
	f = reElectHead.ReplaceAllString(f, " ")
	return strings.Trim(fold(f), " ,.;")
}

var (
	reElectHead = expression(`(?i)\b(?:att|utser|utse|utses|utsågs|utsåg|väljer|välja|valdes|till|justerare|protokollsjusterare|justera|justerar|dagens|protokollet|protokoll|tillsammans|jämte|ordföranden|nämnden|beslutar|(?:\p{L}+-? ?(?:och )?)?\p{L}*(?:nämnden|styrelsen|utskottet|fullmäktige))\b`)
	reElectTail = expression(`(?i)\b(?:justeringen sker|justering sker|justering av|protokollet ska|senast)\b.*$`)
)
