package data

import "strings"

// NoteWords is a note as it is searched: every note of a reader is held in
// memory while they search, so that no index of private words is ever on disk.
type NoteWords string

// NewNoteWords gathers what a note is found by: its words, the quoted words,
// the row's words, and its case number.
func NewNoteWords(n Note) NoteWords {
	parts := []string{n.Text, n.CaseNumber}
	if n.Passage != nil {
		parts = append(parts, n.Passage.Quote)
	}
	if n.Row != nil {
		parts = append(parts, n.Row.List, n.Row.Text)
	}
	return NoteWords(fold(strings.Join(parts, " ")))
}

// SearchWords takes what a person typed apart into words to look for.
func SearchWords(typed string) []string { return strings.Fields(fold(typed)) }

// Match reports whether every word, or beginning or part of one, is there.
func (w NoteWords) Match(words []string) bool {
	for _, word := range words {
		if !strings.Contains(string(w), word) {
			return false
		}
	}
	return true
}
