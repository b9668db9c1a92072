package data

import (
	"slices"
	"unicode/utf8"

	"paragraf/data/anchor"
)

// textRead is a version of an item's text taken apart once for all the notes that
// are looked for in it.
type textRead struct {
	sections noteText
	joined   textIndex
	lengths  []int               // of each section, in runes
	at       map[noteSection]int // the first section of a part, of a row, of a row's place and of a row's words
	runes    [][]rune            // of each section that was asked for
	digests  []string            // of each section that was asked for
}

func readText(t noteText) *textRead {
	r := &textRead{sections: t, at: map[noteSection]int{}, runes: make([][]rune, len(t)), digests: make([]string, len(t))}
	text, starts := t.joined()
	r.joined = textIndex{text: text, starts: starts}
	for i, s := range t {
		r.lengths = append(r.lengths, utf8.RuneCountInString(s.Text))
		keys := []noteSection{{Part: s.Part}}
		if s.Part == PartRow {
			keys = []noteSection{{List: s.List, Number: s.Number, Text: s.Text}, {List: s.List, Number: s.Number}, {Text: s.Text}}
		}
		for _, key := range keys {
			if _, taken := r.at[key]; !taken {
				r.at[key] = i
			}
		}
	}
	return r
}

// section finds the one that a note stands in; -1 if there is none. Of rows with
// the same number the one with the words of the note is meant; one that nobody
// has may have another number now.
func (t *textRead) section(n noteRecord) int {
	keys := []noteSection{{Part: n.Part}}
	if n.OnRow {
		keys = []noteSection{{List: n.RowList, Number: n.RowNumber, Text: n.RowText}, {Text: n.RowText}, {List: n.RowList, Number: n.RowNumber}}
	}
	for _, key := range keys {
		if at, ok := t.at[key]; ok && key != (noteSection{}) {
			return at
		}
	}
	return -1
}

// content gives the runes of a section and its digest.
func (t *textRead) content(i int) (runes []rune, digest string) {
	if t.digests[i] == "" {
		t.runes[i], t.digests[i] = []rune(t.sections[i].Text), digestOf([]byte(t.sections[i].Text))
	}
	return t.runes[i], t.digests[i]
}

// has reports whether a note's words stand where it says.
func (t *textRead) has(n noteRecord) bool {
	at := t.section(n)
	if at < 0 || n.OnRow && n.RowText != "" && t.sections[at].Text != n.RowText {
		return false
	}
	if n.Part == "" {
		return true
	}
	runes, _ := t.content(at)
	return n.StartRune >= 0 && n.EndRune <= len(runes) && n.StartRune < n.EndRune && string(runes[n.StartRune:n.EndRune]) == n.Quote
}

// noteSteps follows notes from one version of their item's text to the next.
// Notes on the item as a whole have no place and are not given.
func noteSteps(old, new *textRead, notes []noteRecord) []noteStep {
	a := anchor.Align(old.joined.text, new.joined.text)
	steps := make([]noteStep, len(notes))
	digest := new.sections.digest()
	for i, n := range notes {
		at := old.section(n)
		n.ItemDigest = digest
		if at < 0 {
			steps[i] = noteStep{note: n, state: anchor.Gone}
			continue
		}
		start := old.joined.starts[at]
		span := anchor.Span{Start: start + n.StartRune, End: start + n.EndRune}
		if n.OnRow && n.Part == "" {
			span = anchor.Span{Start: start, End: start + old.lengths[at]}
		}
		steps[i] = new.take(n, old.sections[at], a.Carry(span))
	}
	return steps
}

// take gives a note, which stood in a section of an earlier version, the place to
// which its words went in this one.
func (t *textRead) take(n noteRecord, old noteSection, fate anchor.Fate) noteStep {
	step := noteStep{note: n, state: anchor.Gone, score: fate.Score}
	to := t.landing(fate.Place)
	if fate.State == anchor.Gone || to < 0 {
		return step
	}
	from, end := fate.Place.Start-t.joined.starts[to], fate.Place.End-t.joined.starts[to]
	from, end = min(max(from, 0), t.lengths[to]), min(max(end, 0), t.lengths[to])
	if from >= end {
		return step
	}
	new := t.sections[to]
	step.state = fate.State
	if step.state == anchor.Unchanged && (old.Part != new.Part || old.List != new.List) {
		step.state = anchor.Moved
	}
	whole := n.OnRow && n.Part == ""
	r := &step.note
	r.OnRow, r.RowList, r.RowNumber, r.RowText = new.Part == PartRow, "", 0, ""
	if r.OnRow {
		r.RowList, r.RowNumber, r.RowText = new.List, new.Number, new.Text
	}
	if whole && r.OnRow {
		if new.Text != old.Text {
			step.state = step.state.Then(anchor.Edited)
		}
		return step
	}
	t.quote(r, to, from, end)
	return step
}

// quote lets a note stand on words of a section.
func (t *textRead) quote(r *noteRecord, section, from, to int) {
	runes, digest := t.content(section)
	r.Part, r.Revision = t.sections[section].Part, digest
	r.quote(runes, from, to, 0)
}

// landing is the section in which most of a place lies; -1 if there is none.
func (t *textRead) landing(place anchor.Span) int {
	first, _ := slices.BinarySearch(t.joined.starts, place.Start)
	best, most := -1, -1
	for i := max(first-1, 0); i < len(t.lengths) && t.joined.starts[i] <= place.End; i++ {
		start := t.joined.starts[i]
		if in := min(start+t.lengths[i], place.End) - max(start, place.Start); in > most {
			best, most = i, in
		}
	}
	return best
}

// fromWords follows notes of which only the words are left. What is found so is
// never called unchanged, and what is not found stays as it is.
func (t *textRead) fromWords(notes []noteRecord) []noteStep {
	steps, stand := make([]noteStep, len(notes)), make([]bool, len(notes))
	type column struct{ part, list string }
	left := map[column][]remnant{}
	for i, n := range notes {
		if t.has(n) {
			steps[i], stand[i] = noteStep{note: n, state: anchor.Unchanged, score: 1}, true
			continue
		}
		steps[i] = noteStep{note: n, state: anchor.Gone}
		c, r := column{part: n.Part}, n.remnant()
		if n.OnRow {
			c = column{PartRow, n.RowList}
		}
		r.note = i
		left[c] = append(left[c], r)
	}
	for c, remnants := range left {
		for _, e := range putTogether(remnants, &t.joined) {
			old := noteText{{Part: c.part, List: c.list, Text: string(e.text)}}
			text, starts := old.joined()
			a := anchor.Align(text, t.joined.text)
			for _, r := range e.of {
				at := starts[0] + r.at
				was := noteSection{Part: c.part, List: c.list, Text: string(r.words)}
				steps[r.note] = t.take(notes[r.note], was, a.Carry(anchor.Span{Start: at + r.from, End: at + r.to}))
			}
		}
		for _, r := range remnants {
			if steps[r.note].state != anchor.Gone {
				continue
			}
			was := noteSection{Part: c.part, List: c.list, Text: string(r.words)}
			if at, ok := t.joined.once(was.Text); ok {
				fate := anchor.Fate{State: anchor.Moved, Place: anchor.Span{Start: at + r.from, End: at + r.to}, Score: 1}
				steps[r.note] = t.take(notes[r.note], was, fate)
			}
		}
	}
	digest := t.sections.digest()
	for i := range steps {
		steps[i].note.ItemDigest = digest
		if !stand[i] {
			steps[i].state = anchor.Moved.Then(steps[i].state)
		}
	}
	return steps
}
