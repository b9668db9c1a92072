package intake

import (
	"regexp"
	"strings"

	"paragraf/data"
)

var (
	reYesMeans = regexp.MustCompile(`(?i)(?:^|[.;:,"”“ (])(?:(?:den|de|ledamöter?) som (?:vill|önskar) ([^.;]+?) röstar ["”]?ja["”]?|ja(?:[- ]?röst(?:er)?)?["”]?[ ]*(?:=|–|-|:|är|innebär|betyder|till|för|röstar (?:den|de) som (?:vill|önskar|stödjer))(?: att rösta för| en röst för| för)?[ :]+([^.;"”]+?))(?:[,;][ ]*(?:och|medan|den|nej)|[ ]+(?:och|medan)[ ]+nej|[.;"”)]|$)`)
	reNoMeans  = regexp.MustCompile(`(?i)(?:^|[.;:,"”“ (])(?:(?:den|de|ledamöter?) som (?:vill|önskar) ([^.;]+?) röstar ["”]?nej["”]?|nej(?:[- ]?röst(?:er)?)?["”]?[ ]*(?:=|–|-|:|är|innebär|betyder|till|för|röstar (?:den|de) som (?:vill|önskar|stödjer))(?: att rösta för| en röst för| för)?[ :]+([^.;"”]+?))(?:[.;"”)]|,[ ]*ja\b|$)`)
	numberWord = `(\d{1,3}|ingen|inga|noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|tjugoen|tjugoett|tjugotvå|tjugotre|tjugofyra|tjugofem)`
	reYesCount = regexp.MustCompile(`(?i)(?:^|[^\p{L}\d])` + numberWord + `[ ]*(?:st\.?[ ]*)?(?:ledamöter |personer |röstar |röstade |röster? )*(?:ja\b|ja-röst|ja-|röstar ja|för bifall)|\bja(?:[- ]?röst(?:er)?)?[ ]*(?:[:=]|–|\t)?[ ]*(\d{1,3})\b(?:[^.:)\d]|$)`)
	reNoCount  = regexp.MustCompile(`(?i)(?:^|[^\p{L}\d])` + numberWord + `[ ]*(?:st\.?[ ]*)?(?:ledamöter |personer |röstar |röstade |röster? )*(?:nej\b|nej-röst|nej-|röstar nej)|\bnej(?:[- ]?röst(?:er)?)?[ ]*(?:[:=]|–|\t)?[ ]*(\d{1,3})\b(?:[^.:)\d]|$)`)
	reAbCount  = regexp.MustCompile(`(?i)(?:^|[^\p{L}\d])` + numberWord + `[ ]*(?:st\.?[ ]*)?(?:ledamot |ledamöter |person |personer |som )*(?:avst(?:år|od|ående|ått)|nedlagda?|lägger ner|lade ner)|\b(?:avstår|avstod|avstående|nedlagda?(?: röst(?:er)?)?)[ ]*(?:[:=]|–|\t)?[ ]*(\d{1,3})\b`)
	reAgainst  = regexp.MustCompile(`(?i)(?:med )?` + numberWord + `[ ]*(?:ja-?röster |röster )?(?:mot|-|–)[ ]*` + numberWord + `[ ]*(?:nej-?röster|röster|nej)?\b`)
	reCasting  = regexp.MustCompile(`(?i)utslagsröst`)
	reLot      = regexp.MustCompile(`(?i)\blott(?:en|ning|dragning)?\b`)
	reBallotBy = regexp.MustCompile(`(?i)\b(?:röstar|röstade)[ ]+["”]?(ja|nej)["”]?`)
)

