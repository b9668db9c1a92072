package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// The shapes in which the parts of all items of a meeting are read at once, one
// row an item or list instead of one a block or row: a driver's time goes by
// the number of values. Item is the item's position on the agenda.
type (
	reportOfItem struct {
		Item   int
		SHA256 string `gorm:"column:sha256"`
		Blocks string // three lines: types, lengths in bytes, the joined text
	}
	listOfItem struct {
		Item    int
		Title   string
		Entries string // JSON, each an array of its fields
	}
)

const (
	// The inner ORDER BY makes sure of the order that the key gives anyway; one
	// inside group_concat would sort each item anew. Were the order ever lost,
	// the digests would say so.
	reportsOfMeeting = `SELECT i.position AS item, r.sha256,
		(SELECT group_concat(type, ' ') || char(10) || group_concat(octet_length(text), ' ') || char(10) || group_concat(text, char(10))
			FROM (SELECT type, text FROM blocks WHERE item_id = i.id AND revision = i.revision ORDER BY position)) AS blocks
		FROM items i
		JOIN revisions r ON r.item_id = i.id AND r.number = i.revision
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position`
	listsOfMeeting = `SELECT i.position AS item, l.title,
		(SELECT json_group_array(json_array(number, text, case_number, decided_by, date)) FROM (SELECT
			CAST(number AS text) AS number, text, case_number, decided_by, date
			FROM notifications WHERE item_id = l.item_id AND list = l.position ORDER BY position)) AS entries
		FROM items i
		JOIN notification_lists l ON l.item_id = i.id
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position, l.position`
)

// agendaRows are the rows that make up the agenda of a meeting.
type agendaRows struct {
	records []itemRecord
	reports []reportOfItem
	lists   []listOfItem
}

// loadItems reads the agenda of a meeting: three queries, however many items.
func loadItems(tx *gorm.DB, meetingID string) ([]AgendaItem, error) {
	var a agendaRows
	err := tx.Where("meeting_id = ? AND NOT removed", meetingID).Order("position").Find(&a.records).Error
	if err == nil {
		err = tx.Raw(reportsOfMeeting, meetingID).Scan(&a.reports).Error
	}
	if err == nil {
		err = tx.Raw(listsOfMeeting, meetingID).Scan(&a.lists).Error
	}
	if err != nil {
		return nil, err
	}
	return a.items()
}

// items puts the rows together and checks every text against its digest.
func (a agendaRows) items() ([]AgendaItem, error) {
	items := make([]AgendaItem, len(a.records))
	place := make(map[int]int, len(a.records))
	for i, r := range a.records {
		it, err := r.item()
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", r.Position, err)
		}
		items[i] = it
		place[r.Position] = i
	}
	for _, r := range a.reports {
		body, err := r.blocks()
		if err != nil {
			return nil, fmt.Errorf("item %d, its report: %w", r.Item, err)
		}
		items[place[r.Item]].Body = body
	}
	for _, l := range a.lists {
		entries, err := l.entries()
		if err != nil {
			return nil, fmt.Errorf("item %d, list %q: %w", l.Item, l.Title, err)
		}
		it := &items[place[l.Item]]
		it.Lists = append(it.Lists, NotificationList{Title: l.Title, Entries: entries})
	}
	for i, r := range a.records {
		if r.digest(items[i].Lists) != r.Digest {
			return nil, fmt.Errorf("item %d: %w", r.Position, ErrDamaged)
		}
		if r.Revision > 0 && items[i].Body == nil {
			return nil, fmt.Errorf("item %d, its report: %w", r.Position, ErrDamaged)
		}
	}
	return items, nil
}

// blocks takes the report apart into its blocks.
func (r reportOfItem) blocks() ([]Block, error) {
	first, rest, _ := strings.Cut(r.Blocks, "\n")
	second, text, _ := strings.Cut(rest, "\n")
	if digestOf([]byte(text)) != r.SHA256 {
		return nil, ErrDamaged
	}
	types, lengths := strings.Split(first, " "), strings.Split(second, " ")
	if len(types) != len(lengths) {
		return nil, ErrDamaged
	}
	blocks := make([]Block, len(types))
	for i := range types {
		n, err := strconv.Atoi(lengths[i])
		if err != nil || n > len(text) {
			return nil, ErrDamaged
		}
		blocks[i] = Block{BlockType(types[i]), text[:n]}
		text = strings.TrimPrefix(text[n:], "\n")
	}
	return blocks, nil
}

// entries reads the rows of a list.
func (l listOfItem) entries() ([]Notification, error) {
	var fields [][5]string
	if err := json.Unmarshal([]byte(l.Entries), &fields); err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	entries := make([]Notification, len(fields))
	for i, f := range fields {
		number, err := strconv.Atoi(f[0])
		if err != nil {
			return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
		}
		entries[i] = Notification{number, f[1], f[2], f[3], f[4]}
	}
	return entries, nil
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
		var stored []blockRecord
		err := tx.Model(&blockRecord{}).Select("type", "text").Order("position").
			Where("item_id = ? AND revision = ?", before.ID, before.Revision).Find(&stored).Error
		if err != nil {
			return false, 0, err
		}
		same := slices.EqualFunc(stored, body, func(a blockRecord, b Block) bool {
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
