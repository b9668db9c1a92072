package data

import (
	"context"
	"slices"
)

// privateTables are the tables of the notes database; each row of them names
// its meeting.
var privateTables = []string{"notes", "readings", "row_marks", "approvals", "note_places", "note_texts", "note_meetings"}

// sweepNotes deletes the notes of meetings that were removed, and all else that
// their reader kept. What belongs to a meeting that merely is not known is left
// alone: the committee database may have been lost, and then it is all that is
// left.
func (s *Store) sweepNotes(ctx context.Context) error {
	var removed []string
	if err := s.committee.read.WithContext(ctx).Model(&removedRecord{}).Pluck("id", &removed).Error; err != nil {
		return err
	}
	swept := false
	for _, table := range privateTables {
		if len(removed) == 0 {
			break
		}
		var noted []string
		if err := s.notes.read.WithContext(ctx).Table(table).Distinct().Pluck("meeting_id", &noted).Error; err != nil {
			return err
		}
		for _, id := range noted {
			if !slices.Contains(removed, id) {
				continue
			}
			if err := s.notes.write.WithContext(ctx).Exec("DELETE FROM "+table+" WHERE meeting_id = ?", id).Error; err != nil {
				return err
			}
			if err := s.scrubBackups(ctx, "notes", table, "meeting_id = ?", id); err != nil {
				return err
			}
			swept = true
		}
	}
	if swept || s.notes.hasLog() {
		_, err := s.notes.truncate(ctx)
		return err
	}
	return nil
}
