package data

import "time"

// NoteKind says what a note is to its writer.
type NoteKind string

// The kinds of note.
const (
	KindNote   NoteKind = "note"     // anteckning
	KindAsk    NoteKind = "question" // fråga
	KindMotion NoteKind = "motion"   // yrkande
	KindFor    NoteKind = "approve"  // bifall
	KindNo     NoteKind = "reject"   // avslag
	KindBias   NoteKind = "bias"     // jäv?
	KindCheck  NoteKind = "check"    // att kolla
	KindPlace  NoteKind = "bookmark" // bokmärke: a place to come back to, with or without words

	KindDissent NoteKind = "reservation" // a drafted reservation
)

// NoteKinds lists the kinds in the order in which they are offered.
var NoteKinds = []NoteKind{KindNote, KindAsk, KindMotion, KindFor, KindNo, KindDissent, KindBias, KindCheck, KindPlace}

// NoteColours lists the colours that a passage can be marked in.
var NoteColours = []string{"yellow", "green", "red", "blue"}

// Underline is the [Note.Style] of a passage that is underlined in its colour
// and has no ground.
const Underline = "underline"

// Note is one reader's own, private remark (a minnesanteckning, TF 2:12). It
// belongs to a meeting and, as far as they are given, to an item, a row, a page
// of an attachment and a passage; one without a meeting belongs to the case of its CaseNumber. Notes are stored apart from committee data and never leave the
// machine but by the owner's own act.
type Note struct {
	ID         string    `json:"id"`
	MeetingID  string    `json:"meeting"`               // "" for a note on a case
	ItemID     string    `json:"item,omitempty"`        // "" for a note on the meeting
	Section    int       `json:"section,omitempty"`     // the item's § now, or the last that it had
	CaseNumber string    `json:"case_number,omitempty"` // the item's or row's first case number
	Row        *RowRef   `json:"row,omitempty"`
	Page       *PageRef  `json:"page,omitempty"` // a place in an attachment
	Passage    *Passage  `json:"passage,omitempty"`
	Kind       NoteKind  `json:"kind"`
	Text       string    `json:"text"`
	Tags       []string  `json:"tags,omitempty"`   // the #words of Text, see [Tags]; never stored apart
	Colour     string    `json:"colour,omitempty"` // yellow | green | red | blue; "" without highlight
	Style      string    `json:"style,omitempty"`  // [Underline], or "" for a ground in the colour
	CreatedAt  time.Time `json:"created_at"`
	UpdatedAt  time.Time `json:"updated_at"`
	HandedIn   *HandedIn `json:"handed_in,omitempty"` // nil: it never left the notes
	Version    int       `json:"-"`

	// Carried is what became of the words that it stands on since the reader last
	// saw them; nil where they stand as they did. [Store.Notes] gives it.
	Carried *Carried          `json:"carried,omitempty"`
	trail   []notePlaceRecord // where it has stood, if it was ever carried
	digest  string            // of its item's text, [noteText.digest]
	context noteText          // that text, of a note that gets a new place
}

// RowRef points at a row of a notification list. It follows the row's words:
// [Store.Notes] gives the place where they stand in the newest version.
type RowRef struct {
	List    string `json:"list"` // the list's title
	Number  int    `json:"number"`
	Text    string `json:"text,omitempty"`    // the row's words when the note was written
	Changed bool   `json:"changed,omitempty"` // no row has these words any more; the place is the last known
}

// Passage points at words of an item. Start and End count runes (code points)
// in JoinBlocks of the named part, of [PartAttachment] in the text of the note's
// page and, where the words go on, of those after it, joined by "\f"; Quote, Prefix and Suffix keep the words and
// 32 runes around them for ever, so that a new version can be searched.
type Passage struct {
	Part     string `json:"part"`     // see [AgendaItem.Part]
	Revision string `json:"revision"` // SHA-256 of the part's joined text, of an attachment that of its bytes
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Quote    string `json:"quote"`
	Prefix   string `json:"prefix,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
}
