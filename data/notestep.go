package data

import (
	"slices"
	"unicode/utf8"

	"paragraf/data/anchor"
)

// noteStep is what became of one note from one version of an item's text to the
// next: the note with its new place, or, where it is gone, with the old one.
type noteStep struct {
	note  noteRecord
	state anchor.State
	score float64
}

// noteSteps follows notes from one version of their item's text to the next.
// Notes on the item as a whole have no place and are not given.
func noteSteps(old, new noteText, notes []noteRecord) []noteStep {
	oldText, starts := old.joined()
	newText, newStarts := new.joined()
	a := anchor.Align(oldText, newText)
	digest := new.digest()
	steps := make([]noteStep, len(notes))
	for i, n := range notes {
		steps[i] = noteStep{note: n, state: anchor.Gone}
		steps[i].note.ItemDigest = digest
		at := old.section(n.Part, n.rowRef())
		if at < 0 {
			continue
		}
		whole := n.OnRow && n.Part == ""
		span := anchor.Span{Start: starts[at] + n.StartRune, End: starts[at] + n.EndRune}
		if whole {
			span = anchor.Span{Start: starts[at], End: starts[at] + utf8.RuneCountInString(old[at].Text)}
		}
		fate := a.Carry(span)
		steps[i].state, steps[i].score = fate.State, fate.Score
		to := landing(fate.Place, new, newStarts)
		if fate.State == anchor.Gone || to < 0 {
			steps[i].state = anchor.Gone
			continue
		}
		length := utf8.RuneCountInString(new[to].Text)
		from, end := fate.Place.Start-newStarts[to], fate.Place.End-newStarts[to]
		from, end = min(max(from, 0), length), min(max(end, 0), length)
		if from >= end {
			steps[i].state = anchor.Gone
			continue
		}
		steps[i].place(old[at], new[to], from, end, whole)
	}
	return steps
}

// landing is the section in which most of a place lies; -1 if there is none.
func landing(place anchor.Span, t noteText, starts []int) int {
	best, most := -1, -1
	for i, s := range t {
		end := starts[i] + utf8.RuneCountInString(s.Text)
		if in := min(end, place.End) - max(starts[i], place.Start); in > most {
			best, most = i, in
		}
		if starts[i] > place.End {
			break
		}
	}
	return best
}

// place lets the note stand in a section of the new text.
func (s *noteStep) place(old, new noteSection, from, end int, whole bool) {
	n := &s.note
	if s.state == anchor.Unchanged && (old.Part != new.Part || old.List != new.List) {
		s.state = anchor.Moved
	}
	n.OnRow = new.Part == PartRow
	n.RowList, n.RowNumber, n.RowText = "", 0, ""
	if n.OnRow {
		n.RowList, n.RowNumber, n.RowText = new.List, new.Number, new.Text
	}
	if whole && n.OnRow {
		if new.Text != old.Text {
			s.state = s.state.Then(anchor.Edited)
		}
		return
	}
	if p, err := placePassage(new.Text, Passage{Part: new.Part, Start: from, End: end}); err == nil {
		n.Part, n.Revision, n.StartRune, n.EndRune = p.Part, p.Revision, p.Start, p.End
		n.Quote, n.Prefix, n.Suffix = p.Quote, p.Prefix, p.Suffix
	}
}

// rowRef is the row that the note is on, nil if it is on none.
func (r noteRecord) rowRef() *RowRef {
	if !r.OnRow {
		return nil
	}
	return &RowRef{List: r.RowList, Number: r.RowNumber, Text: r.RowText}
}

// stands reports whether a note's words stand in a text where it says.
func (r noteRecord) stands(t noteText) bool {
	at := t.section(r.Part, r.rowRef())
	if at < 0 {
		return false
	}
	if r.OnRow && r.RowText != "" && t[at].Text != r.RowText {
		return false
	}
	if r.Part == "" {
		return true
	}
	runes := []rune(t[at].Text)
	return r.StartRune >= 0 && r.EndRune <= len(runes) && r.StartRune < r.EndRune && string(runes[r.StartRune:r.EndRune]) == r.Quote
}

// versions are the texts by which a note from before texts were kept comes from
// the report that it was written on to the text of now, the first of them the
// oldest; reports are those that its item has had. It is nil where only the
// note's words and those around them are left.
func (r noteRecord) versions(current noteText, reports []Revision) []noteText {
	i := slices.IndexFunc(reports, func(x Revision) bool { return x.SHA256 == r.Revision })
	if r.Part != PartBody || r.OnRow || i < 0 {
		return nil
	}
	var all []noteText
	for _, x := range reports[i:] {
		all = append(all, noteText{{Part: PartBody, Text: JoinBlocks(x.Body)}})
	}
	return append(all, current)
}

// fromWords follows a note of which only the words are left. What is found so is
// never called unchanged.
func (r noteRecord) fromWords(current noteText) noteStep {
	if r.stands(current) {
		r.ItemDigest = current.digest()
		return noteStep{note: r, state: anchor.Unchanged, score: 1}
	}
	alone := r
	old := noteText{{Part: r.Part, Text: r.Prefix + r.Quote + r.Suffix}}
	alone.StartRune = utf8.RuneCountInString(r.Prefix)
	alone.EndRune = alone.StartRune + utf8.RuneCountInString(r.Quote)
	if r.OnRow {
		old = noteText{{Part: PartRow, List: r.RowList, Number: r.RowNumber, Text: r.RowText}}
		alone.StartRune, alone.EndRune = r.StartRune, r.EndRune
	}
	step := noteSteps(old, current, []noteRecord{alone})[0]
	if step.state == anchor.Gone {
		step.note = r
		step.note.ItemDigest = current.digest()
	}
	step.state = anchor.Moved.Then(step.state)
	return step
}
