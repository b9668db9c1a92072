package data

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"paragraf/data/anchor"
)

// onWords chooses the notes that stand on words of an item, which are carried,
// or of an attachment.
const onWords = `item_id <> '' AND (on_row OR part <> '' OR attachment <> '')`

func (r noteRecord) onWords() bool {
	return r.ItemID != "" && (r.OnRow || r.Part != "" || r.OnPage.Attachment != "")
}

// carryNotes brings the notes on a meeting's texts to where they stand in the
// texts of now. It does nothing where they are there already, so it may be
// called at any time, and again after it was interrupted: until its one
// transaction is done the notes are where they were, with the texts that they
// were written on.
func (s *Store) carryNotes(ctx context.Context, meetingID string) error {
	var notes []noteRecord
	err := s.notes.read.WithContext(ctx).Where("meeting_id = ? AND "+onWords, meetingID).
		Order("item_id, created_at, id").Find(&notes).Error
	if err != nil {
		return fmt.Errorf("following the notes: %w", err)
	}
	if len(notes) == 0 {
		return nil
	}
	var meeting noteMeetingRecord
	items := map[string]AgendaItem{}
	reports := map[string][]Revision{}
	err = s.reading(ctx, func(tx *gorm.DB) error {
		err := tx.Model(&meetingRecord{}).Select("id AS meeting_id", "version").Where("id = ?", meetingID).Limit(1).Scan(&meeting).Error
		if err != nil || meeting.MeetingID == "" {
			return err
		}
		for _, n := range notes {
			if _, known := items[n.ItemID]; known {
				continue
			}
			var found []itemRecord
			if err := tx.Where("id = ?", n.ItemID).Limit(1).Find(&found).Error; err != nil {
				return err
			}
			for _, r := range found {
				it, err := loadItem(tx, r)
				if err != nil {
					return err
				}
				items[n.ItemID] = it
			}
		}
		return nil
	})
	if err != nil || meeting.MeetingID == "" { // a meeting that is not known keeps its notes as they are
		return err
	}
	var carry []noteStep
	waiting := false
	for _, chunk := range byItem(notes) {
		it, known := items[chunk[0].ItemID]
		if !known {
			continue
		}
		onPages, onText := pageNotes(chunk)
		steps, waits, err := s.carryPages(ctx, it, onPages)
		if err != nil {
			return fmt.Errorf("following the notes: %w", err)
		}
		carry, waiting = append(carry, steps...), waiting || waits
		text := noteTextOf(it)
		digest := text.digest()
		var current *textRead
		for _, group := range byDigest(onText) {
			if group[0].ItemDigest == digest {
				continue
			}
			if current == nil {
				current = readText(text)
			}
			steps, err := s.stepsOf(ctx, group, current, reports)
			if err != nil {
				return fmt.Errorf("following the notes: %w", err)
			}
			carry = append(carry, steps...)
		}
	}
	if err := s.storeSteps(ctx, meeting, carry, items, !waiting); err != nil {
		return fmt.Errorf("following the notes: %w", err)
	}
	return nil
}

func byItem(notes []noteRecord) [][]noteRecord {
	return groups(notes, func(a, b noteRecord) bool { return a.ItemID == b.ItemID })
}

// byDigest puts the notes that were written on the same text together.
func byDigest(notes []noteRecord) [][]noteRecord {
	sorted := slices.Clone(notes)
	slices.SortStableFunc(sorted, func(a, b noteRecord) int { return cmp.Compare(a.ItemDigest, b.ItemDigest) })
	return groups(sorted, func(a, b noteRecord) bool { return a.ItemDigest == b.ItemDigest })
}

func groups(notes []noteRecord, same func(a, b noteRecord) bool) (all [][]noteRecord) {
	for i, n := range notes {
		if i == 0 || !same(notes[i-1], n) {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], n)
	}
	return all
}

