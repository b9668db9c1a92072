package intake

import (
	"strings"

	"paragraf/data"
)

// person is what one entry of an attendance list, or one name in a sentence,
// says.
type person struct {
	span
	name, party, title string
	role               data.Role
	capacity           data.Capacity // as the entry itself says, "" if it does not
	replaces           *data.Person
	presence           string // the words about §§, "" for the whole meeting
	remote             bool
	serves             int // 1 says serving, -1 says not serving, 0 says nothing
	absent             bool
	rest               []string // words that found no place
}

var (
	reReplaces = expression(`(?i)^(?:som )?(?:tjänstgörande|tjänstgör|tjg\.?|tj\.?)?[ ]?(?:som )?(?:ersätter|ersättare|ers\.?|suppleant)?[ ]?(?:för|i stället för|istället för|åt)[: ]+|^(?:som )?(?:ersätter|ers\.?)[: ]+|^(?:tjänstgör|inträder|träder in|går in|inkallad|har trätt in|inträtt)(?: som ersättare)?[ ](?:för|i stället för|istället för)[: ]+|^vice[ ](?:för)[: ]+`)
	reVacant   = expression(`(?i)^\(?(?:en )?vakant?(?:a|en)?(?: plats| stol)?\)?`)
	reRemote   = expression(`(?i)\b(?:deltar |deltog |närvarande |närvarar |medverkar )?(?:på distans|distans|digitalt|via (?:teams|länk|video|skype|zoom|videolänk)|via digital länk|på länk|digital närvaro)\b(?: via teams| via länk)?`)
	rePresence = expression(`(?i)^(?:(?:tjänstgör|tjänstgjorde|tjänstgörande|tjg\.?|endast|bara|ej|utom|inte|dock|fr\.?o\.?m\.?|från och med|t\.?o\.?m\.?|till och med|under|närvarande|närvarar|deltar|deltog|för|på|vid|del av|avser|kom|anländer|lämnar|lämnade|går|efter|före|frånvarande|föredragande|inte närvarande|ej närvarande|deltar ej|deltar inte|jäv|avvek|adjungerad|föredrog|from|tom|ärende|ärenden|i|paragraf|paragraferna|punkt|punkterna|och|beslut|av|under behandling av)[ ,:]+)*(?:§|\d{1,3}(?:[-–,/ ]|$))`)
)

// parsePerson reads one entry: a name with all that stands about it.
func parsePerson(s string) (person, bool) {
	var p person
	rest := strings.TrimLeft(s, " \t\u00A0*")
	rest = p.prefix(rest)
	n, count := nameAt(rest)
	if n == 0 {
		return p, false
	}
	name := rest[:n]
	after := strings.TrimLeftFunc(rest[n:], isSpace)
	if count == 1 {
		// one word is a name only with party letters behind it
		party := ""
		if strings.HasPrefix(after, "(") {
			if end := strings.IndexByte(after, ')'); end > 0 {
				party = partyOf(after[1:end])
			}
		}
		if party == "" {
			return p, false
		}
	}
	p.name = tidy(trimStop(name))
	p.attributes(after)
	return p, true
}

