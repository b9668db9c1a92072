package data

import (
	"context"
	"fmt"
	"math"
	"slices"

	"gorm.io/gorm"
)

// noteOrder knows the places that notes stand at.
type noteOrder struct {
	meetings map[string]int // rank in the list of meetings
	items    map[string]int // rank on the agenda; dropped items after the others
	lists    map[string]int // by item id and title: rank of a list
	sections map[string]int // the § of an item now
	rows     rowIndexes
}

func newNoteOrder() noteOrder {
	return noteOrder{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, nil}
}

// agendaOrder reads the places of the items that notes stand on.
func (s *Store) agendaOrder(ctx context.Context, notes []noteRecord) (noteOrder, error) {
	o := newNoteOrder()
	var ids []string
	var withRows []string // items with notes on their rows
	for _, n := range notes {
		ids = append(ids, n.MeetingID)
		if n.OnRow {
			withRows = append(withRows, n.ItemID)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return o, nil
	}
	err := s.reading(ctx, func(tx *gorm.DB) error {
		if len(ids) > 1 {
			all, err := meetingList(tx)
			if err != nil {
				return err
			}
			for i, m := range all {
				o.meetings[m.ID] = i + 1
			}
		}
		for chunk := range slices.Chunk(ids, 500) {
			var items []itemRecord
			err := tx.Select("id", "position", "removed", "section").Where("meeting_id IN ?", chunk).Find(&items).Error
			if err != nil {
				return err
			}
			var lists []listRecord
			err = tx.Raw(`SELECT l.item_id, l.position, l.title FROM notification_lists l
				JOIN items i ON i.id = l.item_id WHERE i.meeting_id IN ?`, chunk).Scan(&lists).Error
			if err != nil {
				return err
			}
			o.add(items, lists)
		}
		var err error
		o.rows, err = rowsOf(tx, withRows)
		return err
	})
	return o, err
}

// orderOf knows the places in a meeting that has just been read. Only for notes
// on items that it no longer has must the store be asked.
func (s *Store) orderOf(ctx context.Context, m Meeting, notes []noteRecord) (noteOrder, error) {
	o := newNoteOrder()
	o.rows = rowIndexes{}
	for _, it := range m.Items {
		o.items[it.ID], o.sections[it.ID] = it.Position, it.Section
		for i, l := range it.Lists {
			o.lists[it.ID+l.Title] = i
			for _, e := range l.Entries {
				o.rows.add(it.ID, rowPlace{l.Title, e.Number, e.Text})
			}
		}
	}
	for _, n := range notes {
		if _, known := o.items[n.ItemID]; n.ItemID != "" && !known {
			return s.agendaOrder(ctx, notes)
		}
	}
	return o, nil
}

// add takes in the places of items and lists.
func (o noteOrder) add(items []itemRecord, lists []listRecord) {
	for _, it := range items {
		o.items[it.ID] = it.Position
		o.sections[it.ID] = it.Section
		if it.Removed {
			o.items[it.ID] += math.MaxInt32
		}
	}
	for _, l := range lists {
		o.lists[l.ItemID+l.Title] = l.Position
	}
}

// sorted gives the notes of the records in this order, each with the § and the
// row that its item has now; the sort is stable.
func (o noteOrder) sorted(records []noteRecord) []Note {
	notes := make([]Note, len(records))
	for i, r := range records {
		n := r.note()
		if section := o.sections[n.ItemID]; section > 0 {
			n.Section = section
		}
		if n.Row != nil {
			*n.Row = n.Row.follow(o.rows[n.ItemID])
		}
		notes[i] = n
	}
	slices.SortStableFunc(notes, func(a, b Note) int {
		return slices.Compare(o.place(a), o.place(b))
	})
	return notes
}

// place is what a note is ordered by.
func (o noteOrder) place(n Note) []int {
	meeting, ok := o.meetings[n.MeetingID]
	if !ok {
		meeting = math.MaxInt32 // one that is not known, after the others
	}
	place := []int{meeting, o.items[n.ItemID], 0, 0, 0}
	switch {
	case n.Row != nil:
		place[2], place[3], place[4] = 1+len(Parts), o.lists[n.ItemID+n.Row.List], n.Row.Number
	case n.Passage != nil:
		place[2], place[3], place[4] = 1+slices.Index(Parts, n.Passage.Part), n.Passage.Start, n.Passage.End
	}
	return place
}

// meetingExists gives ErrNotFound for a meeting that does not.
func (s *Store) meetingExists(ctx context.Context, id string) error {
	var known int64
	err := s.committee.read.WithContext(ctx).Model(&meetingRecord{}).Where("id = ?", id).Count(&known).Error
	if err == nil && known == 0 {
		err = fmt.Errorf("meeting %s: %w", id, ErrNotFound)
	}
	return err
}

// item reads one item of a meeting, also one that a later version dropped.
func (s *Store) item(ctx context.Context, meetingID, id string) (AgendaItem, error) {
	var it AgendaItem
	err := s.reading(ctx, func(tx *gorm.DB) error {
		var found []itemRecord
		if err := tx.Where("id = ? AND meeting_id = ?", id, meetingID).Limit(1).Find(&found).Error; err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("item %s of meeting %s: %w", id, meetingID, ErrNotFound)
		}
		var err error
		it, err = loadItem(tx, found[0])
		return err
	})
	return it, err
}

// loadItem reads an item's report and lists.
func loadItem(tx *gorm.DB, r itemRecord) (AgendaItem, error) {
	it, err := r.item()
	if err != nil {
		return it, err
	}
	var blocks []blockRecord
	var lists []listRecord
	var rows []notificationRecord
	err = tx.Where("item_id = ? AND revision = ?", r.ID, r.Revision).Order("position").Find(&blocks).Error
	if err == nil {
		err = tx.Where("item_id = ?", r.ID).Order("position").Find(&lists).Error
	}
	if err == nil {
		err = tx.Where("item_id = ?", r.ID).Order("list, position").Find(&rows).Error
	}
	if err != nil {
		return it, err
	}
	for _, b := range blocks {
		it.Body = append(it.Body, Block{BlockType(b.Type), b.Text})
	}
	for _, l := range lists {
		it.Lists = append(it.Lists, NotificationList{Title: l.Title, Entries: []Notification{}})
	}
	for _, n := range rows {
		list := &it.Lists[n.List]
		list.Entries = append(list.Entries, Notification{n.Number, n.Text, n.CaseNumber, n.DecidedBy, n.Date})
	}
	return it, nil
}