var numberWords = map[string]int{"ingen": 0, "inga": 0, "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20, "tjugoen": 21, "tjugoett": 21, "tjugotvå": 22, "tjugotre": 23, "tjugofyra": 24, "tjugofem": 25}

func countOf(s string) (int, bool) {
	if n, ok := atoi(s); ok {
		return n, true
	}
	n, ok := numberWords[strings.ToLower(s)]
	return n, ok
}

// voteReader gathers one omröstning.
type voteReader struct {
	data.Vote
	hasYes, hasNo, hasAbstained bool
	at                          span
	said                        []string // the words of the proposition
	side                        string   // the ballot of the names that follow
	table                       *table
}

func (v *voteReader) found() bool {
	return v.hasYes || v.hasNo || v.DecidedBy != "" || len(v.Ballots) > 0 || v.YesMeans != "" || v.NoMeans != ""
}

// vote reads a part headed Omröstning or Omröstningsresultat.
func (r *itemReader) vote(p *itemPart) {
	v := r.openVote(p)
	for i := 0; i < len(p.lines); i++ {
		l := p.lines[i]
		if v.grid(l, p.lines[i+1:]) {
			continue
		}
		if v.named(l) {
			continue
		}
		f := l.fold()
		counts := v.counts(f)
		means := v.meanings(f)
		if means {
			v.said = append(v.said, tidy(l.text))
			continue
		}
		if counts && countsOnly(f) {
			continue
		}
		if hasContent(f) {
			typ := data.Paragraph
			text := tidy(l.text)
			if l.row > 0 && len(l.cells) > 1 {
				typ, text = data.TableRow, tidyCells(l.cells)
			}
			r.item.Procedure = append(r.item.Procedure, data.Block{Type: typ, Text: text})
			r.explicit("procedure["+itoa(len(r.item.Procedure)-1)+"]", l.span, "vote-text")
		}
		v.decide(f)
	}
	v.at = p.at
	if len(p.lines) > 0 {
		v.at.to = p.lines[len(p.lines)-1].to
	}
	r.closeVote(v)
}

// openVote starts a vote, or goes on with the last one where a heading such as
// Omröstningsresultat only adds its outcome.
func (r *itemReader) openVote(p *itemPart) *voteReader {
	v := &voteReader{}
	if n := len(r.item.Votes); n > 0 {
		last := r.item.Votes[n-1]
		bare := last.Yes == 0 && last.No == 0 && last.DecidedBy == "" || strings.HasPrefix(key(p.text), "resultat") || strings.Contains(key(p.text), "sresultat") || len(last.Ballots) == 0 && strings.Contains(key(p.text), "lista")
		if bare {
			v.Vote = last
			v.hasYes, v.hasNo = last.Yes > 0, last.No > 0
			v.hasAbstained = last.Abstained > 0
			if v.DecidedBy == "majority" {
				v.DecidedBy = ""
			}
			if last.Proposition != "" {
				v.said = []string{last.Proposition}
			}
			r.item.Votes = r.item.Votes[:n-1]
			r.dropClaims("votes[" + itoa(n-1) + "]")
		}
	}
	return v
}

func (r *itemReader) dropClaims(prefix string) {
	kept := r.claims[:0]
	for _, c := range r.claims {
		if !strings.HasPrefix(c.Path, prefix) {
			kept = append(kept, c)
		}
	}
	r.claims = kept
}

func (r *itemReader) closeVote(v *voteReader) {
	if !v.found() {
		return
	}
	yes, no, abstained := 0, 0, 0
	for _, b := range v.Ballots {
		switch b.Ballot {
		case "yes":
			yes++
		case "no":
			no++
		case "abstained":
			abstained++
		}
	}
	if !v.hasYes && len(v.Ballots) > 0 {
		v.Yes = yes
	}
	if !v.hasNo && len(v.Ballots) > 0 {
		v.No = no
	}
	if !v.hasAbstained && len(v.Ballots) > 0 {
		v.Abstained = abstained
	}
	if v.DecidedBy == "" && v.Yes != v.No {
		v.DecidedBy = "majority"
	}
	v.Proposition = strings.Join(v.said, " ")
	path := "votes[" + itoa(len(r.item.Votes)) + "]"
	r.explicit(path, v.at, "vote")
	r.item.Votes = append(r.item.Votes, v.Vote)
}

// voteIn reads a vote told within the procedure, if its numbers are there.
func (r *itemReader) voteIn(lines []line) {
	var v *voteReader
	for _, l := range lines {
		f := l.fold()
		low := strings.ToLower(f)
		if !strings.Contains(low, "ja") && !strings.Contains(low, "röst") {
			continue
		}
		if v == nil {
			v = &voteReader{at: l.span}
		}
		v.at.to = l.to
		if v.named(l) {
			continue
		}
		if v.meanings(f) {
			v.said = append(v.said, tidy(l.text))
		}
		if strings.Contains(low, "röst") || strings.Contains(low, "nej") {
			v.counts(f)
			v.decide(f)
		}
	}
	if v != nil && (v.hasYes && v.hasNo || len(v.Ballots) > 1 || v.YesMeans != "" && v.NoMeans != "") {
		r.closeVote(v)
	}
}

func (v *voteReader) decide(f string) {
	if reCasting.MatchString(f) {
		v.DecidedBy = "casting_vote"
	} else if reLot.MatchString(f) {
		v.DecidedBy = "lot"
	}
}

// meanings reads what yes and no stand for.
func (v *voteReader) meanings(f string) bool {
	found := false
	pick := func(m []string) string {
		for _, s := range m[1:] {
			if s != "" {
				return strings.Trim(s, ` ,:;"”“`)
			}
		}
		return ""
	}
	if m := reYesMeans.FindStringSubmatch(f); m != nil {
		if s := pick(m); s != "" && !startsDigit(s) && !namesOnly(s) && v.YesMeans == "" {
			v.YesMeans, found = strings.TrimPrefix(s, "för "), true
		}
	}
	if m := reNoMeans.FindStringSubmatch(f); m != nil {
		if s := pick(m); s != "" && !startsDigit(s) && !namesOnly(s) && v.NoMeans == "" {
			v.NoMeans, found = strings.TrimPrefix(s, "för "), true
		}
	}
	return found
}

// namesOnly tells a list of voters from what a vote stands for.
func namesOnly(s string) bool {
	if !startsPerson(s) {
		return false
	}
	low := strings.ToLower(s)
	return !strings.Contains(low, "yrkande") && !strings.Contains(low, "förslag") && !strings.Contains(low, "motförslag")
}

// counts reads how many voted what.
func (v *voteReader) counts(f string) bool {
	get := func(re *regexp.Regexp) (int, bool) {
		m := re.FindStringSubmatch(f)
		if m == nil {
			return 0, false
		}
		for _, s := range m[1:] {
			if s != "" {
				return countOf(s)
			}
		}
		return 0, false
	}
	found := false
	yes, okYes := get(reYesCount)
	no, okNo := get(reNoCount)
	if okYes && !v.hasYes {
		v.Yes, v.hasYes, found = yes, true, true
	}
	if okNo && !v.hasNo {
		v.No, v.hasNo, found = no, true, true
	}
	if n, ok := get(reAbCount); ok && !v.hasAbstained {
		v.Abstained, v.hasAbstained, found = n, true, true
	}
	if !v.hasYes && !v.hasNo && strings.Contains(strings.ToLower(f), "röst") {
		if m := reAgainst.FindStringSubmatch(f); m != nil {
			a, ok1 := countOf(m[1])
			b, ok2 := countOf(m[2])
			if ok1 && ok2 {
				v.Yes, v.No, v.hasYes, v.hasNo, found = a, b, true, true, true
			}
		}
	}
	v.decide(f)
	return found
}

var voteWords = map[string]bool{"ja": true, "nej": true, "avstår": true, "avstod": true, "summa": true, "antal": true, "röster": true, "frånvarande": true, "st": true, "omröstningsresultat": true, "resultat": true, "totalt": true}

// countsOnly tells whether a line holds nothing but the numbers.
func countsOnly(f string) bool {
	for _, w := range words(f) {
		if !voteWords[w] {
			return false
		}
	}
	return true
}

var reSide = regexp.MustCompile(`(?i)^(?:följande (?:ledamöter )?)?(?:(?:röstar?|röstade|röster för) )?["”]?(ja|nej|avstår|avstod|avstår från att rösta|frånvarande)["”]?(?:[- ]?röst(?:er|ar|ade)?)?(?: (?:röstar|röstade|lämnas av|avges av|från att rösta))?[ ]*(?:\(?(\d{1,3})\)?)?[ ]*(?::|–|-|\t|$|[ ](?:röstar|röstade):?)[ ]*(.*)$`)

var reBallotEnd = regexp.MustCompile(`(?i)^(.{4,60}\)):? (ja|nej|avstår|avstod|frånvarande)$`)

// named reads lists of names by side: "Ja: N N (S), N N (C) (8)".
func (v *voteReader) named(l line) bool {
	text := l.fold()
	if len(l.cells) > 1 {
		text = fold(joinCells(l.cells))
		if k := key(l.cells[0].text); k == "ja" || k == "nej" || k == "avstår" || k == "avstod" {
			text = fold(l.cells[0].text) + ": " + fold(joinCells(l.cells[1:]))
		}
	}
	if n := len(l.cells); n > 1 && startsPerson(l.cells[0].text) {
		// a row of its own: "N N (S)    Ja"
		if k := key(l.cells[n-1].text); k == "ja" || k == "nej" || strings.HasPrefix(k, "avst") || k == "frånvarande" {
			if people, _ := splitPeople(joinCells(l.cells[:n-1])); len(people) == 1 {
				v.ballots2(people, sideOf(k))
				return true
			}
		}
	}
	if m := reBallotEnd.FindStringSubmatch(text); m != nil && len(l.cells) == 1 {
		if people, lead := splitPeople(m[1]); len(people) == 1 && lead == "" {
			v.ballots2(people, sideOf(m[2]))
			return true
		}
	}
	m := reSide.FindStringSubmatch(text)
	if m == nil {
		if v.side != "" && startsPerson(text) {
			if people, lead := splitPeople(text); len(people) > 0 && lead == "" && !reMoves.MatchString(text) {
				v.ballots(people)
				return true
			}
		}
		if b := reBallotBy.FindStringSubmatchIndex(text); b != nil {
			if people := peopleIn(text[:b[0]]); len(people) > 0 && runes(text) < 400 {
				side := sideOf(text[b[2]:b[3]])
				for _, p := range people {
					v.Ballots = append(v.Ballots, data.Ballot{Name: p.Name, Party: p.Party, Ballot: side})
				}
				return false
			}
		}
		if v.side != "" {
			v.side = ""
		}
		return false
	}
	side := sideOf(m[1])
	rest := strings.TrimSpace(m[3])
	count := m[2]
	if n := strings.LastIndexByte(rest, '('); n >= 0 && strings.HasSuffix(strings.TrimRight(rest, ". "), ")") {
		inside := strings.Trim(rest[n:], "(). ")
		if isNumber(strings.TrimSuffix(strings.TrimSpace(inside), " st")) {
			count, rest = strings.TrimSuffix(inside, " st"), strings.TrimSpace(rest[:n])
		}
	}
	people, lead := splitPeople(strings.TrimRight(rest, ". "))
	if rest != "" && (len(people) == 0 || lead != "" && !startsDigit(lead)) {
		if n, ok := countOf(strings.TrimRight(rest, " .")); ok && isNumber(strings.TrimRight(rest, " .")) {
			v.setCount(side, n)
			v.side = side
			return true
		}
		return false
	}
	if n, ok := countOf(count); ok {
		v.setCount(side, n)
	}
	if len(people) > 0 {
		v.ballots2(people, side)
	}
	v.side = side
	return true
}

func (v *voteReader) ballots(people []person) { v.ballots2(people, v.side) }

func (v *voteReader) ballots2(people []person, side string) {
	for _, p := range people {
		v.Ballots = append(v.Ballots, data.Ballot{Name: p.name, Party: p.party, Ballot: side})
	}
}

func (v *voteReader) setCount(side string, n int) {
	switch side {
	case "yes":
		v.Yes, v.hasYes = n, true
	case "no":
		v.No, v.hasNo = n, true
	case "abstained":
		v.Abstained, v.hasAbstained = n, true
	}
}

func sideOf(s string) string {
	switch strings.ToLower(s) {
	case "ja":
		return "yes"
	case "nej":
		return "no"
	case "frånvarande":
		return "absent"
	}
	return "abstained"
}

// grid reads a table of ballots: its head, its rows and its sum.
func (v *voteReader) grid(l line, next []line) bool {
	if v.table == nil {
		if len(l.cells) < 2 {
			return false
		}
		var fields []field
		sides := 0
		for _, c := range l.cells {
			f := fieldWords[key(c.text)]
			if f == fYes || f == fNo || f == fAbstain || f == fBallot {
				sides++
			}
			fields = append(fields, f)
		}
		if sides == 0 || sides < 2 && !hasField(fields, fBallot) || !hasField(fields, fName) && !(len(next) > 0 && len(next[0].cells) > 1 && startsPerson(next[0].cells[0].text)) {
			return false
		}
		if !hasField(fields, fName) {
			fields[0] = fName
		}
		v.table = &table{columns: columnsOf(l), fields: fields, id: l.table}
		return true
	}
	if len(l.cells) < 2 || l.table != v.table.id {
		v.table = nil
		return false
	}
	row := v.table.byField(l)
	first := key(l.cells[0].text)
	if first == "summa" || first == "totalt" || first == "resultat" || first == "antal" || key(row[fName]) == "summa" {
		for f, side := range map[field]string{fYes: "yes", fNo: "no", fAbstain: "abstained"} {
			if n, ok := atoi(strings.TrimSpace(row[f])); ok {
				v.setCount(side, n)
			}
		}
		return true
	}
	p, ok := parsePerson(row[fName])
	if !ok {
		p, ok = parsePerson(row[fName] + " (" + row[fParty] + ")")
	}
	if !ok {
		v.table = nil
		return false
	}
	if party := strings.Trim(row[fParty], "() "); party != "" && p.party == "" {
		p.party = party
	}
	side := "absent"
	switch {
	case marked(row[fYes]):
		side = "yes"
	case marked(row[fNo]):
		side = "no"
	case marked(row[fAbstain]):
		side = "abstained"
	case row[fBallot] != "":
		side = sideOf(key(row[fBallot]))
	}
	v.Ballots = append(v.Ballots, data.Ballot{Name: p.name, Party: p.party, Ballot: side})
	return true
}

func marked(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s != "-" && s != "–" && s != "0"
}
