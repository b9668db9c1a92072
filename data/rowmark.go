package data

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// RowMark is the owner's own mark on a row of a notification list, as private
// as a note. It follows the row's words as a note does.
type RowMark struct {
	MeetingID string
	ItemID    string
	Row       RowRef
	Read      bool
	Raised    bool // to be raised at the meeting
}

// rowMarkRecord is a row of row_marks.
type rowMarkRecord struct {
	ID        string `gorm:"primaryKey"`
	MeetingID string
	ItemID    string
	RowList   string
	RowNumber int
	RowText   string
	Read      bool
	Raised    bool
}

func (rowMarkRecord) TableName() string { return "row_marks" }

// RowMarks lists the marks on the rows of a meeting, each with the row's place
// now, in no order.
func (s *Store) RowMarks(ctx context.Context, meetingID string) ([]RowMark, error) {
	var records []rowMarkRecord
	err := s.notes.read.WithContext(ctx).Where("meeting_id = ?", meetingID).Find(&records).Error
	var marks []RowMark
	if err == nil {
		marks, _, err = s.followMarks(ctx, records)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the marks on rows: %w", err)
	}
	return marks, nil
}

// SetRowMarks sets marks on rows as one act; a mark that is neither read nor
// raised is taken away. ErrNotFound for a row that does not exist.
func (s *Store) SetRowMarks(ctx context.Context, marks []RowMark) error {
	normal(&marks)
	var meetings []string
	items := map[string]AgendaItem{}
	for i := range marks {
		m := &marks[i]
		it, known := items[m.ItemID]
		if !known {
			var err error
			if it, err = s.item(ctx, m.MeetingID, m.ItemID); err != nil {
				return fmt.Errorf("marking a row: %w", err)
			}
			items[m.ItemID] = it
		}
		entry, ok := findRow(it, m.Row)
		if !ok && (m.Read || m.Raised) {
			return fmt.Errorf("marking row %d of the list %q: %w", m.Row.Number, m.Row.List, ErrNotFound)
		}
		m.Row.Text = entry.Text
		if !slices.Contains(meetings, m.MeetingID) {
			meetings = append(meetings, m.MeetingID)
		}
	}
	err := s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for id := range items {
			var old []rowMarkRecord
			if err := tx.Where("item_id = ?", id).Find(&old).Error; err != nil {
				return err
			}
			followed, ids, err := s.followMarks(ctx, old)
			if err != nil {
				return err
			}
			var gone []string
			for i, f := range followed {
				if slices.ContainsFunc(marks, func(m RowMark) bool { return m.ItemID == id && m.Row.samePlace(f.Row) }) {
					gone = append(gone, ids[i])
				}
			}
			for chunk := range slices.Chunk(gone, 500) {
				if err := tx.Delete(&rowMarkRecord{}, "id IN ?", chunk).Error; err != nil {
					return err
				}
			}
		}
		var fresh []rowMarkRecord
		for i, m := range marks {
			again := slices.ContainsFunc(marks[i+1:], func(x RowMark) bool { return x.ItemID == m.ItemID && x.Row.samePlace(m.Row) })
			if (m.Read || m.Raised) && !again {
				fresh = append(fresh, rowMarkRecord{newID(), m.MeetingID, m.ItemID, m.Row.List, m.Row.Number, m.Row.Text, m.Read, m.Raised})
			}
		}
		return createAll(tx, fresh)
	})
	if err != nil {
		return fmt.Errorf("marking rows: %w", err)
	}
	s.publish(ReadingChanged, meetings...)
	return nil
}

// samePlace reports whether two references name one row.
func (r RowRef) samePlace(other RowRef) bool { return r.List == other.List && r.Number == other.Number }

// followMarks gives the marks of records where their rows stand now, with the
// records' ids.
func (s *Store) followMarks(ctx context.Context, records []rowMarkRecord) (marks []RowMark, ids []string, err error) {
	var items []string
	for _, r := range records {
		items = append(items, r.ItemID)
	}
	var rows map[string][]rowPlace
	err = s.reading(ctx, func(tx *gorm.DB) (err error) {
		rows, err = rowsOf(tx, items)
		return err
	})
	for _, r := range records {
		row := RowRef{List: r.RowList, Number: r.RowNumber, Text: r.RowText}.follow(rows[r.ItemID])
		marks = append(marks, RowMark{r.MeetingID, r.ItemID, row, r.Read, r.Raised})
		ids = append(ids, r.ID)
	}
	return marks, ids, err
}
