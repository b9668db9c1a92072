package find

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Query is what a person looks for, taken apart.
type Query struct {
	Terms    []Term
	Sections []int    // § numbers, any of which; nil for all
	Years    []int    // years of the meeting, any of which; nil for all
	Bodies   []string // words of the body's name, all of them

	// Unfinished: the last word is still being typed, so that all words which begin
	// with its letters are meant too.
	Unfinished bool
}

// Term is one word, or words that stand beside each other.
type Term struct {
	Words  []string // in the form of [Word.Text]
	Quoted bool     // as they stand, in no other form
	Case   bool     // a whole case number
	Not    bool     // a text with it is not meant
}

// Empty reports whether the query asks for nothing.
func (q Query) Empty() bool {
	for _, t := range q.Terms {
		if !t.Not {
			return false
		}
	}
	return len(q.Sections)+len(q.Years)+len(q.Bodies) == 0
}

var (
	// caseForm is a case number in the ways in which registers write them:
	// "KS 2025/123", "KS2025-123", "KS 2025:00123-4", "26RN412", "2025/123".
	caseForm = regexp.MustCompile(`(?i)(?:^|[\s(])(?:(?:dnr|diarienr|diarienummer)[.:]?\s*)?` +
		`(\pL{1,8}[\s-]?(?:19|20)\d\d\s?[/:-]\s?\d{1,7}(?:[/:-]\d{1,4})?|\pL{1,8} (?:19|20)\d\d \d{1,7}|(?:19|20)\d\d[/:]\d{1,7}(?:-\d{1,4})?|\d\d\pL{1,5}\d{1,7})`)
	sectionForm = regexp.MustCompile(`(?i)(?:§+|(?:^|\s)paragraf(?:er|erna|en)?\s)\s*(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?(?:/((?:19|20)\d\d))?`)
	filterForm  = regexp.MustCompile(`(?i)(?:^|\s)(organ|nämnd|body|år|year):\s*("[^"]*"|\S+)`)
	quotedForm  = regexp.MustCompile(`(-?)["”“]([^"”“]*)(?:["”“]|$)`)
)

// Parse takes apart what was typed. Words are looked for all of them; words in
// quotation marks as they stand; a word or quoted words with a minus before are
// those that the text must not have. "§ 46", "§§ 46-48" and "§ 46/2025" name §§,
// a case number its case; "år:2025" (or year:) and "organ:vård" (or body:)
// choose among the meetings. Nothing that is typed is wrong.
func Parse(typed string) Query {
	var q Query
	typed = norm.NFC.String(typed)
	cut := func(form *regexp.Regexp, take func(group []string) bool) {
		typed = form.ReplaceAllStringFunc(typed, func(found string) string {
			if take(form.FindStringSubmatch(found)) {
				return " "
			}
			return found
		})
	}
	cut(filterForm, func(g []string) bool { return q.filter(strings.ToLower(g[1]), strings.Trim(g[2], `"`)) })
	cut(quotedForm, func(g []string) bool {
		if words := texts(Words(g[2])); len(words) > 0 {
			q.Terms = append(q.Terms, Term{Words: words, Quoted: true, Not: g[1] != ""})
		}
		return true
	})
	cut(sectionForm, q.section)
	cut(caseForm, func(g []string) bool {
		q.Terms = append(q.Terms, Term{Words: texts(Words(g[1])), Case: true})
		return true
	})
	for _, chunk := range strings.Fields(typed) {
		bare, not := strings.CutPrefix(chunk, "-")
		for _, words := range apart(bare) {
			q.Terms = append(q.Terms, Term{Words: words, Not: not})
		}
	}
	q.dropSmall()
	return q
}

func (q *Query) filter(name, value string) bool {
	if name == "år" || name == "year" {
		first, last, span := strings.Cut(value, "-")
		from, err := strconv.Atoi(first)
		to := from
		if err == nil && span {
			to, err = strconv.Atoi(last)
		}
		if err != nil || to < from || to-from > 200 {
			return false
		}
		for y := from; y <= to; y++ {
			q.Years = append(q.Years, y)
		}
		return true
	}
	words := texts(Words(value))
	q.Bodies = append(q.Bodies, words...)
	return len(words) > 0
}

func (q *Query) section(g []string) bool {
	from, _ := strconv.Atoi(g[1])
	to := from
	if n, err := strconv.Atoi(g[2]); err == nil && n > from && n-from < 500 {
		to = n
	}
	for n := from; n <= to; n++ {
		q.Sections = append(q.Sections, n)
	}
	if year, err := strconv.Atoi(g[3]); err == nil {
		q.Years = append(q.Years, year)
	}
	return true
}

// apart parts what was typed without a space: "e-tjänst" and "26RN412" are words
// beside each other, "beslut/yttrande" are two.
func apart(chunk string) [][]string {
	var all [][]string
	words := Words(chunk)
	runes := []rune(chunk)
	for i, w := range words {
		beside := i > 0 && (w.glued || !isWord(w.Text) && !isWord(words[i-1].Text) && w.Start-words[i-1].End == 1 && !unicode.IsSpace(runes[w.Start-1]))
		if beside {
			all[len(all)-1] = append(all[len(all)-1], w.Text)
		} else {
			all = append(all, []string{w.Text})
		}
	}
	return all
}

func texts(words []Word) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.Text
	}
	return all
}

// small are words that stand in every text and tell nothing of what is meant.
var small = set("och att i på av för om en ett den det de som med till är har var från eller vid kan ska skall sig inte under också samt")

// dropSmall leaves out such words where there are others.
func (q *Query) dropSmall() {
	isSmall := func(t Term) bool { return !t.Quoted && !t.Not && len(t.Words) == 1 && small[t.Words[0]] }
	var kept []Term
	for _, t := range q.Terms {
		if !isSmall(t) {
			kept = append(kept, t)
		}
	}
	told := Query{Terms: kept, Sections: q.Sections, Years: q.Years, Bodies: q.Bodies}
	if !told.Empty() {
		q.Terms = kept
	}
}
