package intake

import (
	"strings"

	"paragraf/data"
)

var reSide = expression(`(?i)^(?:följande (?:ledamöter )?)?(?:(?:röstar?|röstade|röster för) )?["”]?(ja|nej|avstår|avstod|avstår från att rösta|frånvarande)["”]?(?:[- ]?röst(?:er|ar|ade)?)?(?: (?:röstar|röstade|lämnas av|avges av|från att rösta))?[ ]*(?:\(?(\d{1,3})\)?)?[ ]*(?::|–|-|\t|$|[ ](?:röstar|röstade):?)[ ]*(.*)$`)

var reBallotEnd = expression(`(?i)^(.{4,60}\)):? (ja|nej|avstår|avstod|frånvarande)$`)

var reCountNames = expression(`^(\d{1,3})[ :]*\((.+)\)\.?$`)

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
	if c := reCountNames.FindStringSubmatch(rest); c != nil {
		count, rest = c[1], c[2] // "Ja: 4 (N N, N N)"
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
