package data

import (
	"context"
	"fmt"

	"gorm.io/gorm/clause"
)

// settingRecord is a row of settings.
type settingRecord struct {
	Key   string `gorm:"primaryKey"`
	Value string
}

func (settingRecord) TableName() string { return "settings" }

// Setting reads a setting, or "" where it is not set.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var found []settingRecord
	err := s.committee.read.WithContext(ctx).Where("key = ?", key).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0].Value, nil
}

// SetSetting stores a setting; "" is as if it had never been set.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	if key == "" {
		return fmt.Errorf("a setting without a key: %w", ErrInvalid)
	}
	record := settingRecord{Key: key, Value: value}
	normal(&record)
	err := s.committee.write.WithContext(ctx).Clauses(clause.OnConflict{UpdateAll: true}).Create(&record).Error
	if err != nil {
		return fmt.Errorf("storing the setting %s: %w", key, err)
	}
	s.publish(SettingChanged, record.Key)
	return nil
}
