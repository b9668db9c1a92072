package intake

import (
	"regexp"
	"strings"

	"paragraf/data"
)

// mergeSplitLabels puts labels together that stand on two lines in their
// column: "Ej tjänstgörande" over "ersättare", with the values beside them, or
// "Ersättare som" over "tjänstgör".
func mergeSplitLabels(lines []line) []line {
	out := append([]line(nil), lines...)
	for i := 0; i+1 < len(out); i++ {
		next := &out[i+1]
		broken := hanging(out[i].text) && startsLower(next.text)
		if next.gap > 0 || len(next.cells) == 0 || len(out[i].cells) < 2 && len(next.cells) < 2 && !broken {
			continue
		}
		cur := out[i]
		cur.cells = append([]cell(nil), cur.cells...)
		nextCells := append([]cell(nil), next.cells...)
		changed := false
		for a := range cur.cells {
			for b := 0; b < len(nextCells); b++ {
				if abs(cur.cells[a].col-nextCells[b].col) > 1 {
					continue
				}
				both := cur.cells[a].text + " " + nextCells[b].text
				m, ok := matchLabel(both)
				if !ok || m.rest != "" {
					continue
				}
				if one, ok := matchLabel(nextCells[b].text); ok && one.rest == "" && (one.colon || len(nextCells) > 1) {
					if first, ok := matchLabel(cur.cells[a].text); ok && first.rest == "" {
						continue // two labels, one under the other
					}
				}
				cur.cells[a].text = both
				nextCells = append(nextCells[:b], nextCells[b+1:]...)
				changed = true
				break
			}
		}
		if !changed {
			continue
		}
		out[i] = cur
		next.cells = nextCells
		if len(nextCells) == 0 {
			out = append(out[:i+1], out[i+2:]...)
			if i+1 < len(out) {
				out[i+1].gap = 0
			}
			continue
		}
		next.text = joinText(nextCells)
		next.indent = nextCells[0].col
	}
	return out
}

func joinText(cells []cell) string {
	var t []string
	for _, c := range cells {
		t = append(t, c.text)
	}
	return strings.Join(t, "   ")
}

var (
	reBodyWords  = expression(`^[A-ZÅÄÖa-zåäö][\p{L}-]*(?:,? (?:och |för |samt |i |av |med )?[\p{L}-]+){0,8}$`)
	reOrgName    = expression(`^(?:Region(?:en)? [A-ZÅÄÖ][\p{L} -]+|[A-ZÅÄÖ][\p{L}-]+(?: [A-ZÅÄÖ]?[\p{L}-]+){0,3} (?:kommun|stad|KOMMUN|STAD|landsting|kommunalförbund|län)|Landstinget(?: i)? [A-ZÅÄÖ][\p{L} -]+|Kommunalförbundet [A-ZÅÄÖ][\p{L} -]+|[A-ZÅÄÖ][\p{L}-]*regionen|Västra Götalandsregionen|VÄSTRA GÖTALANDSREGIONEN|REGION [A-ZÅÄÖ -]+|Räddningstjänst[\p{L} -]+|(?:Stiftelsen|Föreningen|Bolaget) [A-ZÅÄÖ][\p{L} -]+|[A-ZÅÄÖ][\p{L}-]+(?:s|-)?(?: [\p{L}-]+){0,2}förbund(?:et)?|[A-ZÅÄÖ][\p{L}-]+s (?:kommun|stad)(?:sfullmäktige)?|[A-ZÅÄÖ0-9][\p{L}\d&.-]*(?: [\p{L}\d&.-]+){0,5} (?:AB|HB|(?i:aktiebolag|församling|pastorat|samfällighet|samkommun)))$`)
	rePageNumber = expression(`(?i)^(?:sida?(?:n|nr|nummer)?[.:]?[ ]*)?\(?\d{1,4}\)?[ ]*(?:\(\d{1,4}\)|\[\d{1,4}\]|/[ ]*\d{1,4}|av[ ]+\d{1,4})$|^(?i:sida?(?:nr)?[.:]?[ ]*\d{1,4})$|^-[ ]?\d{1,4}[ ]?-$`)
	reOfPage     = expression(`(?i)[ ]*(?:sida?n?[.:]?[ ]*)?\d{1,4}[ ]*(?:\(\d{1,4}\)|\[\d{1,4}\])$|(?i)[ ]+sida?n?(?:nr)?[.:]?[ ]*\d{1,4}$`)
)

