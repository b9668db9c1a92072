package data

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// ImportNotes stores notes that were written elsewhere, under their own ids and
// with their own times, all of them or none. A note whose id there is already
// is left as it is: reading the same notes in twice changes nothing. What they
// stand on must be there; their passages may be words that are not there now.
func (s *Store) ImportNotes(ctx context.Context, notes []Note) (added []Note, err error) {
	var fresh []Note
	items, meetings := map[string]*textRead{}, map[string]bool{}
	for i, n := range notes {
		normal(&n)
		err := checkNote(&n)
		if err == nil && (!isID(n.ID) || n.MeetingID == "" && n.CaseNumber == "") {
			err = fmt.Errorf("id %q of a note: %w", n.ID, ErrInvalid)
		}
		if err == nil && n.Page != nil {
			err = n.Page.check()
		}
		if err == nil && n.MeetingID != "" && !meetings[n.MeetingID] {
			err = s.meetingExists(ctx, n.MeetingID)
			meetings[n.MeetingID] = err == nil
		}
		if err != nil {
			return nil, fmt.Errorf("note %d: %w", i+1, err)
		}
		if n.Passage != nil && n.Row == nil && n.Page == nil {
			s.placeImported(ctx, &n, items)
		}
		if n.CreatedAt.IsZero() {
			n.CreatedAt = now(s.notes.write)
		}
		if n.UpdatedAt.Before(n.CreatedAt) {
			n.UpdatedAt = n.CreatedAt
		}
		n.Version, n.HandedIn, n.Tags = 1, nil, Tags(n.Text)
		fresh = append(fresh, n)
	}
	err = s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		known := map[string]bool{}
		for chunk := range slices.Chunk(fresh, 500) {
			var ids, there []string
			for _, n := range chunk {
				ids = append(ids, n.ID)
			}
			if err := tx.Model(&noteRecord{}).Where("id IN ?", ids).Pluck("id", &there).Error; err != nil {
				return err
			}
			for _, id := range there {
				known[id] = true
			}
		}
		var records []noteRecord
		for _, n := range fresh {
			if !known[n.ID] {
				known[n.ID] = true
				added, records = append(added, n), append(records, noteToRecord(n))
			}
		}
		return createAll(tx, records)
	})
	if err != nil {
		return nil, fmt.Errorf("reading notes in: %w", err)
	}
	if len(added) > 0 {
		ids := make([]string, len(added))
		carried := map[string]bool{}
		for i, n := range added {
			ids[i] = n.ID
			if n.MeetingID != "" && !carried[n.MeetingID] {
				carried[n.MeetingID] = true
				s.follow(ctx, n.MeetingID)
			}
		}
		s.publish(NoteChanged, ids...)
	}
	return added, nil
}

// placeImported gives a passage whose words stand where it says the surroundings
// and the revision that they have here.
func (s *Store) placeImported(ctx context.Context, n *Note, items map[string]*textRead) {
	t, ok := items[n.ItemID]
	if !ok {
		it, _ := s.item(ctx, n.MeetingID, n.ItemID) // one that is not known has no text
		t = readText(noteTextOf(it))
		items[n.ItemID] = t
	}
	r := noteToRecord(*n)
	if t.has(r) {
		t.quote(&r, t.section(r), n.Passage.Start, n.Passage.End)
		*n.Passage = *r.note().Passage
	}
}