// stepsOf follows notes on one version of an item's text to the text of now.
func (s *Store) stepsOf(ctx context.Context, notes []noteRecord, current *textRead, reports map[string][]Revision) ([]noteStep, error) {
	kept, err := s.keptText(ctx, notes[0])
	if err != nil {
		return nil, err
	}
	gone, err := s.goneNotes(ctx, notes)
	if err != nil {
		return nil, err
	}
	var away, there []noteRecord
	for _, n := range notes {
		if gone[n.ID] {
			away = append(away, n)
		} else {
			there = append(there, n)
		}
	}
	var steps []noteStep
	if len(away) > 0 {
		places, err := placesByNote(s.notes.read.WithContext(ctx), slices.Collect(maps.Keys(gone))...)
		if err != nil {
			return nil, err
		}
		steps = current.back(readText(kept), away, places)
	}
	if len(there) == 0 {
		return steps, nil
	}
	if kept != nil {
		return append(steps, noteSteps(readText(kept), current, there)...), nil
	}
	item := there[0].ItemID
	if _, read := reports[item]; !read {
		if reports[item], err = s.Revisions(ctx, item); err != nil && !errors.Is(err, ErrDamaged) {
			return nil, err
		}
	}
	return append(steps, current.chain(there, reports[item])...), nil
}

// back looks whether words that were gone have come back since the version before:
// with the whole part in which they stood at one of their places, as it was, or by
// themselves, whole and nowhere else.
func (t *textRead) back(before *textRead, notes []noteRecord, places map[string][]notePlaceRecord) []noteStep {
	parts, digest := t.sections.parts(), t.sections.digest()
	var steps []noteStep
	var away []noteRecord
	for _, n := range notes {
		was, found := n.stood(places[n.ID], t, parts)
		if !found {
			away = append(away, n)
			continue
		}
		was.ItemDigest = digest
		steps = append(steps, noteStep{note: was, state: anchor.Unchanged, score: 1})
	}
	for i, step := range t.fromWords(away) {
		words := step.note.Quote
		if step.note.Part == "" {
			words = step.note.RowText
		}
		came := t.joined.count(words) > before.joined.count(words) // not a copy that stood there all the time
		if came && (step.state == anchor.Unchanged || step.state == anchor.Moved) {
			step.state = anchor.Moved
		} else {
			step = noteStep{note: away[i], state: anchor.Gone}
			step.note.ItemDigest = digest
		}
		steps = append(steps, step)
	}
	return steps
}

// stood is the note at the last of its places that is there again; parts are
// those of the text.
func (r noteRecord) stood(places []notePlaceRecord, t *textRead, parts map[string]bool) (noteRecord, bool) {
	for _, p := range slices.Backward(places) {
		if p.State == string(anchor.Gone) || p.Part != "" && !parts[p.Revision] {
			continue
		}
		was := r
		was.take(p)
		was.OnRow = p.row() != nil
		if t.has(was) {
			return was, true
		}
	}
	return r, false
}

// goneNotes are those of the notes that had no place any more in their last
// version.
func (s *Store) goneNotes(ctx context.Context, notes []noteRecord) (map[string]bool, error) {
	gone := map[string]bool{}
	for chunk := range slices.Chunk(notes, notesAtOnce) {
		var ids, found []string
		for _, n := range chunk {
			ids = append(ids, n.ID)
		}
		err := s.notes.read.WithContext(ctx).Raw(`SELECT p.note_id FROM note_places p WHERE p.note_id IN ? AND p.state = ?
			AND p.number = (SELECT max(number) FROM note_places WHERE note_id = p.note_id)`, ids, anchor.Gone).Scan(&found).Error
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			gone[id] = true
		}
	}
	return gone, nil
}