// bodyName tells whether text is the name of a body that meets.
func bodyName(f string) bool {
	f = strings.Trim(f, " .*")
	if f == "" || runes(f) > 90 || endsSentence(f) || strings.ContainsAny(f, "0123456789?!§") {
		return false
	}
	if !reBodyWords.MatchString(f) {
		return false
	}
	fields := strings.Fields(f)
	hit := -1
	for i, w := range fields {
		if bodyWord(w) {
			hit = i
			if i+1 < len(fields) && isVerb(fields[i+1]) {
				return false
			}
		}
		if isVerb(w) {
			return false
		}
	}
	if hit < 0 {
		return false
	}
	// what follows the body word must belong to its name: "för …", "i …"
	if hit+1 == len(fields) {
		return true
	}
	switch w := fields[hit+1]; strings.ToLower(w) {
	case "för", "i", "och", "av", "med", "samt":
		return true
	default:
		return startsUpper(w) || hit == 0 && len(fields) < 5
	}
}

func isVerb(w string) bool {
	switch strings.ToLower(w) {
	case "beslutar", "har", "är", "beslutade", "föreslår", "godkänner", "ska", "utser", "väljer", "får", "lägger", "noterar", "begär", "ställer", "finner", "kan", "informeras", "tar", "antar", "återremitterar", "som", "att", "uppdrar", "meddelar", "hälsar", "förklarar", "fastställer", "tackar", "ger", "avslår", "bifaller", "tillstyrker", "avstyrker", "yttrar", "inom", "hos", "vid", "på", "från", "till", "den":
		return true
	}
	return false
}

var reOrgNumber = expression(`(?i),? ?\(?org(?:anisations)?\.? ?n(?:umme)?r\.?:? ?\d{6}-?\d{4}\)?$`)

var reCentral = expression(`(?i)^(?:kommun|region|stads)(?:fullmäktige|styrelsen)$`)

var reOnePlace = expression(`^[A-ZÅÄÖ][\p{Ll}-]+$`)

// asWritten gives a name that a letterhead sets in capitals as the paper writes
// it elsewhere, if it does.
func (r *frontReader) asWritten(name string) string {
	if len(name) > 200 {
		return name
	}
	re, err := regexp.Compile(`(?i)` + regexp.QuoteMeta(name))
	if err != nil {
		return name
	}
	best := ""
	for _, t := range re.FindAllString(r.src.text, 50) {
		if t == strings.ToUpper(t) || startsLower(t) {
			continue
		}
		if best == "" {
			best = t
		}
	}
	if best == "" {
		return name
	}
	return best
}

// mixedLine reads a line that runs through body, day, hours and place between
// commas: "Granby kommun, protokoll 2025-06-11, klockan 08.30-09.40, Stora huset".
func (r *frontReader) mixedLine(f string, at span) bool {
	hits := findDates(f, false)
	parts := strings.Split(f, ", ")
	if len(hits) == 0 || len(parts) < 3 || r.date.set || r.listing || runes(f) > 200 {
		return false
	}
	for _, p := range parts {
		p = strings.Trim(p, " .")
		switch {
		case orgName(p) && !bodyName(p):
			r.setOrganization(val{p, at}, 2)
		case bodyName(p):
			r.setBody(val{p, at}, 2)
		case len(findDates(p, false)) > 0:
			r.giveDate(p, at, 2)
			r.setKind(strings.ToLower(p), at)
			r.giveClocks2(p, at)
		case len(hours(p)) > 0:
			r.giveClocks(hours(p), at)
		case startsUpper(p) && !r.place.set():
			r.place = val{p, at}
		case startsUpper(p):
			r.place.text += ", " + p
		}
	}
	r.labels++
	return true
}

