package data

import (
	"cmp"
	"slices"
	"time"

	"paragraf/data/anchor"
)

// Carried is what became of the words that a note stands on since its reader
// last saw them: they were moved, edited, or are gone. Until then the window
// and the commands show it.
type Carried struct {
	State anchor.State `json:"state"`
	// Was is where they stood when the reader last saw them, WasRow the row.
	Was    *Passage `json:"was,omitempty"`
	WasRow *RowRef  `json:"was_row,omitempty"`
	// WasPage is the page of an attachment.
	WasPage *PageRef `json:"was_page,omitempty"`
	Score   float64  `json:"score"` // how much was found again, 0 to 1
}

// Gone reports whether nothing in the text is known to be what the note stands
// on. Its Passage then says where it last stood.
func (n Note) Gone() bool { return n.Carried != nil && n.Carried.State == anchor.Gone }

// placed is the state of a place that the reader chose.
const placed = "placed"

// notePlaceRecord is where a note stood in one version of its item's text.
type notePlaceRecord struct {
	NoteID     string `gorm:"primaryKey"`
	Number     int    `gorm:"primaryKey;autoIncrement:false"` // from 1
	MeetingID  string
	ItemDigest string // of the item's text, [noteText.digest]
	State      string
	RowList    string
	RowNumber  int
	RowText    string
	Part       string
	Revision   string
	StartRune  int
	EndRune    int
	Quote      string
	Prefix     string
	Suffix     string
	Score      float64
	PlacedAt   int64
	SeenAt     int64

	OnPage pageColumns `gorm:"embedded"`
}

func (notePlaceRecord) TableName() string { return "note_places" }

// noteTextRecord is a version of an item's text that notes stand in.
type noteTextRecord struct {
	ItemID     string `gorm:"primaryKey"`
	ItemDigest string `gorm:"primaryKey"`
	MeetingID  string
	Text       string
}

func (noteTextRecord) TableName() string { return "note_texts" }

// noteMeetingRecord says up to which version of a meeting its notes are carried.
type noteMeetingRecord struct {
	MeetingID string `gorm:"primaryKey"`
	Version   int
}

func (noteMeetingRecord) TableName() string { return "note_meetings" }

// placeOf is the place that a stored note has, at a time.
func placeOf(n noteRecord, state string, number int, when time.Time) notePlaceRecord {
	at := micros(when)
	p := notePlaceRecord{NoteID: n.ID, Number: number, MeetingID: n.MeetingID, ItemDigest: n.ItemDigest, State: state,
		RowList: n.RowList, RowNumber: n.RowNumber, RowText: n.RowText, Part: n.Part, Revision: n.Revision,
		StartRune: n.StartRune, EndRune: n.EndRune, Quote: n.Quote, Prefix: n.Prefix, Suffix: n.Suffix, Score: 1, PlacedAt: at, OnPage: n.OnPage}
	if state == placed {
		p.SeenAt = at
	}
	return p
}

// take gives a note a place.
func (n *noteRecord) take(p notePlaceRecord) {
	n.ItemDigest, n.RowList, n.RowNumber, n.RowText = p.ItemDigest, p.RowList, p.RowNumber, p.RowText
	n.Part, n.Revision, n.StartRune, n.EndRune = p.Part, p.Revision, p.StartRune, p.EndRune
	n.Quote, n.Prefix, n.Suffix = p.Quote, p.Prefix, p.Suffix
	n.OnPage = p.OnPage
}

func (p notePlaceRecord) passage() *Passage {
	if p.Part == "" {
		return nil
	}
	return &Passage{Part: p.Part, Revision: p.Revision, Start: p.StartRune, End: p.EndRune, Quote: p.Quote, Prefix: p.Prefix, Suffix: p.Suffix}
}

func (p notePlaceRecord) row() *RowRef {
	if p.RowList == "" && p.RowNumber == 0 {
		return nil
	}
	return &RowRef{List: p.RowList, Number: p.RowNumber, Text: p.RowText}
}

// carried tells from the places of a note, in order, what its reader has not
// seen yet; nil for nothing.
func carried(places []notePlaceRecord) *Carried {
	if len(places) == 0 {
		return nil
	}
	last := places[len(places)-1]
	from, state, before := 0, anchor.Unchanged, anchor.Unchanged
	for i, p := range places {
		if p.State == placed || p.SeenAt > 0 && p.State != string(anchor.Gone) {
			from, state = i, anchor.Unchanged
			continue
		}
		if state == anchor.Gone { // it may have come back, and is then no more seen than it was
			state = before
		}
		before = state
		state = state.Then(anchor.State(p.State))
	}
	if last.State == placed || state == anchor.Unchanged {
		return nil
	}
	was := places[from]
	if state == anchor.Edited && was.says(last) { // and back again
		return nil
	}
	return &Carried{State: state, Was: was.passage(), WasRow: was.row(), WasPage: was.OnPage.ref(), Score: last.Score}
}

