package data

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// handoverRecord is a row of handovers.
type handoverRecord struct {
	ID         string `gorm:"primaryKey"`
	MeetingID  string
	SHA256     string `gorm:"column:sha256"`
	Name       string
	Service    string
	HandedAt   int64
	Returned   string
	ReturnedAt int64
}

func (handoverRecord) TableName() string { return "handovers" }

func (r handoverRecord) handover() Handover {
	h := Handover{ID: r.ID, MeetingID: r.MeetingID, SHA256: r.SHA256, Name: r.Name, Service: r.Service, At: fromMicros(r.HandedAt), Returned: r.Returned}
	if r.ReturnedAt != 0 {
		h.ReturnedAt = fromMicros(r.ReturnedAt)
	}
	return h
}

// HandOver records that a document has been handed over; ID, meeting and the
// time are filled in. An earlier handover of the same meeting that is still
// open is over with it: a document is in one place. ErrNotFound if the document
// is not known.
func (s *Store) HandOver(ctx context.Context, h Handover) (Handover, error) {
	normal(&h)
	err := s.act(ctx, func(tx *gorm.DB) error {
		d, err := documentBySHA(tx, h.SHA256)
		if err != nil {
			return err
		}
		h.ID, h.MeetingID, h.At = newID(), d.MeetingID, now(s.committee.write)
		if err := endHandovers(tx, h.MeetingID, ""); err != nil {
			return err
		}
		return tx.Create(&handoverRecord{ID: h.ID, MeetingID: h.MeetingID, SHA256: h.SHA256, Name: h.Name, Service: h.Service, HandedAt: micros(h.At)}).Error
	})
	if err != nil {
		return Handover{}, fmt.Errorf("recording the handover: %w", err)
	}
	s.publish(DocumentChanged, h.MeetingID)
	return h, nil
}

// CallOff ends the open handover of a meeting without a file: whatever the
// service does with its copy, the minutes are signed in another way.
func (s *Store) CallOff(ctx context.Context, meetingID string) error {
	err := s.act(ctx, func(tx *gorm.DB) error { return endHandovers(tx, meetingID, "") })
	if err != nil {
		return fmt.Errorf("calling off the handover: %w", err)
	}
	s.publish(DocumentChanged, meetingID)
	return nil
}

func endHandovers(tx *gorm.DB, meetingID, returned string) error {
	return tx.Model(&handoverRecord{}).Where("meeting_id = ? AND returned_at = 0", meetingID).
		Updates(map[string]any{"returned": returned, "returned_at": micros(now(tx))}).Error
}

// Handovers lists the handovers of a meeting, of all where it is "", the newest
// first.
func (s *Store) Handovers(ctx context.Context, meetingID string) ([]Handover, error) {
	var list []Handover
	err := s.reading(ctx, func(tx *gorm.DB) error {
		q := tx.Order("handed_at DESC, id DESC")
		if meetingID != "" {
			q = q.Where("meeting_id = ?", meetingID)
		}
		var records []handoverRecord
		if err := q.Find(&records).Error; err != nil {
			return err
		}
		for _, r := range records {
			list = append(list, r.handover())
		}
		return nil
	})
	return list, err
}

// TakeBack stores the file that came back from a service as AddSigned stores a
// signed one, and ends the handover, as one act.
func (s *Store) TakeBack(ctx context.Context, d Document, pdf []byte) (Document, error) {
	return s.addSigned(ctx, d, pdf, func(tx *gorm.DB, d Document) error { return endHandovers(tx, d.MeetingID, d.SHA256) })
}