// orgAndDay reads a line of the letterhead as "Granby kommun 2024-06-18".
func (r *frontReader) orgAndDay(f string, at span) bool {
	hits := findDates(f, false)
	if len(hits) != 1 || hits[0].to != len(f) {
		return false
	}
	name := trimTimeWords(f[:hits[0].from])
	if !orgName(name) || bodyName(name) {
		return false
	}
	r.setOrganization(val{name, at}, 2)
	r.giveDate(f, at, 1)
	return true
}

var reMeetingTail = expression(`(?i)s (?:ordinarie |extra )?(?:sammanträde|möte)$`)

var reTrailingSections = expression(`[ ]*,?[ ]*§§? ?\d[\d ,–-]*$`)

// orgName tells whether text is the name of a region, a municipality or the like.
func orgName(f string) bool { return reOrgName.MatchString(strings.Trim(f, " .*")) && runes(f) < 60 }

func (r *frontReader) setBody(v val, rank int) {
	v.text = strings.Trim(v.text, " *:")
	if i := strings.Index(v.text, ","); i > 0 && orgName(fold(v.text[i+1:])) {
		r.setOrganization(val{strings.TrimSpace(v.text[i+1:]), v.span}, 2)
		v.text = v.text[:i]
	}
	v.text = reOrgNumber.ReplaceAllString(v.text, "")
	for _, sep := range []string{" i ", " vid ", " för "} {
		if i := strings.LastIndex(v.text, sep); i > 0 && orgName(fold(v.text[i+len(sep):])) {
			r.setOrganization(val{strings.TrimSpace(v.text[i+len(sep):]), v.span}, 2)
			v.text = v.text[:i]
		}
	}
	if i := strings.LastIndex(v.text, " i "); i > 0 && reCentral.MatchString(v.text[:i]) && reOnePlace.MatchString(v.text[i+3:]) {
		v.text = v.text[:i] // "Kommunfullmäktige i Granby"
	}
	upper := v.text == strings.ToUpper(v.text)
	if upper {
		rank--
		v.text = r.asWritten(v.text)
	}
	if rank > r.bodyRank || r.bodyRank == rank && rank < 3 && strings.EqualFold(r.body.text, v.text) && startsUpper(v.text) && !startsUpper(r.body.text) {
		r.body, r.bodyRank = v, rank
	}
}

// namesOrganization tells whether the first of some lines is only the label of
// the organization, without a colon, whose name the next line says by itself.
func namesOrganization(lines []line) bool {
	m, ok := matchLabel(lines[0].text)
	if !ok || m.concept != cOrganization || m.rest != "" || len(lines) == 1 {
		return false
	}
	name := lines[1].fold()
	return orgName(name) && !bodyName(name)
}

func (r *frontReader) setOrganization(v val, rank int) {
	v.text = strings.Trim(v.text, " *:,")
	if v.text == strings.ToUpper(v.text) {
		rank--
		v.text = r.asWritten(v.text)
	}
	if rank > r.orgRank {
		r.organization, r.orgRank = v, rank
	}
}

// signature reads a signature's line that says the office behind the name:
// "N N, justerare".
func (r *frontReader) signature(f string, at span) bool {
	p, ok := parsePerson(f)
	if !ok {
		return false
	}
	v := val{p.name, at}
	switch {
	case p.role == data.Secretary:
		if !r.secretary.set() {
			r.secretary = v
		}
	case p.role == data.Chair:
		if !r.chair.set() {
			r.chair = v
		}
	case strings.Contains(strings.ToLower(p.title), "juster"):
		r.addNames(&r.batch().adjusters, p.name, at)
	default:
		return false
	}
	return true
}

