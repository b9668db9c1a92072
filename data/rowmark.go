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

var selectMarks = `SELECT ` + packed("id, meeting_id, item_id, row_list, row_number, row_text, read, raised") + ` FROM row_marks WHERE `

func (r *rowMarkRecord) read(f *fields) {
	r.ID, r.MeetingID, r.ItemID = f.text(), f.text(), f.text()
	r.RowList, r.RowNumber, r.RowText = f.text(), f.int(), f.text()
	r.Read, r.Raised = f.flag(), f.flag()
}

// RowMarks lists the marks on the rows of a meeting, each with the row's place
// now, in no order.
func (s *Store) RowMarks(ctx context.Context, meetingID string) ([]RowMark, error) {
	records, err := readPacked(askingGORM(s.notes.read.WithContext(ctx)), (*rowMarkRecord).read, selectMarks+"meeting_id = ?", meetingID)
	var marks []RowMark
	if err == nil {
		marks, _, err = s.followMarks(ctx, records)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the marks on rows: %w", err)
	}
	return marks, nil
}

// Same reports whether two marks are on one row.
func (m RowMark) Same(other RowMark) bool { return m.ItemID == other.ItemID && m.Row.same(other.Row) }

// markedRow is the place of a row that is to be marked, its words only where
// they tell it from another with its number.
type markedRow struct {
	item, list string
	number     int
	text       string
}

func (m RowMark) place() markedRow { return markedRow{m.ItemID, m.Row.List, m.Row.Number, m.Row.Text} }

// SetRowMarks sets marks on rows as one act; a mark that is neither read nor
// raised is taken away. Of several marks on one row the last counts.
// ErrNotFound for a row that does not exist.
func (s *Store) SetRowMarks(ctx context.Context, marks []RowMark) error {
	normal(&marks)
	set := map[markedRow]RowMark{}
	var meetings, items []string
	rows, numbers := map[markedRow]Notification{}, map[markedRow]bool{}
	for _, m := range marks {
		if !slices.Contains(items, m.ItemID) {
			it, err := s.item(ctx, m.MeetingID, m.ItemID)
			if err != nil {
				return fmt.Errorf("marking a row: %w", err)
			}
			items = append(items, m.ItemID)
			for _, l := range it.Lists {
				for _, e := range l.Entries {
					rows[markedRow{it.ID, l.Title, e.Number, e.Text}] = e
					if at := (markedRow{it.ID, l.Title, e.Number, ""}); rows[at].Text == "" {
						rows[at] = e
					}
				}
			}
		}
		entry, ok := rows[m.place()]
		if !ok { // other words than these have the number now
			entry, ok = rows[markedRow{m.ItemID, m.Row.List, m.Row.Number, ""}]
		}
		if !ok && (m.Read || m.Raised) {
			return fmt.Errorf("marking row %d of the list %q: %w", m.Row.Number, m.Row.List, ErrNotFound)
		}
		m.Row.Text = entry.Text
		set[m.place()] = m
		numbers[markedRow{m.ItemID, m.Row.List, m.Row.Number, ""}] = true
		if !slices.Contains(meetings, m.MeetingID) {
			meetings = append(meetings, m.MeetingID)
		}
	}
	err := s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var old []rowMarkRecord
		for chunk := range slices.Chunk(items, 500) {
			some, err := readPacked(askingGORM(tx), (*rowMarkRecord).read, selectMarks+"item_id IN ?", chunk)
			if err != nil {
				return err
			}
			old = append(old, some...)
		}
		followed, ids, err := s.followMarks(ctx, old)
		if err != nil {
			return err
		}
		var gone []string
		for i, f := range followed {
			at := f.place()
			_, again := set[at]
			if at.text = ""; again || (f.Row.Changed || f.Row.Text == "") && numbers[at] {
				gone = append(gone, ids[i])
			}
		}
		for chunk := range slices.Chunk(gone, 500) {
			if err := tx.Delete(&rowMarkRecord{}, "id IN ?", chunk).Error; err != nil {
				return err
			}
		}
		var fresh []rowMarkRecord
		for _, m := range set {
			if m.Read || m.Raised {
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

// followMarks gives the marks of records where their rows stand now, with the
// records' ids.
func (s *Store) followMarks(ctx context.Context, records []rowMarkRecord) (marks []RowMark, ids []string, err error) {
	var items []string
	for _, r := range records {
		items = append(items, r.ItemID)
	}
	var rows rowIndexes
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
