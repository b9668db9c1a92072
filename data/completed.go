package data

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// SignedDocument is the latest version of a signed document, with its meeting.
type SignedDocument struct {
	Document
	Meeting MeetingSummary
}

// SignedDocuments lists the signed documents of all meetings, the newest first,
// each in the version that no other continues.
func (s *Store) SignedDocuments(ctx context.Context) ([]SignedDocument, error) {
	var list []SignedDocument
	err := s.reading(ctx, func(tx *gorm.DB) error {
		var records []documentRecord
		err := tx.Where("EXISTS (SELECT 1 FROM signings WHERE document_id = documents.id)").
			Where("sha256 NOT IN (SELECT continues FROM documents)").Order("created_at DESC, id DESC").Find(&records).Error
		if err != nil {
			return err
		}
		meetings := map[string]MeetingSummary{}
		for _, r := range records {
			d, err := withSignings(tx, r)
			if err != nil {
				return err
			}
			if _, known := meetings[d.MeetingID]; !known {
				var m meetingRecord
				if err := tx.Select(summaryColumns).Where("id = ?", d.MeetingID).Take(&m).Error; err != nil {
					return err
				}
				meetings[d.MeetingID] = m.summary()
			}
			list = append(list, SignedDocument{d, meetings[d.MeetingID]})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing signed documents: %w", err)
	}
	return list, nil
}

// AddCompleted stores the version of a signed document, known by its SHA-256,
// to which only evidence and timestamps were added: the same signatures of the
// same words. It takes the place of the one before in every list, and changes
// nothing in the meeting. ErrConflict where the document has been continued
// meanwhile, as by another signature.
func (s *Store) AddCompleted(ctx context.Context, before string, pdf []byte) (Document, error) {
	return s.addDocument(ctx, Document{Continues: before}, pdf, func(tx *gorm.DB, d *Document) error {
		was, err := documentBySHA(tx, before)
		if err != nil {
			return err
		}
		var later int64
		if err := tx.Model(&documentRecord{}).Where("continues = ?", before).Count(&later).Error; err != nil {
			return err
		}
		if later > 0 {
			return fmt.Errorf("document %s has been continued: %w", before, ErrConflict)
		}
		d.MeetingID, d.Kind, d.Sections, d.Name, d.Basis = was.MeetingID, was.Kind, was.Sections, was.Name, was.Basis
		d.Signed, d.CreatedAt = was.Signed, was.CreatedAt
		return nil
	})
}
