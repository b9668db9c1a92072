package data

// ChangeKind says what sort of thing changed.
type ChangeKind string

// The kinds of change.
const (
	MeetingChanged  ChangeKind = "meeting"
	NoteChanged     ChangeKind = "note"
	DocumentChanged ChangeKind = "document"
	SettingChanged  ChangeKind = "setting"
)

// Change tells a listener what to read again. It carries no content.
type Change struct {
	Kind ChangeKind
	ID   string // of the meeting, note or document; the key of a setting
}