// prefix reads what stands before a name, "Ordförande" or "ekonomichef".
func (p *person) prefix(s string) string {
	start := s
	if role, n := officeAt(s); n > 0 {
		after := strings.TrimLeft(s[n:], " :\t\u00A0.")
		if after != "" && startsUpper(after) {
			p.role = role
			return p.prefix(after)
		}
	}
	var taken []string
	posts := 0
	for {
		i := strings.IndexFunc(s, isSpace)
		if i <= 0 {
			return start
		}
		w := s[:i]
		post := titleWord(w)
		if reReplaces.MatchString(fold(s)) || reRemote.MatchString(w) || strings.ContainsAny(w, ",;(§") {
			return start
		}
		if !post && !(startsLower(w) && !particles[w]) && !(len(taken) > 0 && (w == "och" || w == "för")) && !(len(taken) == 0 && strings.HasSuffix(w, "-")) {
			break
		}
		if post {
			posts++
		}
		taken = append(taken, w)
		s = strings.TrimLeftFunc(s[i:], isSpace)
	}
	if posts == 0 {
		return start
	}
	if len(taken) == 0 || len(taken) > 5 {
		return start
	}
	title := strings.TrimRight(strings.Join(taken, " "), ":")
	switch key(title) {
	case "ledamot", "ordinarie ledamot", "ledamoten", "ledamöterna", "ledamöter":
		p.capacity = data.Member
	case "ersättare", "suppleant", "ersättaren", "ersättarna":
		p.capacity = data.Deputy
	case "tjänstgörande ersättare", "tjg ersättare", "tjg. ersättare", "tjänstgörande ersättaren", "tjänstgörande ersättarna":
		p.capacity, p.serves = data.Deputy, 1
	case "kommunalråd", "regionråd", "oppositionsråd":
		p.title = title
	default:
		p.title = title
		if secretaryTitle(title) {
			p.role = data.Secretary
		}
	}
	return s
}

// attributes reads what stands behind a name.
func (p *person) attributes(s string) {
	for _, part := range splitTop(s) {
		p.attribute(part)
	}
}

// attribute reads one part behind a name: party, office, whom it replaces,
// which §§, or a title.
func (p *person) attribute(s string) {
	s = strings.Trim(fold(s), " ,;")
	for s != "" {
		if strings.HasPrefix(s, "(") {
			if end := closing(s); end > 0 {
				p.inner(strings.TrimSpace(s[1:end]))
				s = strings.TrimLeft(s[end+1:], " ,;")
				continue
			}
		}
		if (s == "-" || s == "–") && p.party == "" {
			p.party = s
			return
		}
		s = strings.TrimLeft(s, "–—-,;* ")
		if s == "" {
			return
		}
		f := fold(s)
		if f != s {
			s = f
		}
		if m := reReplaces.FindString(s); m != "" && p.replaces == nil {
			if left, ok := p.replaced(s[len(m):]); ok {
				s = strings.TrimLeft(left, " ,;")
				continue
			}
		}
		if loc := reRemote.FindStringIndex(s); loc != nil && loc[0] == 0 {
			p.remote = true
			s = strings.TrimLeft(s[loc[1]:], " ,;")
			continue
		}
		if rePresence.MatchString(s) {
			p.addPresence(s)
			return
		}
		if role, n := officeAt(s); n > 0 {
			left := strings.TrimLeft(s[n:], " ,;")
			if p.role == "" || p.role == role {
				p.role = role
			} else if rePresence.MatchString(left) {
				p.rest = append(p.rest, s)
				return
			}
			s = left
			continue
		}
		if party := partyOf(s); party != "" && p.party == "" && !titleWord(s) {
			p.party = party
			return
		} else if party != "" && p.replaces != nil && p.replaces.Party == "" && p.replaces.Name != "" {
			p.replaces.Party = party
			return
		}
		// a title, as far as a parenthesis, a § or the word that follows it
		cut := len(s)
		for _, stop := range []string{" (", " §", " ersätter ", " ersättare för ", " t.o.m.", " fr.o.m.", " kl.", " kl ", " deltar ", " via ", " på distans"} {
			if i := strings.Index(s, stop); i > 0 && i < cut {
				cut = i
			}
		}
		if m := reForName.FindStringIndex(s); m != nil && m[0] > 0 && m[0] < cut {
			cut = m[0]
		}
		if m := reTrailingNumbers.FindStringIndex(s); m != nil && m[0] < cut && m[0] > 0 && !rePointBefore.MatchString(s[:m[0]]) {
			cut = m[0]
		}
		p.plain(strings.Trim(s[:cut], " ,;"))
		s = strings.TrimLeft(s[cut:], " ,;")
	}
}

