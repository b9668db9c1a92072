package data

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Revision is one text that an item's report has had.
type Revision struct {
	Number int       `json:"number"` // from 1
	SHA256 string    `json:"sha256"` // of the joined text, the one that a [Passage] names
	At     time.Time `json:"at"`     // when it was stored
	Body   []Block   `json:"body"`
}

// Revisions lists all texts that an item's report has had, the first one
// first, also of an item that a later version of the papers dropped. Each is
// checked against its digest (ErrDamaged).
func (s *Store) Revisions(ctx context.Context, itemID string) ([]Revision, error) {
	var revisions []Revision
	err := s.reading(ctx, func(tx *gorm.DB) error {
		var records []revisionRecord
		if err := tx.Where("item_id = ?", itemID).Order("number").Find(&records).Error; err != nil {
			return err
		}
		var blocks []blockRecord
		if err := tx.Where("item_id = ?", itemID).Order("revision, position").Find(&blocks).Error; err != nil {
			return err
		}
		texts := map[int][]Block{}
		for _, b := range blocks {
			texts[b.Revision] = append(texts[b.Revision], Block{BlockType(b.Type), b.Text})
		}
		for _, r := range records {
			if reportDigest(texts[r.Number]) != r.SHA256 {
				return fmt.Errorf("revision %d of item %s: %w", r.Number, itemID, ErrDamaged)
			}
			revisions = append(revisions, Revision{r.Number, r.SHA256, fromMicros(r.CreatedAt), texts[r.Number]})
		}
		return nil
	})
	return revisions, err
}
