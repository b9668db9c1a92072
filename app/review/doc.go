// Package review is the conversation about a paper that was read in, before
// anything of it is stored: the paper itself at the left, with the passages
// marked that each fact was read from, and at the right what was understood.
//
// What a person should look at comes first, as steps: each says what it means
// and can be accepted, corrected or left for later, with keys alone. Below them
// stands everything else that was understood, and all of it can be corrected in
// its place. For a later version of a known meeting the changes come before the
// steps.
//
// The page holds a draft and the corrections made to it; it stores nothing. In
// the order of the files:
//
//   - page.go, keys.go: the page, its list of rows, and what the keys do.
//   - steps.go, answers.go: the warnings and what can be done about each.
//   - correct.go: answers and corrections, back and forth.
//   - rows.go, fields.go, changes.go: what the rows are; keep.go: what was before, kept.
//   - build.go, line.go, slot.go: how a row is drawn.
//   - editor.go, options.go: correcting a value in its place.
//   - source.go, passages.go: the paper and where each field stood in it.
//   - halves.go, foot.go: how the page is laid out.
//   - corrections.go: what was corrected, afterwards.
package review
