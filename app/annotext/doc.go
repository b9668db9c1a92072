// Package annotext is the reading surface: it shows a text of any length in a
// readable column, lets a person select and copy words with mouse and keyboard,
// marks passages in four colours, each with a line style of its own, and sets
// notes as cards in the margin beside their passages.
//
// The text is immutable and addressed by rune: offset 0 is before the first
// rune of the first block, and one rune, a line break, stands between two
// blocks. A [Mark] is a half-open range of offsets. The package knows no data
// and no screens: what a person asks for comes out as a call of a function of
// [Options], and the screen answers with new marks.
//
// How it is made, in the order of the files:
//
//   - text.go: blocks, offsets, words.
//   - metrics.go: how wide runes are; the only place that measures.
//   - layout.go: pure line breaking, and from a point to an offset and back.
//   - page.go: the widget; which lines are visible, the geometry of the columns.
//   - draw.go: lines, grounds of marks, selection; only what is visible exists.
//   - input.go, keys.go: mouse and keyboard.
//   - notes.go: cards in the margin.
//   - find.go: finding words.
//
// After a new layout every object of a line is dropped, never reused: a line
// number means another line then.
package annotext
