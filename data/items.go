package data

import (
	"slices"

	"gorm.io/gorm"
)

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

// rowsAtOnce is how many rows are inserted by one statement: the driver looks each
// value of a statement up among all of them, so that more are slower.
const rowsAtOnce = 25

// createAll inserts rows, some to a statement.
func createAll[T any](tx *gorm.DB, rows []T) error {
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(rows, rowsAtOnce).Error
}
