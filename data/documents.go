package data

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// documentRecord is a row of documents.
type documentRecord struct {
	ID        string `gorm:"primaryKey"`
	MeetingID string
	Kind      string
	Sections  string
	SHA256    string `gorm:"column:sha256"`
	Continues string
	Name      string
	CreatedAt int64 `gorm:"autoCreateTime:false"`
	Basis     string
}

func (documentRecord) TableName() string { return "documents" }

// signingRecord is a row of signings.
type signingRecord struct {
	DocumentID string `gorm:"primaryKey"`
	Position   int    `gorm:"primaryKey;autoIncrement:false"`
	Role       string
	Name       string
	SignedAt   int64
	Attested   string
}

func (signingRecord) TableName() string { return "signings" }

// doomedRecord is a file that is to be deleted once nothing refers to it.
type doomedRecord struct {
	SHA256 string `gorm:"primaryKey;column:sha256"`
}

func (doomedRecord) TableName() string { return "doomed_files" }

// AddDocument stores a made or signed PDF and its record as one act; ID,
// SHA256 and CreatedAt are filled in. The same bytes twice give one document.
func (s *Store) AddDocument(ctx context.Context, d Document, pdf []byte) (Document, error) {
	return s.addDocument(ctx, d, pdf, nil)
}

// AddSigned stores the next signed version of a known document and, when chair
// and every adjuster have now signed the minutes, records in the same
// transaction that the §§ are adjusted, on the day of the last of those
// signatures (local date), and moves the meeting's state on. Meeting, kind and
// §§ are those of the document that d.Continues names (ErrNotFound if it is not
// known); d.Signed may hold all signatures or only the new ones. Minutes that
// no longer say what the meeting says adjust nothing: ErrOutdated.
func (s *Store) AddSigned(ctx context.Context, d Document, pdf []byte) (Document, error) {
	return s.addSigned(ctx, d, pdf, func(*gorm.DB, Document) error { return nil })
}

// addSigned is AddSigned with what else is recorded in its transaction.
func (s *Store) addSigned(ctx context.Context, d Document, pdf []byte, also func(*gorm.DB, Document) error) (Document, error) {
	var adjusted Meeting
	stored, err := s.addDocument(ctx, d, pdf, func(tx *gorm.DB, d *Document) error {
		before, err := documentBySHA(tx, d.Continues)
		if err != nil {
			return err
		}
		d.MeetingID, d.Kind, d.Sections, d.Basis = before.MeetingID, before.Kind, before.Sections, before.Basis
		if d.Name == "" {
			d.Name = before.Name
		}
		d.Signed = allSignings(before.Signed, d.Signed)
		if err := also(tx, *d); err != nil {
			return err
		}
		m, err := loadMeeting(tx, d.MeetingID)
		if err != nil {
			return err
		}
		after, changed := recordAdjustment(m, *d)
		if !changed {
			return nil
		}
		if d.Outdated(m) {
			return ErrOutdated
		}
		adjusted, err = storeMeeting(tx, after, false, false)
		return err
	})
	if err == nil && adjusted.ID != "" {
		s.reindex(ctx, adjusted)
		s.publish(MeetingChanged, adjusted.ID)
	}
	return stored, err
}

// addDocument stores a file, then its record and what complete does, as one
// transaction. Bytes that are already a document's are left as they are.
func (s *Store) addDocument(ctx context.Context, d Document, pdf []byte, complete func(*gorm.DB, *Document) error) (Document, error) {
	normal(&d)
	if len(pdf) == 0 {
		return Document{}, fmt.Errorf("an empty document: %w", ErrInvalid)
	}
	sha, err := s.putFile(pdf)
	if err != nil {
		return Document{}, err
	}
	known := false
	err = s.act(ctx, func(tx *gorm.DB) error {
		var found []documentRecord
		if err := tx.Where("sha256 = ?", sha).Limit(1).Find(&found).Error; err != nil {
			return err
		}
		if len(found) > 0 {
			known = true
			d, err = withSignings(tx, found[0])
			return err
		}
		if _, err := s.putFile(pdf); err != nil { // again: another process may have removed it meanwhile
			return err
		}
		d.ID, d.SHA256, d.CreatedAt = newID(), sha, now(tx)
		for i := range d.Signed {
			d.Signed[i].At = fromMicros(micros(d.Signed[i].At))
		}
		if complete != nil {
			if err := complete(tx, &d); err != nil {
				return err
			}
		}
		return storeDocument(tx, d)
	})
	if err != nil {
		return Document{}, fmt.Errorf("storing the document: %w", err)
	}
	if !known {
		s.publish(DocumentChanged, d.ID)
	}
	return d, nil
}

