package data

import (
	"context"
	"fmt"
)

// NoteCount is how many notes the reader has, on how many items and cases.
type NoteCount struct{ Notes, Items int }

// CountNotes counts all notes of the reader.
func (s *Store) CountNotes(ctx context.Context) (n NoteCount, err error) {
	err = s.notes.read.WithContext(ctx).Raw(`SELECT count(*) AS notes,
		count(DISTINCT CASE WHEN case_number <> '' THEN case_number ELSE meeting_id || item_id END) AS items FROM notes`).Scan(&n).Error
	if err != nil {
		return n, fmt.Errorf("counting notes: %w", err)
	}
	return n, nil
}
