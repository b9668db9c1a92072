package data

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// ListedNote is a note with what its meeting and item are called.
type ListedNote struct {
	Note
	Body  string // of the meeting; "" with Date "" for a note on a case, or whose meeting is gone
	Date  string // YYYY-MM-DD
	Title string // of the item
}

// ListedNotes lists all notes of the reader in the order of [Store.Notes].
func (s *Store) ListedNotes(ctx context.Context) ([]ListedNote, error) {
	notes, err := s.Notes(ctx, NoteFilter{})
	if err != nil {
		return nil, err
	}
	listed := make([]ListedNote, len(notes))
	var ids []string
	for i, n := range notes {
		listed[i].Note = n
		ids = append(ids, n.MeetingID)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	meetings, titles := map[string]MeetingSummary{}, map[string]string{}
	err = s.reading(ctx, func(tx *gorm.DB) error {
		all, err := meetingList(tx)
		if err != nil {
			return err
		}
		for _, m := range all {
			meetings[m.ID] = m
		}
		for chunk := range slices.Chunk(ids, 500) {
			named, err := readPacked(askingGORM(tx), func(t *[2]string, f *fields) { t[0], t[1] = f.text(), f.text() },
				`SELECT `+packed("id, title")+` FROM items WHERE meeting_id IN ?`, chunk)
			if err != nil {
				return err
			}
			for _, t := range named {
				titles[t[0]] = t[1]
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	for i := range listed {
		m := meetings[listed[i].MeetingID]
		listed[i].Body, listed[i].Date, listed[i].Title = m.Body, m.Date, titles[listed[i].ItemID]
	}
	return listed, nil
}
