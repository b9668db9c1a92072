package data

// State says how far a meeting has come.
type State string

// The states of a meeting, in their order.
const (
	Convened  State = "convened"  // an agenda has gone out
	Held      State = "held"      // there are minutes, not yet adjusted
	Adjusted  State = "adjusted"  // chair and adjusters have signed (KL 5:69)
	Announced State = "announced" // the notice is up (KL 8:12)
	Final     State = "final"     // the appeal period has passed (KL 13:5)
)

// Meeting is one sammanträde of a body with all that was handled at it. Its
// JSON is the contract that import, show and every export share.
type Meeting struct {
	ID           string       `json:"id"`
	Organization string       `json:"organization,omitempty"`
	Body         string       `json:"body"`
	Date         string       `json:"date"`
	Start        string       `json:"start,omitempty"`
	End          string       `json:"end,omitempty"`
	Place        string       `json:"place,omitempty"`
	State        State        `json:"state,omitempty"`
	Attendance   []Attendance `json:"attendance,omitempty"`
	Items        []AgendaItem `json:"items"`
	Minutes      *Minutes     `json:"minutes,omitempty"`
	FrontMatter  []Block      `json:"front_matter,omitempty"` // text outside the §§ that has no field of its own
	Source       *Source      `json:"source,omitempty"`
	Warnings     []Warning    `json:"warnings"`

	// Version counts the stored changes of this meeting. A write names the
	// version that it saw and fails with [ErrConflict] if another came first.
	Version int `json:"-"`
}

// MeetingSummary is what a list of meetings shows.
type MeetingSummary struct {
	ID           string `json:"id"`
	Organization string `json:"organization,omitempty"`
	Body         string `json:"body"`
	Date         string `json:"date"`
	Start        string `json:"start,omitempty"`
	State        State  `json:"state,omitempty"`
	Items        int    `json:"items"`    // number of agenda items
	Sections     string `json:"sections"` // § numbers as ranges, "44-59"
	Sample       bool   `json:"sample,omitempty"`
}

// Warning is one thing in an imported meeting that a person should look at.
type Warning struct {
	Code    string `json:"code"`
	Item    int    `json:"item,omitempty"`    // position of the item, from 1; 0: the meeting as a whole
	Entries []int  `json:"entries,omitempty"` // numbers of the rows it speaks of
	Message string `json:"message"`           // Swedish, one sentence, says what to look at
	// Accepted: a person has looked at it and says that it is right.
	Accepted bool `json:"accepted,omitempty"`
}

// The codes of [Warning].
const (
	SectionInferred        = "section_inferred"
	TitleMissing           = "title_missing"
	SectionGap             = "section_gap"
	SectionDuplicate       = "section_duplicate"
	EntryDuplicate         = "entry_duplicate"
	EntryWithoutCaseNumber = "entry_without_case_number"
	EntryLate              = "entry_late" // an urgent decision notified too late (KL 6:40); not stored
	CaseNumberRepeated     = "case_number_repeated"
	ContentsMismatch       = "contents_mismatch"
	RangeMismatch          = "range_mismatch"
	AdjusterNotServing     = "adjuster_not_serving"
	DeadlineBroken         = "deadline_broken"
	DateMissing            = "date_missing"
	BodyMissing            = "body_missing"
	TextUnplaced           = "text_unplaced"
)
