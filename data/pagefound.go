package data

import (
	"strings"
	"unicode/utf8"

	"paragraf/data/anchor"
)

// pagesRead is the text of an attachment in which the words of notes are looked
// for whose own version of it is not at hand.
type pagesRead struct {
	joined textIndex // a section a page
	runes  []rune
}

func readPages(t noteText) *pagesRead {
	text, starts := t.pagesJoined()
	return &pagesRead{joined: textIndex{text: text, starts: starts}, runes: []rune(text)}
}

// claimed says of a note that stands on these very bytes, as it says itself where
// it came from elsewhere, what became of it: to be unchanged, words must stand
// where it says, and all else on a page that is there. Words that do not are to be
// looked for.
func (p *pagesRead) claimed(n noteRecord) (step noteStep, known bool) {
	pages := len(p.joined.starts)
	switch {
	case n.Part == "" && n.OnPage.Page <= pages, p.stands(n):
		return noteStep{note: n, state: anchor.Unchanged, score: 1}, true
	case n.Part == "":
		return noteStep{note: n, state: anchor.Gone}, true
	}
	return noteStep{}, false
}

// stands reports whether the words of a note stand where it says.
func (p *pagesRead) stands(n noteRecord) bool {
	starts, page := p.joined.starts, n.OnPage.Page-1
	if n.Part == "" || page < 0 || page >= len(starts) || n.StartRune < 0 || n.StartRune >= n.EndRune {
		return false
	}
	from, to := starts[page]+n.StartRune, starts[page]+n.EndRune
	return to <= len(p.runes) && pageAt(starts, from) == page && string(p.runes[from:to]) == n.Quote
}

// found looks for the words of notes; what is found so is never called unchanged.
func (p *pagesRead) found(notes []noteRecord) []noteStep {
	steps := make([]noteStep, len(notes))
	var remnants []remnant
	for i, n := range notes {
		steps[i] = noteStep{note: n, state: anchor.Gone}
		at, ok := p.only(n)
		if p.stands(n) {
			start := p.joined.starts[n.OnPage.Page-1]
			at, ok = anchor.Span{Start: start + n.StartRune, End: start + n.EndRune}, true
		}
		if ok {
			steps[i].state, steps[i].score = anchor.Moved, 1
			steps[i].note.stand(p.runes, p.joined.starts, at)
			continue
		}
		r := n.pageRemnant()
		r.note = i
		remnants = append(remnants, r)
	}
	if len(remnants) == 0 {
		return steps
	}
	lines := strings.ReplaceAll(p.joined.text, "\f", "\n")
	for _, e := range putTogether(remnants, &p.joined) {
		a := anchor.Align(string(e.text), lines)
		for _, r := range e.of {
			fate := a.Carry(anchor.Span{Start: r.at + r.from, End: r.at + r.to})
			steps[r.note].score = fate.Score
			if fate.State != anchor.Gone && fate.Place.Start < fate.Place.End {
				steps[r.note].state = anchor.Moved.Then(fate.State)
				steps[r.note].note.stand(p.runes, p.joined.starts, fate.Place)
			}
		}
	}
	return steps
}

// pageRemnant is what the note tells of its page, less what stood on others; words
// that go on there are part of it.
func (r noteRecord) pageRemnant() remnant {
	prefix := r.Prefix[strings.LastIndexByte(r.Prefix, '\f')+1:]
	suffix, _, _ := strings.Cut(r.Suffix, "\f")
	x := remnant{version: r.OnPage.File, words: []rune(strings.ReplaceAll(prefix+r.Quote+suffix, "\f", "\n"))}
	x.from = utf8.RuneCountInString(prefix)
	x.to = x.from + utf8.RuneCountInString(r.Quote)
	x.at = r.OnPage.Page<<20 + r.StartRune - x.from
	return x
}

// only is where the words of a note stand with all that is known to stand round
// them, or by themselves, if they are many and that is the only place.
func (p *pagesRead) only(n noteRecord) (place anchor.Span, ok bool) {
	for _, around := range [][2]string{{n.Prefix, n.Suffix}, {}} {
		if at, ok := p.joined.once(around[0] + n.Quote + around[1]); ok {
			from := at + utf8.RuneCountInString(around[0])
			return anchor.Span{Start: from, End: from + utf8.RuneCountInString(n.Quote)}, true
		}
	}
	return anchor.Span{}, false
}
