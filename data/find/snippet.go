package find

import "unicode"

// lead is how many runes of a snippet stand before the first word found in it.
const lead = 40

// Snippet is the stretch of a text, of about most runes, in which the most of
// the spans stand, cut between words and with "…" where something is left out.
// found are those spans in the snippet.
func Snippet(text string, spans []Span, most int) (snippet string, found []Span) {
	runes := []rune(text)
	for i, r := range runes {
		if unicode.IsSpace(r) {
			runes[i] = ' '
		}
	}
	from, to := 0, len(runes)
	if to > most {
		from, to = window(runes, spans, most)
	}
	before, after := "", ""
	if from > 0 {
		before = "… "
	}
	if to < len(runes) {
		after = " …"
	}
	shift := len([]rune(before)) - from
	for _, s := range spans {
		if s.Start >= from && s.End <= to {
			found = append(found, Span{s.Start + shift, s.End + shift})
		}
	}
	return before + string(runes[from:to]) + after, found
}

// window chooses the stretch of at most about most runes.
func window(runes []rune, spans []Span, most int) (from, to int) {
	best := -1
	for i, s := range spans {
		n := 0
		for n+i < len(spans) && spans[n+i].End <= s.Start+most-lead {
			n++
		}
		if n > best {
			best, from = n, max(0, s.Start-lead)
		}
	}
	from = min(from, len(runes)-most)
	to = from + most
	for from > 0 && from < to && runes[from-1] != ' ' {
		from++
	}
	for to < len(runes) && to > from && runes[to] != ' ' {
		to--
	}
	if from == to { // one word longer than a snippet
		return max(0, len(runes)-most), len(runes)
	}
	for to > from && runes[to-1] == ' ' {
		to--
	}
	return from, to
}
