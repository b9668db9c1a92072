package data

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
)

// RestoreNote puts back a note that was deleted, exactly as it was, and carries
// it to the text of now if that has changed since. ErrConflict if there is a note with
// its ID, ErrNotFound if its meeting is gone.
func (s *Store) RestoreNote(ctx context.Context, n Note) (Note, error) {
	normal(&n)
	err := checkNote(&n)
	if err == nil && !isID(n.ID) {
		err = fmt.Errorf("id %q of a note: %w", n.ID, ErrInvalid)
	}
	if err == nil && n.MeetingID != "" {
		err = s.meetingExists(ctx, n.MeetingID)
	}
	if err == nil {
		n.Version++
		n.Tags = Tags(n.Text)
		r := noteToRecord(n)
		err = s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if err := tx.Create(&r).Error; err != nil {
				return err
			}
			return createAll(tx, n.trail)
		})
		if errors.Is(err, gorm.ErrDuplicatedKey) {
			err = fmt.Errorf("note %s: %w", n.ID, ErrConflict)
		}
	}
	if err != nil {
		return Note{}, fmt.Errorf("restoring a note: %w", err)
	}
	s.follow(ctx, n.MeetingID)
	s.publish(NoteChanged, n.ID)
	return s.storedNote(ctx, n.ID)
}
