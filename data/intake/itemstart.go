package intake

import (
	"strings"
)

// style is how a document marks its items.
type style int

const (
	styleNone    style = iota
	styleSection       // § 4, 4 §, Paragraf 4
	stylePoint         // Ärende 3, Punkt 4
	styleNumber        // 1. Title
	styleBullet        // a list point or box each
)

// itemStart is the line that opens an item.
type itemStart struct {
	style  style
	number int
	rest   string // what follows the number on the line
}

var (
	reSection      = expression(`^(?:§|(?i:paragraf|par\.))[ ]?(\d{1,4})(?:[/:](\d{2,4}))?(?:[ ]?§)?(?:[ ]?[.:–—-])?(?:[ ](.*))?$`)
	reBodySection  = expression(`^([A-ZÅÄÖ]{1,6}(?:[-/ ]?AU)?|[A-ZÅÄÖ][a-zåäö]{1,3})[ \x{00A0}]?§[ \x{00A0}]?\d`)
	reSectionTight = expression(`^§[ ]?(\d{1,4})(?:/(\d{2,4}))?[.:]?([\p{Lu}].*)$`)
	reAfterNumber  = expression(`^(\d{1,4})(?:/(\d{2,4}))?[ ]?§(?:[ ]?[.:–—-])?(?:[ ](.*))?$`)
	rePoint        = expression(`^(?i:ärende|punkt|ärendepunkt|p\.)(?i: nr\.?)?[ ](\d{1,3})(?:[ ]?[.:–—-])?(?:[ ](.*))?$`)
	reNumber       = expression(`^(\d{1,3})(?:[.)])?[ ](.*)$`)
	reNotTitle     = expression(`(?i)^(?:[-–—&,]|(?:och|samt|i|st|p|a|b|c|kap|osl|kl|fl|kommunallagen|förvaltningslagen|miljöbalken|socialtjänstlagen|plan- och bygglagen)(?:[ .,]|$)|t\.?o\.?m|stycket|av den|andra stycket|första stycket|tredje stycket|\d+ ?[-–]|offentlighets- och)`)
)

// notAbbreviation are short words that stand before a § in running text.
var notAbbreviation = map[string]bool{"se": true, "jfr": true, "av": true, "vid": true, "mot": true, "om": true, "och": true, "i": true, "till": true, "för": true, "med": true, "kap": true, "jml": true, "enl": true, "kl": true, "fl": true, "osl": true, "pbl": true, "lou": true, "sol": true, "lss": true, "mb": true, "tf": true, "även": true, "ovan": true, "ej": true, "under": true, "samt": true, "dels": true}

// parseItemStart recognises the heading of an item by its number: § 4 and its
// relatives, and "Ärende 3". Plain numbers are decided in context.
func parseItemStart(text string) (itemStart, bool) {
	r := firstRune(text)
	if len(text) > 700 && (r != '§' || len(text) > 10_000) { // after its own § the longest title is one
		return itemStart{}, false
	}
	if r != '§' && r != 'P' && r != 'p' && r != 'Ä' && r != 'ä' && !(r >= '0' && r <= '9') {
		// "KS § 180": the body's abbreviation in front
		m := reBodySection.FindStringSubmatchIndex(text)
		if m == nil || notAbbreviation[strings.ToLower(text[m[2]:m[3]])] {
			return itemStart{}, false
		}
		text = text[m[3]:]
		text = strings.TrimLeftFunc(text, isSpace)
		r = '§'
	}
	f := fold(text)
	for _, re := range []*pattern{reSection, reSectionTight, reAfterNumber} {
		m := re.FindStringSubmatch(f)
		if m == nil {
			continue
		}
		n, ok := atoi(m[1])
		rest := strings.TrimSpace(m[3])
		if !ok || n == 0 || !titleLike(rest) {
			return itemStart{}, false
		}
		if re == reAfterNumber && rest != "" && (endsSentence(rest) || runes(rest) > 120) {
			return itemStart{}, false // a statute: "4 § Denna lag …"
		}
		return itemStart{styleSection, n, rest}, true
	}
	if m := rePoint.FindStringSubmatch(f); m != nil {
		n, _ := atoi(m[1])
		if n > 0 && titleLike(m[2]) {
			return itemStart{stylePoint, n, strings.TrimSpace(m[2])}, true
		}
	}
	return itemStart{}, false
}

// titleLike tells whether what follows a number can be a title, rather than
// the rest of a sentence or of a reference to a statute.
func titleLike(rest string) bool {
	if rest == "" {
		return true
	}
	if reNotTitle.MatchString(rest) {
		return false
	}
	if startsLower(rest) && !caseForms.MatchString(rest) && !strings.HasPrefix(strings.ToLower(rest), "dnr") && !strings.HasPrefix(rest, "e-") {
		return false
	}
	return true
}

// parseNumberStart recognises "3. Title" and, where loose, "3 Title".
func parseNumberStart(l line, loose bool) (itemStart, bool) {
	if n, ok := l.numbered(); ok {
		return itemStart{styleNumber, n, l.fold()}, n > 0
	}
	if l.mark != "" {
		return itemStart{}, false
	}
	f := l.fold()
	m := reNumber.FindStringSubmatch(f)
	if m == nil {
		return itemStart{}, false
	}
	if !loose && !strings.HasPrefix(f[len(m[1]):], ".") && !strings.HasPrefix(f[len(m[1]):], ")") {
		return itemStart{}, false
	}
	n, _ := atoi(m[1])
	rest := strings.TrimSpace(m[2])
	if n == 0 || rest == "" || !(startsUpper(rest) || rest[0] == '"' || strings.HasPrefix(rest, "”") || startsDigit(rest)) {
		return itemStart{}, false
	}
	return itemStart{styleNumber, n, rest}, true
}
