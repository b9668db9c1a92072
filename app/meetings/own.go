package meetings

import (
	"paragraf/app/swedish"
)

// OwnKind says what of the reader's own a row leads to.
type OwnKind string

// The kinds.
const (
	OwnNotes  OwnKind = "notes"  // all notes
	OwnSpeech OwnKind = "speech" // the speaking sheet of the meeting that is shown
	OwnSearch OwnKind = "search" // a search that is kept
)

// Own is a way to what is the reader's own.
type Own struct {
	Kind  OwnKind
	Count int    // notes, or new hits
	Items int    // on which the notes are
	Date  string // YYYY-MM-DD, of the meeting to speak at
	Query string // that is kept
}

// words are what it is, and more about it, in two lines.
func (o Own) words() (what, about string) {
	switch {
	case o.Kind == OwnNotes:
		return swedish.T("window.mine.notes"), swedish.N("window.mine.in", o.Items, "count", o.Count)
	case o.Kind == OwnSpeech:
		return swedish.T("window.mine.speech"), swedish.DayMonth(o.Date)
	case o.Count == 0:
		return swedish.T("window.mine.search", "query", o.Query), swedish.T("window.mine.none_new")
	}
	return swedish.T("window.mine.search", "query", o.Query), swedish.N("search.new", o.Count)
}
