package data

import "strings"

// NoteFate says what accepting a draft would do to a reader's own note. The
// note itself is never touched.
type NoteFate struct {
	Note  Note
	State NoteState
}

// NoteState says where the words that a note stands on are in a new version.
type NoteState string

// The states of a [NoteFate].
const (
	NoteStays   NoteState = "stays"   // the place and its words are the same
	NoteMoved   NoteState = "moved"   // the same words stand at another place
	NoteGone    NoteState = "gone"    // the words are not there; the note stays on the item with its quote
	NoteRemoved NoteState = "removed" // its item is no longer in the papers; item and note are kept
)

// noteFates says what becomes of notes in the next version of their meeting.
func noteFates(notes []Note, after Meeting) []NoteFate {
	items := map[string]AgendaItem{}
	for _, it := range after.Items {
		items[it.ID] = it
	}
	fates := make([]NoteFate, len(notes))
	for i, n := range notes {
		fates[i] = NoteFate{n, NoteStays}
		if n.ItemID == "" {
			continue
		}
		it, ok := items[n.ItemID]
		switch {
		case !ok:
			fates[i].State = NoteRemoved
		case n.Row != nil:
			fates[i].State = rowFate(it, *n.Row)
		case n.Passage != nil:
			fates[i].State = passageFate(JoinBlocks(it.Part(n.Passage.Part)), *n.Passage)
		}
	}
	return fates
}

func rowFate(it AgendaItem, ref RowRef) NoteState {
	rows := rowIndexes{}
	for _, l := range it.Lists {
		for _, e := range l.Entries {
			rows.add(it.ID, rowPlace{l.Title, e.Number, e.Text})
		}
	}
	ref.Changed = false
	switch now := ref.follow(rows[it.ID]); {
	case now.Changed:
		return NoteGone
	case !now.samePlace(ref):
		return NoteMoved
	}
	return NoteStays
}

func passageFate(text string, p Passage) NoteState {
	runes := []rune(text)
	switch {
	case p.End <= len(runes) && string(runes[p.Start:p.End]) == p.Quote:
		return NoteStays
	case strings.Contains(text, p.Quote):
		return NoteMoved
	}
	return NoteGone
}
