package intake

import (
	"strings"

	"paragraf/data"
)

var (
	reMoves    = expression(`(?i)\b(?:yrkar|yrkade|yrkas|yrkat|föreslår|föreslog|instämmer|instämde|tillstyrker|framställer|lägger fram|biträder|nominerar|nominerade)\b`)
	rePersonly = expression(`^[^:]{3,120}\([A-ZÅÄÖ][\p{L}]{0,8}\)[^:]{0,80}:`)
)

var reMotion = expression(`(?i)\b(?:yrkar|yrkade|(?:föreslår|föreslog) (?:bifall|avslag|återremiss|bordläggning))\b`)

// moved tells whether what stands under Förslag till beslut are motions of
// persons: "N N (S) yrkar bifall till …".
func moved(lines []line) bool {
	return len(lines) > 0 && lines[0].mark == "" && reMotion.MatchString(lines[0].fold()) && len(movers(lines[0].fold())) > 0
}

// motions reads the yrkanden: who moved what, each in its own words.
func (r *itemReader) motions(p *itemPart) {
	byHeading := peopleIn(p.by)
	var cur *data.Motion
	add := func(m data.Motion, at span) {
		r.item.Motions = append(r.item.Motions, m)
		cur = &r.item.Motions[len(r.item.Motions)-1]
		path := "motions[" + itoa(len(r.item.Motions)-1) + "]"
		r.explicit(path+".text", at, "motion")
		for k := range m.By {
			r.explicit(path+".by["+itoa(k)+"]", at, "mover")
		}
	}
	for _, l := range p.lines {
		f := l.fold()
		if !hasContent(f) {
			continue
		}
		by := movers(f)
		starts := len(by) > 0 && (reMoves.MatchString(f) || rePersonly.MatchString(f)) || cur == nil
		if !starts && cur != nil && len(by) > 0 && strings.HasSuffix(f, ")") && runes(f) < 60 {
			starts = true // a name alone, its motion on the next lines
		}
		if !starts && l.mark != "" && reMoves.MatchString(f) && !isClause(f) && startsUpper(f) {
			starts = true
		}
		if !starts && l.mark != "" && len(cur.By) == 0 && l.gap > 0 {
			starts = true
		}
		if !starts && len(by) == 0 && reMoves.MatchString(f) && l.mark == "" && startsUpper(f) && !isClause(f) && subjectGroup(f) {
			starts = true
		}
		if starts {
			if len(by) == 0 {
				by = byHeading
			}
			add(data.Motion{By: by, Text: tidy(l.text)}, l.span)
			continue
		}
		sep := " "
		if l.mark != "" || l.gap > 0 || isClause(f) {
			sep = "\n"
		}
		mark := ""
		if startsDigit(l.mark) {
			mark = l.mark + " "
		}
		cur.Text += sep + mark + tidy(l.text)
	}
}

// subjectGroup tells whether a sentence's mover is a party or a group.
func subjectGroup(f string) bool {
	w := strings.Fields(f)
	if len(w) == 0 {
		return false
	}
	l := strings.ToLower(w[0])
	return strings.HasSuffix(l, "gruppen") || strings.HasSuffix(l, "partiet") || strings.HasSuffix(l, "demokraterna") || strings.HasSuffix(l, "liberalerna") || strings.HasSuffix(l, "moderaterna")
}

// movers are the persons who move: those named before the verb, and those who
// join ("med instämmande av").
func movers(f string) []data.Person {
	lead := f
	if m := reMoves.FindStringIndex(f); m != nil {
		lead = f[:m[0]]
	} else if i := strings.IndexByte(f, ':'); i > 0 {
		lead = f[:i]
	}
	people := peopleIn(lead)
	if len(people) == 0 && lead != f {
		if i := strings.Index(lead, ", "); i > 0 {
			lead = lead[:i]
		}
		if p, ok := parsePerson(strings.TrimRight(lead, " ,")); ok && p.party == "" && len(strings.Fields(lead)) < 8 && !organizational(p.name) && startsPerson(lead) {
			people = []data.Person{{Name: p.name}}
		}
	}
	if i := strings.Index(f, "instämmande av"); i > 0 {
		for _, p := range peopleIn(f[i:]) {
			people = appendPerson(people, p)
		}
	} else if i := strings.Index(f, "instämmande från"); i > 0 {
		for _, p := range peopleIn(f[i:]) {
			people = appendPerson(people, p)
		}
	}
	return people
}

func appendPerson(list []data.Person, p data.Person) []data.Person {
	for _, q := range list {
		if q.Name == p.Name {
			return list
		}
	}
	return append(list, p)
}

// procedure keeps the order in which proposals were put; a vote told in it is
// read too.
func (r *itemReader) procedure(p *itemPart) {
	for _, l := range p.lines {
		typ := data.Paragraph
		text := tidy(l.text)
		if l.mark != "" {
			typ = data.ListItem
			if startsDigit(l.mark) {
				text = l.mark + " " + text
			}
		} else if l.row > 0 && len(l.cells) > 1 {
			typ, text = data.TableRow, tidyCells(l.cells)
		}
		if !hasContent(text) {
			continue
		}
		r.item.Procedure = append(r.item.Procedure, data.Block{Type: typ, Text: text})
		r.explicit("procedure["+itoa(len(r.item.Procedure)-1)+"]", l.span, "procedure")
	}
	r.voteIn(p.lines)
}

