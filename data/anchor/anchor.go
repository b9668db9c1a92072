// Package anchor follows passages of a text into its next version. It has both
// versions, so it aligns them first and then maps each passage through the
// alignment; it never searches for a quote where an alignment can say what
// became of it. Every word of the new version is the image of at most one word
// of the old, so a copy that stood elsewhere all the time is never taken for a
// passage that was deleted.
//
// It is pure: no store, no clock, no chance; the same two texts and passages
// give the same fates. It never gives a place outside the new text, and never
// calls a passage unchanged or moved whose words are not the same, rune for
// rune, but for white space.
//
// Texts are carried from version to version, never from the first to the last:
// each step is small, and small steps are told apart from deletions.
package anchor

// State says what became of a passage.
type State string

// The states; a passage is in exactly one of them.
const (
	Unchanged State = "unchanged" // the same words, where they were in the order of the text
	Moved     State = "moved"     // the same words, taken to another place
	Edited    State = "edited"    // other words, or the same in a sentence that was rewritten around them
	Gone      State = "gone"      // deleted, or nothing proves where it went
)

// Then is what became of a passage in two steps, as long as nobody has seen the
// first: what was edited stays so whatever becomes of the words after, and what
// is gone comes not back.
func (s State) Then(next State) State {
	rank := map[State]int{Moved: 1, Edited: 2, Gone: 3}
	if rank[s] > rank[next] {
		return s
	}
	return next
}

// Span is a place in a text, in runes; Start ≤ End.
type Span struct{ Start, End int }

// Fate is what became of a passage in the next version.
type Fate struct {
	State State
	Place Span    // in the new text; where it would have stood for Gone
	Score float64 // how much of it was found, rare words counting most, 0 to 1
}

// Carry says what became of passages of one version of a text in the next. The
// paragraphs of both are lines.
func Carry(old, new string, passages []Span) []Fate {
	a := Align(old, new)
	fates := make([]Fate, len(passages))
	for i, p := range passages {
		fates[i] = a.Carry(p)
	}
	return fates
}
