package data

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// HandedIn says that the words of a note were copied into its matter, by its
// owner's own act: from then on that copy is part of the matter, and the note
// is as private as before.
type HandedIn struct {
	Part string    `json:"part"` // [PartMotions], [PartReservations] or [PartStatements]
	Text string    `json:"text"` // the words as they were handed in
	By   Person    `json:"by"`
	At   time.Time `json:"at"`
}

// SetHandedIn records on a note that its words were handed in, or with nil that
// they were taken back. ErrNotFound if there is no such note.
func (s *Store) SetHandedIn(ctx context.Context, id string, handed *HandedIn) (Note, error) {
	packed := ""
	if handed != nil {
		normal(handed)
		packed = pack(handed)
	}
	result := s.notes.write.WithContext(ctx).Model(&noteRecord{}).Where("id = ?", id).
		Updates(map[string]any{"handed_in": packed, "version": gorm.Expr("version + 1")})
	err := result.Error
	if err == nil && result.RowsAffected == 0 {
		err = fmt.Errorf("note %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return Note{}, fmt.Errorf("recording what was handed in: %w", err)
	}
	s.publish(NoteChanged, id)
	return s.Note(ctx, id)
}
