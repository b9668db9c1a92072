package data

import (
	"slices"

	"paragraf/data/anchor"
)

// noteStep is what became of one note from one version of an item's text to the
// next: the note with its new place, or, where it is gone, with the old one.
type noteStep struct {
	note  noteRecord
	state anchor.State
	score float64
}

// rowRef is the row that the note is on, nil if it is on none.
func (r noteRecord) rowRef() *RowRef {
	if !r.OnRow {
		return nil
	}
	return &RowRef{List: r.RowList, Number: r.RowNumber, Text: r.RowText}
}

// quote lets the note stand on words of a text, from a rune to another; base is the
// rune from which its place is counted.
func (r *noteRecord) quote(text []rune, from, to, base int) {
	r.StartRune, r.EndRune = from-base, to-base
	r.Quote = string(text[from:to])
	r.Prefix = string(text[max(0, from-quoteAround):from])
	r.Suffix = string(text[to:min(len(text), to+quoteAround)])
}

// chain follows notes whose texts were not kept: report by report those that were
// written on one of the reports that the item has had, and the others by their
// words.
func (t *textRead) chain(notes []noteRecord, reports []Revision) []noteStep {
	steps := make([]noteStep, len(notes))
	texts := make([]*textRead, len(reports)+1)
	for i, x := range reports {
		texts[i] = readText(noteText{{Part: PartBody, Text: JoinBlocks(x.Body)}})
	}
	texts[len(reports)] = t
	of := make([][]int, len(reports)+1) // the notes that stand in each of the texts
	var others []int
	for i, n := range notes {
		steps[i] = noteStep{note: n, state: anchor.Unchanged, score: 1}
		at := slices.IndexFunc(reports, func(x Revision) bool { return x.SHA256 == n.Revision })
		if n.Part != PartBody || n.OnRow || at < 0 || t.has(n) || !texts[at].has(n) {
			others = append(others, i)
			continue
		}
		of[at] = append(of[at], i)
	}
	for at := range reports {
		if len(of[at]) == 0 {
			continue
		}
		for k, next := range noteSteps(texts[at], texts[at+1], pick(of[at], func(i int) noteRecord { return steps[i].note })) {
			i := of[at][k]
			next.state = steps[i].state.Then(next.state)
			steps[i] = next
			if next.state != anchor.Gone {
				of[at+1] = append(of[at+1], i)
			}
		}
	}
	for k, step := range t.fromWords(pick(others, func(i int) noteRecord { return notes[i] })) {
		steps[others[k]] = step
	}
	digest := t.sections.digest()
	for i := range steps {
		steps[i].note.ItemDigest = digest
	}
	return steps
}

func pick[T any](from []int, of func(int) T) []T {
	all := make([]T, len(from))
	for k, i := range from {
		all[k] = of(i)
	}
	return all
}