// reservations reads registered dissent.
func (r *itemReader) reservations(p *itemPart) {
	byHeading := dissenters(p.by)
	for i, l := range p.lines {
		f := l.fold()
		if !hasContent(f) {
			continue
		}
		by := dissenters(beforeColon(f))
		n := len(r.item.Reservations)
		if i > 0 && n > 0 && !(len(by) > 0 && (strings.Contains(strings.ToLower(f), "reserver") || strings.Contains(strings.ToLower(f), "deltar") || rePersonly.MatchString(f) || r.onlyPeople(f))) && !(reDissentVerb.MatchString(f) && len(by) == 0) {
			r.item.Reservations[n-1].Text += "\n" + tidy(l.text)
			continue
		}
		if len(by) == 0 {
			by = byHeading
		}
		r.item.Reservations = append(r.item.Reservations, data.Reservation{By: by, Text: tidy(l.text)})
		path := "reservations[" + itoa(n) + "]"
		r.explicit(path+".text", l.span, "reservation")
		for k := range by {
			r.explicit(path+".by["+itoa(k)+"]", l.span, "dissenter")
		}
	}
}

var reDissentVerb = expression(`(?i)\breserver(?:ar|ade) sig\b`)

func (r *itemReader) onlyPeople(f string) bool {
	people, lead := splitPeople(f)
	return len(people) > 0 && lead == "" && people[0].party != "" && people[0].title == ""
}

// beforeColon is the part of a sentence that names who speaks.
func beforeColon(f string) string {
	if i := strings.Index(f, ": "); i > 0 && i < 160 {
		return f[:i]
	}
	for _, stop := range []string{" till förmån för", " yrkande", " mot beslutet med"} {
		if i := strings.Index(f, stop); i > 0 {
			return f[:i]
		}
	}
	return f
}

func dissenters(f string) []data.Person {
	if f == "" {
		return nil
	}
	if people := peopleIn(f); len(people) > 0 {
		return people
	}
	return dissentersNamed(f)
}

var reDissents = expression(`^(.{4,120}?),? (?:reserverar|reserverade) sig\b`)

// reDissentsBehind is the same with the persons behind the verb: "Mot beslutet
// reserverade sig N N".
var reDissentsBehind = expression(`^(?i:mot beslutet|mot detta beslut|mot detta|härvid|häremot) (?:reserverar|reserverade) sig ([^.]{4,120}?)(?: till förmån .*| mot .*|\.)?$`)

// dissentersNamed reads the persons without party letters who reserve
// themselves: "N N och N N reserverade sig".
func dissentersNamed(f string) []data.Person {
	m := reDissents.FindStringSubmatch(f)
	if m == nil {
		m = reDissentsBehind.FindStringSubmatch(f)
	}
	if m == nil {
		return nil
	}
	people, lead := splitPeople(m[1])
	if lead != "" {
		return nil
	}
	var out []data.Person
	for _, p := range people {
		if p.title != "" && !titleWord(lastField(p.title)) {
			return nil
		}
		out = append(out, data.Person{Name: p.name, Party: p.party})
	}
	return out
}

// statements reads minute notes and separate statements; the paragraphs after
// the sentence that names the speaker belong to it.
func (r *itemReader) statements(p *itemPart) {
	kind := data.MinuteNote
	if p.part == pSeparate {
		kind = data.SeparateStatement
	}
	byHeading := peopleIn(p.by)
	for i, l := range p.lines {
		f := l.fold()
		if !hasContent(f) {
			continue
		}
		by := peopleIn(beforeColon(f))
		if len(by) == 0 {
			by = speaker(f)
		}
		n := len(r.item.Statements)
		if i > 0 && n > 0 && !(len(by) > 0 && reSpeaks.MatchString(f)) {
			r.item.Statements[n-1].Text += "\n" + tidy(l.text)
			continue
		}
		if len(by) == 0 {
			by = byHeading
		}
		k := kind
		if low := strings.ToLower(f); strings.Contains(low, "särskilt yttrande") {
			k = data.SeparateStatement
		} else if strings.Contains(low, "protokollsanteckning") || strings.Contains(low, "till protokollet") {
			k = data.MinuteNote
		}
		r.item.Statements = append(r.item.Statements, data.Statement{By: by, Kind: k, Text: tidy(l.text)})
		path := "statements[" + itoa(n) + "]"
		r.explicit(path+".text", l.span, "statement")
		for j := range by {
			r.explicit(path+".by["+itoa(j)+"]", l.span, "speaker")
		}
	}
}

var (
	reSpeaks  = expression(`(?i)\b(?:anteckn|lämna|anmäl|inkom|avge|avger|avgav|vill|anför|anförde|låter|lät|begär|yttra)\p{L}*\b|:$|^[^:]{3,80}\):`)
	reSpeaker = expression(`^((?:[A-ZÅÄÖ][\p{L}'-]+ ){2,4})(?:låter|lät|lämnar|lämnade|anmäler|anmälde|antecknar|antecknade|avger|avgav|vill|begär|begärde|anför|anförde)\b`)
)

// speaker names who speaks where no party letters follow the name.
func speaker(f string) []data.Person {
	if m := reSpeaker.FindStringSubmatch(f); m != nil {
		return []data.Person{{Name: strings.TrimSpace(m[1])}}
	}
	return nil
}
