package data

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// noteOrder knows the places that notes stand at, and what they are called.
type noteOrder struct {
	meetings map[string]notedMeeting
	items    map[string]notedItem
	lists    map[string]int // by item id and title: rank of a list
	rows     rowIndexes
	// attachments ranks the names of those that notes stand on.
	attachments map[string]int
}

// notedMeeting is a meeting with its rank in the list of meetings, from 1.
type notedMeeting struct {
	rank       int
	body, date string
}

// notedItem is an item with its rank on the agenda, dropped ones after the
// others, and the § and title that it has now.
type notedItem struct {
	rank, section int
	title         string
}

func newNoteOrder() noteOrder {
	return noteOrder{map[string]notedMeeting{}, map[string]notedItem{}, map[string]int{}, nil, map[string]int{}}
}

// agendaOrder reads the places of the items that notes stand on.
func (s *Store) agendaOrder(ctx context.Context, notes []noteRecord) (noteOrder, error) {
	var ids []string
	for i := range notes {
		ids = append(ids, notes[i].MeetingID)
	}
	slices.Sort(ids)
	o, err := s.agendas(ctx, slices.Compact(ids))
	if err == nil {
		o.rows, err = s.notedRows(ctx, notes)
	}
	return o, err
}

// agendas reads the places of the items of meetings, without their rows.
func (s *Store) agendas(ctx context.Context, meetings []string) (noteOrder, error) {
	o := newNoteOrder()
	if len(meetings) == 0 {
		return o, nil
	}
	err := s.reading(ctx, func(tx *gorm.DB) error {
		all, err := meetingList(tx)
		if err != nil {
			return err
		}
		for i, m := range all {
			o.meetings[m.ID] = notedMeeting{i + 1, m.Body, m.Date}
		}
		for chunk := range slices.Chunk(meetings, 500) {
			items, err := readPacked(askingGORM(tx), (*itemRecord).readPlace,
				`SELECT `+packed("id, position, removed, section, title")+` FROM items WHERE meeting_id IN ?`, chunk)
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
		return nil
	})
	return o, err
}

// readPlace reads where an item stands, and what it is called.
func (r *itemRecord) readPlace(f *fields) {
	r.ID, r.Position, r.Removed, r.Section, r.Title = f.text(), f.int(), f.flag(), f.int(), f.text()
}

// notedRows reads the rows of the items that have notes on rows.
func (s *Store) notedRows(ctx context.Context, notes []noteRecord) (rows rowIndexes, err error) {
	var items []string
	for i := range notes {
		if notes[i].OnRow {
			items = append(items, notes[i].ItemID)
		}
	}
	if len(items) == 0 {
		return nil, nil
	}
	err = s.reading(ctx, func(tx *gorm.DB) error {
		rows, err = rowsOf(tx, items)
		return err
	})
	return rows, err
}

// orderOf knows the places in a meeting that has just been read. Only for notes
// on items that it no longer has must the store be asked.
func (s *Store) orderOf(ctx context.Context, m Meeting, notes []noteRecord) (noteOrder, error) {
	o := newNoteOrder()
	o.rows = rowIndexes{}
	for _, it := range m.Items {
		o.items[it.ID] = notedItem{rank: it.Position, section: it.Section, title: it.Title}
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
		place := notedItem{it.Position, it.Section, it.Title}
		if it.Removed {
			place.rank += math.MaxInt32
		}
		o.items[it.ID] = place
	}
	for _, l := range lists {
		o.lists[l.ItemID+l.Title] = l.Position
	}
}

// sorted gives the notes of the records in this order, each with the § and the
// row that its item has now; of those at one place the one written first is first.
func (o noteOrder) sorted(records []noteRecord) []Note {
	order := o.sort(records)
	notes := make([]Note, len(order))
	for i, at := range order {
		notes[i] = o.note(&records[at])
	}
	return notes
}

// sort puts records into this order and gives their numbers in it. What each is
// ordered by is looked up once, as there may be tens of thousands.
func (o noteOrder) sort(records []noteRecord) []int {
	places := make([]notePlace, len(records))
	order := make([]int, len(records))
	o.rankAttachments(records)
	for i := range records {
		places[i], order[i] = o.place(&records[i]), i
	}
	slices.SortFunc(order, func(i, k int) int {
		a, b := &places[i], &places[k]
		for n, at := range a.at {
			if at != b.at[n] {
				return cmp.Compare(at, b.at[n])
			}
		}
		return cmp.Or(cmp.Compare(a.written, b.written), strings.Compare(records[i].ID, records[k].ID))
	})
	return order
}

// rankAttachments gives the attachments that notes stand on their order.
func (o noteOrder) rankAttachments(records []noteRecord) {
	for i := range records {
		if name := records[i].OnPage.Attachment; name != "" {
			o.attachments[name] = 0
		}
	}
	for i, name := range slices.SortedFunc(maps.Keys(o.attachments), compareSwedish) {
		o.attachments[name] = i
	}
}

// note is the note of a record with the § and the row that its item has now.
func (o noteOrder) note(r *noteRecord) Note {
	n := r.note()
	if section := o.items[n.ItemID].section; section > 0 {
		n.Section = section
	}
	if n.Row != nil {
		*n.Row = n.Row.follow(o.rows[n.ItemID])
	}
	return n
}

// notePlace is what a note is ordered by.
type notePlace struct {
	at      [5]int // meeting, item, part, then the place in it
	written int64
}

func (o noteOrder) place(r *noteRecord) notePlace {
	meeting := o.meetings[r.MeetingID].rank
	if meeting == 0 {
		meeting = math.MaxInt32 // one that is not known, after the others
	}
	place := notePlace{[5]int{meeting, o.items[r.ItemID].rank}, r.CreatedAt}
	switch {
	case r.OnPage.Attachment != "":
		place.at[2], place.at[3], place.at[4] = 2+len(Parts), o.attachments[r.OnPage.Attachment], r.placeOnPages()
	case r.OnRow:
		row := r.rowRef().follow(o.rows[r.ItemID])
		place.at[2], place.at[3], place.at[4] = 1+len(Parts), o.lists[r.ItemID+row.List], row.Number
	case r.Part != "":
		place.at[2], place.at[3], place.at[4] = 1+slices.Index(Parts, r.Part), r.StartRune, r.EndRune
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
