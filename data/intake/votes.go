package intake

import (
	"strings"

	"paragraf/data"
)

var (
	reYesMeans = expression(`(?i)(?:^|[.;:,"”“ (])(?:(?:den|de|ledamöter?) som (?:vill |önskar |röstar för |röstar på |stödjer |är för )?([^.;]+?) röstar ["”]?ja["”]?|ja(?:[- ]?röst(?:er)?)?["”]?[ ]*(?:=|–|-|:|är|innebär|betyder|till|för|röstar (?:den|de) som (?:vill|önskar|stödjer))(?: att rösta för| en röst för| för)?[ :]+([^.;"”]+?))(?:[,;][ ]*(?:och|medan|den|nej)|[ ]+(?:och|medan)[ ]+nej|[.;"”)]|$)`)
	reNoMeans  = expression(`(?i)(?:^|[.;:,"”“ (])(?:(?:den|de|ledamöter?) som (?:vill |önskar |röstar för |röstar på |stödjer |är för )?([^.;]+?) röstar ["”]?nej["”]?|nej(?:[- ]?röst(?:er)?)?["”]?[ ]*(?:=|–|-|:|är|innebär|betyder|till|för|röstar (?:den|de) som (?:vill|önskar|stödjer))(?: att rösta för| en röst för| för)?[ :]+([^.;"”]+?))(?:[.;"”)]|,[ ]*ja\b|$)`)
	// reWhoever is what stands before the meaning, with another's in front
	reWhoever  = expression(`(?i)^(?:.*\b(?:den|de|ledamöter?) som )?(?:vill |önskar |röstar för |röstar på |stödjer |är för )?`)
	numberWord = `(\d{1,3}|ingen|inga|noll|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|tjugoen|tjugoett|tjugotvå|tjugotre|tjugofyra|tjugofem)`
	reYesCount = expression(`(?i)(?:^|[^\p{L}\d])` + numberWord + `[ ]*(?:st\.?[ ]*)?(?:ledamöter |personer |röstar |röstade |röster? )*(?:ja\b|ja-röst|ja-|röstar ja|för bifall)|\bja(?:[- ]?röst(?:er)?)?[ ]*(?:[:=]|–|\t)?[ ]*(\d{1,3})\b(?:[^.:)\d]|[.](?:[^\d]|$)|$)`)
	reNoCount  = expression(`(?i)(?:^|[^\p{L}\d])` + numberWord + `[ ]*(?:st\.?[ ]*)?(?:ledamöter |personer |röstar |röstade |röster? )*(?:nej\b|nej-röst|nej-|röstar nej)|\bnej(?:[- ]?röst(?:er)?)?[ ]*(?:[:=]|–|\t)?[ ]*(\d{1,3})\b(?:[^.:)\d]|[.](?:[^\d]|$)|$)`)
	reAbCount  = expression(`(?i)(?:^|[^\p{L}\d])` + numberWord + `[ ]*(?:st\.?[ ]*)?(?:ledamot |ledamöter |person |personer |som )*(?:avst(?:år|od|ående|ått)|nedlagda?|blanka?\b|lägger ner|lade ner)|\b(?:avstår|avstod|avstående|blanka?(?: röst(?:er)?)?|nedlagda?(?: röst(?:er)?)?)[ ]*(?:[:=]|–|\t)?[ ]*(\d{1,3})\b`)
	reAgainst  = expression(`(?i)(?:med )?` + numberWord + `[ ]*(?:ja-?röster |röster )?(?:mot|-|–)[ ]*` + numberWord + `[ ]*(?:nej-?röster|röster|nej)?\b`)
	reCasting  = expression(`(?i)utslagsröst`)
	reLot      = expression(`(?i)\blott(?:en|ning|dragning)?\b`)
	reBallotBy = expression(`(?i)\b(?:röstar|röstade)[ ]+["”]?(ja|nej)["”]?`)
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
		if !strings.Contains(low, "ja") && !strings.Contains(low, "röst") && !strings.HasPrefix(low, "nej") && !strings.HasPrefix(low, "avst") && (v == nil || v.side == "") {
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
		if s := reWhoever.ReplaceAllString(pick(m), ""); s != "" && !startsDigit(s) && !namesOnly(s) && v.YesMeans == "" {
			v.YesMeans, found = strings.TrimPrefix(s, "för "), true
		}
	}
	if m := reNoMeans.FindStringSubmatch(f); m != nil {
		if s := reWhoever.ReplaceAllString(pick(m), ""); s != "" && !startsDigit(s) && !namesOnly(s) && v.NoMeans == "" {
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
	get := func(re *pattern) (int, bool) {
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
