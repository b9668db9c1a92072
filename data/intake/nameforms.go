package intake

import (
	"strings"
	"unicode"
)

var particles = map[string]bool{"von": true, "af": true, "de": true, "la": true, "van": true, "der": true, "den": true, "al": true, "el": true, "bin": true,
	"ibn": true, "da": true, "di": true, "dos": true, "ter": true, "ten": true, "zu": true, "du": true, "le": true, "av": true, "til": true, "abu": true, "ben": true}

// notNames are capitalised words that start sentences, labels or names of
// bodies, never names of persons.
var notNames = map[string]bool{"region": true, "kommun": true, "kommunen": true, "beslut": true, "protokoll": true, "paragraf": true, "paragrafen": true, "nämnden": true, "att": true, "ja": true, "nej": true,
	"ordföranden": true, "förslag": true, "den": true, "det": true, "de": true, "en": true, "ett": true, "och": true, "vid": true, "kl": true, "se": true, "i": true, "på": true, "av": true, "till": true,
	"för": true, "enligt": true, "mot": true, "som": true, "sid": true, "sida": true, "dnr": true, "plats": true, "tid": true, "datum": true, "tjänsteskrivelse": true, "bilaga": true, "samtliga": true, "ingen": true, "övriga": true, "hela": true, "vakant": true, "under": true, "efter": true, "innan": true, "från": true, "information": true, "sammanträdet": true, "ärendet": true, "med": true, "ej": true, "inte": true, "alla": true, "ledamöter": true, "ersättare": true, "anslag": true, "justering": true, "stockholms": true, "göteborgs": true, "svenska": true, "sveriges": true, "svenskt": true, "kommunal": true, "vision": true, "digital": true, "digitalt": true, "sal": true, "sammanträdesrum": true, "konferensrum": true, "stadshuset": true, "kommunhuset": true, "rådhuset": true, "sammanträdesdatum": true, "organ": true, "jäv": true, "avstår": true, "teams": true, "frånvarande": true, "distans": true, "särskilt": true, "reservation": true, "yrkande": true, "dagens": true, "nästa": true, "ordförande": true}

var orgEndings = []string{"förbundet", "facket", "kommun", "kommuns", "kommunal", "regionen", "skola", "skolan", "bolaget", "föreningen", "kommittén", "universitet", "universitetet", "nämnden", "styrelsen", "kontoret", "verket", "avdelningen", "förvaltningen", "enheten", "byrån", "partiet", "sjukhuset", "lasarettet", "fullmäktige", "utskottet", "huset", "gatan", "vägen", "rummet", "salen", "kansliet", "centralen", "torget", "stiftelsen", "nämnd", "styrelse", "direktionen", "rådet", "organisationen", "koncernen", "gruppen", "skolans", "länet", "län"}

var orgWords = map[string]bool{"ab": true, "hb": true, "saco": true, "lo": true, "tco": true, "skr": true, "pwc": true, "ey": true, "kpmg": true, "deloitte": true, "vision": true, "kommunal": true, "vårdförbundet": true, "ssr": true, "ledarna": true, "region": true, "landstinget": true, "länsstyrelsen": true, "sveriges": true, "svenska": true, "kyrkan": true, "stiftelsen": true, "tullverket": true, "polisen": true, "föreningen": true, "västra": true, "teams": true, "kommun": true}

// organizational tells whether words name a body rather than a person.
func organizational(s string) bool {
	for _, w := range strings.Fields(fold(s)) {
		w = strings.Trim(w, ".,;:()")
		if orgWords[strings.ToLower(w)] && (len(w) > 4 || w == strings.ToUpper(w)) {
			return true
		}
		w = strings.ToLower(w)
		for _, e := range orgEndings {
			if strings.HasSuffix(w, e) && len(w) > len(e) || w == e {
				return true
			}
		}
	}
	return false
}

// nameWord tells whether w can be a word of a person's name.
func nameWord(w string) bool {
	w = strings.TrimSuffix(w, ".")
	if w == "" || !unicode.IsUpper(firstRune(w)) {
		return false
	}
	for i, r := range w {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '\u2011' && r != '\u00AD' && !(r == '.' && i < 4) {
			return false
		}
	}
	return !notNames[strings.ToLower(w)]
}

// nameAt returns the length in bytes of the name that s starts with, and how
// many words it has; 0, 0 if it starts with none.
func nameAt(s string) (int, int) {
	end, count, i := 0, 0, 0
	for i < len(s) {
		j := i
		for j < len(s) && !isSpace(firstRune(s[j:])) && !strings.ContainsRune(",;()[]§/:", firstRune(s[j:])) {
			j += len(string(firstRune(s[j:])))
		}
		w := s[i:j]
		switch {
		case count > 0 && len(w) > 2 && strings.ContainsRune("\"”“'’", firstRune(w)) && strings.ContainsRune("\"”’'", lastRune(w)):
			// a name of address: Sven-Olof "Olle" Brink
		case w == "":
			return end, count
		case nameWord(w):
			if count > 0 && titleWord(w) && strings.ToLower(w) != "ombud" && len(w) > 4 {
				return end, count
			}
			count++
			end = j
		case particles[w] && i >= 0:
			// kept only if a name word follows
		default:
			return end, count
		}
		if count > 0 && strings.HasSuffix(w, ".") && len([]rune(w)) > 3 {
			return end - 1, count
		}
		k := j
		for k < len(s) && isSpace(firstRune(s[k:])) {
			k += len(string(firstRune(s[k:])))
		}
		if k == j {
			return end, count
		}
		i = k
	}
	return end, count
}

var reParty = expression(`^(?:[A-ZÅÄÖ]{1,5}|[A-ZÅÄÖ][a-zåäö]{0,2}[A-ZÅÄÖ]{0,3}|[-–—]|Fp|Mp|Kd|Sd)$`)

var rePartyWide = expression(`^[A-ZÅÄÖ][\p{L}.-]{0,14}$`)

// partyOf returns the party letters in s, the inside of a parenthesis or a
// field of its own; "" if it is none.
func partyOf(s string) string {
	s = strings.TrimSpace(fold(s))
	if reParty.MatchString(s) && !titleWord(s) { // VD is no party
		return s
	}
	return ""
}

// trimStop takes the full stop off the end, unless it marks an initial: "Ragnar T.".
func trimStop(s string) string {
	s = strings.TrimSpace(s)
	t := strings.Trim(s, " .,")
	if strings.HasSuffix(s, ".") && startsUpper(lastField(t)) && runes(lastField(t)) == 1 && len(strings.Fields(t)) > 1 {
		return t + "."
	}
	return t
}

// closing returns the index of the parenthesis that closes the one at s[0].
func closing(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// splitTop splits at commas and semicolons outside parentheses.
func splitTop(s string) []string {
	var parts []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth > 0 {
				depth--
			}
		case ',', ';':
			if depth == 0 {
				parts = append(parts, s[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, s[start:])
}
