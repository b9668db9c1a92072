package data

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// DeleteNote deletes a note for good: no row, index entry or free page keeps
// it, nor any backup. ErrNotFound if there is none.
func (s *Store) DeleteNote(ctx context.Context, id string) error {
	gone, err := s.DeleteNotes(ctx, id)
	if err == nil && gone == 0 {
		err = fmt.Errorf("note %s: %w", id, ErrNotFound)
	}
	return err
}

// notesAtOnce is how many notes one statement names.
const notesAtOnce = 500

// DeleteNotes deletes notes for good, all of them or none, as [Store.DeleteNote]
// does one, and returns how many there were: one that is not there is passed by.
func (s *Store) DeleteNotes(ctx context.Context, ids ...string) (gone int, err error) {
	// The backups come first: if one cannot be written the notes are still here, and
	// can be deleted again.
	err = s.eachBackup(ctx, "notes", func(tx *sql.Tx) error {
		for chunk := range slices.Chunk(ids, notesAtOnce) {
			args := make([]any, len(chunk))
			for i, id := range chunk {
				args[i] = id
			}
			marks := "(?" + strings.Repeat(", ?", len(chunk)-1) + ")"
			if err := scrub(ctx, tx, "notes", "id IN "+marks, args...); err != nil {
				return err
			}
			if err := scrub(ctx, tx, "note_places", "note_id IN "+marks, args...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	err = s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for chunk := range slices.Chunk(ids, notesAtOnce) {
			result := tx.Delete(&noteRecord{}, "id IN ?", chunk)
			if result.Error != nil {
				return result.Error
			}
			gone += int(result.RowsAffected)
			if err := tx.Delete(&notePlaceRecord{}, "note_id IN ?", chunk).Error; err != nil {
				return err
			}
		}
		return dropTexts(tx)
	})
	if err != nil {
		return 0, fmt.Errorf("deleting notes: %w", err)
	}
	if gone == 0 {
		return 0, nil
	}
	defer s.publish(NoteChanged, ids...)
	// A reader that is at work keeps the log from being emptied; Close and the
	// next Open empty it then.
	_, err = s.notes.truncate(ctx)
	return gone, err
}

// dropTexts deletes the texts that no note stands in any more.
func dropTexts(tx *gorm.DB) error {
	return tx.Exec(`DELETE FROM note_texts WHERE NOT EXISTS
		(SELECT 1 FROM notes WHERE notes.item_id = note_texts.item_id AND notes.item_digest = note_texts.item_digest)`).Error
}

// NoteIDs are the ids of notes, in their order.
func NoteIDs(notes []Note) []string {
	ids := make([]string, len(notes))
	for i, n := range notes {
		ids[i] = n.ID
	}
	return ids
}
