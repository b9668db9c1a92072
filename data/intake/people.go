package intake

import (
	"strings"

	"paragraf/data"
)

// splitPeople reads a list of persons set in one paragraph or cell. What
// stands before the first person is returned as lead.
func splitPeople(s string) (people []person, lead string) {
	var groups []string
	var leads []string
	s = fold(s)
	for _, chunk := range splitTop(s) {
		for _, part := range splitAnd(chunk) {
			part = trimStop(tidy(part))
			switch {
			case part == "":
			case startsPerson(part):
				groups = append(groups, part)
			case len(groups) > 0:
				groups[len(groups)-1] += ", " + part
			default:
				leads = append(leads, part)
			}
		}
	}
	for _, g := range groups {
		if p, ok := parsePerson(g); ok {
			people = append(people, p)
		}
	}
	return people, strings.Join(leads, ", ")
}

// startsPerson tells whether a part of a list starts with a person rather
// than with something about the person before.
func startsPerson(s string) bool {
	if strings.HasPrefix(s, "(") || rePresence.MatchString(s) {
		return false
	}
	p, ok := parsePerson(s)
	return ok && !organizational(p.name)
}

// splitAnd splits "A (S) och B (M)" where a person follows the conjunction.
func splitAnd(s string) []string {
	for _, sep := range []string{" och ", " samt ", " & ", " jämte ", " med "} {
		from := 0
		for {
			i := strings.Index(s[from:], sep)
			if i < 0 {
				break
			}
			i += from
			from = i + len(sep)
			if strings.Count(s[:i], "(") != strings.Count(s[:i], ")") {
				continue
			}
			if left, right := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(sep):]); startsPerson(right) && (startsPerson(left) || sep == " och ") {
				return append(splitAnd(left), splitAnd(right)...)
			}
		}
	}
	return []string{s}
}

// peopleIn finds the persons with party letters that a sentence names, as in
// "Anna Ek (S) och Bo Alm (M) reserverar sig".
func peopleIn(s string) []data.Person {
	var out []data.Person
	f := fold(s)
	for i := 0; i < len(f); {
		open := strings.IndexByte(f[i:], '(')
		if open < 0 {
			break
		}
		open += i
		end := strings.IndexByte(f[open:], ')')
		if end < 0 {
			break
		}
		end += open
		party := partyOf(f[open+1 : end])
		if first, _, ok := strings.Cut(f[open+1:end], ","); ok && party == "" {
			party = partyOf(first)
		}
		if party != "" && party != "-" || f[open+1:end] == "-" {
			if name := nameBefore(f[:open]); name != "" {
				out = append(out, data.Person{Name: name, Party: party})
			}
		}
		i = end + 1
	}
	if len(out) == 0 {
		// "N N, MP, reserverar sig"
		for _, m := range reCommaParty.FindAllStringSubmatch(f, -1) {
			if n, count := nameAt(m[1]); n == len(m[1]) && count > 1 {
				out = append(out, data.Person{Name: m[1], Party: m[2]})
			}
		}
	}
	return out
}

var reCommaParty = expression(`([A-ZÅÄÖ][\p{L}'-]+(?: [A-ZÅÄÖ][\p{L}'-]+){1,3}), ([A-ZÅÄÖ]{1,4}),`)

// nameBefore returns the name that s ends with.
func nameBefore(s string) string {
	s = strings.TrimRight(s, " ")
	for _, more := range []string{" m.fl.", " m fl", " m.fl", " med flera"} {
		s = strings.TrimSuffix(s, more)
	}
	fields := strings.Fields(s)
	start := len(fields)
	for start > 0 {
		w := fields[start-1]
		if w != strings.TrimRight(w, ",;:.") && len([]rune(w)) > 2 {
			break
		}
		if nameWord(w) && !titleWord(w) || particles[w] {
			start--
			continue
		}
		break
	}
	for start < len(fields) && particles[fields[start]] {
		start++
	}
	if len(fields)-start > 5 {
		return ""
	}
	return strings.Join(fields[start:], " ")
}

// namesIn finds persons named without party letters too; each must be at least
// two name words.
func namesIn(s string) []data.Person {
	people, _ := splitPeople(s)
	var out []data.Person
	for _, p := range people {
		out = append(out, data.Person{Name: p.name, Party: p.party})
	}
	return out
}
