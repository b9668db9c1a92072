// Package mynotes is the screen of all own notes: every note of the reader,
// by meeting, case, kind or tag, sifted by what is chosen and typed, with the
// chosen one beside the list, where it is edited, gone to, handed in or deleted.
//
// The notes are searched in memory, where they are read to anyway: no index of
// private words is ever on disk. The screen stores nothing; it asks the window
// through [Params].
package mynotes
