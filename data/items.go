package data

import (
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// The shapes in which the parts of all items of a meeting are read at once;
// Item is the item's position on the agenda.
type (
	revisionOfItem struct {
		Item   int
		SHA256 string `gorm:"column:sha256"`
	}
	blockOfItem struct {
		Item       int
		Type, Text string
	}
	listOfItem struct {
		Item  int
		Title string
	}
	rowOfItem struct {
		Item, List, Number                int
		Text, CaseNumber, DecidedBy, Date string
	}
)

const (
	revisionsOfMeeting = `SELECT i.position AS item, r.sha256 FROM items i
		JOIN revisions r ON r.item_id = i.id AND r.number = i.revision
		WHERE i.meeting_id = ? AND NOT i.removed`
	blocksOfMeeting = `SELECT i.position AS item, b.type, b.text FROM items i
		JOIN blocks b ON b.item_id = i.id AND b.revision = i.revision
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position, b.position`
	listsOfMeeting = `SELECT i.position AS item, l.title FROM items i
		JOIN notification_lists l ON l.item_id = i.id
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position, l.position`
	rowsOfMeeting = `SELECT i.position AS item, n.list, n.number, n.text, n.case_number, n.decided_by, n.date FROM items i
		JOIN notifications n ON n.item_id = i.id
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position, n.list, n.position`
)

// loadItems reads the agenda of a meeting: five queries, however many items.
func loadItems(tx *gorm.DB, meetingID string) ([]AgendaItem, error) {
	var records []itemRecord
	var revisions []revisionOfItem
	var blocks []blockOfItem
	var lists []listOfItem
	var rows []rowOfItem
	err := tx.Where("meeting_id = ? AND NOT removed", meetingID).Order("position").Find(&records).Error
	for _, q := range []struct {
		query string
		into  any
	}{{revisionsOfMeeting, &revisions}, {blocksOfMeeting, &blocks}, {listsOfMeeting, &lists}, {rowsOfMeeting, &rows}} {
		if err == nil {
			err = tx.Raw(q.query, meetingID).Scan(q.into).Error
		}
	}
	if err != nil {
		return nil, err
	}
	items := make([]AgendaItem, 0, len(records))
	place := make(map[int]int, len(records))
	for i, r := range records {
		it, err := r.item()
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", r.Position, err)
		}
		items = append(items, it)
		place[r.Position] = i
	}
	for _, b := range blocks {
		it := &items[place[b.Item]]
		it.Body = append(it.Body, Block{BlockType(b.Type), b.Text})
	}
	for _, l := range lists {
		it := &items[place[l.Item]]
		it.Lists = append(it.Lists, NotificationList{Title: l.Title, Entries: []Notification{}})
	}
	for _, n := range rows {
		it := &items[place[n.Item]]
		if n.List >= len(it.Lists) {
			return nil, fmt.Errorf("item %d: a row without its list: %w", n.Item, ErrDamaged)
		}
		list := &it.Lists[n.List]
		list.Entries = append(list.Entries, Notification{n.Number, n.Text, n.CaseNumber, n.DecidedBy, n.Date})
	}
	for _, r := range revisions {
		if it := items[place[r.Item]]; reportDigest(it.Body) != r.SHA256 {
			return nil, fmt.Errorf("item %d, its report: %w", r.Item, ErrDamaged)
		}
	}
	for i, r := range records {
		if r.digest(items[i].Lists) != r.Digest {
			return nil, fmt.Errorf("item %d: %w", r.Position, ErrDamaged)
		}
	}
	return items, nil
}

// reportDigest is the digest of a report's text, the one that a note's passage
// names its revision by.
func reportDigest(body []Block) string { return digestOf([]byte(JoinBlocks(body))) }

// newReport is a revision of an item's report that is to be stored.
type newReport struct {
	itemID string
	number int
	body   []Block
}

