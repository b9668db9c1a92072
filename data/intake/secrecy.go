package intake

import (
	"strings"
)

var (
	reSecrecy = expression(`(?i)^\(?(?:sekretess(?:belagd|markerad|belagt|en)?(?: uppgift(?:er)?)?|omfattas av sekretess|paragrafen (?:är|omfattas av) sekretess(?:belagd)?|ärendet (?:är|omfattas av) sekretess(?:belagt)?|uppgifterna omfattas av sekretess)[ ,:–-]*(?:(?:enligt|jml|jämlikt|med stöd av|jfr|enl\.?)[ ]+)?(.*?)\)?\.?$`)
	reLaw     = expression(`(?i)\d+ ?(?:a |b )?(?:kap\.?|kapitlet)[ ,]*\d+ ?(?:a |b |c )?§|\bosl\b|offentlighets- och sekretesslag|\d+ ?:\d+ ?osl|§`)
)

// secrecy reads the line that prints a secrecy provision. It is never guessed:
// the provision is the source's own words.
func secrecy(text string) (string, bool) {
	if len(text) > 400 || !strings.Contains(text, "ekretess") {
		return "", false
	}
	f := strings.Trim(fold(text), " *")
	if runes(f) > 160 {
		return "", false
	}
	m := reSecrecy.FindStringSubmatch(f)
	if m == nil || !reLaw.MatchString(m[1]) {
		return "", false
	}
	p := strings.TrimRight(strings.TrimSpace(m[1]), ".")
	if strings.Count(p, ")") > strings.Count(p, "(") {
		p = strings.TrimSuffix(p, ")")
	} else if strings.Count(p, "(") > strings.Count(p, ")") {
		p += ")"
	}
	return p, true
}

func secrecyAlone(text string) bool {
	f := fold(text)
	return !strings.Contains(strings.TrimRight(f, "."), ". ")
}
