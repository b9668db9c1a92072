package intake

import (
	"strings"

	"paragraf/data"
)

// formPhrases are the beginnings of words that tell a template's own sentences:
// they say nothing of this meeting and need no warning.
var formPhrases = []string{"protokoll", "justering", "anslag", "tillkännag", "överklag", "närvaro", "förhinder", "sammanträd", "allergi", "gruppmöte", "telefon", "e-post", "organisationsnummer",
	"välkom", "kallas", "handlingar", "utdrag", "underskrift", "besöksadress", "postadress", "växel", "ajourner", "paus", "offentlig", "meddela", "ledamot", "ledamöter", "ersättare", "diarie", "webb", "lunch", "fika", "se bilaga", "www", "http"}

// setPhrase knows the sentences and short lines that templates print and that
// say nothing of their own; they are kept as front matter without a warning.
func setPhrase(f string) bool {
	low := strings.ToLower(f)
	if strings.Contains(low, "@") || strings.Contains(low, "org.nr") {
		return true
	}
	for _, p := range formPhrases {
		if i := strings.Index(low, p); i == 0 || i > 0 && !isWordRune(lastRune(low[:i])) {
			return true
		}
	}
	for _, w := range words(f) {
		if !formWord()[w] && !labelWord()[w] && !timeWords[w] && runes(w) > 2 {
			return false
		}
	}
	return true
}

// news tells whether a text says what no field of the meeting has: a sentence,
// or more than a word or two that stand nowhere else.
func news(text string, have map[string]bool) bool {
	n := 0
	for _, w := range words(text) {
		if !have[w] && !formWord()[w] && !labelWord()[w] && !timeWords[w] && runes(w) > 2 {
			n++
		}
	}
	return n > 2 || n > 0 && endsFull(fold(text)) && runes(text) > 30
}

// wordsInFields are the words of all texts outside the front matter.
func (d *document) wordsInFields() map[string]bool {
	have := map[string]bool{}
	front := d.meeting.FrontMatter
	d.meeting.FrontMatter = nil
	d.everyText(func(s string) {
		for _, w := range words(s) {
			have[w] = true
		}
	})
	d.meeting.FrontMatter = front
	return have
}

// namesNobody tells whether every person that a text names has a place in the
// meeting.
func namesNobody(text string, known map[string]bool) bool {
	f := fold(text)
	for _, p := range peopleIn(f) {
		if !known[nameKey(p.Name)] {
			return false
		}
	}
	if n, count := nameAt(f); count > 1 && f != strings.ToUpper(f) && (n == len(f) || strings.HasPrefix(f[n:], ",") || strings.HasPrefix(f[n:], " (")) && startsPerson(f) && !organizational(f[:n]) && !bodyName(f[:n]) {
		return known[nameKey(f[:n])]
	}
	return true
}

// personsKnown are the names of all persons in the meeting's fields.
func (d *document) personsKnown() map[string]bool {
	known := map[string]bool{}
	add := func(names ...string) {
		for _, n := range names {
			known[nameKey(n)] = true
		}
	}
	m := &d.meeting
	add(d.front.absent...)
	for _, a := range m.Attendance {
		add(a.Name)
		if a.Replaces != nil {
			add(a.Replaces.Name)
		}
	}
	if mi := m.Minutes; mi != nil {
		add(mi.Chair, mi.Secretary)
		for _, a := range mi.Adjustments {
			add(a.NoticeSignedBy)
			add(a.Adjusters...)
			add(a.SubstituteAdjusters...)
		}
	}
	for _, it := range m.Items {
		people := append([]data.Person(nil), it.Disqualified...)
		for _, x := range it.Motions {
			people = append(people, x.By...)
		}
		for _, p := range people {
			add(p.Name)
		}
	}
	return known
}
