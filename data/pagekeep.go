package data

import (
	"context"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// keepPages keeps the pages of an attachment that is about to be replaced or
// taken away, as far as notes stand on them: with the old text at hand they can
// be followed into a new version, also when the program stops in between.
func (s *Store) keepPages(ctx context.Context, meetingID, itemID, name string) error {
	if s.reader == nil {
		return nil
	}
	it, err := s.item(ctx, meetingID, itemID)
	if err != nil {
		return nil // the act itself tells
	}
	a, ok := it.attached(name)
	if !ok {
		return nil
	}
	var notes []noteRecord
	err = s.notes.read.WithContext(ctx).Where("item_id = ? AND attachment <> '' AND item_digest = ?", itemID, a.SHA256).Find(&notes).Error
	if err != nil || len(notes) == 0 {
		return err
	}
	text, err := s.pageTexts(ctx, a.SHA256)
	if text == nil {
		return err
	}
	var drawn []int
	for _, n := range notes {
		if n.Part == "" && n.OnPage.Page <= len(text) && !slices.Contains(drawn, n.OnPage.Page) {
			drawn = append(drawn, n.OnPage.Page)
		}
	}
	if err := s.withLooks(ctx, text, a.SHA256, drawn); err != nil {
		return err
	}
	return s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		r := noteTextRecord{ItemID: itemID, ItemDigest: a.SHA256, MeetingID: meetingID, Text: pack(text)}
		return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&r).Error
	})
}