// reSigns is a signature that says its office: "N N, ordförande".
var reSigns = expression(`^[A-ZÅÄÖ][\p{L}.'-]+(?: [\p{L}.'-]+){1,4}(?: \([\p{L}-]+\))?, (?i:(?:mötes)?ordförande|(?:mötes|nämnd|kommun|region|utskotts)?sekreterare|protokollförare|(?:protokolls)?justerare|justerande)$`)

// unlabelled places a cell that no label claims: the letterhead's names, page
// numbers, the notice's set phrases, or else front matter.
func (r *frontReader) unlabelled(c cell, l line) {
	f := fold(c.text)
	v := val{tidy(c.text), c.span}
	if rePageNumber.MatchString(f) || !hasContent(f) {
		return
	}
	if n, count := nameAt(f); r.notice && n == len(f) && count > 1 && count < 5 && !r.batch().signedBy.set() && startsPerson(f) {
		r.batch().signedBy = v // the name under the notice
		return
	}
	if !r.listing && reSigns.MatchString(f) && r.signature(f, c.span) {
		return
	}
	if r.signs && startsPerson(f) {
		if r.signature(f, c.span) {
			return
		}
		if n, _ := nameAt(f); n == len(f) {
			r.signer = val{f, c.span} // the office stands on the next line
		}
	}
	if m := reOfPage.FindStringIndex(f); m != nil && m[0] > 0 {
		f = strings.TrimSpace(f[:m[0]])
		v.text = f
		if mm, ok := matchLabel(f); ok && mm.rest == "" {
			r.labels++
			r.enter(mm, c)
			return
		}
	}
	if m := reTrailingSections.FindStringIndex(f); m != nil && bodyName(f[:m[0]]) {
		if ns := parseRanges(f[m[0]:]); len(r.sections) == 0 {
			r.sections, r.sectionsAt = ns, c.span
		}
		f = f[:m[0]]
		v.text = f
	}
	if orgName(f) && !bodyName(f) {
		r.setOrganization(v, 2)
		return
	}
	if i := reMeetingTail.FindStringIndex(f); i != nil && bodyName(f[:i[0]]) {
		f = f[:i[0]] // "Miljönämndens sammanträde"
		v.text = f
	}
	if bodyName(f) && !r.listing {
		was := r.body
		r.setBody(v, 2)
		if was.set() && !strings.EqualFold(fold(was.text), f) && r.body == was && !strings.EqualFold(fold(r.body.text), f) {
			r.blocks = append(r.blocks, placedBlock{data.Block{Type: data.Paragraph, Text: v.text}, c.span, false})
		}
		return
	}
	if r.dayLine(f, c.span) || r.mixedLine(f, c.span) || r.orgAndDay(f, c.span) {
		return
	}
	if r.placeLine(f, c, l) {
		return
	}
	if runes(f) < 60 && !leftover(f) {
		if len(findDates(f, true)) > 0 {
			r.giveDate(f, c.span, 1)
			r.giveClocks2(f, c.span)
			return
		}
		if len(findClocks(f)) > 0 {
			r.giveClocks2(f, c.span)
			return
		}
		if fieldsAllTime(f) {
			return
		}
	}
	typ := data.Paragraph
	if l.head > 0 || l.bold && runes(f) < 80 {
		typ = data.Heading
	} else if l.mark != "" {
		typ = data.ListItem
	}
	r.blocks = append(r.blocks, placedBlock{data.Block{Type: typ, Text: v.text}, c.span, !setPhrase(f) || r.listing && strings.Contains(f, "(")})
}

func (r *frontReader) giveClocks2(f string, at span) {
	if cs := findClocks(f); len(cs) > 0 {
		r.giveClocks(cs, at)
	}
}

func fieldsAllTime(f string) bool {
	for _, w := range words(f) {
		if !timeWords[w] {
			return false
		}
	}
	return true
}
