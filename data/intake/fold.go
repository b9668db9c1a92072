package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isSpace knows the spaces that real pages are full of, the no-break ones too.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u00A0' || r == '\u2007' || r == '\u202F' || r == '\u2009' || r == '\u200B'
}

// fold is the form in which text is matched: every run of white space one
// plain space, soft hyphens gone, non-breaking hyphens plain.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c == '\t' || c == '\n' || c == '\f' || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case r == '\u00AD':
		case isSpace(r):
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			if r == '\u2011' {
				r = '-'
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// key is fold in lower case, without the marks that stand around a label.
func key(s string) string {
	return strings.ToLower(strings.TrimSpace(strings.TrimRight(strings.TrimLeft(fold(s), "*_#-–—•· "), ":.*_ …")))
}

// tidy folds the white space of running text to single spaces but keeps the
// source's own characters, as no-break spaces and soft hyphens inside words.
func tidy(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\v' || r == '\r' {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return strings.TrimFunc(b.String(), isSpace)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func startsUpper(s string) bool { return s != "" && unicode.IsUpper(firstRune(s)) }
func startsLower(s string) bool { return s != "" && unicode.IsLower(firstRune(s)) }
func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// hasLetters tells text from rules, dots and blank signature lines.
func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

func hasContent(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

func runes(s string) int { return utf8.RuneCountInString(s) }

// words returns the runs of letters in s, in lower case.
func words(s string) []string {
	s = strings.ToLower(fold(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// endsSentence tells whether s ends as a sentence or a lead-in does.
func endsSentence(s string) bool {
	s = strings.TrimRight(fold(s), `"”’»)`)
	return s != "" && strings.ContainsRune(".!?:;", lastRune(s))
}
