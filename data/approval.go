package data

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm/clause"
)

// ApprovalState is what an adjuster thinks of a §.
type ApprovalState string

// The states of an [Approval].
const (
	Approved ApprovalState = "approved"
	Objected ApprovalState = "objected"
)

// Approval is how far an adjuster has come with one §. It is the owner's own
// working state, as private as a note, and no act in law: that is the signature.
type Approval struct {
	MeetingID string
	ItemID    string
	State     ApprovalState
	Text      string // the objection
	Basis     string // [AgendaItem.Basis] when it was given
	At        time.Time
}

// approvalRecord is a row of approvals.
type approvalRecord struct {
	MeetingID  string `gorm:"primaryKey"`
	ItemID     string `gorm:"primaryKey"`
	State      string
	Text       string
	Basis      string
	ApprovedAt int64
}

func (approvalRecord) TableName() string { return "approvals" }

// Basis is a digest (SHA-256, lower-case hex) of what the minutes say of an
// item: all that one reads of it, with its number.
func (it AgendaItem) Basis() string {
	return digestOf(fmt.Appendf(nil, "%d %s", it.Section, it.Digest()))
}

// Approvals lists what an adjuster thinks of the §§ of a meeting, in no order.
func (s *Store) Approvals(ctx context.Context, meetingID string) ([]Approval, error) {
	var records []approvalRecord
	if err := s.notes.read.WithContext(ctx).Where("meeting_id = ?", meetingID).Find(&records).Error; err != nil {
		return nil, fmt.Errorf("reading the approvals: %w", err)
	}
	approvals := make([]Approval, len(records))
	for i, r := range records {
		approvals[i] = Approval{r.MeetingID, r.ItemID, ApprovalState(r.State), r.Text, r.Basis, fromMicros(r.ApprovedAt)}
	}
	return approvals, nil
}

// SetApproval stores what an adjuster thinks of a §; the state "" takes it
// back, for good as [Store.DeleteNote] does. At is filled in where it is zero, Basis from the item where it is empty.
func (s *Store) SetApproval(ctx context.Context, a Approval) error {
	normal(&a)
	it, err := s.item(ctx, a.MeetingID, a.ItemID)
	if err == nil {
		err = s.storeApproval(ctx, a, it)
	}
	if err != nil {
		return fmt.Errorf("storing an approval: %w", err)
	}
	s.publish(ApprovalChanged, a.MeetingID)
	return nil
}

func (s *Store) storeApproval(ctx context.Context, a Approval, it AgendaItem) error {
	tx := s.notes.write.WithContext(ctx)
	switch a.State {
	case "":
		const where = "meeting_id = ? AND item_id = ?"
		if err := tx.Delete(&approvalRecord{}, where, a.MeetingID, a.ItemID).Error; err != nil {
			return err
		}
		if err := s.scrubBackups(ctx, "notes", "approvals", where, a.MeetingID, a.ItemID); err != nil {
			return err
		}
		_, err := s.notes.truncate(ctx)
		return err
	case Approved, Objected:
	default:
		return fmt.Errorf("state %q: %w", a.State, ErrInvalid)
	}
	if a.At.IsZero() {
		a.At = now(s.committee.write)
	}
	fill(&a.Basis, it.Basis())
	return tx.Clauses(clause.OnConflict{UpdateAll: true}).
		Create(&approvalRecord{a.MeetingID, a.ItemID, string(a.State), a.Text, a.Basis, micros(a.At)}).Error
}