var reTrailingNumbers = expression(` \d{1,3}(?: ?[-–] ?\d{1,3})?(?:, ?\d{1,3}(?: ?[-–] ?\d{1,3})?)*$`)

// rePointBefore ends what stands before the number of a point that is no §: "revisor, punkt 4".
var rePointBefore = expression(`(?i)\b(?:punkt|punkten|punkterna)$`)

var reForName = expression(` (?:för|i stället för) [A-ZÅÄÖ][^ ]+(?: [A-ZÅÄÖ][^ ]+)+ \(`)

// inner reads what stands within parentheses behind a name.
func (p *person) inner(s string) {
	f := fold(s)
	if party := partyOf(f); party != "" && p.party == "" {
		p.party = party
		return
	}
	if first, more, ok := strings.Cut(f, ","); ok && p.party == "" && partyOf(first) != "" {
		p.party = partyOf(first)
		p.attribute(more)
		return
	}
	if _, n := officeAt(f); n == 0 && p.party == "" && p.name != "" && rePartyWide.MatchString(f) && !titleWord(f) && !reRemote.MatchString(f) && len(p.rest) == 0 && !rePresence.MatchString(f) {
		p.party = f
		return
	}
	p.attribute(s)
}

// plain reads words that are neither office nor §§.
func (p *person) plain(s string) {
	switch k := key(s); {
	case k == "":
	case k == "ledamot" || k == "ordinarie" || k == "ordinarie ledamot":
		p.capacity = data.Member
	case k == "ersättare" || k == "suppleant" || k == "ers":
		p.capacity = data.Deputy
	case p.serving(k):
	case k == "närvarande" || k == "närvarar" || k == "deltar":
	case k == "frånvarande" || k == "ej närvarande" || k == "förhinder" || k == "anmält förhinder" || k == "förhindrad":
		p.absent = true
	default:
		if strings.HasPrefix(k, "kl") && startsOrHasDigit(k) {
			p.rest = append(p.rest, s)
			return
		}
		if p.title == "" {
			p.title = s
		} else {
			p.title += ", " + s
		}
		if secretaryTitle(s) {
			p.role = data.Secretary
		}
	}
}

func (p *person) addPresence(s string) {
	if loc := reRemote.FindStringIndex(s); loc != nil {
		p.remote = true
		s = strings.Trim(s[:loc[0]]+s[loc[1]:], " ,;()")
	}
	switch end := lastRune(p.presence); {
	case p.presence == "" || end == '-' || end == '–':
	default:
		p.presence += ", "
	}
	p.presence += s
}

// replaced reads whom an entry replaces and returns what stands behind.
func (p *person) replaced(s string) (string, bool) {
	s = strings.TrimLeft(s, " ")
	if m := reVacant.FindString(s); m != "" {
		p.replaces = &data.Person{}
		left := strings.TrimLeft(s[len(m):], " ")
		if strings.HasPrefix(left, "(") {
			if end := strings.IndexByte(left, ')'); end > 0 && partyOf(left[1:end]) != "" {
				p.replaces.Party = partyOf(left[1:end])
				left = left[end+1:]
			}
		}
		return left, true
	}
	n, count := nameAt(s)
	if count == 0 {
		return s, false
	}
	r := &data.Person{Name: tidy(strings.TrimRight(s[:n], " ."))}
	left := strings.TrimLeft(s[n:], " ")
	if strings.HasPrefix(left, "(") {
		if end := strings.IndexByte(left, ')'); end > 0 {
			if party := partyOf(left[1:end]); party != "" {
				r.Party = party
				left = left[end+1:]
			}
		}
	} else if strings.HasPrefix(left, ",") {
		word, more, _ := strings.Cut(strings.TrimLeft(left[1:], " "), " ")
		if party := partyOf(strings.TrimRight(word, ",")); party != "" && party != "-" && party != "–" {
			r.Party, left = party, more
		}
	}
	p.replaces = r
	if p.serves == 0 {
		p.serves = 1
	}
	return left, true
}
