package data

import (
	"context"
	"os"
	"strings"

	"gorm.io/gorm"
)

// indexedMeeting says which version of a meeting the index holds.
type indexedMeeting struct {
	ID      string `gorm:"primaryKey"`
	Version int
}

func (indexedMeeting) TableName() string { return "indexed_meetings" }

// indexedText is the text of one item, or with position 0 of the meeting.
type indexedText struct {
	MeetingID   string `gorm:"primaryKey"`
	Position    int    `gorm:"primaryKey;autoIncrement:false"`
	ItemID      string
	Section     int
	Title       string
	CaseNumbers string // separated by spaces
	Text        string
}

func (indexedText) TableName() string { return "indexed_texts" }

// removeIndex deletes the derived index; the next Open makes it anew.
func (s *Store) removeIndex() {
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(s.path("index") + end)
	}
}

// reindex brings the index up to a meeting that was stored. It cannot fail the
// act that is already committed: what is left behind here is caught up with at
// the next Open.
func (s *Store) reindex(ctx context.Context, m Meeting) {
	_ = s.indexMeeting(context.WithoutCancel(ctx), m)
}

func (s *Store) indexMeeting(ctx context.Context, m Meeting) error {
	return s.index.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var known []indexedMeeting
		if err := tx.Where("id = ?", m.ID).Find(&known).Error; err != nil {
			return err
		}
		if len(known) > 0 && known[0].Version >= m.Version {
			return nil // another process was first
		}
		if err := tx.Delete(&indexedMeeting{}, "id = ?", m.ID).Error; err != nil {
			return err
		}
		if err := tx.Create(&indexedMeeting{m.ID, m.Version}).Error; err != nil {
			return err
		}
		texts := []indexedText{{MeetingID: m.ID, Title: strings.TrimSpace(m.Organization + " " + m.Body),
			Text: JoinBlocks(m.FrontMatter)}}
		for i, it := range m.Items {
			texts = append(texts, indexedText{m.ID, i + 1, it.ID, it.Section, it.Title,
				strings.Join(it.CaseNumbers, " "), plainText(it)})
		}
		return createAll(tx, texts)
	})
}

// plainText is all that is read in an item: its parts in printing order, then
// the rows of its lists.
func plainText(it AgendaItem) string {
	var texts []string
	for _, part := range Parts {
		if text := JoinBlocks(it.Part(part)); text != "" {
			texts = append(texts, text)
		}
	}
	for _, l := range it.Lists {
		texts = append(texts, l.Title)
		for _, e := range l.Entries {
			texts = append(texts, e.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// unindex takes removed meetings out of the index, for good.
func (s *Store) unindex(ctx context.Context, ids []string) error {
	if err := s.index.write.WithContext(ctx).Delete(&indexedMeeting{}, "id IN ?", ids).Error; err != nil {
		return err
	}
	_, err := s.index.truncate(ctx)
	return err
}

// catchUpIndex indexes what is stored and not indexed, as after a crash or when
// the index was deleted, and takes out what is not stored any more.
func (s *Store) catchUpIndex(ctx context.Context) error {
	var stored, indexed []indexedMeeting
	err := s.committee.read.WithContext(ctx).Model(&meetingRecord{}).Select("id", "version").Find(&stored).Error
	if err == nil {
		err = s.index.read.WithContext(ctx).Find(&indexed).Error
	}
	if err != nil {
		return err
	}
	have := make(map[string]int, len(indexed))
	for _, m := range indexed {
		have[m.ID] = m.Version
	}
	for _, m := range stored {
		version, ok := have[m.ID]
		delete(have, m.ID)
		if ok && version >= m.Version {
			continue
		}
		// A meeting that cannot be read is not searchable; opening it says why.
		if whole, err := s.Meeting(ctx, m.ID); err == nil {
			if err := s.indexMeeting(ctx, whole); err != nil {
				return err
			}
		}
	}
	var gone []string
	for id := range have {
		gone = append(gone, id)
	}
	if len(gone) == 0 {
		return nil
	}
	return s.unindex(ctx, gone)
}
