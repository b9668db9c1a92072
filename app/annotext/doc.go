// Package annotext is the reading surface: it shows a text of any length in a
// readable column, lets a person select and copy words with mouse and keyboard,
// marks passages in four colours, each with a line style of its own, and sets
// notes as cards in the margin beside their passages, or below them where there
// is no margin.
//
// The text is immutable and addressed by rune: offset 0 is before the first
// rune of the first block, and one rune, a line break, stands between two
// blocks. A [Mark] is a half-open range of offsets. The package knows no data
// and no screens: what a person asks for comes out as a call of a function of
// [Options], and the screen answers with new marks. The paper under the text is
// the screen's: a surface is painted once, not by each that stands on it.
//
// Notes are written where they stand: a card becomes an [Editor] in its place,
// which is saved when it is left. An Editor can stand elsewhere as well, in a row
// of a list or among cards. What kinds of note there are, and where they are
// stored, the screen says in [Writing].
//
// How it is made, in the order of the files:
//
//   - text.go: blocks, offsets, words.
//   - metrics.go: how wide runes are; the only place that measures. meter.go:
//     the same for lists, without a page.
//   - layout.go: pure line breaking, from a point to an offset and back, and the
//     gap for a note that has no margin.
//   - options.go: what a page asks and tells. page.go: the widget and its view;
//     columns.go: where the columns stand; face.go: how styles look.
//   - mark.go, marks.go: marks and going from one to the next.
//   - draw.go: lines, grounds of marks, selection; only what is visible exists.
//   - input.go, keys.go: mouse and keyboard.
//   - notes.go, card.go: cards, beside their passages and never overlapping.
//   - writing.go, editor.go, editorlook.go, chip.go: writing a note in its place.
//   - find.go: finding words.
//
// After a new layout every object of a line is dropped, never reused: a line
// number means another line then.
package annotext
