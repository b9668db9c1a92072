package data

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// summaryColumns are what a list of meetings needs, short ones only.
var summaryColumns = []string{"id", "organization", "body", "date", "start_time", "state", "item_count", "sections", "sample"}

// Meetings lists all meetings, the latest date first, those of one day by the
// name of the body in Swedish order, those without a date last.
func (s *Store) Meetings(ctx context.Context) ([]MeetingSummary, error) {
	return meetingList(s.committee.read.WithContext(ctx))
}

func meetingList(tx *gorm.DB) ([]MeetingSummary, error) {
	var records []meetingRecord
	err := tx.Select(summaryColumns).Order("date DESC, start_time, id").Find(&records).Error
	if err != nil {
		return nil, fmt.Errorf("listing the meetings: %w", err)
	}
	list := make([]MeetingSummary, len(records))
	for i, r := range records {
		list[i] = r.summary()
	}
	sortMeetings(list)
	return list, nil
}

// sortMeetings puts meetings into the order of a list; the sort is stable.
func sortMeetings(list []MeetingSummary) {
	slices.SortStableFunc(list, func(a, b MeetingSummary) int {
		if a.Date != b.Date {
			return strings.Compare(b.Date, a.Date)
		}
		return compareSwedish(a.Body, b.Body)
	})
}

// RemoveMeeting deletes a meeting, its documents and its notes for good.
func (s *Store) RemoveMeeting(ctx context.Context, id string) error {
	return s.removeMeetings(ctx, func(tx *gorm.DB) ([]string, error) {
		var ids []string
		err := tx.Model(&meetingRecord{}).Where("id = ?", id).Pluck("id", &ids).Error
		if err == nil && len(ids) == 0 {
			err = fmt.Errorf("meeting %s: %w", id, ErrNotFound)
		}
		return ids, err
	})
}

// RemoveSample removes the sample meetings with their notes and documents.
func (s *Store) RemoveSample(ctx context.Context) error {
	return s.removeMeetings(ctx, func(tx *gorm.DB) ([]string, error) {
		var ids []string
		err := tx.Model(&meetingRecord{}).Where("sample").Pluck("id", &ids).Error
		return ids, err
	})
}

// removeMeetings deletes the chosen meetings in one transaction and leaves a
// mark for each, then their notes, which are in another file, then the files
// that nothing refers to any more. If the machine stops between these, the
// next Open goes on from the marks: no note of a removed meeting is ever shown,
// and no note is deleted because its meeting merely cannot be found.
func (s *Store) removeMeetings(ctx context.Context, choose func(*gorm.DB) ([]string, error)) error {
	var ids []string
	err := s.act(ctx, func(tx *gorm.DB) (err error) {
		if ids, err = choose(tx); err != nil {
			return err
		}
		for _, id := range ids {
			if err := doomFiles(tx, id); err != nil {
				return err
			}
			if err := tx.Delete(&meetingRecord{}, "id = ?", id).Error; err != nil {
				return err
			}
			if err := tx.Create(&removedRecord{ID: id, RemovedAt: micros(now(tx))}).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("removing meetings: %w", err)
	}
	if len(ids) == 0 {
		return nil
	}
	defer s.publish(MeetingChanged, ids...)
	for _, id := range ids {
		if err := s.scrubBackups(ctx, "paragraf", "meetings", "id = ?", id); err != nil {
			return err
		}
	}
	if err := s.sweepNotes(ctx); err != nil {
		return err
	}
	if err := s.deleteDoomedFiles(ctx); err != nil {
		return err
	}
	if err := s.unindex(ctx, ids); err != nil {
		return err
	}
	_, err = s.committee.truncate(ctx)
	return err
}