// storeSteps stores where notes stand now, the texts that they stand in, and,
// where these are all of them, up to which version of the meeting they are
// carried.
func (s *Store) storeSteps(ctx context.Context, meeting noteMeetingRecord, steps []noteStep, items map[string]AgendaItem, all bool) error {
	return s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		numbers, err := lastNumbers(tx, meeting.MeetingID)
		if err != nil {
			return err
		}
		stored, err := storedNotes(tx, steps)
		if err != nil {
			return err
		}
		var places []notePlaceRecord
		var notes []noteRecord
		texts := map[string]bool{}
		for _, step := range steps {
			before, there := stored[step.note.ID]
			if !there || before.Version != step.note.Version {
				all = false // edited or deleted meanwhile: another time
				continue
			}
			after := step.note
			texts[after.ItemID] = true
			if before.ItemDigest == "" && step.state == anchor.Unchanged { // it only had not been said in which text it stands
				before.ItemDigest = after.ItemDigest
				notes = append(notes, before)
				continue
			}
			number := numbers[after.ID]
			if number == 0 {
				number = 1
				places = append(places, placeOf(before, placed, number, now(s.notes.write)))
			}
			place := placeOf(after, string(step.state), number+1, now(s.notes.write))
			place.Score = step.score
			if step.state == anchor.Unchanged {
				place.SeenAt = 0
			}
			places = append(places, place)
			after.Version++
			notes = append(notes, after)
		}
		if err := createAll(tx.Clauses(clause.OnConflict{UpdateAll: true}), notes); err != nil {
			return err
		}
		if err := createAll(tx, places); err != nil {
			return err
		}
		for id := range texts {
			if err := keepNoteText(tx, meeting.MeetingID, id, noteTextOf(items[id])); err != nil {
				return err
			}
			if err := dropNoteTexts(tx, meeting.MeetingID, id); err != nil {
				return err
			}
		}
		if !all {
			return nil
		}
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&meeting).Error
	})
}

// storedNotes are the notes of steps as they are stored.
func storedNotes(tx *gorm.DB, steps []noteStep) (map[string]noteRecord, error) {
	stored := make(map[string]noteRecord, len(steps))
	for chunk := range slices.Chunk(steps, notesAtOnce) {
		ids := make([]string, len(chunk))
		for i, step := range chunk {
			ids[i] = step.note.ID
		}
		var found []noteRecord
		if err := tx.Where("id IN ?", ids).Find(&found).Error; err != nil {
			return nil, err
		}
		for _, r := range found {
			stored[r.ID] = r
		}
	}
	return stored, nil
}

// lastNumbers are the numbers of the last places of a meeting's notes.
func lastNumbers(tx *gorm.DB, meetingID string) (map[string]int, error) {
	var found []notePlaceRecord
	err := tx.Model(&notePlaceRecord{}).Select("note_id", "max(number) AS number").
		Where("meeting_id = ?", meetingID).Group("note_id").Find(&found).Error
	numbers := map[string]int{}
	for _, p := range found {
		numbers[p.NoteID] = p.Number
	}
	return numbers, err
}

// keepNoteText keeps a version of an item's text that notes stand in.
func keepNoteText(tx *gorm.DB, meetingID, itemID string, t noteText) error {
	r := noteTextRecord{ItemID: itemID, ItemDigest: t.digest(), MeetingID: meetingID, Text: pack(t)}
	return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&r).Error
}

// dropNoteTexts drops the versions of an item's text that no note stands in.
func dropNoteTexts(tx *gorm.DB, meetingID, itemID string) error {
	return tx.Exec(`DELETE FROM note_texts WHERE item_id = ? AND item_digest NOT IN
		(SELECT item_digest FROM notes WHERE meeting_id = ? AND item_id = ?)`, itemID, meetingID, itemID).Error
}

// catchUpNotes carries the notes of meetings that have a version which they were
// not carried to: the program stopped in between, or they are older than that.
func (s *Store) catchUpNotes(ctx context.Context) error {
	var noted []string
	if err := s.notes.read.WithContext(ctx).Model(&noteRecord{}).Where(onWords).Distinct().Pluck("meeting_id", &noted).Error; err != nil {
		return err
	}
	var done []noteMeetingRecord
	if err := s.notes.read.WithContext(ctx).Find(&done).Error; err != nil {
		return err
	}
	at := map[string]int{}
	for _, d := range done {
		at[d.MeetingID] = d.Version
	}
	for chunk := range slices.Chunk(noted, 500) {
		var now []noteMeetingRecord
		err := s.committee.read.WithContext(ctx).Model(&meetingRecord{}).Select("id AS meeting_id", "version").
			Where("id IN ?", chunk).Scan(&now).Error
		if err != nil {
			return err
		}
		for _, m := range now {
			if at[m.MeetingID] == m.Version {
				continue
			}
			s.follow(ctx, m.MeetingID)
		}
	}
	return nil
}

// follow is carryNotes after an act that is already committed and cannot fail
// any more: what is left behind here is caught up with when the notes are next
// read, or at the next Open.
func (s *Store) follow(ctx context.Context, meetingID string) {
	_ = s.carryNotes(context.WithoutCancel(ctx), meetingID)
}