// storeItems makes the agenda of a meeting what items is. Items that are not
// there any more stay, marked removed, with all their reports.
func storeItems(tx *gorm.DB, meetingID string, items []AgendaItem, at int64) error {
	old := map[string]itemRecord{}
	var records []itemRecord
	if err := tx.Where("meeting_id = ?", meetingID).Find(&records).Error; err != nil {
		return err
	}
	for _, r := range records {
		old[r.ID] = r
	}
	var fresh []itemRecord
	var reports []newReport
	var lists []AgendaItem
	for _, it := range items {
		r := itemToRecord(meetingID, it)
		before, known := old[it.ID]
		delete(old, it.ID)
		r.Revision = before.Revision
		changed, next, err := nextRevision(tx, before, it.Body)
		if err != nil {
			return err
		}
		if changed {
			r.Revision = next
			if next > 0 {
				reports = append(reports, newReport{it.ID, next, it.Body})
			}
		}
		switch {
		case !known:
			fresh = append(fresh, r)
			lists = append(lists, it)
		case r != before:
			if err := tx.Model(&itemRecord{}).Where("id = ?", r.ID).Select("*").Updates(&r).Error; err != nil {
				return err
			}
			if r.Digest != before.Digest {
				if err := tx.Delete(&listRecord{}, "item_id = ?", r.ID).Error; err != nil {
					return err
				}
				lists = append(lists, it)
			}
		}
	}
	for id, r := range old {
		if !r.Removed {
			if err := tx.Model(&itemRecord{}).Where("id = ?", id).Update("removed", true).Error; err != nil {
				return err
			}
		}
	}
	if err := createAll(tx, fresh); err != nil {
		return err
	}
	if err := storeReports(tx, reports, at); err != nil {
		return err
	}
	return storeLists(tx, lists)
}

// nextRevision says whether a report differs from the one stored, and the
// number of its new revision; 0 for a report that has become empty.
func nextRevision(tx *gorm.DB, before itemRecord, body []Block) (changed bool, next int, err error) {
	if before.Revision == 0 && len(body) == 0 {
		return false, 0, nil
	}
	if before.ID == "" {
		return true, 1, nil
	}
	if before.Revision > 0 {
		var stored []blockOfItem
		err := tx.Model(&blockRecord{}).Select("type", "text").Order("position").
			Where("item_id = ? AND revision = ?", before.ID, before.Revision).Find(&stored).Error
		if err != nil {
			return false, 0, err
		}
		same := slices.EqualFunc(stored, body, func(a blockOfItem, b Block) bool {
			return a.Text == b.Text && a.Type == string(b.Type)
		})
		if same {
			return false, before.Revision, nil
		}
	}
	if len(body) == 0 {
		return true, 0, nil
	}
	var last int
	err = tx.Model(&revisionRecord{}).Select("coalesce(max(number), 0)").Where("item_id = ?", before.ID).Scan(&last).Error
	return true, last + 1, err
}

// storeReports adds revisions; at is the time in microseconds.
func storeReports(tx *gorm.DB, reports []newReport, at int64) error {
	var revisions []revisionRecord
	var blocks []blockRecord
	for _, r := range reports {
		revisions = append(revisions, revisionRecord{r.itemID, r.number, reportDigest(r.body), at})
		for i, b := range r.body {
			blocks = append(blocks, blockRecord{r.itemID, r.number, i, string(b.Type), b.Text})
		}
	}
	if err := createAll(tx, revisions); err != nil {
		return err
	}
	return createAll(tx, blocks)
}

func storeLists(tx *gorm.DB, items []AgendaItem) error {
	var lists []listRecord
	var rows []notificationRecord
	for _, it := range items {
		for i, l := range it.Lists {
			lists = append(lists, listRecord{it.ID, i, l.Title})
			for j, e := range l.Entries {
				rows = append(rows, notificationRecord{it.ID, i, j, e.Number, e.Text, e.CaseNumber, e.DecidedBy, e.Date})
			}
		}
	}
	if err := createAll(tx, lists); err != nil {
		return err
	}
	return createAll(tx, rows)
}

// createAll inserts rows, many to a statement.
func createAll[T any](tx *gorm.DB, rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(rows, 100).Error
}
