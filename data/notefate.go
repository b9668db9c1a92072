package data

import "paragraf/data/anchor"

// NoteFate says what accepting a draft would do to a reader's own note.
type NoteFate struct {
	Note  Note
	State NoteState
	Words string // where it would stand, for NoteEdited
}

// NoteState says where the words that a note stands on are in a new version.
type NoteState string

// The states of a [NoteFate].
const (
	NoteStays   NoteState = "stays"   // the words are the same, and in the same order of the text
	NoteMoved   NoteState = "moved"   // the same words stand at another place
	NoteEdited  NoteState = "edited"  // other words stand there now
	NoteGone    NoteState = "gone"    // the words are not there; the note is kept with its quote
	NoteRemoved NoteState = "removed" // its item is no longer in the papers; item and note are kept
)

var fateStates = map[anchor.State]NoteState{
	anchor.Unchanged: NoteStays, anchor.Moved: NoteMoved, anchor.Edited: NoteEdited, anchor.Gone: NoteGone,
}

// noteFates says what becomes of notes in the next version of their meeting.
func noteFates(notes []Note, before, after Meeting) []NoteFate {
	items := map[string][2]AgendaItem{}
	for _, it := range after.Items {
		items[it.ID] = [2]AgendaItem{{}, it}
	}
	for _, it := range before.Items {
		if pair, ok := items[it.ID]; ok {
			pair[0] = it
			items[it.ID] = pair
		}
	}
	fates := make([]NoteFate, len(notes))
	onText := map[string][]int{} // by item: the notes that stand on words of it
	for i, n := range notes {
		fates[i] = NoteFate{Note: n, State: NoteStays}
		if n.ItemID == "" {
			continue
		}
		if pair, ok := items[n.ItemID]; !ok || pair[0].ID == "" {
			if !ok {
				fates[i].State = NoteRemoved
			}
		} else if n.Gone() {
			fates[i].State = NoteGone
		} else if n.Page == nil && (n.Row != nil || n.Passage != nil) { // an attachment keeps its file
			onText[n.ItemID] = append(onText[n.ItemID], i)
		}
	}
	for id, of := range onText {
		records := make([]noteRecord, len(of))
		for k, i := range of {
			records[k] = noteToRecord(notes[i])
		}
		for k, step := range noteSteps(readText(noteTextOf(items[id][0])), readText(noteTextOf(items[id][1])), records) {
			f := &fates[of[k]]
			f.State = fateStates[step.state]
			if f.State == NoteEdited {
				f.Words = step.note.Quote
				if step.note.Part == "" {
					f.Words = step.note.RowText
				}
			}
		}
	}
	return fates
}
