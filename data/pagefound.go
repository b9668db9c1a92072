package data

import (
	"strings"
	"unicode/utf8"

	"paragraf/data/anchor"
)

// pagesRead is the text of an attachment in which the words of notes are looked
// for whose own version of it is not at hand.
type pagesRead struct {
	text   string
	runes  []rune
	starts []int // the rune at which each page starts
}

func readPages(t noteText) pagesRead {
	text, starts := t.pagesJoined()
	return pagesRead{text: text, runes: []rune(text), starts: starts}
}

// claimed says what became of a note that stands on these very bytes, as it says
// itself where it came from elsewhere: to be unchanged, words must stand where it
// says, and all else on a page that is there.
func (p pagesRead) claimed(n noteRecord) noteStep {
	switch {
	case n.Part == "" && n.OnPage.Page <= len(p.starts), p.stands(n):
		return noteStep{note: n, state: anchor.Unchanged, score: 1}
	case n.Part == "":
		return noteStep{note: n, state: anchor.Gone}
	}
	return p.found(n)
}

// stands reports whether the words of a note stand where it says.
func (p pagesRead) stands(n noteRecord) bool {
	page := n.OnPage.Page - 1
	if n.Part == "" || page < 0 || page >= len(p.starts) || n.StartRune < 0 || n.StartRune >= n.EndRune {
		return false
	}
	from, to := p.starts[page]+n.StartRune, p.starts[page]+n.EndRune
	return to <= len(p.runes) && pageAt(p.starts, from) == page && string(p.runes[from:to]) == n.Quote
}

// found looks for the words of a note; what is found so is never called
// unchanged.
func (p pagesRead) found(n noteRecord) noteStep {
	if p.stands(n) {
		at := p.starts[n.OnPage.Page-1]
		n.stand(p.runes, p.starts, anchor.Span{Start: at + n.StartRune, End: at + n.EndRune})
		return noteStep{note: n, state: anchor.Moved, score: 1}
	}
	if at, ok := p.only(n); ok {
		n.stand(p.runes, p.starts, at)
		return noteStep{note: n, state: anchor.Moved, score: 1}
	}
	old := strings.ReplaceAll(n.Prefix+n.Quote+n.Suffix, "\f", "\n")
	from := utf8.RuneCountInString(n.Prefix)
	fate := anchor.Align(old, strings.ReplaceAll(p.text, "\f", "\n")).
		Carry(anchor.Span{Start: from, End: from + utf8.RuneCountInString(n.Quote)})
	step := noteStep{note: n, state: anchor.Gone, score: fate.Score}
	if fate.State != anchor.Gone && fate.Place.Start < fate.Place.End {
		step.state = anchor.Moved.Then(fate.State)
		step.note.stand(p.runes, p.starts, fate.Place)
	}
	return step
}

// provingWords is how many words that stand nowhere else are proof enough of
// where a note stands.
const provingWords = 5

// only is where the words of a note stand with all that is known to stand round
// them, or by themselves, if they are many and that is the only place.
func (p pagesRead) only(n noteRecord) (place anchor.Span, ok bool) {
	for _, around := range [][2]string{{n.Prefix, n.Suffix}, {}} {
		words := around[0] + n.Quote + around[1]
		at := strings.Index(p.text, words)
		if at < 0 || len(strings.Fields(words)) < provingWords || strings.LastIndex(p.text, words) != at {
			continue
		}
		from := utf8.RuneCountInString(p.text[:at]) + utf8.RuneCountInString(around[0])
		return anchor.Span{Start: from, End: from + utf8.RuneCountInString(n.Quote)}, true
	}
	return anchor.Span{}, false
}
