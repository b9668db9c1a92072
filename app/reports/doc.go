// Package reports is the screen where one matter is read: its report, the
// proposals, what was moved, how it was put and what was decided, in one
// readable column with the reader's own notes in the margin.
//
// It shows what it is given and never changes the stores itself: what the
// reader does is told to the window through the functions in [Params].
package reports
