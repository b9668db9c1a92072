package data

import (
	"context"
	"errors"
)

// Errors that callers tell apart. Every other error is a plain failure.
var (
	ErrNotFound  = errors.New("not found")
	ErrAmbiguous = errors.New("more than one matches")
	ErrConflict  = errors.New("changed by someone else meanwhile")
	ErrInvalid   = errors.New("not valid")
	ErrNewer     = errors.New("the store was written by a newer version of the program")
	ErrLocked    = errors.New("the store is in use by another process")
)

// Store is the three databases and the folder of files of one user.
type Store struct{}

// Open opens the stores in dir, making them if they do not exist, after
// bringing older ones up to the present schema (with a backup first).
func Open(ctx context.Context, dir string) (*Store, error) { panic("not yet") }

// Close checkpoints and closes the stores.
func (s *Store) Close() error { panic("not yet") }

// Outcome says what [Store.Accept] did.
type Outcome string

// The outcomes.
const (
	Created   Outcome = "created"
	Unchanged Outcome = "unchanged" // the same source again: nothing was written
	Updated   Outcome = "updated"   // a later version of a known meeting
)

// Acceptance is the result of accepting a draft.
type Acceptance struct {
	MeetingID string
	Outcome   Outcome
	Changes   []string // for Updated: one Swedish line for each item or field that changed
}

// Preview says what Accept would do, and writes nothing.
func (s *Store) Preview(ctx context.Context, d Draft) (Acceptance, error) { panic("not yet") }

// Accept stores a draft and the bytes it came from as one transaction.
func (s *Store) Accept(ctx context.Context, d Draft, source []byte) (Acceptance, error) {
	panic("not yet")
}

// AcceptSample stores a fictional sample meeting, marked so that RemoveSample finds it.
func (s *Store) AcceptSample(ctx context.Context, d Draft, source []byte) (Acceptance, error) {
	panic("not yet")
}

// RemoveSample removes the sample meetings with their notes and documents.
func (s *Store) RemoveSample(ctx context.Context) error { panic("not yet") }

// Meetings lists all meetings, the latest date first.
func (s *Store) Meetings(ctx context.Context) ([]MeetingSummary, error) { panic("not yet") }

// Meeting reads one meeting whole.
func (s *Store) Meeting(ctx context.Context, id string) (Meeting, error) { panic("not yet") }

// FindMeeting reads the meeting that ref names: an id, a unique prefix of one,
// a date, or date/words of the body. ErrNotFound or ErrAmbiguous (the error
// text lists the candidates) otherwise.
func (s *Store) FindMeeting(ctx context.Context, ref string) (Meeting, error) { panic("not yet") }

// SaveMeeting stores an edited meeting; m.Version must be the version read
// (ErrConflict). It returns the meeting as stored.
func (s *Store) SaveMeeting(ctx context.Context, m Meeting) (Meeting, error) { panic("not yet") }

// RemoveMeeting deletes a meeting, its documents and its notes for good.
func (s *Store) RemoveMeeting(ctx context.Context, id string) error { panic("not yet") }

// Claims returns the provenance of a meeting's fields and its source text.
func (s *Store) Claims(ctx context.Context, meetingID string) (text string, claims []Claim, err error) {
	panic("not yet")
}

// AddNote stores a new note; ID, times and Version are filled in.
func (s *Store) AddNote(ctx context.Context, n Note) (Note, error) { panic("not yet") }

// SaveNote stores an edited note (ErrConflict if its Version is old).
func (s *Store) SaveNote(ctx context.Context, n Note) (Note, error) { panic("not yet") }

// DeleteNote deletes a note for good: no row, index entry or free page keeps it.
func (s *Store) DeleteNote(ctx context.Context, id string) error { panic("not yet") }

// Notes lists notes in the order of the agenda and the text.
func (s *Store) Notes(ctx context.Context, f NoteFilter) ([]Note, error) { panic("not yet") }

// AddDocument stores a made or signed PDF and its record as one act; ID,
// SHA256 and CreatedAt are filled in. The same bytes twice give one document.
func (s *Store) AddDocument(ctx context.Context, d Document, pdf []byte) (Document, error) {
	panic("not yet")
}

// AddSigned stores the next signed version of a known document and, when chair
// and every adjuster have now signed the minutes, records in the same
// transaction that the §§ are adjusted, on the day of the last of those
// signatures (local date), and moves the meeting's state on.
func (s *Store) AddSigned(ctx context.Context, d Document, pdf []byte) (Document, error) {
	panic("not yet")
}

// Documents lists a meeting's documents, the newest first.
func (s *Store) Documents(ctx context.Context, meetingID string) ([]Document, error) {
	panic("not yet")
}

// DocumentBySHA finds a document by its file's SHA-256 (ErrNotFound).
func (s *Store) DocumentBySHA(ctx context.Context, sha string) (Document, error) { panic("not yet") }

// File reads a stored file by SHA-256 and checks its content against it.
func (s *Store) File(sha string) ([]byte, error) { panic("not yet") }

// Setting reads a setting, or "" where it is not set.
func (s *Store) Setting(ctx context.Context, key string) (string, error) { panic("not yet") }

// SetSetting stores a setting.
func (s *Store) SetSetting(ctx context.Context, key, value string) error { panic("not yet") }

// Subscribe calls f after every committed change, on the goroutine that made
// it, until cancel is called.
func (s *Store) Subscribe(f func(Change)) (cancel func()) { panic("not yet") }
