package data

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// SetSeen says that the reader has seen what became of a note's words, or takes
// that back. It then stands as if it had been written where it is now. A note
// whose words are gone stays without a place until it is given one.
// ErrNotFound if there is no such note.
func (s *Store) SetSeen(ctx context.Context, id string, seen bool) error {
	err := s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var known int64
		if err := tx.Model(&noteRecord{}).Where("id = ?", id).Count(&known).Error; err != nil {
			return err
		}
		if known == 0 {
			return fmt.Errorf("note %s: %w", id, ErrNotFound)
		}
		places, err := placesOf(tx, id)
		if err != nil || len(places) == 0 {
			return err
		}
		if seen {
			return tx.Model(&notePlaceRecord{}).Where("note_id = ? AND seen_at = 0", id).Update("seen_at", seenTime(places, now(tx))).Error
		}
		last := int64(0)
		for _, p := range places {
			if p.State != placed {
				last = max(last, p.SeenAt)
			}
		}
		return tx.Model(&notePlaceRecord{}).Where("note_id = ? AND seen_at = ? AND state <> ?", id, last, placed).Update("seen_at", 0).Error
	})
	if err != nil {
		return fmt.Errorf("storing that a note's place was seen: %w", err)
	}
	s.publish(NoteChanged, id)
	return nil
}

// placesOf reads the places of a note in their order.
func placesOf(tx *gorm.DB, id string) (places []notePlaceRecord, err error) {
	all, err := placesByNote(tx, id)
	return all[id], err
}

// placesByNote reads the places of notes, of each in their order.
func placesByNote(tx *gorm.DB, ids ...string) (map[string][]notePlaceRecord, error) {
	all := make(map[string][]notePlaceRecord, len(ids))
	for chunk := range slices.Chunk(ids, notesAtOnce) {
		var places []notePlaceRecord
		if err := tx.Where("note_id IN ?", chunk).Order("note_id, number").Find(&places).Error; err != nil {
			return nil, err
		}
		for _, p := range places {
			all[p.NoteID] = append(all[p.NoteID], p)
		}
	}
	return all, nil
}

// replaceNote gives a stored note the passage or the page of another. The one that it had just
// before it was given its present one comes back with all that was known of it.
func (s *Store) replaceNote(ctx context.Context, tx *gorm.DB, stored noteRecord, saved *Note, to Note) error {
	p := to.Passage
	places, err := placesOf(tx, stored.ID)
	if err != nil {
		return err
	}
	number := 0
	if n := len(places); n > 0 {
		number = places[n-1].Number
		if n > 1 && places[n-1].State == placed && places[n-2].ItemDigest == stored.ItemDigest && (p != nil || to.Page != nil) &&
			pack(places[n-2].passage()) == pack(p) && pack(places[n-2].OnPage.ref()) == pack(to.Page) {
			was := places[n-2]
			stored.take(was)
			stored.OnRow = was.row() != nil
			back := stored.note()
			saved.Passage, saved.Row, saved.Page, saved.digest = back.Passage, back.Row, back.Page, back.digest
			return tx.Delete(&notePlaceRecord{}, "note_id = ? AND number = ?", stored.ID, number).Error
		}
	}
	saved.Passage, saved.Page = p, to.Page
	if p != nil && p.Part != PartRow {
		saved.Row = nil
	}
	if err := s.placeNote(ctx, saved); err != nil {
		return err
	}
	var fresh []notePlaceRecord
	if number == 0 {
		number = 1
		fresh = append(fresh, placeOf(stored, placed, number, now(tx)))
	}
	after := noteToRecord(*saved)
	fresh = append(fresh, placeOf(after, placed, number+1, now(tx)))
	if err := createAll(tx, fresh); err != nil {
		return err
	}
	return saved.keepContext(tx)
}

// keepContext keeps the text that a note was just placed in, if it stands on
// words of it.
func (n Note) keepContext(tx *gorm.DB) error {
	if n.context == nil || n.Row == nil && n.Passage == nil {
		return nil
	}
	return keepNoteText(tx, n.MeetingID, n.ItemID, n.context)
}

// asStored is a note as it was just stored, with what became of its words.
func (s *Store) asStored(ctx context.Context, n Note) (Note, error) {
	places, err := placesOf(s.notes.read.WithContext(ctx), n.ID)
	if err != nil {
		return Note{}, err
	}
	n.context, n.trail, n.Carried = nil, places, carried(places)
	return n, nil
}

// Note is a note as it is stored, ErrNotFound if there is none of that id.
func (s *Store) Note(ctx context.Context, id string) (Note, error) {
	var found []noteRecord
	if err := s.notes.read.WithContext(ctx).Where("id = ?", id).Limit(1).Find(&found).Error; err != nil {
		return Note{}, err
	}
	if len(found) == 0 {
		return Note{}, fmt.Errorf("note %s: %w", id, ErrNotFound)
	}
	return s.asStored(ctx, found[0].note())
}

// behind reports whether the notes on a meeting have not been carried to the
// version of it that was read.
func (s *Store) behind(ctx context.Context, m Meeting) bool {
	var done []noteMeetingRecord
	err := s.notes.read.WithContext(ctx).Where("meeting_id = ?", m.ID).Limit(1).Find(&done).Error
	return err == nil && (len(done) == 0 || done[0].Version != m.Version)
}