// says reports whether the same words stand at two places, with the same round them.
func (p notePlaceRecord) says(q notePlaceRecord) bool {
	return p.Quote == q.Quote && p.Prefix == q.Prefix && p.Suffix == q.Suffix && p.RowText == q.RowText && p.Part == q.Part && p.OnPage.Page == q.OnPage.Page
}

// withPlaces tells of each note what its reader has not seen yet; places are
// those of the notes, in any order.
func withPlaces(notes []Note, places []notePlaceRecord) {
	trails := trailsOf(places)
	for i := range notes {
		notes[i].follow(trails)
	}
}

// trailsOf gives the places of each note in order, by note.
func trailsOf(places []notePlaceRecord) map[string][]notePlaceRecord {
	of := map[string][]notePlaceRecord{}
	for _, p := range places {
		of[p.NoteID] = append(of[p.NoteID], p)
	}
	for _, trail := range of {
		slices.SortFunc(trail, func(p, q notePlaceRecord) int { return cmp.Compare(p.Number, q.Number) })
	}
	return of
}

// follow gives a note the places that it has had.
func (n *Note) follow(trails map[string][]notePlaceRecord) {
	n.trail = trails[n.ID]
	n.Carried = carried(n.trail)
}

func (p *notePlaceRecord) read(f *fields) {
	p.NoteID, p.Number, p.MeetingID, p.ItemDigest, p.State = f.text(), f.int(), f.text(), f.text(), f.text()
	p.RowList, p.RowNumber, p.RowText = f.text(), f.int(), f.text()
	p.Part, p.Revision, p.StartRune, p.EndRune = f.text(), f.text(), f.int(), f.int()
	p.Quote, p.Prefix, p.Suffix = f.text(), f.text(), f.text()
	p.Score, p.PlacedAt, p.SeenAt = float64(f.int())/1000, f.number(), f.number()
	p.OnPage.read(f)
}

const notePlaceColumns = `p.note_id, p.number, p.meeting_id, p.item_digest, p.state, p.row_list, p.row_number, p.row_text,
	p.part, p.revision, p.start_rune, p.end_rune, p.quote, p.prefix, p.suffix, CAST(round(p.score * 1000) AS integer), p.placed_at, p.seen_at,
	p.attachment, p.file, p.page, p.drawing`

// readPlaces reads the places of the notes of a meeting, or of all notes.
func readPlaces(ask asking, f NoteFilter) ([]notePlaceRecord, error) {
	query, args := `SELECT `+packed(notePlaceColumns)+` FROM note_places p WHERE 1`, []any{}
	if f.MeetingID != "" {
		query, args = query+` AND p.meeting_id = ?`, append(args, f.MeetingID)
	}
	if f.ItemID != "" {
		query, args = query+` AND p.note_id IN (SELECT id FROM notes WHERE item_id = ?)`, append(args, f.ItemID)
	}
	return readPacked(ask, (*notePlaceRecord).read, query, args...)
}

// seenTime is when something is seen now, never twice the same.
func seenTime(places []notePlaceRecord, now time.Time) int64 {
	at := micros(now)
	for _, p := range places {
		at = max(at, p.SeenAt+1)
	}
	return at
}

// Step is what became of a note from the version of its text before to the one
// of now, whether or not its reader has seen it.
type Step struct {
	State    anchor.State
	Was, Now *Passage // nil for a note on a whole row or item; Now is the last known where the words are gone
	WasRow   *RowRef
	WasPage  *PageRef
	Score    float64
}

// LastStep tells the last step of a note that [Store.Notes] gave. One that was
// never carried is where it was written.
func (n Note) LastStep() Step {
	step := Step{State: anchor.Unchanged, Was: n.Passage, Now: n.Passage, WasRow: n.Row, WasPage: n.Page, Score: 1}
	if last := len(n.trail) - 1; last > 0 && n.trail[last].State != placed {
		was := n.trail[last-1]
		step.State, step.Score = anchor.State(n.trail[last].State), n.trail[last].Score
		step.Was, step.WasRow, step.WasPage = was.passage(), was.row(), was.OnPage.ref()
	}
	return step
}
