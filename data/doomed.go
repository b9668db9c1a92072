package data

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// doomFiles marks, in the transaction that removes a meeting, the files that it
// refers to.
func doomFiles(tx *gorm.DB, meetingID string) error {
	var doomed []string
	for _, from := range []any{&sourceRecord{}, &documentRecord{}} {
		var shas []string
		if err := tx.Model(from).Where("meeting_id = ?", meetingID).Pluck("sha256", &shas).Error; err != nil {
			return err
		}
		doomed = append(doomed, shas...)
	}
	var attachments []string
	err := tx.Model(&itemRecord{}).Where("meeting_id = ? AND attachments <> ''", meetingID).Pluck("attachments", &attachments).Error
	if err != nil {
		return err
	}
	for _, text := range attachments {
		var list []Attachment
		if err := unpack(text, &list); err != nil {
			return err
		}
		for _, a := range list {
			doomed = append(doomed, a.SHA256)
		}
	}
	return doom(tx, doomed...)
}

// doom marks files to be deleted as soon as nothing refers to them.
func doom(tx *gorm.DB, files ...string) error {
	var records []doomedRecord
	for _, sha := range files {
		if shaForm.MatchString(sha) {
			records = append(records, doomedRecord{sha})
		}
	}
	if len(records) == 0 {
		return nil
	}
	return tx.Clauses(clause.OnConflict{DoNothing: true}).CreateInBatches(records, 100).Error
}

// deleteDoomedFiles deletes the marked files that nothing refers to any more.
// It holds the writer's transaction meanwhile, so that no one can begin to
// refer to a file that is about to go.
func (s *Store) deleteDoomedFiles(ctx context.Context) error {
	var waiting int64
	if err := s.committee.read.WithContext(ctx).Model(&doomedRecord{}).Count(&waiting).Error; err != nil || waiting == 0 {
		return err
	}
	return s.act(ctx, func(tx *gorm.DB) error {
		var doomed []string
		err := tx.Model(&doomedRecord{}).Pluck("sha256", &doomed).Error
		if err != nil {
			return err
		}
		for chunk := range slices.Chunk(doomed, 500) {
			for _, sha := range chunk {
				used, err := fileUsed(tx, sha)
				if err != nil {
					return err
				}
				if used {
					continue
				}
				if err := os.Remove(s.filePath(sha)); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return err
				}
			}
		}
		return tx.Where("true").Delete(&doomedRecord{}).Error
	})
}

func fileUsed(tx *gorm.DB, sha string) (bool, error) {
	var used bool
	err := tx.Raw(`SELECT EXISTS (SELECT 1 FROM sources WHERE sha256 = ?)
		OR EXISTS (SELECT 1 FROM documents WHERE sha256 = ?)
		OR EXISTS (SELECT 1 FROM items WHERE attachments LIKE '%' || ? || '%')`, sha, sha, sha).Scan(&used).Error
	return used, err
}
