// Package compose sets a committee's documents as PDF: the minutes, extracts
// of single §§, the notice with its proof of posting, notification lists, and
// the picture that a signature shows.
//
// What stands on the pages is decided here, how it stands there in package
// layout, and gofpdf writes the file, which package tagged finishes. Every
// document is a pure function of its input: the same meeting, options and time
// give the same bytes, at any time and on any number of goroutines.
//
// The package never signs, never reads or stores anything, and never invents:
// a heading stands only where there is content, a word stands as the meeting
// has it, and what no typeface can set is replaced visibly and reported in
// [Document.Replaced].
package compose