func storeDocument(tx *gorm.DB, d Document) error {
	if !slices.Contains([]DocumentKind{MinutesDocument, ExtractDocument, NoticeDocument, ListDocument, PublicationDocument}, d.Kind) {
		return fmt.Errorf("kind %q of a document: %w", d.Kind, ErrInvalid)
	}
	var meetings int64
	if err := tx.Model(&meetingRecord{}).Where("id = ?", d.MeetingID).Count(&meetings).Error; err != nil {
		return err
	}
	if meetings == 0 {
		return fmt.Errorf("meeting %s: %w", d.MeetingID, ErrNotFound)
	}
	err := tx.Create(&documentRecord{d.ID, d.MeetingID, string(d.Kind), d.Sections, d.SHA256, d.Continues, d.Name, micros(d.CreatedAt), d.Basis}).Error
	if err != nil {
		return err
	}
	var signings []signingRecord
	for i, g := range d.Signed {
		signings = append(signings, signingRecord{d.ID, i, g.Role, g.Name, micros(g.At), g.Attested})
	}
	return createAll(tx, signings)
}

// Documents lists a meeting's documents, the newest first.
func (s *Store) Documents(ctx context.Context, meetingID string) ([]Document, error) {
	var documents []Document
	err := s.reading(ctx, func(tx *gorm.DB) error {
		var records []documentRecord
		// Ids are ordered by time, also within one microsecond.
		if err := tx.Where("meeting_id = ?", meetingID).Order("created_at DESC, id DESC").Find(&records).Error; err != nil {
			return err
		}
		for _, r := range records {
			d, err := withSignings(tx, r)
			if err != nil {
				return err
			}
			documents = append(documents, d)
		}
		return nil
	})
	return documents, err
}

// DocumentBySHA finds a document by its file's SHA-256 (ErrNotFound).
func (s *Store) DocumentBySHA(ctx context.Context, sha string) (Document, error) {
	var d Document
	err := s.reading(ctx, func(tx *gorm.DB) (err error) {
		d, err = documentBySHA(tx, sha)
		return err
	})
	return d, err
}

func documentBySHA(tx *gorm.DB, sha string) (Document, error) {
	var found []documentRecord
	if err := tx.Where("sha256 = ?", sha).Limit(1).Find(&found).Error; err != nil {
		return Document{}, err
	}
	if len(found) == 0 {
		return Document{}, fmt.Errorf("document %s: %w", sha, ErrNotFound)
	}
	return withSignings(tx, found[0])
}

// document is the row as a document, still without its signatures.
func (r documentRecord) document() Document {
	return Document{ID: r.ID, MeetingID: r.MeetingID, Kind: DocumentKind(r.Kind), Sections: r.Sections, SHA256: r.SHA256,
		Continues: r.Continues, Name: r.Name, Basis: r.Basis, CreatedAt: fromMicros(r.CreatedAt)}
}

func withSignings(tx *gorm.DB, r documentRecord) (Document, error) {
	d := r.document()
	var signings []signingRecord
	if err := tx.Where("document_id = ?", r.ID).Order("position").Find(&signings).Error; err != nil {
		return d, err
	}
	for _, g := range signings {
		d.Signed = append(d.Signed, Signing{Role: g.Role, Name: g.Name, At: fromMicros(g.SignedAt), Attested: g.Attested})
	}
	return d, nil
}

// allSignings joins the signatures of the file before with those now given.
func allSignings(before, given []Signing) []Signing {
	same := func(a, b Signing) bool { return a.Role == b.Role && a.Name == b.Name && a.At.Equal(b.At) }
	if len(given) >= len(before) && slices.EqualFunc(before, given[:len(before)], same) {
		return given
	}
	return append(slices.Clone(before), given...)
}
