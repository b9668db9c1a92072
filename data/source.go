package data

import (
	"context"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Source tells where a meeting's text came from.
type Source struct {
	Name    string   `json:"name"`
	SHA256  string   `json:"sha256"`
	Kind    string   `json:"kind"` // minutes | agenda
	LeftOut []string `json:"left_out,omitempty"`
}

// Kinds of source.
const (
	SourceMinutes = "minutes"
	SourceAgenda  = "agenda"
)

// storeSource keeps a paper that a meeting was read from: its text and what
// was understood of it; kept says that its bytes are among the files.
func storeSource(tx *gorm.DB, meetingID string, d Draft, paper string, kept bool) error {
	var last int
	err := tx.Model(&sourceRecord{}).Select("coalesce(max(number), 0)").Where("meeting_id = ?", meetingID).Scan(&last).Error
	if err != nil {
		return err
	}
	return tx.Create(&sourceRecord{
		MeetingID: meetingID, Number: last + 1, SHA256: paper, Name: d.Meeting.Source.Name,
		Kind: d.Meeting.Source.Kind, AcceptedAt: micros(now(tx)), Kept: kept, Text: d.Text, Claims: packList(d.Claims),
	}).Error
}

// Claims returns the provenance of a meeting's fields and its source text: of
// the paper that the meeting now shows, else of the latest. ErrNotFound if
// there is no such meeting; nothing for one that no paper was read for.
func (s *Store) Claims(ctx context.Context, meetingID string) (text string, claims []Claim, err error) {
	err = s.reading(ctx, func(tx *gorm.DB) error {
		var meetings []meetingRecord
		if err := tx.Select("id", "source").Where("id = ?", meetingID).Limit(1).Find(&meetings).Error; err != nil {
			return err
		}
		if len(meetings) == 0 {
			return fmt.Errorf("meeting %s: %w", meetingID, ErrNotFound)
		}
		var shown Source
		if err := unpack(meetings[0].Source, &shown); err != nil {
			return err
		}
		var found []sourceRecord
		err := tx.Where("meeting_id = ?", meetingID).
			Clauses(clause.OrderBy{Expression: clause.Expr{SQL: "sha256 = ? DESC, number DESC", Vars: []any{shown.SHA256}}}).
			Limit(1).Find(&found).Error
		if err != nil || len(found) == 0 {
			return err
		}
		text = found[0].Text
		return unpack(found[0].Claims, &claims)
	})
	return text, claims, err
}
