package data

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// ReadingState is how far the owner of the notes has come with one matter. It
// is as private as a note. ItemID "" is the meeting's own page.
type ReadingState struct {
	MeetingID string
	ItemID    string
	Part      string    // of the item where the top line stands; "": above all parts
	Place     int       // runes into JoinBlocks of the part
	ReadAt    time.Time // when it was marked as read; zero: opened but not read
	Digest    string    // [AgendaItem.Digest] when it was marked as read
	HandledAt time.Time // when the owner ticked it off at the meeting; zero: not yet
	Now       bool      // the meeting is at this matter; at most one of a meeting
	texts     string    // digests of its paragraphs and rows when it was marked as read; see [ReadingState.Changes]
}

// readingRecord is a row of readings.
type readingRecord struct {
	MeetingID string `gorm:"primaryKey"`
	ItemID    string `gorm:"primaryKey"`
	Part      string
	Place     int
	ReadAt    int64
	Digest    string
	HandledAt int64
	Now       bool
	Texts     string
}

func (readingRecord) TableName() string { return "readings" }

// Digest is a digest (SHA-256, lower-case hex) of all that one reads of an
// item. Its number and place on the agenda, and that it was adjusted, are not
// in it.
func (it AgendaItem) Digest() string {
	return digestOf([]byte(pack(AgendaItem{
		Title: it.Title, CaseNumbers: it.CaseNumbers, Confidential: it.Confidential, Body: it.Body,
		Proposals: it.Proposals, Motions: it.Motions, Procedure: it.Procedure, Votes: it.Votes, Decisions: it.Decisions,
		Reservations: it.Reservations, Statements: it.Statements, Disqualified: it.Disqualified,
		Presenters: it.Presenters, Recipients: it.Recipients, Lists: it.Lists, Attachments: it.Attachments,
	})))
}

// ReadingStates lists how far the owner has come with the matters of a meeting,
// in no order.
func (s *Store) ReadingStates(ctx context.Context, meetingID string) ([]ReadingState, error) {
	var records []readingRecord
	if err := s.notes.read.WithContext(ctx).Where("meeting_id = ?", meetingID).Find(&records).Error; err != nil {
		return nil, fmt.Errorf("reading what has been read: %w", err)
	}
	states := make([]ReadingState, len(records))
	for i, r := range records {
		states[i] = ReadingState{r.MeetingID, r.ItemID, r.Part, r.Place, whenever(r.ReadAt), r.Digest, whenever(r.HandledAt), r.Now, r.Texts}
	}
	return states, nil
}

// SavePlace remembers where the reader of a matter is. Nobody is told: it
// happens while the text scrolls.
func (s *Store) SavePlace(ctx context.Context, meetingID, itemID, part string, place int) error {
	return s.saveReading(ctx, readingRecord{MeetingID: meetingID, ItemID: itemID, Part: part, Place: place}, "part", "place")
}

// SetRead marks a matter as read in the words that it has now, or as unread.
// ErrNotFound if there is no such matter.
func (s *Store) SetRead(ctx context.Context, meetingID, itemID string, read bool) error {
	r := readingRecord{MeetingID: meetingID, ItemID: itemID}
	if read {
		r.ReadAt = micros(now(s.notes.write))
		if itemID != "" {
			it, err := s.item(ctx, meetingID, itemID)
			if err != nil {
				return err
			}
			r.Digest, r.Texts = it.Digest(), textDigests(it)
		}
	}
	if err := s.saveReading(ctx, r, "read_at", "digest", "texts"); err != nil {
		return err
	}
	s.publish(ReadingChanged, meetingID)
	return nil
}

// SetHandled ticks a matter off at the meeting, or takes the tick back.
func (s *Store) SetHandled(ctx context.Context, meetingID, itemID string, handled bool) error {
	r := readingRecord{MeetingID: meetingID, ItemID: itemID}
	if handled {
		r.HandledAt = micros(now(s.notes.write))
	}
	if err := s.saveReading(ctx, r, "handled_at"); err != nil {
		return err
	}
	s.publish(ReadingChanged, meetingID)
	return nil
}

// SetNow says at which matter the meeting is; "": at none.
func (s *Store) SetNow(ctx context.Context, meetingID, itemID string) error {
	err := s.meetingExists(ctx, meetingID)
	if err == nil {
		err = s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			err := tx.Model(&readingRecord{}).Where("meeting_id = ? AND now", meetingID).Update("now", false).Error
			if err != nil || itemID == "" {
				return err
			}
			return upsertReading(tx, readingRecord{MeetingID: meetingID, ItemID: itemID, Now: true}, "now")
		})
	}
	if err != nil {
		return fmt.Errorf("storing where the meeting is: %w", err)
	}
	s.publish(ReadingChanged, meetingID)
	return nil
}

// saveReading stores some columns of a reading and leaves the others.
func (s *Store) saveReading(ctx context.Context, r readingRecord, columns ...string) error {
	err := s.meetingExists(ctx, r.MeetingID)
	if err == nil {
		err = upsertReading(s.notes.write.WithContext(ctx), r, columns...)
	}
	if err != nil {
		return fmt.Errorf("storing what has been read: %w", err)
	}
	return nil
}

func upsertReading(tx *gorm.DB, r readingRecord, columns ...string) error {
	return tx.Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "meeting_id"}, {Name: "item_id"}},
		DoUpdates: clause.AssignmentColumns(columns),
	}).Create(&r).Error
}

// whenever is a stored time, the zero time for never.
func whenever(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return fromMicros(n)
}
