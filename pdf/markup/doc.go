// Package markup writes annotations into a copy of a PDF: highlights,
// underlines, notes, rectangles and what was drawn by hand, each with its
// appearance, so that every reader shows it alike.
//
// The copy is an incremental update (ISO 32000-1, 7.5.6): the file stays byte
// for byte the beginning of it. It never removes or changes an annotation that
// is there, and never writes into an encrypted file.
package markup
