package data

import (
	"context"
	"fmt"

	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"
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
	if err := storeSetting(s.committee.write.WithContext(ctx), key, value); err != nil {
		return fmt.Errorf("storing the setting %s: %w", key, err)
	}
	s.publish(SettingChanged, norm.NFC.String(key))
	return nil
}

func storeSetting(tx *gorm.DB, key, value string) error {
	record := settingRecord{Key: key, Value: value}
	normal(&record)
	return tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&record).Error
}

// SetUp stores the first meeting of a body and the settings that go with it as
// one act. ErrConflict if the meeting is known already: then nothing is
// changed.
func (s *Store) SetUp(ctx context.Context, d Draft, settings map[string]string) (Acceptance, error) {
	d, paper, err := checkDraft(d, nil)
	if err != nil {
		return Acceptance{}, err
	}
	var p plan
	err = s.act(ctx, func(tx *gorm.DB) (err error) {
		if p, err = planDraft(tx, d, paper); err != nil {
			return err
		}
		if p.Outcome != Created {
			return fmt.Errorf("meeting %s: %w", p.MeetingID, ErrConflict)
		}
		for key, value := range settings {
			if err := storeSetting(tx, key, value); err != nil {
				return err
			}
		}
		p.meeting, err = storeMeeting(tx, p.meeting, true, false)
		return err
	})
	if err != nil {
		return Acceptance{}, fmt.Errorf("setting up a body: %w", err)
	}
	s.reindex(ctx, p.meeting)
	s.publish(MeetingChanged, p.MeetingID)
	for key := range settings {
		s.publish(SettingChanged, key)
	}
	return p.Acceptance, nil
}
