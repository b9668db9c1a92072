package data

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// RestoreNote puts back a note that was deleted, exactly as it was, and carries
// it to the text of now if that has changed since. ErrConflict if there is a note with
// its ID, ErrNotFound if its meeting is gone.
func (s *Store) RestoreNote(ctx context.Context, n Note) (Note, error) {
	if err := s.RestoreNotes(ctx, n); err != nil {
		return Note{}, err
	}
	return s.Note(ctx, n.ID)
}

// RestoreNotes is [Store.RestoreNote] of many: all of them or none.
func (s *Store) RestoreNotes(ctx context.Context, notes ...Note) error {
	records, places := make([]noteRecord, 0, len(notes)), []notePlaceRecord(nil)
	var ids, meetings []string
	for _, n := range notes {
		normal(&n)
		err := checkNote(&n)
		if err == nil && !isID(n.ID) {
			err = fmt.Errorf("id %q of a note: %w", n.ID, ErrInvalid)
		}
		if err == nil && n.MeetingID != "" && !slices.Contains(meetings, n.MeetingID) {
			err = s.meetingExists(ctx, n.MeetingID)
			meetings = append(meetings, n.MeetingID)
		}
		if err != nil {
			return fmt.Errorf("restoring a note: %w", err)
		}
		n.Version++
		records, places, ids = append(records, noteToRecord(n)), append(places, n.trail...), append(ids, n.ID)
	}
	err := s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := createAll(tx, records); err != nil {
			return err
		}
		return createAll(tx, places)
	})
	if errors.Is(err, gorm.ErrDuplicatedKey) {
		err = fmt.Errorf("%d notes: %w", len(notes), ErrConflict)
	}
	if err != nil {
		return fmt.Errorf("restoring notes: %w", err)
	}
	for _, id := range meetings {
		s.follow(ctx, id)
	}
	s.publish(NoteChanged, ids...)
	return nil
}
