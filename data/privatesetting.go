package data

import (
	"context"
	"fmt"

	"gorm.io/gorm/clause"
)

// privateRecord is a row of private_settings.
type privateRecord struct {
	Key   string `gorm:"primaryKey"`
	Value string
}

func (privateRecord) TableName() string { return "private_settings" }

// PrivateSettings reads what is kept under keys that begin so, by key. It is
// like a setting but as private as a note, beside which it is stored.
func (s *Store) PrivateSettings(ctx context.Context, prefix string) (map[string]string, error) {
	var found []privateRecord
	err := s.notes.read.WithContext(ctx).Where("substr(key, 1, length(?)) = ?", prefix, prefix).Find(&found).Error
	if err != nil {
		return nil, fmt.Errorf("reading what is kept with the notes: %w", err)
	}
	kept := make(map[string]string, len(found))
	for _, r := range found {
		kept[r.Key] = r.Value
	}
	return kept, nil
}

// SetPrivateSetting keeps a value with the notes; "" takes it away, and leaves
// nothing of it in the file. Nobody is told: it happens while one writes.
func (s *Store) SetPrivateSetting(ctx context.Context, key, value string) error {
	if key == "" {
		return fmt.Errorf("a private setting without a key: %w", ErrInvalid)
	}
	record := privateRecord{Key: key, Value: value}
	normal(&record)
	db := s.notes.write.WithContext(ctx)
	if value == "" {
		db = db.Delete(&record)
	} else {
		db = db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&record)
	}
	if db.Error != nil {
		return fmt.Errorf("keeping %s with the notes: %w", key, db.Error)
	}
	if value == "" {
		if _, err := s.notes.truncate(ctx); err != nil { // the log has its words still
			return fmt.Errorf("taking %s from the notes: %w", key, err)
		}
	}
	return nil
}
