package data

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// Attach keeps a file as an attachment of an item, byte for byte. An attachment
// of that name which the papers only mention gets its file; one that has a file
// already gets the new one in its place, and the notes on it are carried there. Errors: ErrNotFound, ErrInvalid for an
// empty file or name.
func (s *Store) Attach(ctx context.Context, meetingID, itemID, name, mediaType string, file []byte) (Meeting, error) {
	name = strings.TrimSpace(name)
	if len(file) == 0 || name == "" {
		return Meeting{}, fmt.Errorf("an attachment without name or content: %w", ErrInvalid)
	}
	if err := s.keepPages(ctx, meetingID, itemID, name); err != nil {
		return Meeting{}, fmt.Errorf("attaching the file: %w", err)
	}
	if _, err := s.putFile(file); err != nil {
		return Meeting{}, err
	}
	return s.changeItem(ctx, meetingID, itemID, "attaching the file", func(tx *gorm.DB, it *AgendaItem) error {
		sha, err := s.putFile(file) // again: another process may have removed it meanwhile
		if err != nil {
			return err
		}
		a := Attachment{Name: name, MediaType: mediaType, SHA256: sha, Size: int64(len(file))}
		it.Attachments = slices.Clone(it.Attachments)
		for i, old := range it.Attachments {
			if strings.EqualFold(old.Name, name) {
				it.Attachments[i] = a
				return doom(tx, old.SHA256)
			}
		}
		it.Attachments = append(it.Attachments, a)
		return nil
	})
}

// Detach takes an attachment away; the name in any case. Its file goes too,
// unless something else refers to it.
func (s *Store) Detach(ctx context.Context, meetingID, itemID, name string) (Meeting, error) {
	if err := s.keepPages(ctx, meetingID, itemID, name); err != nil {
		return Meeting{}, fmt.Errorf("removing the attachment: %w", err)
	}
	m, err := s.changeItem(ctx, meetingID, itemID, "removing the attachment", func(tx *gorm.DB, it *AgendaItem) error {
		i := slices.IndexFunc(it.Attachments, func(a Attachment) bool { return strings.EqualFold(a.Name, name) })
		if i < 0 {
			return fmt.Errorf("attachment %q: %w", name, ErrNotFound)
		}
		sha := it.Attachments[i].SHA256
		it.Attachments = slices.Delete(slices.Clone(it.Attachments), i, i+1)
		return doom(tx, sha)
	})
	if err != nil {
		return m, err
	}
	return m, s.deleteDoomedFiles(ctx)
}

// changeItem changes one item of a meeting in one transaction.
func (s *Store) changeItem(ctx context.Context, meetingID, itemID, doing string, change func(*gorm.DB, *AgendaItem) error) (Meeting, error) {
	var stored Meeting
	err := s.act(ctx, func(tx *gorm.DB) error {
		m, err := loadMeeting(tx, meetingID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(m.Items, func(it AgendaItem) bool { return it.ID == itemID })
		if i < 0 {
			return fmt.Errorf("item %s: %w", itemID, ErrNotFound)
		}
		if err := change(tx, &m.Items[i]); err != nil {
			return err
		}
		if _, err := storeMeeting(tx, m, false, false); err != nil {
			return err
		}
		stored, err = loadMeeting(tx, meetingID)
		return err
	})
	if err != nil {
		return Meeting{}, fmt.Errorf("%s: %w", doing, err)
	}
	s.follow(ctx, meetingID)
	s.reindex(ctx, stored)
	s.publish(MeetingChanged, meetingID)
	return stored, nil
}

// withFiles are the attachments of a new version of an item with the files that
// were attached to the old one: a paper only names them. A new version that
// names none says nothing about them.
func withFiles(list, was []Attachment) []Attachment {
	if len(list) == 0 {
		return was
	}
	list = slices.Clone(list)
	for _, old := range was {
		i := slices.IndexFunc(list, func(a Attachment) bool { return strings.EqualFold(a.Name, old.Name) })
		switch {
		case old.SHA256 == "":
		case i < 0:
			list = append(list, old)
		case list[i].SHA256 == "":
			old.Name = list[i].Name
			list[i] = old
		}
	}
	return list
}
