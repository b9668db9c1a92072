package data

import "slices"

// NoteFilter chooses notes; empty fields choose all.
type NoteFilter struct {
	MeetingID  string
	ItemID     string
	CaseNumber string // as it is printed; see [SameCase]
	Kind       NoteKind
	Tag        string // with or without #, in any case
	Search     string // words that the note, its quote or its tags hold, each of them, in any order
	// IDs are notes that were found already, in more than the store searches: they
	// stand in place of Search. nil: Search decides.
	IDs map[string]bool
}

// Admits reports whether the filter chooses a note.
func (f NoteFilter) Admits(n Note) bool {
	switch {
	case f.MeetingID != "" && f.MeetingID != n.MeetingID,
		f.ItemID != "" && f.ItemID != n.ItemID,
		f.Kind != "" && f.Kind != n.Kind,
		f.CaseNumber != "" && !SameCase(f.CaseNumber, n.CaseNumber):
		return false
	}
	if f.Tag != "" && !slices.Contains(n.Tags, tagOf(f.Tag)) {
		return false
	}
	if f.IDs != nil {
		return f.IDs[n.ID]
	}
	return f.Search == "" || NewNoteWords(n).Match(SearchWords(f.Search))
}
