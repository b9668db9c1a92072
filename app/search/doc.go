// Package search is the screen on which one looks for words, §§ and case numbers
// in everything: a field, and under it what was found, the best first, with the
// words that were found in bold.
//
// It knows no store: the window searches, away from the UI thread, and shows
// here what was found.
package search
